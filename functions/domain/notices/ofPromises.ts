/** What is owed about promises: that one was not kept, what came of its check, and that a link led to nothing. */
import type { ApplicationEvent } from "../application/applicationEvent.ts";
import type { ReviewEvent } from "../review/review.ts";
import { hostOf } from "../base/link.ts";
import { materialName } from "./named.ts";
import type { Audience, NoticeBody } from "./notice.ts";
import { everybody, type CaseView, type Owing, type ReviewView } from "./owing.ts";

type EventOf<T extends ApplicationEvent["type"]> = Extract<ApplicationEvent, { type: T }>;

export const promiseChecked: Owing<Extract<ReviewEvent, { type: "promise-checked" }>, ReviewView> = {
  owed: ({ check }, { review, application, region }) => {
    const { material, found, article, effect, putRight, at } = check;
    const body: NoticeBody = {
      kind: "promise-check",
      material: material === null ? null : materialName(region, material),
      found,
      article,
      effect,
      putRightBy: putRight && putRight.dueAt,
      wasDecided: "decision" in application,
    };
    return [{ at, body, audience: everybody(review) }];
  },
};

export const promiseBroken: Owing<EventOf<"promise-broken">> = {
  owed: ({ materials, asOf }, view) => {
    const named = materials.map((code) => ({ ...materialName(view.region, code), dueAt: asOf }));
    const body: NoticeBody = { kind: "promise-broken", materials: named };
    return [{ at: asOf, body, audience: concerned(view, materials) }];
  },
};

export const linkNotCopied: Owing<EventOf<"link-not-copied">> = {
  owed: ({ code, uri, why, at }, view) => {
    const material = materialName(view.region, code);
    const body: NoticeBody = { kind: "link-not-copied", material, host: hostOf(uri), why };
    return [{ at, body, audience: concerned(view, [code]) }];
  },
};

/** The applicant, and whoever is asked with one of these materials. */
const concerned = ({ reviews }: CaseView, materials: readonly string[]): Audience => ({
  applicant: true,
  departments: [
    ...new Set(
      reviews
        .filter(({ facts }) => facts.matter.materials.some((code) => materials.includes(code)))
        .map(({ facts }) => facts.department.id),
    ),
  ],
  supervisors: false,
});
