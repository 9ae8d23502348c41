/** The lead calls the one sitting. */
import { call } from "../../shared/api/client.ts";
import { Field, Ticks } from "../../shared/form/Field.tsx";
import { dayText } from "../../shared/language/dates.ts";
import { words } from "../../shared/language/language.ts";
import { departmentName } from "../../shared/parts/names.ts";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { leading } from "./words.ts";
import type { OfferedFormProps } from "./caseForm.ts";

const SAYS = leading.joint;

type Props = OfferedFormProps<"conveneJointReview">;

export function ConveneForm({ file, offer, catalogue, onDone, onStale }: Props) {
  const { earliest, latest, departments } = offer.limits;
  return (
    <DeskForm
      draft={draftName("conveneJointReview", file.applicationId)}
      final={SAYS.conveneExplain}
      submit={SAYS.submitConvene}
      send={async (body) => call("conveneJointReview", { path: file, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <h4>{SAYS.convene}</h4>
      <p>{SAYS.conveneExplain}</p>
      <Field
        path="heldOn"
        label={SAYS.heldOn}
        kind="date"
        min={earliest}
        max={latest}
        hint={SAYS.heldHint(dayText(earliest), dayText(latest))}
      />
      <Field path="time" label={SAYS.time} kind="time" />
      <Field path="place" label={SAYS.place} />
      <Field path="agenda" label={words.joint.agenda} kind="text" />
      <Ticks
        path="invited"
        legend={words.joint.invited}
        options={departments.map((id) => [id, departmentName(id, catalogue)])}
      />
    </DeskForm>
  );
}
