/** What intake owes: what is missing, that it was not accepted or ended, and the acceptance with every review's date. */
import type { Acceptance } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { known, type Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { fromStart, type Binding } from "../calendar/limits.ts";
import { ownRules } from "../calendar/ownDays.ts";
import type { Region } from "../catalogue/region.ts";
import { bindsOf, limitsOfMatter } from "../review/limits.ts";
import type { Review } from "../review/review.ts";
import { materialName, matterName } from "./named.ts";
import type { AnnouncedReview, NoticeBody, OwedItem } from "./notice.ts";
import { APPLICANT, type Owing } from "./owing.ts";

export const materialsRequested: Owing<EventOf<"materials-requested">> = {
  owed: ({ at, missing, defects, lapsesAt }, { region }) => {
    const items = [
      ...missing.map((code) => itemOf(region, code, null, lapsesAt)),
      ...defects.map(({ material, defect }) => itemOf(region, material, defect, lapsesAt)),
    ];
    return [{ at, body: { kind: "materials", items, until: known(lapsesAt) }, audience: APPLICANT }];
  },
};

/** The same list again, with the date that had been open. */
export const termSet: Owing<EventOf<"term-set">> = {
  owed: (_event, view) => {
    const { application, occasion } = view;
    if (application.status !== "awaiting-materials") return [];
    const { missing, defects, lapsesAt } = application;
    const again = {
      type: "materials-requested",
      at: occasion.at,
      missing,
      defects,
      lapsesAt,
      returned: false,
    } as const;
    return materialsRequested.owed(again, view);
  },
};

/** What the catalogue asks of everybody; a department that asks adds itself and on what it bases that. */
export const itemOf = (region: Region, code: string, defect: string | null, until: Instant): OwedItem => ({
  ...materialName(region, code),
  defect,
  basis: null,
  until: known(until),
  askedBy: null,
});

export const notAccepted: Owing<EventOf<"application-not-accepted">> = {
  owed: ({ at, reasons, article, referral }) => [
    { at, body: { kind: "not-accepted", reasons, article, referral }, audience: APPLICANT },
  ],
};

export const lapsed: Owing<EventOf<"application-lapsed">> = {
  owed: ({ asOf }, { application, region }) => {
    const missing = application.status === "lapsed" ? application.missing : [];
    const named = missing.map((code) => materialName(region, code));
    const body: NoticeBody = { kind: "ended", why: "lapsed", reasons: null, missing: named };
    return [{ at: asOf, body, audience: APPLICANT }];
  },
};

export const withdrawn: Owing<EventOf<"application-withdrawn">> = {
  owed: ({ at, reason }) => [
    { at, body: { kind: "ended", why: "withdrawn", reasons: reason, missing: [] }, audience: APPLICANT },
  ],
};

export const accepted: Owing<EventOf<"application-accepted">> = {
  owed: ({ acceptance }, { reviews, rules }) => [
    { at: acceptance.acceptedAt, body: acceptanceBody(acceptance, reviews, rules), audience: APPLICANT },
  ],
};

/** Every review with the date that its clock ends on; where its endpoint has to answer first, if it answers today. */
function acceptanceBody(acceptance: Acceptance, reviews: readonly Review[], rules: ClockRules): NoticeBody {
  const byId = new Map(reviews.map((review) => [review.facts.reviewId, review]));
  const asked = acceptance.reviews.map(({ reviewId }) => byId.get(reviewId)!);
  return {
    kind: "acceptance",
    acceptedAt: acceptance.acceptedAt,
    how: acceptance.how,
    lead: acceptance.lead,
    reviews: asked.map((review): AnnouncedReview => {
      const { matter, department, waitsFor } = review.facts;
      const { id, name, nameEn } = department;
      const first = firstToEnd(review, rules);
      return {
        matter: matterName(matter),
        department: { id, name, nameEn },
        limit: matter.limit,
        statutoryFirst: first?.binds === "statutory" ? matter.statutoryLimit : null,
        dueDate: first && known(first.due.dueDate),
        provisional: first?.due.provisional ?? false,
        startsAfter:
          review.status === "waiting"
            ? waitsFor.map((other) => matterName(byId.get(other)!.facts.matter))
            : [],
        replacedBy: review.status === "closed" && review.outcome === "replaced" ? review.claim.by : null,
        onTimeout: matter.onTimeout,
        tacitBasis: matter.tacitBasis,
        fee: matter.fee,
      };
    }),
    fees: asked.reduce((sum, { facts }) => sum + facts.matter.fee, 0),
  };
}

function firstToEnd(review: Review, rules: ClockRules): Pick<Binding, "binds" | "due"> | null {
  if (review.served !== null) return { binds: bindsOf(review, review.served), due: review.served.due };
  if (review.status !== "dispatched") return null;
  const { matter, department } = review.facts;
  return fromStart(review.sentAt, limitsOfMatter(matter), ownRules(department.id, rules));
}
