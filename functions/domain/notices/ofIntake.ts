/** What intake owes: what is missing, that it was not accepted or ended, and the acceptance with every review's date. */
import type { Acceptance } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { Instant } from "../base/time.ts";
import { dueOf, type ClockRules } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { materialName, matterName } from "./named.ts";
import type { AnnouncedReview, NoticeBody, OwedItem } from "./notice.ts";
import { APPLICANT, type Owing } from "./owing.ts";

export const materialsRequested: Owing<EventOf<"materials-requested">> = {
  owed: ({ at, missing, defects, lapsesAt }, { region }) => {
    const items = [
      ...missing.map((code) => itemOf(region, code, null, lapsesAt)),
      ...defects.map(({ material, defect }) => itemOf(region, material, defect, lapsesAt)),
    ];
    return [{ at, body: { kind: "materials", items, until: lapsesAt }, audience: APPLICANT }];
  },
};

/** What the catalogue asks of everybody; a department that asks adds itself and on what it bases that. */
export const itemOf = (region: Region, code: string, defect: string | null, until: Instant): OwedItem => ({
  ...materialName(region, code),
  defect,
  basis: null,
  until,
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
  owed: ({ acceptance }, { occasion, rules }) => [
    {
      at: acceptance.acceptedAt,
      body: acceptanceBody(acceptance, occasion.at, rules),
      audience: APPLICANT,
    },
  ],
};

/** The dates that follow if every department is served on this day, as they are. */
function acceptanceBody(acceptance: Acceptance, servedAt: Instant, rules: ClockRules): NoticeBody {
  const matters = new Map(acceptance.reviews.map(({ reviewId, matter }) => [reviewId, matter]));
  return {
    kind: "acceptance",
    acceptedAt: acceptance.acceptedAt,
    how: acceptance.how,
    lead: acceptance.lead,
    reviews: acceptance.reviews.map(({ matter, department, waitsFor, claim }): AnnouncedReview => {
      const due =
        waitsFor.length > 0 || claim
          ? null
          : dueOf({ startedAt: servedAt, limit: matter.limit, suspensions: [] }, rules);
      const { id, name, nameEn } = department;
      return {
        matter: matterName(matter),
        department: { id, name, nameEn },
        limit: matter.limit,
        dueDate: due?.ok ? due.value!.dueDate : null,
        provisional: due?.ok ? due.value!.provisional : false,
        startsAfter: waitsFor.map((other) => matterName(matters.get(other)!)),
        replacedBy: claim?.by ?? null,
        onTimeout: matter.onTimeout,
        tacitBasis: matter.tacitBasis,
        fee: matter.fee,
      };
    }),
    fees: acceptance.reviews.reduce((sum, { matter }) => sum + matter.fee, 0),
  };
}
