/** What a change of the project owes: one document for the applicant and every department that it concerns. */
import {
  acceptanceOf,
  jointOf,
  jointsSetAside,
  presiderOf,
  type JointReview,
  type Sitting,
} from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { ChangeEffect } from "../application/projectChange.ts";
import type { Touch } from "../application/touches.ts";
import { known } from "../base/time.ts";
import { fromStart } from "../calendar/limits.ts";
import type { AttributeValue } from "../catalogue/condition.ts";
import type { Region } from "../catalogue/region.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { recordOf } from "../application/caseActs.ts";
import { AFTER_ALL, flagsBefore } from "../review/caseAct.ts";
import { limitsOfMatter } from "../review/limits.ts";
import { furtherTerm } from "./ofLateness.ts";
import type { Review } from "../review/review.ts";
import { materialName, matterName } from "./named.ts";
import type { ChangedFact, ChangedReview, NamedTouch } from "./notice.ts";
import type { CaseView, Owing } from "./owing.ts";

/** Whether a review comes on record by a change. */
export const isNewReview = ({ effect }: ChangeEffect): boolean =>
  effect === "joined" || effect === "asked-again";

export const projectChanged: Owing<EventOf<"project-changed">> = {
  owed: ({ at, description, attributes, materials, effects, jointReview: effect }, view) => {
    const concerned = effects.map((effect) => ({ effect, review: reviewOf(view, effect.reviewId) }));
    const joint = effect && jointBefore(effect, view);
    const departments = [
      ...concerned.map(({ review }) => review.facts.department.id),
      // Whoever calls a sitting, was to come to it or to preside over it has to know.
      ...(joint ? [leadOf(view), ...(joint.sitting?.invited ?? []), presiderOf(joint)?.department] : []),
    ].filter((id) => id !== undefined);
    return [
      {
        at,
        body: {
          kind: "project-change",
          description,
          facts: Object.entries(attributes).map(([code, value]) => factOf(view.region, code, value)),
          materials: materials.map(({ code }) => materialName(view.region, code)),
          reviews: concerned.map(({ effect, review }) => changedReview(effect, review, view)),
          ...(effect && { jointReview: { effect, sitting: sittingOf(joint?.sitting ?? null) } }),
        },
        audience: { applicant: true, departments: [...new Set(departments)], supervisors: false },
      },
    ];
  },
};

/** The joint review that a change meets; the view is that of the case behind the change. */
const jointBefore = (effect: "stands" | "set-aside", { application }: CaseView): JointReview | undefined =>
  effect === "stands" ? (jointOf(application) ?? undefined) : jointsSetAside(application).at(-1);

const leadOf = ({ application }: CaseView): string | undefined => acceptanceOf(application)?.lead.id;

const sittingOf = (sitting: Sitting | null) =>
  sitting && { heldOn: sitting.heldOn, time: sitting.time, place: sitting.place };

/** A review as it was before the change, or as it begins with it. */
const reviewOf = ({ reviews }: CaseView, reviewId: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === reviewId)!;

/** With the date that its clock ends on where it starts now; where its endpoint has to answer first, if it answers today. */
export function changedReview(effect: ChangeEffect, review: Review, view: CaseView): ChangedReview {
  const { matter, department } = review.facts;
  const { id, name, nameEn } = department;
  const isStarted = effect.effect === "restarted" || (isNewReview(effect) && isDispatched(review));
  const due = isStarted
    ? fromStart(view.occasion.at, limitsOfMatter(matter), ownRules(review.facts, view.rules)).due
    : null;
  const isAsked = effect.effect === "restarted" || isNewReview(effect);
  return {
    effect: effect.effect,
    matter: matterName(matter),
    department: { id, name, nameEn },
    why: "why" in effect ? effect.why.map((touch) => touchOf(touch, view)) : [],
    limit: isStarted ? matter.limit : null,
    dueDate: due && known(due.dueDate),
    provisional: due?.provisional ?? false,
    startsAfter: review.status === "waiting" ? startsAfter(review, view) : [],
    onTimeout: matter.onTimeout,
    ...(isAsked && matter.onTimeout === "deemed-consent" && isFlagged(view) && { barred: true }),
    ...(isAsked && furtherTerm(review, view.rules)),
  };
}

/** Whether the project is on the negative list as it is now. */
const isFlagged = ({ application, region }: CaseView): boolean =>
  flagsBefore(recordOf(application, region), AFTER_ALL).length > 0;

const isDispatched = ({ status }: Review): boolean => status === "running" || status === "dispatched";

const startsAfter = ({ facts }: Review, view: CaseView) =>
  facts.waitsFor.map((other) => matterName(reviewOf(view, other).facts.matter));

function touchOf(touch: Touch, view: CaseView): NamedTouch {
  switch (touch.by) {
    case "fact": {
      const { code, name, nameEn } = factOf(view.region, touch.attribute, "");
      return { by: "fact", code, name, nameEn };
    }
    case "material":
      return { by: "material", ...materialName(view.region, touch.material) };
    case "flag":
      return touch;
    case "prerequisite":
      return { by: "prerequisite", ...matterName(reviewOf(view, touch.reviewId).facts.matter) };
  }
}

/** A fact with what the region calls it and its value. */
export function factOf({ attributes }: Region, code: string, value: AttributeValue): ChangedFact {
  const type = attributes.find((attribute) => attribute.code === code);
  const choice = type?.type === "choice" ? type.choices.find((one) => one.code === value) : undefined;
  const unit = type?.type === "number" ? { name: type.unit, nameEn: type.unitEn } : null;
  const label = choice ? { name: choice.name, nameEn: choice.nameEn } : null;
  return { code, name: type?.name ?? code, nameEn: type?.nameEn ?? code, value, label, unit };
}
