/** The submission form, built from the region's catalogue: what to state, who is asked, what to hand in. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { Problem } from "../../shared/api/problem.ts";
import { applicantSession } from "../../shared/api/session.ts";
import { Choice, Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { dashedIn } from "../../shared/form/spelling.ts";
import { nameOf } from "../../shared/language/language.ts";
import { materialName } from "../../shared/parts/names.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { withHeld } from "../files/held.ts";
import type { Transfers } from "../files/transfers.ts";
import { UploadsTotal } from "../files/Uploads.tsx";
import { checkNonePending, useTransfers } from "../files/useTransfers.ts";
import { Applicant } from "./Applicant.tsx";
import { AskedMatters } from "./AskedMatters.tsx";
import { Claims } from "./Claims.tsx";
import {
  emptyDraft,
  heldAs,
  heldIn,
  isBegun,
  mayFollowOf,
  NO_MATERIAL,
  readDraft,
  submissionOf,
  type Draft,
  type MaterialDraft,
  type Reading,
} from "./draft.ts";
import { exampleDraft } from "./example.ts";
import { fieldOf } from "./faults.ts";
import { Lost } from "./Lost.tsx";
import { MaterialFields } from "./MaterialFields.tsx";
import { ProjectFacts, type SectionProps } from "./ProjectFacts.tsx";
import { forgetSaved } from "./saved.ts";
import { SaveDraft, SavedDraft } from "./SavedDraft.tsx";
import { Check } from "./Check.tsx";
import { Earlier } from "./Earlier.tsx";
import { Guide } from "./Guide.tsx";
import { STEPS, type StepName } from "./stepNames.ts";
import { Step, StepList } from "./steps.tsx";
import { send, type Receipt } from "./sending.ts";
import { says } from "./words.ts";

const KEY = "submission-draft";

/** The draft of this tab, unless the region no longer knows its type. */
function keptDraft(catalogue: Catalogue): Draft {
  const empty = emptyDraft(catalogue.projectTypes[0]?.code ?? "");
  const text = sessionStorage.getItem(KEY);
  const kept = text === null ? {} : (JSON.parse(text) as Partial<Draft>);
  const draft = { ...empty, ...kept, applicant: { ...empty.applicant, ...kept.applicant } };
  return catalogue.projectTypes.some(({ code }) => code === draft.type) ? draft : empty;
}

/** Who has signed in submits for nobody else. */
const whoOf = ({ name, creditCode }: { name: string; creditCode: string }) => ({ name, creditCode });

type ChangeMaterial = (code: string, part: (material: MaterialDraft) => Partial<MaterialDraft>) => void;

export type SubmitFormProps = { catalogue: Catalogue; onReceipt: (receipt: Receipt) => void };

export function SubmitForm({ catalogue, onReceipt }: SubmitFormProps) {
  const [draft, setDraft] = useState(() => keptDraft(catalogue));
  const [drafts, setDrafts] = useState(0);
  // At once, not when the page has been painted: whoever reloads it then has lost nothing.
  useLayoutEffect(() => sessionStorage.setItem(KEY, JSON.stringify(draft)), [draft]);

  const reading = readDraft(draft, catalogue);
  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));
  const section: SectionProps = { catalogue, draft, change };
  /** A file may be there when the form has changed since. */
  const changeMaterial: ChangeMaterial = (code, part) =>
    setDraft((current) => {
      const material = { ...NO_MATERIAL, ...current.materials[code] };
      return { ...current, materials: { ...current.materials, [code]: { ...material, ...part(material) } } };
    });
  const transfers = useTransfers(null, "submission", {
    twin: (sha256) => heldAs(sha256, draft.materials),
    onKept: (code, held, place) =>
      changeMaterial(code, ({ files }) => ({ files: withHeld(files, held, place) })),
  });
  const signedIn = applicantSession();
  const asTheyAre = { ...draft, applicant: { ...draft.applicant, ...(signedIn && whoOf(signedIn)) } };
  const bodyOf = () => submissionOf(asTheyAre, reading, (code) => materialName(code, catalogue));

  /** Another draft begins anew: what was wrong with the one before says nothing about it. */
  function replace(next: Draft) {
    setDrafts((before) => before + 1);
    setDraft(next);
  }

  const { step } = draft;
  const steps = {
    at: step,
    go: (to: StepName) => change({ step: to }),
  };
  const to = (by: number) => STEPS[STEPS.indexOf(step) + by];
  const [before, after] = [to(-1), to(1)];

  return (
    <>
      <p>{says.intro}</p>
      <SavedDraft onOpen={replace} />
      <p class="row no-print">
        {LAPTOP && (
          <button type="button" class="quiet" onClick={() => replace(exampleDraft(catalogue, draft.type))}>
            {says.example}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          onClick={() => confirm(says.clearAsk) && replace(emptyDraft(draft.type))}
        >
          {says.clear}
        </button>
        <SaveDraft draft={draft} />
      </p>
      <StepList {...steps} />
      <Form
        key={drafts}
        class="submission"
        submit={after ? says.next : says.submit}
        next={after && (() => steps.go(after))}
        actions={
          before && (
            <button type="button" class="quiet" onClick={() => steps.go(before)}>
              {says.before}
            </button>
          )
        }
        send={async () => {
          checkNonePending(transfers);
          return send(bodyOf());
        }}
        onDone={(receipt) => {
          sessionStorage.removeItem(KEY);
          forgetSaved();
          setDraft(emptyDraft(draft.type));
          onReceipt(receipt);
        }}
        fieldOf={(path) => fieldOf(path, bodyOf())}
        explain={(error) =>
          error instanceof Problem &&
          error.code === "idempotency-key-reused" && <Lost onReceipt={onReceipt} />
        }
      >
        <Step {...steps} name="guide">
          <p class="hint">{says.guide.intro}</p>
          <TypeChoice {...section} />
          <Guide catalogue={catalogue} type={draft.type} />
        </Step>
        <Step {...steps} name="project">
          <Project {...section} />
          <ProjectFacts {...section} />
          <AskedMatters catalogue={catalogue} reading={reading} />
          <Claims reading={reading} draft={draft} change={change} />
        </Step>
        <Step {...steps} name="applicant">
          <Applicant {...section} />
        </Step>
        <Step {...steps} name="materials">
          <Earlier
            catalogue={catalogue}
            draft={draft}
            codes={reading.materials}
            onRefer={(code, held) => changeMaterial(code, ({ files }) => ({ files: [...files, held] }))}
          />
          <Materials {...section} reading={reading} changeMaterial={changeMaterial} transfers={transfers} />
        </Step>
        <Step {...steps} name="check">
          <Check catalogue={catalogue} draft={asTheyAre} reading={reading} go={steps.go} />
        </Step>
      </Form>
    </>
  );
}

const TypeChoice = ({ catalogue, draft, change }: SectionProps) => (
  <Choice path="project.type" label={says.type} value={draft.type} onValue={(type) => change({ type })}>
    {catalogue.projectTypes.map((type) => (
      <option key={type.code} value={type.code}>
        {nameOf(type)}
      </option>
    ))}
  </Choice>
);

const Project = ({ draft, change }: SectionProps) => (
  <fieldset>
    <legend>{says.project}</legend>
    <Field path="project.name" label={says.name} value={draft.name} onValue={(name) => change({ name })} />
    <Field
      path="project.code"
      label={says.code}
      hint={says.codeHint}
      spelling={dashedIn}
      value={draft.code}
      onValue={(code) => change({ code })}
    />
  </fieldset>
);

type MaterialsProps = Pick<SectionProps, "catalogue" | "draft"> & {
  reading: Reading;
  changeMaterial: ChangeMaterial;
  transfers: Transfers;
};

function Materials({ catalogue, draft, reading, changeMaterial, transfers }: MaterialsProps) {
  const { materials: codes, promised } = reading;
  const missing = codes.filter((code) => !isBegun(draft.materials[code])).length - promised.length;
  return (
    <>
      {codes.length === 0 ? (
        <Empty>{says.materialsNone}</Empty>
      ) : (
        <>
          <p class="hint">{says.materialsHint}</p>
          <p role="status">
            {says.materialsMissing(missing, codes.length)}
            {promised.length > 0 && says.promise.count(promised.length)}
          </p>
          <UploadsTotal transfers={transfers} held={heldIn(draft.materials)} />
        </>
      )}
      {codes.map((code) => {
        const material = { ...NO_MATERIAL, ...draft.materials[code] };
        return (
          <MaterialFields
            key={code}
            code={code}
            name={materialName(code, catalogue)}
            by={catalogue.materialsBy}
            mayFollow={mayFollowOf(catalogue, code)}
            transfers={transfers}
            material={material}
            onMaterial={(part) => changeMaterial(code, part)}
          />
        );
      })}
    </>
  );
}
