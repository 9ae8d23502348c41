/** The lead's own decision, where the region asks for it; it answers what came up once the joint review was over. */
import { Attach } from "../../shared/files/Attach.tsx";
import { call } from "../../shared/api/client.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";
import { ResultFields } from "./ResultFields.tsx";
import { SettlingFields, withoutBlanks } from "./SettlingFields.tsx";

type Props = OfferedFormProps<"decideApplication">;

export const DecisionForm = ({ file, offer: { limits }, catalogue, onDone, onStale }: Props) => (
  <DeskForm
    draft={draftName("decideApplication", file.applicationId)}
    final={leading.decide.final}
    submit={leading.decide.submit}
    send={async (body) => call("decideApplication", { path: file, body: withoutBlanks(body) })}
    onDone={onDone}
    onStale={onStale}
  >
    <h4>{leading.decide.title}</h4>
    <p>{leading.decide.explain}</p>
    <ResultFields results={limits.results} />
    <SettlingFields answers={limits.answers} clashes={limits.clashes} catalogue={catalogue} />
    <Attach of={{ applicationId: file.applicationId }} />
  </DeskForm>
);
