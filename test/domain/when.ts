/** What may happen to a review, as commands for `given(…).when(…)`; each names only what a test is about. */
import { viewAt } from "../../functions/domain/review/advance.ts";
import type { LadderStep } from "../../functions/domain/review/ladder.ts";
import { answerOrder as answerOrderBy } from "../../functions/domain/review/answerOrder.ts";
import { signFor as signForIt } from "../../functions/domain/review/signFor.ts";
import { assign as assignTo } from "../../functions/domain/review/handler.ts";
import { cancel as cancelAt } from "../../functions/domain/review/cancellation.ts";
import type { ReviewRules } from "../../functions/domain/review/circumstances.ts";
import { extend as extendBy, type ExtensionRequest } from "../../functions/domain/review/extension.ts";
import { interrupt as interruptBy } from "../../functions/domain/review/interruption.ts";
import type { Handler } from "../../functions/domain/review/opinion.ts";
import { release as releaseBy } from "../../functions/domain/review/release.ts";
import type { Announcement, RevokingOrgan } from "../../functions/domain/review/announcement.ts";
import * as announcing from "../../functions/domain/review/announcing.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { Review, ReviewDecision, ReviewEvent } from "../../functions/domain/review/review.ts";
import { revoke as revokeBy } from "../../functions/domain/review/revocation.ts";
import * as procedures from "../../functions/domain/review/specialProcedure.ts";
import { withdrawSupplementRequest } from "../../functions/domain/review/supplementWithdrawal.ts";
import * as approvals from "../../functions/domain/review/approval.ts";
import type { ApprovedCommand, StatedApprover } from "../../functions/domain/review/approver.ts";
import type { SupplementItem } from "../../functions/domain/review/stop.ts";
import * as supplements from "../../functions/domain/review/supplement.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Actor, Rank } from "../../functions/domain/base/actor.ts";
import { personOf, SOMEBODY } from "../support/people.ts";
import { RULES } from "./given.ts";

type Command = (review: Review, at: Instant) => ReviewDecision;

/** When nothing in these tests begins. */
const NEVER = "2020-01-01T00:00:00.000Z";

/** A review with limits long enough to be stopped in: twenty working days from Mon 03-02, until Mon 03-30. */
export const TWENTY = {
  limit: { days: 20, unit: "working-days" },
  materials: ["site-plan", "survey", "traffic-study"],
} as const;

export const item = (material: string, about: Partial<SupplementItem> = {}): SupplementItem => ({
  material,
  defect: null,
  basis: null,
  ...about,
});

export const supplementOf = (
  items: readonly (string | SupplementItem)[],
  about: Partial<supplements.SupplementRequest> = {},
): supplements.SupplementRequest => ({
  items: items.map((asked) => (typeof asked === "string" ? item(asked) : asked)),
  reasons: "the cross-section is missing",
  handler: null,
  ...about,
});

export const requestSupplement =
  (
    request: supplements.SupplementRequest | readonly string[],
    rules: ReviewRules = RULES,
    held: readonly string[] = [],
  ): Command =>
  (review, at) =>
    supplements.requestSupplement(
      review,
      "items" in request ? request : supplementOf(request),
      at,
      rules,
      held,
    );

export const supply =
  (material: string, rules: ReviewRules = RULES): Command =>
  (review, at) =>
    supplements.supply(review, material, at, rules);

/** The one that the review has, unless another is named. */
export const withdrawRequest =
  (rules: ReviewRules = RULES, requestedAt?: Instant): Command =>
  (review, at) =>
    withdrawSupplementRequest(review, requestedAt ?? review.supplement?.requestedAt ?? NEVER, at, rules);

export const procedureOf = (
  about: Partial<procedures.SpecialProcedureStart> = {},
): procedures.SpecialProcedureStart => ({
  kind: "expert-review",
  basis: "行政许可法 第四十五条",
  reasons: "a culvert of this span",
  plannedEnd: "2026-03-11",
  approver: { name: "Deputy Sun", rank: "deputy-head" },
  handler: null,
  ...about,
});

export const startProcedure =
  (about: Partial<procedures.SpecialProcedureStart> = {}, rules: ReviewRules = RULES): Command =>
  (review, at) =>
    procedures.startSpecialProcedure(review, procedureOf(about), callerOf(procedureOf(about)), at, rules);

/** The last that the review has had, unless another is named. */
export const endProcedure =
  (rules: ReviewRules = RULES, named?: procedures.NamedProcedure): Command =>
  (review, at) =>
    procedures.endSpecialProcedure(
      review,
      named ?? review.procedures.at(-1) ?? { kind: "hearing", startedAt: NEVER },
      at,
      rules,
    );

/** The one of that step that the review has, unless another is named. */
export const answerOrder =
  (to: LadderStep, answer?: string, rank: Rank = "head", at?: Instant, rules: ReviewRules = RULES): Command =>
  (review, now) => {
    const issued = viewAt(review, now, rules).orders?.findLast((order) => order.to === to)?.at;
    const order = { to, at: at ?? issued ?? NEVER, answer };
    return answerOrderBy(review, order, personOf("water", { rank, name: "王某" }), now, rules);
  };

/** Who calls: of the rank that is stated, and a head where none is. */
const callerOf = ({ approver }: { approver?: StatedApprover | undefined }): Actor =>
  personOf("water", { rank: approver?.rank ?? "head" });

const extensionOf = (days: number, about: Partial<ExtensionRequest>): ExtensionRequest => ({
  days,
  reasons: "a second survey",
  approver: { name: "Head Zhou", rank: "head" },
  ...about,
});

export const extend =
  (days: number, about: Partial<ExtensionRequest> = {}, rules: ReviewRules = RULES): Command =>
  (review, at) =>
    extendBy(review, extensionOf(days, about), callerOf(extensionOf(days, about)), at, rules);

export const assign =
  (name: string, post: Handler["post"] = "A"): Command =>
  (review, at) =>
    assignTo(review, { name, post }, at);

export const signFor =
  (by: Actor = SOMEBODY, rules: ReviewRules = RULES): Command =>
  (review, at) =>
    signForIt(review, by, at, rules);

export const interrupt =
  (change = 1, rules: ReviewRules = RULES): Command =>
  (review, at) => ({ events: interruptBy(review, change, at, rules) });

export const cancel =
  (rules: ReviewRules = RULES): Command =>
  (review, at) => ({ events: cancelAt(review, { kind: "withdrawal" }, at, rules) });

export const announcementOf = (about: Partial<Announcement> = {}): Announcement => ({
  ground: "deceit-or-bribery",
  facts: "two surveys differ",
  article: "行政许可法 第六十九条",
  ...about,
});

export const announce =
  (
    about: Partial<Announcement> = {},
    organ: RevokingOrgan = "government",
    rules: ReviewRules = RULES,
  ): Command =>
  (review, at) =>
    announcing.announceRevocation(review, announcementOf(about), organ, at, rules);

/** When the last revocation of a review was announced. */
const lastAnnounced = ({ announced = [] }: Review): Instant => announced.at(-1)?.at ?? NEVER;

export const withdrawAnnounced =
  (reasons = "they do not", organ: RevokingOrgan = "government", rules: ReviewRules = RULES): Command =>
  (review, at) =>
    announcing.withdrawAnnouncement(
      review,
      { announcedAt: lastAnnounced(review), reasons },
      organ,
      at,
      rules,
    );

/** The applicant states their side. */
export const stateSide =
  (text = "one is of another plot", rules: ReviewRules = RULES): Command =>
  (review, at) => {
    const said = { announcedAt: lastAnnounced(review), text };
    // Its refusals are an application's: the applicant is no department.
    return announcing.answerRevocation(review, said, at, rules) as unknown as ReviewDecision;
  };

/** Decides on what was announced. */
export const decideRevocation =
  (
    reasons = "the survey was forged",
    {
      organ = "government",
      by,
      rules = RULES,
    }: { organ?: RevokingOrgan; by?: Actor; rules?: ReviewRules } = {},
  ): Command =>
  (review, at) => {
    const who = by ?? personOf("water", { role: organ === "department" ? "department" : "supervisor" });
    return revokeBy(review, { announcedAt: lastAnnounced(review), reasons }, organ, who, at, rules);
  };

/** All of it at once: it is announced, the applicant states their side, and it is revoked. */
export const revoke =
  (reasons = "the survey was forged", rules: ReviewRules = RULES): Command =>
  (review, at) => {
    const steps = review.announced
      ? [decideRevocation(reasons, { rules })]
      : [announce({}, "government", rules), stateSide("no", rules), decideRevocation(reasons, { rules })];
    let state = review;
    const events: ReviewEvent[] = [];
    for (const step of steps) {
      const decision = step(state, at);
      if (decision.refusal) return decision;
      events.push(...decision.events);
      state = decision.events.reduce<Review>(evolve, state);
    }
    return { events };
  };

/** An officer asks for more days, who may not approve them. */
export const askToExtend =
  (days: number, by: Actor = OFFICER, rules: ReviewRules = RULES): Command =>
  (review, at) =>
    extendBy(review, { days, reasons: "a second survey" }, by, at, rules);

export const OFFICER = personOf("water", { rank: "officer" });

/** The department's act of a review that was asked for last. */
const whichOf = ({ asked = [] }: Review, command?: ApprovedCommand): approvals.Which => ({
  side: "department",
  askedAt: asked.findLast(({ act }) => command === undefined || act.command === command)?.at ?? "",
  command,
});

export const approval =
  (command?: ApprovedCommand, by: Actor = personOf("water"), rules: ReviewRules = RULES): Command =>
  (review, at) =>
    approvals.approve(review, whichOf(review, command), by, at, rules);

export const takingBack =
  (command?: ApprovedCommand, by: Actor = personOf("water"), rules: ReviewRules = RULES): Command =>
  (review, at) =>
    approvals.takeBack(review, whichOf(review, command), by, at, rules);

/** What the other reviews of a case make of one that waits for them. */
export const release =
  (others: readonly Review[], rules: ReviewRules = RULES) =>
  (review: Review, recordedAt: Instant): ReviewDecision =>
    releaseBy(review, others, recordedAt, rules);

/** A lifted due date, or `undefined` before service: what most tests ask a clock for. */
export const dueDateOf = ({ served }: Review): string | undefined => served?.due.dueDate;
