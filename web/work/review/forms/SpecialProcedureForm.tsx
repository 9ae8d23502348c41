/** 特别程序: stops the clock with a planned end, and ends early what is under way. */
import { call } from "../../../shared/api/client.ts";
import { Choice, Field, options } from "../../../shared/form/Field.tsx";
import { Form } from "../../../shared/form/Form.tsx";
import { dayText, dueText } from "../../../shared/language/dates.ts";
import { wordFor, words } from "../../../shared/language/language.ts";
import { DeskForm } from "../../form/DeskForm.tsx";
import { draftName } from "../../form/names.ts";
import { says } from "./words.ts";
import { Approval, HandlerFold, withoutBlankHandler } from "../HandlerFields.tsx";
import type { OfferedFormProps, ReviewFormProps } from "../reviewForm.ts";

const SAYS = says.special;

type Props = OfferedFormProps<"startSpecialProcedure">;

export function SpecialProcedureForm({ review, offer, onDone, onStale }: Props) {
  const { kinds, earliest, latest } = offer.limits;
  return (
    <DeskForm
      draft={draftName("startSpecialProcedure", review.reviewId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("startSpecialProcedure", { path: review, body: withoutBlankHandler(body) })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Choice path="kind" label={SAYS.kind}>
        {options(words.stop, kinds)}
      </Choice>
      <Field path="basis" label={SAYS.basis} />
      <Field path="reasons" label={SAYS.reasons} kind="text" />
      <Field
        path="plannedEnd"
        label={SAYS.plannedEnd}
        kind="date"
        min={earliest}
        max={latest}
        hint={SAYS.plannedHint(dayText(earliest), dayText(latest))}
      />
      <Approval limits={offer.limits} />
      <HandlerFold />
    </DeskForm>
  );
}

export function EndProcedureForm({ review, onDone, onStale }: ReviewFormProps) {
  const { stop } = review;
  const why = stop ? wordFor(words.stop, stop.why) : "";
  const { kind, startedAt } = review.specialProcedures.find((one) => one.kind === stop?.why) ?? {};
  return (
    <Form
      submit={SAYS.end}
      send={async () => call("endSpecialProcedure", { path: review, query: { kind, startedAt } })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{stop && SAYS.endExplain(why, dueText(stop.endsAt))}</p>
    </Form>
  );
}
