/** What a complaint owes: its answer, to the complainant and to nobody whom it is about. */
import type { Region } from "../catalogue/region.ts";
import type { EventOf } from "../application/caseEvent.ts";
import type { ComplaintFacts } from "../supervision/complaint.ts";
import { departmentName } from "./named.ts";
import type { NoticeBody } from "./notice.ts";
import { APPLICANT, type CaseView, type Owing } from "./owing.ts";

export const answered: Owing<EventOf<"complaint-answered">> = {
  owed: ({ answer: said, at }, view) => {
    const { complaint, region } = view;
    if (!complaint) return [];
    const { complaintId, about, text, filedAt } = complaint.facts;
    const id = departmentOf(about, view);
    const department = id === null ? supervisionOf(region) : departmentName(region, id);
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

const supervisionOf = ({ documents: { supervisor } }: Region) => ({
  id: "supervisor",
  name: supervisor.name,
  nameEn: supervisor.nameEn,
});

/** `null` of one about supervision. */
function departmentOf(about: ComplaintFacts["about"], { reviews }: CaseView): string | null {
  if ("supervision" in about) return null;
  return "department" in about
    ? about.department
    : reviews.find(({ facts }) => facts.reviewId === about.reviewId)!.facts.department.id;
}
