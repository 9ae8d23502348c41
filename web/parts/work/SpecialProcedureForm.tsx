/** 特别程序: stops the clock with a planned end, and ends early what is under way. */
import type { Calendar, Review } from "../../app/api.ts";
import { addDays, dateOf, dayText } from "../../app/dates.ts";
import { words } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { ApproverFields } from "./ApproverFields.tsx";
import { CommandForm } from "./CommandForm.tsx";
import { Choice, Field } from "./Field.tsx";
import { HandlerFields, withoutBlankHandler } from "./HandlerFields.tsx";
import type { ReviewFormProps } from "./SupplementForm.tsx";
import { useLoaded } from "./useLoaded.ts";

const SAYS = says.special;

export function SpecialProcedureForm({ review, catalogue, onDone }: ReviewFormProps) {
  const { data: calendar } = useLoaded<Calendar>("/v1/calendar");
  const first = calendar === null ? undefined : addDays(calendar.from, 1);
  const last =
    calendar === null ? undefined : addDays(calendar.from, catalogue.policies.longestSpecialProcedureDays);
  const held = review.specialProcedures.map(({ kind }) => kind);
  const kinds = Object.entries(words.stop).filter(([kind]) => kind !== "supplement" && !held.includes(kind));
  return (
    <CommandForm
      command={commandOf(review, "POST")}
      submit={SAYS.submit}
      onDone={onDone}
      toBody={withoutBlankHandler}
    >
      <p>{SAYS.explain}</p>
      <Choice path="kind" label={SAYS.kind}>
        {kinds.map(([kind, text]) => (
          <option key={kind} value={kind}>
            {text}
          </option>
        ))}
      </Choice>
      <Field path="basis" label={SAYS.basis} />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
      <Field
        path="plannedEnd"
        label={SAYS.plannedEnd}
        kind="date"
        min={first}
        max={last}
        hint={first && last ? SAYS.plannedHint(dayText(first), dayText(last)) : SAYS.plannedUnknown}
      />
      <ApproverFields />
      <details>
        <summary>
          {says.facts.handler} ({says.commands.optional})
        </summary>
        <HandlerFields />
      </details>
    </CommandForm>
  );
}

export function EndProcedureForm({ review, onDone }: { review: Review; onDone: (saved: boolean) => void }) {
  if (review.stop === null) return null;
  const why = words.stop[review.stop.why as keyof typeof words.stop];
  return (
    <CommandForm command={commandOf(review, "DELETE")} submit={SAYS.end} onDone={onDone}>
      <p>{SAYS.endExplain(why, dayText(dateOf(review.stop.endsAt)))}</p>
    </CommandForm>
  );
}

const commandOf = ({ reviewId }: Review, method: "POST" | "DELETE") => ({
  method,
  path: `/v1/reviews/${reviewId}/special-procedure`,
});
