/** The submission form, built from the region's catalogue: what to state, who is asked, what to hand in. */
import { useEffect, useState } from "preact/hooks";
import type { Catalogue } from "../../shared/api/answers.ts";
import { Problem } from "../../shared/api/problem.ts";
import { Choice, Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { nameOf } from "../../shared/language/language.ts";
import { materialName } from "../../shared/parts/names.ts";
import { Empty } from "../../shared/parts/notes.tsx";
import { AskedMatters } from "./AskedMatters.tsx";
import { Claims } from "./Claims.tsx";
import { emptyDraft, isBegun, NO_MATERIAL, readDraft, submissionOf, type Draft } from "./draft.ts";
import { exampleDraft } from "./example.ts";
import { fieldOf } from "./faults.ts";
import { Lost } from "./Lost.tsx";
import { MaterialFields } from "./MaterialFields.tsx";
import { ProjectFacts, type SectionProps } from "./ProjectFacts.tsx";
import { send, type Receipt } from "./sending.ts";
import { says } from "./words.ts";

const KEY = "submission-draft";

/** The draft of this tab, unless the region no longer knows its type. */
function keptDraft(catalogue: Catalogue): Draft {
  const empty = emptyDraft(catalogue.projectTypes[0]?.code ?? "");
  const text = sessionStorage.getItem(KEY);
  const draft = text === null ? empty : { ...empty, ...(JSON.parse(text) as Partial<Draft>) };
  return catalogue.projectTypes.some(({ code }) => code === draft.type) ? draft : empty;
}

export type SubmitFormProps = { catalogue: Catalogue; onReceipt: (receipt: Receipt) => void };

export function SubmitForm({ catalogue, onReceipt }: SubmitFormProps) {
  const [draft, setDraft] = useState(() => keptDraft(catalogue));
  const [drafts, setDrafts] = useState(0);
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(draft)), [draft]);

  const reading = readDraft(draft, catalogue);
  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));
  const section: SectionProps = { catalogue, draft, change };
  const bodyOf = () => submissionOf(draft, reading, (code) => materialName(code, catalogue));

  /** Another draft begins anew: what was wrong with the one before says nothing about it. */
  function replace(next: Draft) {
    setDrafts((before) => before + 1);
    setDraft(next);
  }

  return (
    <>
      <p>{says.intro}</p>
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
      </p>
      <Form
        key={drafts}
        class="submission"
        submit={says.submit}
        send={async () => send(bodyOf())}
        onDone={(receipt) => {
          sessionStorage.removeItem(KEY);
          setDraft(emptyDraft(draft.type));
          onReceipt(receipt);
        }}
        fieldOf={(path) => fieldOf(path, bodyOf())}
        explain={(error) =>
          error instanceof Problem &&
          error.code === "idempotency-key-reused" && <Lost onReceipt={onReceipt} />
        }
      >
        <Project {...section} />
        <ProjectFacts {...section} />
        <AskedMatters catalogue={catalogue} reading={reading} />
        <Claims reading={reading} draft={draft} change={change} />
        <Applicant {...section} />
        <Materials {...section} codes={reading.materials} />
      </Form>
    </>
  );
}

const Project = ({ catalogue, draft, change }: SectionProps) => (
  <fieldset>
    <legend>{says.project}</legend>
    <Choice path="project.type" label={says.type} value={draft.type} onValue={(type) => change({ type })}>
      {catalogue.projectTypes.map((type) => (
        <option key={type.code} value={type.code}>
          {nameOf(type)}
        </option>
      ))}
    </Choice>
    <Field path="project.name" label={says.name} value={draft.name} onValue={(name) => change({ name })} />
    <Field
      path="project.code"
      label={says.code}
      hint={says.codeHint}
      value={draft.code}
      onValue={(code) => change({ code })}
    />
  </fieldset>
);

/** The fields of the applicant: where each is kept, its path in the body, what the browser may fill in. */
const APPLICANT = [
  ["name", "applicant.name", says.applicantName, "organization", undefined],
  ["creditCode", "applicant.creditCode", says.creditCode, "off", says.creditCodeHint],
  ["contact", "applicant.contact.name", says.contact, "name", undefined],
  ["phone", "applicant.contact.phone", says.phone, "tel", undefined],
] as const;

const Applicant = ({ draft, change }: SectionProps) => (
  <fieldset>
    <legend>{says.applicant}</legend>
    {APPLICANT.map(([key, path, label, autocomplete, hint]) => (
      <Field
        key={key}
        path={path}
        label={label}
        hint={hint}
        autocomplete={autocomplete}
        kind={key === "phone" ? "tel" : "line"}
        value={draft.applicant[key]}
        onValue={(value) => change({ applicant: { ...draft.applicant, [key]: value } })}
      />
    ))}
  </fieldset>
);

function Materials({ catalogue, draft, change, codes }: SectionProps & { codes: string[] }) {
  const missing = codes.filter((code) => !isBegun(draft.materials[code])).length;
  return (
    <section aria-labelledby="materials-title">
      <h2 id="materials-title">{says.materials}</h2>
      {codes.length === 0 ? (
        <Empty>{says.materialsNone}</Empty>
      ) : (
        <>
          <p class="hint">{says.materialsHint}</p>
          <p role="status">{says.materialsMissing(missing, codes.length)}</p>
        </>
      )}
      {codes.map((code) => {
        const material = { ...NO_MATERIAL, ...draft.materials[code] };
        return (
          <MaterialFields
            key={code}
            code={code}
            name={materialName(code, catalogue)}
            material={material}
            onMaterial={(part) =>
              change({ materials: { ...draft.materials, [code]: { ...material, ...part } } })
            }
          />
        );
      })}
    </section>
  );
}
