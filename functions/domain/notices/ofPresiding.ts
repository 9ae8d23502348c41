/** What a joint review owes in which the lead itself objected: that somebody has to be named to preside, and who is. */
import type { EventOf } from "../application/caseEvent.ts";
import { isLeadContested } from "../application/presiding.ts";
import { known } from "../base/time.ts";
import { departmentName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { SUPERVISORS, type Owing } from "./owing.ts";

export const presiderNeeded: Owing<EventOf<"joint-review-opened">> = {
  owed: ({ joint }, { application, reviews }) => {
    const acceptance = "acceptance" in application ? application.acceptance : null;
    if (acceptance === null || !isLeadContested(joint, acceptance, {})) return [];
    const own = reviews.filter(
      ({ facts }) => facts.department.id === acceptance.lead.id && joint.objections.includes(facts.reviewId),
    );
    const body: NoticeBody = {
      kind: "presider-needed",
      lead: acceptance.lead,
      matters: own.map(({ facts }) => matterName(facts.matter)),
      callOn: known(joint.callOn),
      dueOn: known(joint.dueDate),
    };
    return [{ at: joint.openedAt, body, audience: SUPERVISORS }];
  },
};

export const presiderNamed: Owing<EventOf<"presider-named">> = {
  owed: ({ presider: { department, name, post, reasons, namedAt } }, { application, region }) => {
    const acceptance = "acceptance" in application ? application.acceptance : null;
    const sitting = ("joint" in application ? application.joint?.sitting : null) ?? null;
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
