/** What a row of an applicant's own applications says: where it stands, and what comes next. */
import type { Answer } from "../shared/api/answers.ts";
import { dayText, dueText } from "../shared/language/dates.ts";
import { words } from "../shared/language/language.ts";
import type { Standing } from "../shared/state/caseState.ts";

export type OwnRow = Answer<"listOwnApplications">["applications"][number];

/** As much of a status as its sentence is made of. */
export function standingOf({ decision, jointReview, ...row }: OwnRow): Standing {
  return {
    ...row,
    decision: decision && {
      lead: decision.isLeads ? {} : null,
      conditions: { length: decision.conditions },
      matters: decision.results.map((result) => ({ result })),
    },
    jointReview: jointReview && {
      callBy: jointReview.callBy,
      sitting: jointReview.sitting,
      conclusion:
        jointReview.concludedAt === null
          ? null
          : { concludedAt: jointReview.concludedAt, answers: { length: jointReview.answers } },
    },
    offers: [],
  };
}

/** The date that its applicant has to know of next: their own first; none where nobody can say one, or it is over. */
export function nextDate({ owed, jointReview, acceptBy, expectedDecisionBy, late }: OwnRow): string | null {
  const [until] = owed.flatMap((one) => one.until ?? []).sort();
  if (until !== undefined) return dueText(until);
  const sitting = jointReview?.concludedAt === null ? jointReview.sitting : null;
  if (sitting) return `${dayText(sitting.heldOn)} ${sitting.time}`;
  const by = acceptBy ?? (late.length === 0 ? expectedDecisionBy : null);
  return by === null ? null : dueText(by);
}

/** What is owed, each material once. */
export const owedIn = ({ owed }: OwnRow, name: (one: OwnRow["owed"][number]) => string): string =>
  [...new Set(owed.map(name))].join(words.and);
