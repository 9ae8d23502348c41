/**
 * Evidence of receipt (送达凭证): a consent by silence needs some that could have been absent. Each kind is an event of
 * the review's own history with its instant; of each the first is kept, and a new service asks for it anew.
 */
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import type { Actor } from "../base/actor.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Review } from "./review.ts";
import type { Channel } from "./service.ts";
import { plusSeconds, type Instant } from "../base/time.ts";

/** Who signed for a review (签收), and when. */
export type Signature = { by: Actor; at: Instant };

/** When somebody of the department had it in hand first, and how: they read it, or acted on it unread. */
export type Opening = { at: Instant; how: "read" | "act" };

/** The 2xx of the department's endpoint. */
export type EndpointAnswer = { webhookId: string; status: number; at: Instant };

/** What is kept of it; absent until it is there, so that a review nobody has seen is no byte longer. */
export type Evidence = {
  signature?: Signature | undefined;
  opening?: Opening | undefined;
  answer?: EndpointAnswer | undefined;
  /** When the department was reminded (催收) of a review that nobody had signed for or opened. */
  remindedAt?: Instant | undefined;
  /** Since when its endpoint had been switched off as it was dispatched: its in-box has it. */
  passedOver?: Instant | undefined;
};

/** None yet: a new service begins with it. */
export const NO_EVIDENCE = {
  signature: undefined,
  opening: undefined,
  answer: undefined,
  remindedAt: undefined,
  passedOver: undefined,
} as const satisfies Evidence;

export const evidenceOf = ({ signature, opening, answer, remindedAt, passedOver }: Evidence): Evidence => ({
  ...(signature && { signature }),
  ...(opening && { opening }),
  ...(answer && { answer }),
  ...(remindedAt !== undefined && { remindedAt }),
  ...(passedOver !== undefined && { passedOver }),
});

/** How a review reaches its department: an endpoint that was switched off as it was dispatched has no part in it. */
export const channelOf = ({ facts, passedOver }: Pick<Review, "facts" | "passedOver">): Channel =>
  passedOver === undefined ? facts.department.channel : "in-box";

/** By what a review is known to have reached its department. */
export type Receipt =
  | { by: "signature" | "opening" | "answer" | "act"; at: Instant }
  /** It lay in the in-box with a reminder, and a whole working day since its dispatch is over. */
  | { by: "reminder"; at: Instant; dayOverAt: Instant };

type Known = { by: "signature" | "opening" | "answer"; at: Instant };

/** The evidence that people or an endpoint have given, the earliest first. */
export function receiptsOf({ signature, opening, answer }: Evidence): Known[] {
  const known: Known[] = [];
  if (signature) known.push({ by: "signature", at: signature.at });
  if (opening) known.push({ by: "opening", at: opening.at });
  if (answer) known.push({ by: "answer", at: answer.at });
  return known.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What the department has done with a review that is in its hands: nobody acts on what has not come. */
function actsOf({ handlersNamed, supplement, procedures, extension, served }: Review): Instant[] {
  const acts = [
    ...handlersNamed.map(({ at }) => at),
    ...(supplement ? [supplement.requestedAt] : []),
    ...procedures.map(({ startedAt }) => startedAt),
    ...(extension ? [extension.at] : []),
  ];
  return acts.filter((at) => served !== null && at >= served.servedAt).sort();
}

/** The earliest evidence that somebody of the department has a review, or its endpoint; `null` while there is none. */
export function receiptOf(review: Review): Exclude<Receipt, { by: "reminder" }> | null {
  const [known] = receiptsOf(review);
  const [act] = actsOf(review);
  if (act !== undefined && (known === undefined || act < known.at)) return { by: "act", at: act };
  return known ?? null;
}

/** Since when a dispatch is on record: nobody of the department could see it before. */
export function onRecordSince(review: Review): Instant | null {
  if (review.status === "dispatched") return review.recordedAt;
  return review.served?.recordedAt ?? null;
}

/** The first working day of its department that a review lies in the in-box for the whole of: it may begin as it comes. */
export const firstWholeDay = ({ facts }: Review, since: Instant, rules: ClockRules): Due =>
  afterWorkingDays(plusSeconds(since, -0.001), 1, ownRules(facts, rules));

/**
 * The evidence that was on record before an instant: somebody's, or an in-box's own rule of a reminder and one working
 * day since the dispatch; `null` where there was none. No other than the record's own instants decide.
 */
export function receiptBefore(review: Review, instant: Instant, rules: ClockRules): Receipt | null {
  const given = receiptOf(review);
  if (given !== null && given.at < instant) return given;
  const { remindedAt: at } = review;
  const since = onRecordSince(review);
  if (channelOf(review) !== "in-box" || at === undefined || at >= instant || since === null) return null;
  const { dueAt: dayOverAt } = firstWholeDay(review, since, rules);
  return dayOverAt <= instant ? { by: "reminder", at, dayOverAt } : null;
}
