/** What putting right and looking again (整改复审) owes: at each step one document for the applicant, the lead and whoever it concerns. */
import { acceptanceOf, jointsSetAside } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { Again } from "../application/lookingAgain.ts";
import { known, type Instant } from "../base/time.ts";
import type { Material } from "../application/material.ts";
import type { Review } from "../review/review.ts";
import { departmentName, materialName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import type { CaseView, Owed, Owing } from "./owing.ts";

type Body = Extract<NoticeBody, { kind: "rectification" }>;

export const rectificationOffered: Owing<EventOf<"rectification-offered">> = {
  owed: ({ reasons, at }, view) => told(view, at, { what: "offered", reasons }),
};

export const rectificationDeclined: Owing<EventOf<"rectification-declined">> = {
  owed: ({ reasons, at }, view) => told(view, at, { what: "declined", reasons }),
};

export const rectificationAgreed: Owing<EventOf<"rectification-agreed">> = {
  owed: ({ dueAt, at }, view) => {
    const sitting = jointsSetAside(view.application).at(-1)?.sitting ?? null;
    const off = { sittingOff: sitting !== null };
    return told(view, at, { what: "agreed", until: known(dueAt), ...off }, sitting?.invited);
  },
};

export const rectificationDone: Owing<EventOf<"rectification-done">> = {
  owed: ({ description, materials, again, at }, view) =>
    told(view, at, { what: "done", reasons: description, ...shown(view, materials, again) }),
};

export const rectificationLapsed: Owing<EventOf<"rectification-lapsed">> = {
  owed: ({ asOf }, view) => told(view, asOf, { what: "lapsed" }),
};

function told(
  view: CaseView,
  at: Instant,
  said: Pick<Body, "what"> & Partial<Body>,
  more: readonly string[] = [],
): Owed[] {
  const { application, region } = view;
  const { rectification } = application;
  const lead = acceptanceOf(application)?.lead.id;
  if (!rectification || lead === undefined) return [];
  const objecting = rectification.objections.flatMap((id) => reviewOf(view, id) ?? []);
  const body: Body = {
    kind: "rectification",
    days: rectification.days,
    reasons: null,
    until: null,
    objections: objecting.map((review) => ({
      matter: matterName(review.facts.matter),
      department: departmentName(region, review.facts.department.id),
      curableBy: curableBy(review),
    })),
    materials: [],
    again: [],
    sittingOff: false,
    ...said,
  };
  const departments = [
    lead,
    ...objecting.map(({ facts }) => facts.department.id),
    ...body.again.map(({ department }) => department.id),
    ...more,
  ];
  return [
    { at, body, audience: { applicant: true, departments: [...new Set(departments)], supervisors: false } },
  ];
}

const curableBy = (review: Review): string =>
  review.status === "closed" && review.opinion?.kind === "objection" ? review.opinion.curableBy : "";

/** What came anew, and who looks again, until when. */
function shown(
  view: CaseView,
  materials: readonly Material[],
  again: readonly Again[],
): Pick<Body, "materials" | "again"> {
  const { region } = view;
  return {
    materials: materials.map(({ code }) => materialName(region, code)),
    again: again.flatMap(({ reviewId, why }) => {
      const review = reviewOf(view, reviewId);
      if (!review) return [];
      const { matter, department, waitsFor } = review.facts;
      const startsAfter =
        review.status === "waiting" ? waitsFor.flatMap((id) => reviewOf(view, id) ?? []) : [];
      return [
        {
          matter: matterName(matter),
          department: departmentName(region, department.id),
          why,
          limit: matter.limit,
          dueDate: review.served && known(review.served.due.dueDate),
          startsAfter: startsAfter.map(({ facts }) => matterName(facts.matter)),
        },
      ];
    }),
  };
}

const reviewOf = ({ reviews }: CaseView, reviewId: string): Review | undefined =>
  reviews.find(({ facts }) => facts.reviewId === reviewId);
