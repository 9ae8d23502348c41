/** The lead offers the applicant to put right what is objected to, instead of a refusal (整改). */
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.rectify;

type Props = OfferedFormProps<"offerRectification">;

export function RectifyForm({ file, offer: { limits }, onDone, onStale }: Props) {
  return (
    <DeskForm
      draft={draftName("offerRectification", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async ({ days, reasons }) =>
        call("offerRectification", { path: file, body: { days: Number(days), reasons } })
      }
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      <Field
        path="days"
        label={SAYS.days}
        kind="number"
        min={1}
        max={limits.most}
        hint={SAYS.most(limits.most)}
      />
      <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
    </DeskForm>
  );
}
