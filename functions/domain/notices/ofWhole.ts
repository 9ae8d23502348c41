/** What the whole's limit (行政许可法 art. 42(2)) owes: the reason for more days to the applicant; that it ran out to everybody who leads or watches. */
import { acceptanceOf } from "../application/application.ts";
import type { EventOf } from "../application/caseEvent.ts";
import { WHOLE_DAYS } from "../application/whole.ts";
import { known } from "../base/time.ts";
import type { Audience } from "./notice.ts";
import type { CaseView, Owing } from "./owing.ts";

export const wholeExtended: Owing<EventOf<"whole-extended">> = {
  owed: ({ extension: { days, reasons, approver, before, after, at } }, view) => [
    {
      at,
      body: {
        kind: "whole-limit",
        what: "extended",
        days: WHOLE_DAYS + days,
        before: known(before),
        after: known(after),
        reasons,
        approver,
      },
      audience: audienceOf(view, false),
    },
  ],
};

export const wholeOverdue: Owing<EventOf<"whole-overdue">> = {
  owed: ({ asOf, dueDate }, view) => [
    {
      at: asOf,
      body: {
        kind: "whole-limit",
        what: "overdue",
        days: WHOLE_DAYS + (view.application.whole?.extension?.days ?? 0),
        before: dueDate,
        after: null,
        reasons: null,
        approver: null,
      },
      audience: audienceOf(view, true),
    },
  ],
};

function audienceOf({ application }: CaseView, supervisors: boolean): Audience {
  const lead = acceptanceOf(application)?.lead.id;
  return { applicant: true, departments: lead === undefined ? [] : [lead], supervisors };
}
