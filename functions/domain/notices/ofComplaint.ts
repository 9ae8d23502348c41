/** What a complaint owes: its answer, to the complainant and to nobody whom it is about. */
import type { EventOf } from "../application/caseEvent.ts";
import { departmentName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing } from "./owing.ts";

export const answered: Owing<EventOf<"complaint-answered">> = {
  owed: ({ answer: said, at }, view) => {
    const { complaint, region } = view;
    if (!complaint) return [];
    const { complaintId, about, text, filedAt } = complaint.facts;
    const department = departmentName(region, departmentOf(about, view));
    const body: NoticeBody = {
      kind: "complaint-answer",
      complaintId,
      about: department,
      text,
      filedAt,
      said,
    };
    return [{ at, body, audience: APPLICANT }];
  },
};

const departmentOf = (about: { reviewId: string } | { department: string }, { reviews }: CaseView): string =>
  "department" in about
    ? about.department
    : reviews.find(({ facts }) => facts.reviewId === about.reviewId)!.facts.department.id;
