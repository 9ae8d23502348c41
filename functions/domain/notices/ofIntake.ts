/** What intake owes: what is missing, that it was not accepted or ended, and the acceptance with every review's date. */
import { acceptanceOf, type Acceptance } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { known, type Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import { fromStart, type Binding } from "../calendar/limits.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { NEGATIVE_LIST } from "../catalogue/flags.ts";
import { priceOf } from "../catalogue/price.ts";
import type { Region } from "../catalogue/region.ts";
import { AFTER_ALL, flagsBefore } from "../review/caseAct.ts";
import { heldAt } from "../review/hold.ts";
import { bindsOf, limitsOfMatter } from "../review/limits.ts";
import { furtherTerm } from "./ofLateness.ts";
import { channelOf } from "../review/receipt.ts";
import type { Review } from "../review/review.ts";
import { materialName, matterName } from "./named.ts";
import type { AnnouncedReview, Barred, NoticeBody, OwedItem } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing } from "./owing.ts";

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

/** 收件凭证: where a clerk decides, the receipt comes before anything else (行政许可法 art. 32). */
export const receipted: Owing<EventOf<"acceptance-awaited">> = {
  owed: ({ since, acceptBy }, { application, region }) => {
    const materials = application.materials.map(({ code }) => materialName(region, code));
    const body: NoticeBody = { kind: "receipt", receivedAt: since, materials, answerBy: known(acceptBy) };
    return [{ at: since, body, audience: APPLICANT }];
  },
};

export const notAccepted: Owing<EventOf<"application-not-accepted">> = {
  owed: ({ at, reasons, article, referral }) => [
    { at, body: { kind: "not-accepted", reasons, article, referral }, audience: APPLICANT },
  ],
};

export const lapsed: Owing<EventOf<"application-lapsed">> = {
  owed: ({ asOf }, { application, region }) => {
    const missing = application.status === "lapsed" ? application.missing : [];
    const named = missing.map((code) => materialName(region, code));
    const ended = { kind: "ended", why: "lapsed", wasAccepted: false, reasons: null } as const;
    const body: NoticeBody = { ...ended, missing: named };
    return [{ at: asOf, body, audience: APPLICANT }];
  },
};

export const withdrawn: Owing<EventOf<"application-withdrawn">> = {
  owed: ({ at, reason }, { application, reviews }) => {
    const wasAccepted = acceptanceOf(application) !== null;
    const ended = { kind: "ended", why: "withdrawn", wasAccepted, reasons: reason } as const;
    // Whoever has answered is not concerned any more.
    const open = reviews.filter(({ status }) => status !== "closed");
    const departments = [...new Set(open.map(({ facts }) => facts.department.id))];
    const audience = { applicant: true, departments, supervisors: false };
    return [{ at, body: { ...ended, missing: [] }, audience }];
  },
};

export const accepted: Owing<EventOf<"application-accepted">> = {
  asksForHolds: "acceptance",
  owed: ({ acceptance }, view) => [
    { at: acceptance.acceptedAt, body: acceptanceBody(acceptance, view), audience: APPLICANT },
  ],
};

/** Every review with the date that its clock ends on; where its endpoint has to answer first, if it answers today. */
function acceptanceBody(acceptance: Acceptance, view: CaseView): NoticeBody {
  const { reviews, rules, application, occasion, holds } = view;
  const said = { flags: acceptance.flags, stated: [], restated: {}, acts: acceptance.acts };
  const carried = flagsBefore({ receivedAt: application.facts.receivedAt, ...said }, AFTER_ALL);
  const flags = NEGATIVE_LIST.filter((flag) => carried.some((one) => one.flag === flag));
  const isHeld = holds.some((hold) => hold.keepsFrom === undefined && heldAt(hold, occasion.at));
  const barred: Barred | null = flags.length > 0 ? "flag" : isHeld ? "hold" : null;
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
        byEndpoint: review.status === "dispatched" && channelOf(review) === "webhook",
        onTimeout: matter.onTimeout,
        barred: matter.onTimeout === "deemed-consent" ? barred : null,
        ...furtherTerm(review, rules),
        tacitBasis: matter.tacitBasis,
        fee: priceOf(matter),
      };
    }),
    flags,
    fees: asked.reduce((sum, { facts }) => sum + (priceOf(facts.matter) ?? 0), 0),
  };
}

function firstToEnd(review: Review, rules: ClockRules): Pick<Binding, "binds" | "due"> | null {
  if (review.served !== null) return { binds: bindsOf(review, review.served), due: review.served.due };
  if (review.status !== "dispatched") return null;
  const { facts } = review;
  return fromStart(review.sentAt, limitsOfMatter(facts.matter), ownRules(facts, rules));
}
