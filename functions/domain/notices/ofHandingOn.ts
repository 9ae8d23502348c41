/** What a matter that is handed on (移送) owes: the applicant and everybody concerned hear who answers now, and by when. */
import { acceptanceOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { known } from "../base/time.ts";
import type { Review } from "../review/review.ts";
import type { NoticeBody } from "./notice.ts";
import type { CaseView, Owing } from "./owing.ts";

export const handedOn: Owing<EventOf<"matter-handed-on">> = {
  owed: ({ from, to, reasons, named, at }, view) => {
    const first = reviewOf(view, from);
    const second = reviewOf(view, to);
    const lead = acceptanceOf(view.application)?.lead.id;
    const had = first.facts.handedOn?.by;
    const departments = [
      ...[first, second].map(({ facts }) => facts.department.id),
      // Whose it was decided not to be has handed it on before.
      ...(named && had !== undefined ? [had] : []),
    ];
    const body: NoticeBody = {
      kind: "date-moved",
      by: {
        why: "handed-on",
        from: organOf(first),
        to: organOf(second),
        reasons,
        ...(named && { named }),
      },
      before: first.served && known(first.served.due.dueDate),
      after: second.served && known(second.served.due.dueDate),
      provisional: second.served?.due.provisional ?? false,
    };
    const audience = {
      applicant: true,
      departments: [...new Set([...departments, ...(lead === undefined ? [] : [lead])])],
      supervisors: false,
    };
    // It is the act of the organ that hands the matter on, or of who decides whose it is.
    return [{ at, body, audience, review: first }];
  },
};

const reviewOf = ({ reviews }: CaseView, reviewId: string): Review =>
  reviews.find(({ facts }) => facts.reviewId === reviewId)!;

const organOf = ({ facts: { department } }: Review) => ({
  id: department.id,
  name: department.name,
  nameEn: department.nameEn,
});
