/** The form of each command about the green channel: entered, left, another tracker, what was done. */
import { useState } from "preact/hooks";
import type { Catalogue } from "../api/answers.ts";
import { call } from "../api/client.ts";
import { Attach } from "../files/Attach.tsx";
import { Choice, Field, options, Radios } from "../form/Field.tsx";
import { Form } from "../form/Form.tsx";
import { departmentName } from "../parts/names.ts";
import type { Green } from "./GreenChannel.tsx";
import { greenWords as SAYS } from "./words.ts";

type Offer = Green["offers"][number];

type Props = {
  applicationId: string;
  offer: Offer;
  catalogue: Catalogue;
  onDone: (next: Green) => void;
  onStale: () => void;
};

export function GreenForm({ applicationId, offer, catalogue, onDone, onStale }: Props) {
  const { command } = offer;
  return (
    <Form
      submit={SAYS.titles[command]}
      send={async (body) => call(command, { path: { applicationId }, body })}
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAYS.notes[command]}</p>
      <FieldsOf applicationId={applicationId} offer={offer} catalogue={catalogue} />
    </Form>
  );
}

type FieldsProps = Pick<Props, "applicationId" | "offer" | "catalogue">;

function FieldsOf({ applicationId, offer, catalogue }: FieldsProps) {
  switch (offer.command) {
    case "enterGreenChannel":
      return <Entering offer={offer} catalogue={catalogue} />;
    case "leaveGreenChannel":
      return <Reasons />;
    case "nameTracker":
      return (
        <>
          <TrackerFields departments={offer.limits.departments} catalogue={catalogue} />
          <Reasons />
        </>
      );
    case "noteTracking":
      return <Noting applicationId={applicationId} />;
  }
}

type EnteringProps = { offer: Extract<Offer, { command: "enterGreenChannel" }>; catalogue: Catalogue };

function Entering({ offer: { limits }, catalogue }: EnteringProps) {
  const [only] = limits.by;
  const [by, setBy] = useState<string>(limits.by.length === 1 && only ? only : "");
  return (
    <>
      <Radios
        path="by"
        legend={SAYS.how}
        options={limits.by.map((one) => [one, SAYS.by[one]] as const)}
        chosen={by}
        onChoose={setBy}
      />
      {by === "supervisor" && (
        <>
          <Field path="basis.document" label={SAYS.document} longest={80} />
          <Field path="basis.article" label={SAYS.article} longest={40} />
          <Reasons />
        </>
      )}
      <TrackerFields departments={limits.departments} catalogue={catalogue} of="tracker." />
    </>
  );
}

type TrackerProps = { departments: readonly string[]; catalogue: Catalogue; of?: string };

const TrackerFields = ({ departments, catalogue, of = "" }: TrackerProps) => (
  <>
    <Choice path={`${of}department`} label={SAYS.department}>
      {departments.map((id) => (
        <option key={id} value={id}>
          {departmentName(id, catalogue)}
        </option>
      ))}
    </Choice>
    <Field path={`${of}name`} label={SAYS.name} longest={20} />
    <Field path={`${of}phone`} label={SAYS.phone} kind="tel" longest={40} />
  </>
);

const Reasons = () => <Field path="reasons" label={SAYS.reasons} kind="text" longest={300} />;

const Noting = ({ applicationId }: { applicationId: string }) => (
  <>
    <Choice path="as" label={SAYS.what}>
      {options(SAYS.as)}
    </Choice>
    <Field path="text" label={SAYS.text} kind="text" longest={300} />
    <Attach of={{ applicationId }} />
  </>
);
