/** What the end of the round owes: the invitation to the joint review, its minutes, the decision. */
import { type Application, type JointReview } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { departmentName, matterName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { APPLICANT, type Owing } from "./owing.ts";

export const convened: Owing<EventOf<"joint-review-convened">> = {
  owed: ({ sitting }, { application, region }) => {
    const { heldOn, place, agenda, invited, invitedAt } = sitting;
    const joint = jointOf(application);
    const body: NoticeBody = {
      kind: "joint-review-invitation",
      heldOn,
      place,
      agenda,
      invited: invited.map((id) => departmentName(region, id)),
      objections: joint?.objections ?? [],
      clashes: joint?.clashes ?? [],
    };
    return [{ at: invitedAt, body, audience: { applicant: true, departments: invited, supervisors: false } }];
  },
};

export const concluded: Owing<EventOf<"joint-review-concluded">> = {
  owed: ({ conclusion: { attendance, ...conclusion } }, { application, region }) => {
    const sitting = jointOf(application)?.sitting ?? null;
    const body: NoticeBody = {
      kind: "joint-review-minutes",
      heldOn: sitting?.heldOn ?? null,
      conclusion,
      attendance: attendance.map((one) => {
        const { name, nameEn } = departmentName(region, one.department);
        return { ...one, name, nameEn };
      }),
    };
    const audience = { applicant: true, departments: sitting?.invited ?? [], supervisors: true };
    return [{ at: conclusion.concludedAt, body, audience }];
  },
};

export const decided: Owing<EventOf<"application-decided">> = {
  owed: ({ decision, decidedAt, lead }, { application, reviews, region }) => {
    const matters = new Map(reviews.map(({ facts }) => [facts.reviewId, facts.matter]));
    const body: NoticeBody = {
      kind: "decision",
      result: decision.result,
      decidedAt,
      lead,
      opinions: decision.opinions.map((opinion) => {
        const { name, nameEn } = departmentName(region, opinion.department);
        return { ...opinion, matter: matterName(matters.get(opinion.reviewId)!), name, nameEn };
      }),
      afterJointReview: jointOf(application) !== null,
    };
    return [{ at: decidedAt, body, audience: APPLICANT }];
  },
};

const jointOf = (application: Application): JointReview | null =>
  "joint" in application ? application.joint : null;
