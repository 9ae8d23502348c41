/**
 * A decision that is looked at again (复核): it rests on a consent by silence that was revoked since (行政许可法 art. 69). It stays in force,
 * marked as under revision, until its organ decides within ten working days: it stands, is changed, or is revoked. What others gave stands.
 */
import { acceptanceOf, verdictOf, type Application } from "./application.ts";
import type { ApplicationDecision, ApplicationRefusal } from "./applicationEvent.ts";
import type { MatterDecision } from "./matterDecision.ts";
import { overall, type Decision } from "./rollUp.ts";
import { canonical } from "../base/canonical.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { LADDER, stepAt, type LadderStep } from "../review/ladder.ts";
import type { Review } from "../review/review.ts";

/** Working days in which the organ decides. */
export const REVISION_DAYS = 10;

export const REVISION_RESULTS = ["stands", "changed", "revoked"] as const;

export type RevisionRequest = {
  /** The review whose consent by silence was revoked. */
  reviewId: string;
  result: (typeof REVISION_RESULTS)[number];
  reasons: string;
  /** Needed of a decision that is revoked. */
  article: string | null;
  /** What of it is otherwise; needed of one that is changed. */
  change: string | null;
  /** 赔偿: what whoever relied on it in good faith is given (art. 69(4)). */
  compensation: string | null;
};

/** `before`: the decision as it had been, which stays on record. */
export type Revision = RevisionRequest & { before: Decision; at: Instant };

export type DecisionRevised = {
  type: "decision-revised";
  revision: RevisionRequest & { at: Instant };
  decision: Decision;
};

export type RevisionRefusal =
  /** `reviews`: those whose decision is under revision. */
  | { code: "nothing-under-revision"; reviews: readonly string[] }
  | { code: "revision-lacks"; what: "article" | "change" };

/** Until when the organ of a decision has to say what becomes of it; late, it still does. */
export type UnderRevision = {
  reviewId: string;
  /** Whose it is: the organ's of a licence, and the lead's of everything else. */
  organ: string;
  since: Instant;
  dueAt: Instant;
  dueDate: LocalDate;
};

/** What of a decision is under revision, the first first. */
export function underRevision(
  application: Application,
  reviews: readonly Review[],
  rules: ClockRules,
): UnderRevision[] {
  if (!("decision" in application)) return [];
  const { acceptance, decidedAt, revisions = [] } = application;
  const counting = new Set(acceptance.reviews.map(({ reviewId }) => reviewId));
  return reviews
    .flatMap((review): UnderRevision[] => {
      const since = review.status === "closed" && review.silence !== null ? review.revocation?.at : undefined;
      const { reviewId, matter, department } = review.facts;
      if (since === undefined || since < decidedAt || !counting.has(reviewId)) return [];
      if (revisions.some((one) => one.reviewId === reviewId)) return [];
      const organ = matter.kind === "licence" ? department.id : acceptance.lead.id;
      const { dueAt, dueDate } = afterWorkingDays(since, REVISION_DAYS, rules);
      return [{ reviewId, organ, since, dueAt, dueDate }];
    })
    .sort((a, b) => (a.since < b.since ? -1 : 1));
}

/** How far up the ladder (督办) an organ is that is late with its word, by the calendar alone; `null` while it is in time. */
export const revisionRaisedTo = (due: UnderRevision, now: Instant, rules: ClockRules): LadderStep | null =>
  isOpen(due.dueAt) ? null : (LADDER.findLast((step) => stepAt(step, due, rules) <= now) ?? null);

const refused = (refusal: ApplicationRefusal): ApplicationDecision => ({ events: [], refusal });

/** The organ says what becomes of its decision, once for each consent that was revoked. */
export function reviseDecision(
  application: Application,
  reviews: readonly Review[],
  request: RevisionRequest,
  now: Instant,
  rules: ClockRules,
): ApplicationDecision {
  const known = "decision" in application ? (application.revisions ?? []) : [];
  const isSame = ({ before: _before, at: _at, ...said }: Revision) => canonical(said) === canonical(request);
  if (known.some(isSame)) return { events: [] };
  const open = underRevision(application, reviews, rules).map(({ reviewId }) => reviewId);
  if (!("decision" in application) || !open.includes(request.reviewId))
    return refused({ code: "nothing-under-revision", reviews: open });
  const { result, article, change } = request;
  if (result === "revoked" && article === null) return refused({ code: "revision-lacks", what: "article" });
  if (result === "changed" && change === null) return refused({ code: "revision-lacks", what: "change" });
  const review = reviews.find(({ facts }) => facts.reviewId === request.reviewId)!;
  const decision = revised(application, review, result);
  return { events: [{ type: "decision-revised", revision: { ...request, at: now }, decision }] };
}

/** What nobody has examined is in no decision where it is an organ's own; over an opinion it is refused. */
function revised(
  application: Extract<Application, { decision: Decision }>,
  { facts: { reviewId, matter } }: Review,
  result: RevisionRequest["result"],
): Decision {
  const { decision } = application;
  if (result === "stands") return decision;
  const isOwn = matter.kind === "licence" || matter.veto;
  const becomes = result === "changed" ? "granted-with-conditions" : isOwn ? "not-examined" : "refused";
  const matters = decision.matters.map((one): MatterDecision =>
    one.reviewId === reviewId ? { ...one, result: becomes, ground: { by: "own" } } : one,
  );
  return { result: overall(matters, verdictOf(application)), matters };
}

/** What an event makes of a decided case. */
export function revisedBy(application: Application, { revision, decision }: DecisionRevised): Application {
  if (!("decision" in application) || acceptanceOf(application) === null) return application;
  const revisions = [...(application.revisions ?? []), { ...revision, before: application.decision }];
  return { ...application, status: decision.result, decision, revisions };
}
