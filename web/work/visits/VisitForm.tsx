/** The form of each command about a visit: called, asked for, put off, called off, who came, what was found. */
import { useState, type Dispatch, type StateUpdater } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { Attach } from "../../shared/files/Attach.tsx";
import { Field, Radios, Ticks } from "../../shared/form/Field.tsx";
import { Rows } from "../../shared/form/Rows.tsx";
import { dayText } from "../../shared/language/dates.ts";
import { departmentName } from "../../shared/parts/names.ts";
import type { Visits } from "../../shared/visits/SiteVisits.tsx";
import { DeskForm } from "../form/DeskForm.tsx";
import { draftName } from "../form/names.ts";
import { visiting as SAY } from "./words.ts";

type Offer = Exclude<Visits["offers"][number], { command: "answerSiteVisit" }>;

type Props = {
  visits: Visits;
  offer: Offer;
  catalogue: Catalogue;
  onDone: (next: Visits) => void;
  onStale: () => void;
};

export function VisitForm({ visits, offer, catalogue, onDone, onStale }: Props) {
  const { command } = offer;
  const [choice, setChoice] = useState("");
  return (
    <DeskForm
      draft={draftName(command, visits.applicationId)}
      final={SAY.explain[command]}
      submit={SAY.titles[command]}
      send={async (body) =>
        call(command, { path: visits, body: command === "noteSiteVisitAttendance" ? cameIn(body) : body })
      }
      onDone={onDone}
      onStale={onStale}
    >
      <p>{SAY.explain[command]}</p>
      <FieldsOf offer={offer} visits={visits} catalogue={catalogue} choice={choice} choose={setChoice} />
    </DeskForm>
  );
}

/** What was chosen in words is a yes or a no. */
const cameIn = ({ applicant, ...said }: { applicant?: unknown }) => ({
  ...said,
  applicant: applicant === "yes",
});

type FieldsProps = Pick<Props, "offer" | "visits" | "catalogue"> & {
  choice: string;
  choose: Dispatch<StateUpdater<string>>;
};

function FieldsOf({ offer, visits, catalogue, choice, choose }: FieldsProps) {
  const named = (ids: readonly string[]) =>
    ids.map((id): [string, string] => [id, departmentName(id, catalogue)]);
  switch (offer.command) {
    case "askForSiteVisit":
      return (
        <>
          <Meeting />
          <Reasons />
        </>
      );
    case "callSiteVisit":
      return (
        <>
          <ul>
            {named(offer.limits.departments).map(([id, name]) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <HeldOn {...offer.limits} />
          <Meeting />
        </>
      );
    case "moveSiteVisit":
      return (
        <>
          <HeldOn {...offer.limits} />
          <Meeting isKept />
          <Radios
            path="why"
            legend={SAY.why}
            options={Object.entries(SAY.moves)}
            chosen={choice}
            onChoose={choose}
          />
          <Reasons />
        </>
      );
    case "callOffSiteVisit":
      return <Reasons />;
    case "noteSiteVisitAttendance":
      return (
        <>
          <Radios
            path="applicant"
            legend={SAY.came}
            options={Object.entries(SAY.cames)}
            chosen={choice}
            onChoose={choose}
          />
          <Ticks path="absent" legend={SAY.absent} options={named(offer.limits.departments)} />
        </>
      );
    case "recordSiteVisitFindings":
      return <FindingsFields applicationId={visits.applicationId} />;
  }
}

const HeldOn = ({ earliest, latest }: { earliest: string; latest: string }) => (
  <Field
    path="heldOn"
    label={SAY.heldOn}
    kind="date"
    min={earliest}
    max={latest}
    hint={SAY.heldHint(dayText(earliest), dayText(latest))}
  />
);

/** @param isKept place and contact stay where nothing is typed */
const Meeting = ({ isKept = false }: { isKept?: boolean }) => (
  <>
    <Field path="time" label={SAY.time} kind="time" />
    <Field
      path="place"
      label={SAY.place}
      longest={100}
      optional={isKept}
      hint={isKept ? SAY.same : undefined}
    />
    <Field
      path="contact"
      label={SAY.contact}
      longest={60}
      optional={isKept}
      hint={isKept ? SAY.same : SAY.contactHint}
    />
  </>
);

const Reasons = () => <Field path="reasons" label={SAY.reasons} kind="text" longest={300} />;

/** As many officers as the law wants (行政许可法 art. 34), and as many as one call takes. */
const [FEWEST, MOST] = [2, 10];

const FindingsFields = ({ applicationId }: { applicationId: string }) => (
  <>
    <Rows legend={SAY.officer} add={SAY.add} remove={SAY.remove} fewest={FEWEST} most={MOST} path="officers">
      {(i) => (
        <>
          <Field path={`officers[${i}].name`} label={SAY.name} longest={30} />
          <Field path={`officers[${i}].card`} label={SAY.card} longest={30} optional />
        </>
      )}
    </Rows>
    <Field path="text" label={SAY.text} kind="text" longest={1000} />
    <Attach of={{ applicationId }} />
  </>
);
