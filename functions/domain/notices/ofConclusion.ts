/** What the end of the round owes: the invitation to the joint review, its minutes, every licence decided, the summary. */
import { jointOf, presiderOf, verdictOf, type Conclusion } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { departmentName, figureName, matterName } from "./named.ts";
import type { Instant } from "../base/time.ts";
import { isTheLeads, standsAgainst, type MatterDecision } from "../application/matterDecision.ts";
import { isDeemed } from "../review/outcome.ts";
import type { Review } from "../review/review.ts";
import type { NoticeBody, SettledObjection, SummedUp } from "./notice.ts";
import { APPLICANT, type CaseView, type Owed, type Owing } from "./owing.ts";

export const convened: Owing<EventOf<"joint-review-convened">> = {
  owed: ({ sitting }, { application, region }) => {
    const { heldOn, time, place, agenda, invited, invitedAt } = sitting;
    const joint = jointOf(application);
    const body: NoticeBody = {
      kind: "joint-review-invitation",
      heldOn,
      time,
      place,
      agenda,
      invited: invited.map((id) => departmentName(region, id)),
      objections: joint?.objections ?? [],
      clashes: (joint?.clashes ?? []).map((code) => figureName(region, code)),
    };
    const told: NoticeBody = {
      kind: "joint-review-told",
      heldOn,
      time,
      place,
      agenda,
      invited: invited.map((id) => departmentName(region, id)),
    };
    return [
      { at: invitedAt, body, audience: { applicant: false, departments: invited, supervisors: false } },
      { at: invitedAt, body: told, audience: APPLICANT },
    ];
  },
};

export const concluded: Owing<EventOf<"joint-review-concluded">> = {
  owed: ({ conclusion: { attendance, ...conclusion } }, view) => {
    const { application, region } = view;
    const joint = jointOf(application);
    const sitting = joint?.sitting ?? null;
    const presider = joint && presiderOf(joint);
    const body: NoticeBody = {
      kind: "joint-review-minutes",
      heldOn: sitting?.heldOn ?? null,
      presidedBy: departmentName(region, conclusion.presidedBy),
      presider: presider && { name: presider.name, post: presider.post },
      conclusion,
      figures: conclusion.resolutions.map(({ about }) => figureName(region, about)),
      objections: settledObjections(conclusion, view),
      attendance: attendance.map((took) => ({ organ: departmentName(region, took.department), took })),
    };
    const audience = { applicant: true, departments: sitting?.invited ?? [], supervisors: true };
    return [{ at: conclusion.concludedAt, body, audience }];
  },
};

/** Every objection that it was about, those among them that came after it was opened. */
function settledObjections(
  { result, reasons, answers }: Omit<Conclusion, "attendance">,
  { application, reviews, region }: CaseView,
): SettledObjection[] {
  const about = jointOf(application)?.objections ?? [];
  return reviews.flatMap((review): SettledObjection[] => {
    if (review.status !== "closed") return [];
    const { reviewId, department, matter } = review.facts;
    const isAbout = about.includes(reviewId) || (standsAgainst(review) && isTheLeads(review));
    if (!isAbout) return [];
    const who = { department: departmentName(region, department.id), matter: matterName(matter) };
    const { position } = review;
    if (position?.kind === "withdraws") return [{ ...who, as: "withdrawn", reasons: position.reasons }];
    const own = review.opinion && "reasons" in review.opinion ? review.opinion.reasons : reasons;
    if (!isTheLeads(review)) return [{ ...who, as: "own", reasons: own }];
    const answer = answers.find((one) => one.reviewId === reviewId)?.reasons ?? reasons;
    return [{ ...who, as: result === "grant" ? "overridden" : "upheld", reasons: answer }];
  });
}

/** A decision on each licence by its own organ, and what came of the whole round by the lead. */
export const decided: Owing<EventOf<"application-decided">> = {
  owed: (event, view) => [...licenceDecisions(event, view), summary(event, view)],
};

function licenceDecisions({ decision, decidedAt }: EventOf<"application-decided">, view: CaseView): Owed[] {
  return decision.matters.flatMap(({ reviewId, result, outcome, ground }): Owed[] => {
    const review = view.reviews.find(({ facts }) => facts.reviewId === reviewId)!;
    const { matter, department } = review.facts;
    // What nobody examined is in no decision, and nobody decides what does not apply.
    if (matter.kind !== "licence" || result === "not-applicable" || result === "not-examined") return [];
    const fellWith = ground.by === "prerequisite" ? matterOf(view, ground.reviewId) : null;
    const body: NoticeBody = {
      kind: "licence-decision",
      result,
      outcome,
      decidedAt,
      fellWith,
      tacitBasis: isDeemed(outcome) ? matter.tacitBasis : null,
    };
    const audience = { applicant: true, departments: [department.id], supervisors: false };
    return [{ at: decidedAt, body, audience, review }];
  });
}

function summary({ decision, decidedAt, lead }: EventOf<"application-decided">, view: CaseView): Owed {
  const joint = jointOf(view.application);
  const body: NoticeBody = {
    kind: "summary",
    result: decision.result,
    decidedAt,
    lead,
    verdict: verdictOf(view.application),
    matters: decision.matters.map((one) => summedUp(one, view)),
    lateOpinions: view.reviews.flatMap((review) => lateBefore(decidedAt, review, view)),
    afterJointReview: joint !== null,
    clashes: joint?.clashes ?? [],
    figures: (lead?.resolutions ?? []).map(({ about }) => figureName(view.region, about)),
  };
  return { at: decidedAt, body, audience: APPLICANT };
}

/** A decision may be written after its instant: what was received in between is no part of it, whenever it landed. */
const lateBefore = (decidedAt: Instant, { facts, lateOpinions }: Review, { region }: CaseView) =>
  lateOpinions
    .filter(({ receivedAt }) => receivedAt < decidedAt)
    .map(({ opinion, receivedAt }) => ({
      ...departmentName(region, facts.department.id),
      matter: matterName(facts.matter),
      opinion: opinion.kind,
      receivedAt,
    }));

function summedUp(one: MatterDecision, view: CaseView): SummedUp {
  const review = view.reviews.find(({ facts }) => facts.reviewId === one.reviewId)!;
  const { name, nameEn } = departmentName(view.region, one.department);
  const { matter } = review.facts;
  return {
    ...one,
    matter: matterName(matter),
    matterKind: matter.kind,
    name,
    nameEn,
    fellWith: fellWithOf(one, review, view),
    silenceBasis: isDeemed(one.outcome) ? matter.tacitBasis : null,
  };
}

function fellWithOf({ ground }: MatterDecision, review: Review, view: CaseView) {
  if (ground.by === "prerequisite") return matterOf(view, ground.reviewId);
  const cause = review.status === "closed" && review.outcome === "cancelled" ? review.cause : null;
  return cause?.kind === "prerequisite" ? matterOf(view, cause.reviewId) : null;
}

const matterOf = ({ reviews }: CaseView, reviewId: string) =>
  matterName(reviews.find(({ facts }) => facts.reviewId === reviewId)!.facts.matter);
