/** What a joint review owes in which the lead itself objected: that somebody has to be named to preside, and who is. */
import type { EventOf } from "../application/caseEvent.ts";
import { acceptanceOf, jointOf, type JointReview } from "../application/application.ts";
import { isLeadContested } from "../application/presiding.ts";
import { known, type Instant } from "../base/time.ts";
import { successionOf } from "../catalogue/takeover.ts";
import { departmentName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { SUPERVISORS, type CaseView, type Owed, type Owing } from "./owing.ts";

export const presiderNeeded: Owing<EventOf<"joint-review-opened">> = {
  owed: ({ joint }, view) => askedToName(joint, joint.objections, joint.openedAt, view),
};

/** Where the lead's own objection is the first of its own among those that came since. */
export const presiderNeededSince: Owing<EventOf<"joint-review-widened">> = {
  owed: ({ objections, at }, view) => {
    const joint = jointOf(view.application);
    const acceptance = acceptanceOf(view.application);
    if (joint === null || acceptance === null) return [];
    const before = {
      ...joint,
      objections: joint.objections.filter((reviewId) => !objections.includes(reviewId)),
    };
    return isLeadContested(before, acceptance, successionsIn(view))
      ? []
      : askedToName(joint, objections, at, view);
  },
};

function askedToName(joint: JointReview, since: readonly string[], at: Instant, view: CaseView): Owed[] {
  const acceptance = acceptanceOf(view.application);
  const successions = successionsIn(view);
  if (acceptance === null || !isLeadContested(joint, acceptance, successions)) return [];
  const own = view.reviews.filter(
    ({ facts: { reviewId } }) =>
      since.includes(reviewId) &&
      isLeadContested({ ...joint, objections: [reviewId] }, acceptance, successions),
  );
  const body: NoticeBody = {
    kind: "presider-needed",
    lead: acceptance.lead,
    matters: own.map(({ facts }) => matterName(facts.matter)),
    callOn: known(joint.callOn),
    dueOn: known(joint.dueDate),
  };
  return [{ at, body, audience: SUPERVISORS }];
}

const successionsIn = ({ region }: CaseView) => ({ succession: successionOf(region) });

export const presiderNamed: Owing<EventOf<"presider-named">> = {
  owed: ({ presider: { department, name, post, reasons, namedAt } }, { application, region }) => {
    const acceptance = acceptanceOf(application);
    const sitting = jointOf(application)?.sitting ?? null;
    if (acceptance === null) return [];
    const body: NoticeBody = {
      kind: "presider-named",
      lead: acceptance.lead,
      organ: departmentName(region, department),
      name,
      post,
      reasons,
      sitting: sitting && { heldOn: sitting.heldOn, time: sitting.time, place: sitting.place },
    };
    const departments = [...new Set([department, acceptance.lead.id, ...(sitting?.invited ?? [])])];
    return [{ at: namedAt, body, audience: { applicant: true, departments, supervisors: true } }];
  },
};
