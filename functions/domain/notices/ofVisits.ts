/** What a joint site visit (联合踏勘) owes: the invitation with every date that it moves, its minutes, and the order to whoever owes findings. */
import { acceptanceOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import {
  departmentsOf,
  findingsOwed,
  type Findings,
  type MovedDue,
  type SiteVisit,
} from "../application/siteVisit.ts";
import type { Instant } from "../base/time.ts";
import { answerBy } from "../review/ladder.ts";
import { departmentName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import type { CaseView, Owed, Owing } from "./owing.ts";

export const visitCalled: Owing<EventOf<"site-visit-called">> = {
  owed: ({ visit: { number, calledAt }, moved }, view) =>
    invitation(view, number, calledAt, { what: "called", reasons: null, why: null }, moved),
};

export const visitMoved: Owing<EventOf<"site-visit-moved">> = {
  owed: ({ number, by, why, reasons, moved, at }, view) =>
    invitation(view, number, at, { what: by === "lead" ? "moved" : "other-date", reasons, why }, moved),
};

export const visitCalledOff: Owing<EventOf<"site-visit-called-off">> = {
  owed: ({ number, reasons, moved, at }, view) =>
    invitation(view, number, at, { what: "called-off", reasons, why: null }, moved),
};

/** Findings that come when the minutes are out are told by minutes that take their place. */
export const visitFound: Owing<EventOf<"site-visit-found">> = {
  owed: ({ number, findings: { at } }, view) => {
    const visit = visitOf(view, number);
    return visit?.minutedAt != null && visit.minutedAt < at ? minutes(view, visit, at) : [];
  },
};

export const visitMinuted: Owing<EventOf<"site-visit-minuted">> = {
  owed: ({ number, asOf }, view) => {
    const visit = visitOf(view, number);
    return visit ? minutes(view, visit, asOf) : [];
  },
};

export const visitOverdue: Owing<EventOf<"site-visit-overdue">> = {
  owed: ({ number, departments, to, asOf }, view) => {
    const visit = visitOf(view, number);
    if (!visit) return [];
    const { region, rules } = view;
    const body: NoticeBody = {
      kind: "site-visit-overdue",
      number,
      heldOn: visit.heldOn,
      departments: departments.map((id) => departmentName(region, id)),
      to,
      dueAt: visit.foundBy.dueAt,
      answerBy: answerBy(to, asOf, visit.foundBy, rules),
    };
    const supervisors = to !== "leader";
    return [{ at: asOf, body, audience: { applicant: false, departments, supervisors } }];
  },
};

const visitOf = ({ application }: CaseView, number: number): SiteVisit | undefined =>
  application.visits?.visits.find((visit) => visit.number === number);

type Said = Pick<Extract<NoticeBody, { kind: "site-visit" }>, "what" | "reasons" | "why">;

function invitation(
  view: CaseView,
  number: number,
  at: Instant,
  said: Said,
  moved: readonly MovedDue[],
): Owed[] {
  const visit = visitOf(view, number);
  if (!visit) return [];
  const { region, reviews } = view;
  const { heldOn, time, place, contact, answerBy: until } = visit;
  const body: NoticeBody = {
    kind: "site-visit",
    ...said,
    number,
    heldOn,
    time,
    place,
    contact,
    invited: departmentsOf(visit).map((id) => departmentName(region, id)),
    answerBy: said.what === "called" ? until : null,
    moved: moved.flatMap(({ reviewId, before, after }) => {
      const review = reviews.find(({ facts }) => facts.reviewId === reviewId);
      return review
        ? [
            {
              matter: matterName(review.facts.matter),
              department: departmentName(region, review.facts.department.id),
              before,
              after,
            },
          ]
        : [];
    }),
  };
  return [{ at, body, audience: audienceOf(view, visit) }];
}

function minutes(view: CaseView, visit: SiteVisit, at: Instant): Owed[] {
  const { region } = view;
  const body: NoticeBody = {
    kind: "site-visit-minutes",
    number: visit.number,
    heldOn: visit.heldOn,
    time: visit.time,
    place: visit.place,
    invited: departmentsOf(visit).map((id) => departmentName(region, id)),
    absent: (visit.attendance?.absent ?? []).map((id) => departmentName(region, id)),
    findings: visit.findings.map((one) => found(one, view)),
    missing: findingsOwed(visit).map((id) => departmentName(region, id)),
  };
  return [{ at, body, audience: audienceOf(view, visit) }];
}

const found = ({ department, officers, text, attachments = [] }: Findings, { region }: CaseView) => ({
  department: departmentName(region, department),
  officers,
  text,
  files: attachments.map(({ name }) => name),
});

/** The applicant, whoever is invited, and the lead. */
function audienceOf({ application }: CaseView, visit: SiteVisit) {
  const lead = acceptanceOf(application)?.lead.id;
  const departments = [...new Set([...departmentsOf(visit), ...(lead === undefined ? [] : [lead])])];
  return { applicant: true, departments, supervisors: false };
}
