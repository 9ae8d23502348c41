/** The lead calls the one sitting. */
import type { Calendar } from "../../app/api.ts";
import { addDays, dateOf, dayText } from "../../app/dates.ts";
import { says } from "../../pages/work.words.ts";
import type { CaseFormProps } from "./caseForm.ts";
import { CommandForm } from "./CommandForm.tsx";
import { Departments } from "./Departments.tsx";
import { Field } from "./Field.tsx";
import { useLoaded } from "./useLoaded.ts";

const SAYS = says.joint;

export function ConveneForm({ file, catalogue, onDone }: CaseFormProps) {
  const { data: calendar } = useLoaded<Calendar>("/v1/calendar");
  const first = calendar === null ? undefined : addDays(calendar.from, 1);
  // Due at midnight: the last day is the one before. Past it the sitting may still be held, in the two weeks to come.
  const due = addDays(dateOf(file.jointReview!.dueAt), -1);
  const last = first !== undefined && due < first ? addDays(first, 14) : due;
  const others = [...new Set(file.reviews.map(({ department }) => department.id))].filter(
    (id) => id !== file.lead?.id,
  );
  return (
    <CommandForm
      command={{ method: "POST", path: `/v1/applications/${file.applicationId}/joint-review` }}
      submit={SAYS.submitConvene}
      onDone={onDone}
    >
      <h4>{SAYS.convene}</h4>
      <p>{SAYS.conveneExplain}</p>
      <Field
        path="heldOn"
        label={SAYS.heldOn}
        kind="date"
        min={first}
        max={last}
        hint={first && SAYS.heldHint(dayText(first), dayText(last))}
      />
      <Field path="place" label={SAYS.place} />
      <Field path="agenda" label={SAYS.agenda} kind="text" />
      <Departments path="invited[]" legend={SAYS.invited} ids={others} catalogue={catalogue} />
    </CommandForm>
  );
}
