/** The submission form, built from the region's catalogue: what to state, who is asked, what to hand in. */
import { useEffect, useState } from "preact/hooks";
import { Problem, type Catalogue } from "../app/api.ts";
import { language, nameOf } from "../app/language.ts";
import { attributesAsked } from "../app/routing.ts";
import { AskedMatters } from "./submit/AskedMatters.tsx";
import { Claims } from "./submit/Claims.tsx";
import {
  emptyDraft,
  isBegun,
  NO_MATERIAL,
  readDraft,
  submissionOf,
  type Draft,
  type SubmissionBody,
} from "./submit/draft.ts";
import { exampleDraft } from "./submit/example.ts";
import { FaultSummary } from "./submit/FaultSummary.tsx";
import { faultyPaths, fieldOf, kindOf, type Fault } from "./submit/faults.ts";
import { Field, idOf } from "./submit/Field.tsx";
import { MaterialFields } from "./submit/MaterialFields.tsx";
import { ProjectFacts, type SectionProps } from "./submit/ProjectFacts.tsx";
import { fetchLost, send, type Receipt } from "./submit/sending.ts";
import { ProblemNote } from "./notes.tsx";
import { says } from "./submit.words.ts";

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
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => sessionStorage.setItem(KEY, JSON.stringify(draft)), [draft]);

  const reading = readDraft(draft, catalogue);
  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));
  const section: SectionProps = { catalogue, draft, change, faults };

  const bodyOf = () => submissionOf(draft, reading, (code) => materialName(catalogue, code));

  function show(found: readonly Fault[], body: SubmissionBody) {
    setFaults(
      Object.fromEntries(
        found.map(({ path, message }) => [
          fieldOf(path, body),
          // The API speaks English: in Chinese the field's own rule says what is expected.
          language === "en" ? message : (says.expects[kindOf(path)] ?? message),
        ]),
      ),
    );
  }

  /** @param isDone whether the receipt is for what the form holds, so that the draft has served its purpose */
  async function sent(sending: Promise<Receipt | null>, body: SubmissionBody, isDone: boolean) {
    setBusy(true);
    try {
      const receipt = await sending;
      if (!receipt) return;
      if (isDone) {
        sessionStorage.removeItem(KEY);
        setDraft(emptyDraft(draft.type));
      }
      const { applicationId, queryCode } = receipt;
      onReceipt({ applicationId, queryCode });
    } catch (caught) {
      if (caught instanceof Problem && caught.errors.length > 0) show(caught.errors, body);
      else setError(caught);
    } finally {
      setBusy(false);
    }
  }

  async function submit() {
    setError(null);
    setFaults({});
    const body = bodyOf();
    const wrong = faultyPaths(
      body,
      attributesAsked(catalogue, draft.type).map(({ code }) => code),
    );
    if (wrong.length > 0)
      show(
        wrong.map((path) => ({ path, message: says.expects[kindOf(path)] ?? "" })),
        body,
      );
    else await sent(send(body), body, true);
  }

  /** Another draft begins anew: what was wrong with the one before says nothing about it. */
  function replace(next: Draft) {
    setFaults({});
    setError(null);
    setDraft(next);
  }

  const lost = error instanceof Problem && error.code === "idempotency-key-reused";
  const faultCount = Object.keys(faults).length;
  return (
    <form
      class="submission"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <p>
        {says.intro} {says.required}
      </p>
      <p class="no-print">
        {LAPTOP && (
          <button type="button" class="quiet" onClick={() => replace(exampleDraft(catalogue, draft.type))}>
            {says.example}
          </button>
        )}{" "}
        <button
          type="button"
          class="quiet"
          onClick={() => confirm(says.clearAsk) && replace(emptyDraft(draft.type))}
        >
          {says.clear}
        </button>
      </p>
      {faultCount > 0 && (
        <FaultSummary
          text={says.faulty(faultCount)}
          faults={faults}
          labelOf={(field) => labelOf(field, catalogue)}
        />
      )}
      <Project {...section} />
      <ProjectFacts {...section} />
      <AskedMatters catalogue={catalogue} reading={reading} />
      <Claims reading={reading} draft={draft} change={change} faults={faults} />
      <Applicant {...section} />
      <Materials {...section} codes={reading.materials} />
      {error !== null && !lost && (
        <>
          <ProblemNote error={error} />
          <p>{says.kept}</p>
        </>
      )}
      {lost && (
        <div class="problem" role="alert">
          <p>{says.reused}</p>
          <button
            type="button"
            disabled={busy}
            onClick={() => {
              setError(null);
              void sent(
                fetchLost(),
                submissionOf(draft, reading, (code) => materialName(catalogue, code)),
                // What was received first is not what the form holds now.
                false,
              );
            }}
          >
            {says.fetchLost}
          </button>
        </div>
      )}
      <p class="no-print">
        <button type="submit" disabled={busy}>
          {busy ? says.sending : says.submit}
        </button>
      </p>
    </form>
  );
}

function Project({ catalogue, draft, change, faults }: SectionProps) {
  return (
    <fieldset>
      <legend>{says.project}</legend>
      <div class="field">
        <label for={idOf("project.type")}>{says.type}</label>
        <select
          id={idOf("project.type")}
          value={draft.type}
          onChange={(event) => change({ type: event.currentTarget.value })}
        >
          {catalogue.projectTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {nameOf(type)}
            </option>
          ))}
        </select>
      </div>
      <Field
        field="project.name"
        label={says.name}
        value={draft.name}
        onValue={(name) => change({ name })}
        fault={faults["project.name"]}
      />
      <Field
        field="project.code"
        label={says.code}
        hint={says.codeHint}
        value={draft.code}
        onValue={(code) => change({ code })}
        fault={faults["project.code"]}
      />
    </fieldset>
  );
}

/** The fields of the applicant: where each is kept, its fault's path, what the browser may fill in. */
const APPLICANT = [
  ["name", "applicant.name", says.applicantName, "organization", undefined],
  ["creditCode", "applicant.creditCode", says.creditCode, "off", says.creditCodeHint],
  ["contact", "applicant.contact.name", says.contact, "name", undefined],
  ["phone", "applicant.contact.phone", says.phone, "tel", undefined],
] as const;

function Applicant({ draft, change, faults }: SectionProps) {
  return (
    <fieldset>
      <legend>{says.applicant}</legend>
      {APPLICANT.map(([key, field, label, autoComplete, hint]) => (
        <Field
          key={key}
          field={field}
          label={label}
          autoComplete={autoComplete}
          type={key === "phone" ? "tel" : "text"}
          value={draft.applicant[key]}
          onValue={(value) => change({ applicant: { ...draft.applicant, [key]: value } })}
          fault={faults[field]}
          {...(hint !== undefined && { hint })}
        />
      ))}
    </fieldset>
  );
}

function Materials({ catalogue, draft, change, faults, codes }: SectionProps & { codes: string[] }) {
  const missing = codes.filter((code) => !isBegun(draft.materials[code])).length;
  return (
    <section aria-labelledby="materials-title">
      <h2 id="materials-title">{says.materials}</h2>
      {codes.length === 0 ? (
        <p class="empty">{says.materialsNone}</p>
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
            name={materialName(catalogue, code)}
            material={material}
            onMaterial={(part) =>
              change({ materials: { ...draft.materials, [code]: { ...material, ...part } } })
            }
            faults={faults}
          />
        );
      })}
    </section>
  );
}

function materialName(catalogue: Catalogue, code: string): string {
  const material = catalogue.materials.find((each) => each.code === code);
  return material ? nameOf(material) : code;
}

/** What the page calls a field. */
function labelOf(field: string, catalogue: Catalogue): string {
  const [list, code = "", part = ""] = field.split(".");
  if (list === "materials") {
    const parts: Record<string, string> = { sha256: says.sha256, uri: says.uri, name: says.materialName };
    return `${materialName(catalogue, code)}: ${parts[part] ?? part}`;
  }
  if (list === "claims") {
    const matter = catalogue.matters.find((each) => each.code === code);
    return matter ? nameOf(matter) : code;
  }
  const attribute = catalogue.attributes.find((each) => field === `project.attributes.${each.code}`);
  if (attribute) return nameOf(attribute);
  const labels: Record<string, string> = {
    "project.name": says.name,
    "project.code": says.code,
    "project.type": says.type,
    ...Object.fromEntries(APPLICANT.map(([, path, label]) => [path, label])),
  };
  return labels[field] ?? field;
}
