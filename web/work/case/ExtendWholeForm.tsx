/** More days for the whole: asked for by the lead, given by whoever has the rank of the government's head (延长办理总时限). */
import { call } from "../../shared/api/client.ts";
import { Field } from "../../shared/form/Field.tsx";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.whole;

type Props = OfferedFormProps<"extendWhole">;

export function ExtendWholeForm({ file, offer: { limits }, onDone, onStale }: Props) {
  const asked = file.whole?.asked;
  return (
    <DeskForm
      draft={draftName("extendWhole", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async ({ days, reasons }) =>
        call("extendWhole", { path: file, body: { days: Number(days), reasons } })
      }
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.explain}</p>
      {asked && <p class="note">{SAYS.asked(asked.days, asked.reasons)}</p>}
      <Field path="days" label={SAYS.days} kind="number" min={1} max={limits.most} />
      <Field path="reasons" label={SAYS.reasons} kind="text" longest={1000} />
    </DeskForm>
  );
}
