/** 指定承办部门: the lead names whose a matter is that was handed on and is disputed, or that goes round (权责协调会). */
import { call } from "../../shared/api/client.ts";
import { NamingFields } from "../../shared/jurisdiction/NamingFields.tsx";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.dispute;

type Props = OfferedFormProps<"decideReferral">;

export function DisputeForm({ file, offer: { limits }, catalogue, onDone, onStale }: Props) {
  return (
    <DeskForm
      draft={draftName("decideReferral", file.applicationId)}
      final={SAYS.explain}
      submit={SAYS.submit}
      send={async (body) => call("decideReferral", { path: file, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.title}</h4>
      <p>{SAYS.explain}</p>
      <NamingFields reviews={file.reviews} limits={limits} catalogue={catalogue} />
    </DeskForm>
  );
}
