/**
 * What supervisors and the persons concerned may say beside the cards of a year: the product proposes; the person is served,
 * states their case (申辩) and contests a card once, each within five working days; a supervisor decides, never about their own
 * organ, and a contested card nobody who has confirmed anything in that case.
 */
import { isOfficial, isSame, nameOf, rankOf, type Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { ConsequenceStep } from "../catalogue/consequences.ts";
import { LEADING_RANKS } from "../review/absence.ts";
import {
  fileOf,
  sameCard,
  sameStep,
  type Account,
  type AccountEvent,
  type CardKey,
  type ContestOutcome,
  type Proceeding,
  type ProposalOutcome,
  type StepKey,
} from "./account.ts";
import type { ReportedObjection } from "./objectionReport.ts";
import { isContested, keyOf, standingsOf, type AccountCard, type StepStanding } from "./accountStanding.ts";

/** Working days from service within which a person states their case, and within which they contest a card. */
export const STATEMENT_DAYS = 5;
export const CONTEST_DAYS = 5;

export type AccountRefusal =
  | { code: "no-such-card"; cards: string[] }
  | { code: "card-corrected"; correctedAt: Instant }
  | { code: "card-confirmed"; confirmedAt: Instant }
  | { code: "card-contested"; contestedAt: Instant }
  | { code: "not-the-person"; person: string | null }
  | { code: "not-served" }
  | { code: "contest-too-late"; until: Instant }
  | { code: "no-contest" }
  | { code: "contest-decided"; decidedAt: Instant }
  | { code: "contest-pending" }
  | { code: "confirmed-in-case" }
  | { code: "own-organ"; organ: string }
  | { code: "no-such-proposal" }
  | { code: "statement-made"; madeAt: Instant }
  | { code: "statement-too-late"; until: Instant }
  | { code: "statement-awaited"; until: Instant }
  | { code: "proposal-decided"; decidedAt: Instant }
  | { code: "no-objection"; reviewId: string }
  | { code: "objection-settled"; settledAt: Instant }
  | { code: "objection-not-returned" }
  | { code: "account-full" };

export type AccountDecision = { events: readonly AccountEvent[]; refusal?: AccountRefusal };

/** What every act is judged by: the cards of the year as they are, the region's table, who acts and when. */
export type Judging = {
  department: string;
  cards: readonly AccountCard[];
  /** What it has objected to in the year. */
  objections: readonly ReportedObjection[];
  table: readonly ConsequenceStep[];
  rules: ClockRules;
  by: Actor;
  at: Instant;
};

const refuse = (refusal: AccountRefusal): AccountDecision => ({ events: [], refusal });
const DONE: AccountDecision = { events: [] };

/** Nobody decides about their own organ. */
const ownOrgan = ({ department, by }: Judging): AccountDecision | null =>
  isOfficial(by) && by.organ === department ? refuse({ code: "own-organ", organ: department }) : null;

type FoundCard = { card: AccountCard } | { refusal: AccountRefusal };

function cardOf({ cards }: Judging, key: CardKey): FoundCard {
  const card = cards.find((one) => sameCard(one, key));
  if (!card)
    return { refusal: { code: "no-such-card", cards: cards.map(({ rule, at }) => `${rule} ${at}`) } };
  return card.corrected ? { refusal: { code: "card-corrected", correctedAt: card.corrected.at } } : { card };
}

/** A supervisor confirms a card, once, with reasons. */
export function confirmCard(
  account: Account,
  key: CardKey,
  reasons: string,
  judging: Judging,
): AccountDecision {
  const own = ownOrgan(judging);
  if (own) return own;
  const found = cardOf(judging, key);
  if ("refusal" in found) return refuse(found.refusal);
  const { confirmed } = fileOf(account, key);
  if (confirmed)
    return confirmed.reasons === reasons
      ? DONE
      : refuse({ code: "card-confirmed", confirmedAt: confirmed.at });
  // What is contested is decided by somebody who has confirmed nothing in the case.
  if (isContested(account, key)) return refuse({ code: "contest-pending" });
  return { events: [{ type: "card-confirmed", card: keyOf(key), reasons }] };
}

/** A card is served on the person who answers for it: they sign for it, or a supervisor says how it reached them. */
export function serveCard(
  account: Account,
  key: CardKey,
  how: string | null,
  judging: Judging,
): AccountDecision {
  const found = cardOf(judging, key);
  if ("refusal" in found) return refuse(found.refusal);
  const refused = how === null ? notThePerson(judging, found.card.person) : ownOrgan(judging);
  if (refused) return refused;
  const { person } = found.card;
  if (person === null) return refuse({ code: "not-the-person", person });
  if (fileOf(account, key).served?.person === person) return DONE;
  return { events: [{ type: "card-served", card: keyOf(key), person, how }] };
}

/** The person who answers for a card contests it, once, within five working days of its service on them. */
export function contestCard(
  account: Account,
  key: CardKey,
  reasons: string,
  judging: Judging,
): AccountDecision {
  const found = cardOf(judging, key);
  if ("refusal" in found) return refuse(found.refusal);
  const refused = notThePerson(judging, found.card.person);
  if (refused || found.card.person === null)
    return refused ?? refuse({ code: "not-the-person", person: null });
  const { served, contest } = fileOf(account, key);
  if (contest)
    return contest.reasons === reasons ? DONE : refuse({ code: "card-contested", contestedAt: contest.at });
  if (served?.person !== found.card.person) return refuse({ code: "not-served" });
  const until = contestUntil(served.at, judging.rules);
  if (judging.at >= until) return refuse({ code: "contest-too-late", until });
  return { events: [{ type: "card-contested", card: keyOf(key), reasons }] };
}

export const contestUntil = (servedAt: Instant, rules: ClockRules): Instant =>
  afterWorkingDays(servedAt, CONTEST_DAYS, rules).dueAt;

export const statementUntil = (servedAt: Instant, rules: ClockRules): Instant =>
  afterWorkingDays(servedAt, STATEMENT_DAYS, rules).dueAt;

/**
 * A contested card is decided by a supervisor who has confirmed nothing in that case and is not of the organ; where there is
 * none such, by the next level. One that is revoked is corrected in its review, too.
 * @param confirmers whoever has confirmed a card of that case, or a consequence that rests on one, in whichever account
 */
export function decideContest(
  account: Account,
  key: CardKey,
  { outcome, reasons }: { outcome: ContestOutcome; reasons: string },
  confirmers: readonly Actor[],
  judging: Judging,
): AccountDecision {
  const own = ownOrgan(judging);
  if (own) return own;
  const { contest, contestDecided: decided } = fileOf(account, key);
  if (!contest) return refuse({ code: "no-contest" });
  if (decided)
    return decided.outcome === outcome && decided.reasons === reasons
      ? DONE
      : refuse({ code: "contest-decided", decidedAt: decided.at });
  if (confirmers.some((one) => isSame(one, judging.by))) return refuse({ code: "confirmed-in-case" });
  return { events: [{ type: "contest-decided", card: keyOf(key), outcome, reasons }] };
}

/** Whoever has confirmed a card of the case, or a consequence that rests on one. */
export const confirmersIn = (account: Account, isOfCase: (reviewId: string) => boolean): Actor[] => [
  ...account.files.flatMap(({ card, confirmed }) =>
    confirmed && isOfCase(card.reviewId) ? [confirmed.by] : [],
  ),
  ...account.proceedings.flatMap(({ cards, decided }) =>
    decided?.outcome === "confirmed" && cards.some(({ reviewId }) => isOfCase(reviewId)) ? [decided.by] : [],
  ),
];

/** Nobody but the person themselves; for the department one of its leaders. */
function notThePerson({ by, department }: Judging, person: string | null): AccountDecision | null {
  const isTheirs =
    isOfficial(by) && by.role === "department" && by.organ === department && by.system === undefined;
  return isTheirs && nameOf(by) === person ? null : refuse({ code: "not-the-person", person });
}

function notTheSubject(judging: Judging, person: string | null): AccountDecision | null {
  if (person !== null) return notThePerson(judging, person);
  const { by, department } = judging;
  const rank = rankOf(by);
  const leads = LEADING_RANKS.some((leading) => leading === rank);
  return isOfficial(by) && by.role === "department" && by.organ === department && leads
    ? null
    : refuse({ code: "not-the-person", person: null });
}

/** A consequence that the cards lead to now; `undefined` where they do not. */
export const stepStanding = (
  account: Account,
  step: StepKey,
  { cards, table }: Pick<Judging, "cards" | "table">,
): StepStanding | undefined =>
  standingsOf(cards, account, table)
    .flatMap(({ steps }) => steps)
    .find((one) => one.status !== "fallen" && sameStep(one.step, step));

/** A proposed consequence is served: whom it concerns signs for it, or a supervisor says how it reached them. */
export function serveProposal(
  account: Account,
  step: StepKey,
  how: string | null,
  judging: Judging,
): AccountDecision {
  const standing = stepStanding(account, step, judging);
  if (!standing) return refuse({ code: "no-such-proposal" });
  const refused = how === null ? notTheSubject(judging, step.person) : ownOrgan(judging);
  if (refused) return refused;
  if (standing.proceeding?.served) return DONE;
  if (standing.proceeding?.decided)
    return refuse({ code: "proposal-decided", decidedAt: standing.proceeding.decided.at });
  const { measure, cards } = standing;
  return { events: [{ type: "proposal-served", step: standing.step, measure, cards, how }] };
}

/** 申辩: whom it concerns states their case, once, within five working days of its service, before it is decided. */
export function makeStatement(
  account: Account,
  step: StepKey,
  text: string,
  judging: Judging,
): AccountDecision {
  const standing = stepStanding(account, step, judging);
  if (!standing) return refuse({ code: "no-such-proposal" });
  const refused = notTheSubject(judging, step.person);
  if (refused) return refused;
  const { served, statement, decided } = standing.proceeding ?? NOT_BEGUN;
  if (statement)
    return statement.text === text ? DONE : refuse({ code: "statement-made", madeAt: statement.at });
  if (decided) return refuse({ code: "proposal-decided", decidedAt: decided.at });
  if (!served) return refuse({ code: "not-served" });
  const until = statementUntil(served.at, judging.rules);
  if (judging.at >= until) return refuse({ code: "statement-too-late", until });
  return { events: [{ type: "statement-made", step: standing.step, cards: standing.cards, text }] };
}

const NOT_BEGUN: Pick<Proceeding, "served" | "statement" | "decided"> = {
  served: null,
  statement: null,
  decided: null,
};

/**
 * A supervisor confirms a consequence, after whom it concerns has stated their case or let the days for it go by, and while none
 * of its cards is contested; or dismisses it, at any time. Both with reasons, and once.
 */
export function decideProposal(
  account: Account,
  step: StepKey,
  { outcome, reasons }: { outcome: ProposalOutcome; reasons: string },
  judging: Judging,
): AccountDecision {
  const own = ownOrgan(judging);
  if (own) return own;
  const standing = stepStanding(account, step, judging);
  if (!standing) return refuse({ code: "no-such-proposal" });
  const { measure, cards } = standing;
  const { served, statement, decided } = standing.proceeding ?? NOT_BEGUN;
  if (decided)
    return decided.outcome === outcome && decided.reasons === reasons
      ? DONE
      : refuse({ code: "proposal-decided", decidedAt: decided.at });
  if (outcome === "confirmed") {
    if (!served) return refuse({ code: "not-served" });
    const until = statementUntil(served.at, judging.rules);
    if (!statement && judging.at < until) return refuse({ code: "statement-awaited", until });
    if (cards.some((card) => isContested(account, card))) return refuse({ code: "contest-pending" });
  }
  return { events: [{ type: "proposal-decided", step: standing.step, measure, cards, outcome, reasons }] };
}
