/** What the applicant owes now and until when, with a form for each material. */
import { useState } from "preact/hooks";
import { call, type Status } from "../app/api.ts";
import { dueText } from "../app/dates.ts";
import { nameOf } from "../app/language.ts";
import type { OwnCase } from "../app/ownCase.ts";
import { sha256Of } from "../app/sha256.ts";
import { SAYS } from "../pages/applicant.words.ts";
import { Field } from "./case/Field.tsx";
import { useCommand } from "./case/useCommand.ts";
import { Empty, ProblemNote } from "./notes.tsx";

const OWED = SAYS.owed;
type Owed = Status["owed"][number];
type Props = { own: OwnCase; status: Status; onStatus: (status: Status) => void };

export function OwedMaterials({ own, status, onStatus }: Props) {
  const [said, setSaid] = useState("");
  const codes = [...new Set(status.owed.map(({ code }) => code))];
  return (
    <section aria-labelledby="owed-title">
      <h2 id="owed-title">{OWED.title}</h2>
      <p role="status" class="own-said">
        {said}
      </p>
      {codes.length === 0 && <Empty>{OWED.nothing}</Empty>}
      {codes.map((code) => (
        <HandIn
          key={code}
          own={own}
          status={status}
          owed={status.owed.filter((each) => each.code === code)}
          onHanded={(next, name) => {
            setSaid(OWED.handed(name));
            onStatus(next);
          }}
        />
      ))}
    </section>
  );
}

type HandInProps = {
  own: OwnCase;
  status: Status;
  /** The same material may be asked for by several departments: it is handed in once. */
  owed: Owed[];
  onHanded: (status: Status, name: string) => void;
};

function HandIn({ own, status, owed, onHanded }: HandInProps) {
  const [first] = owed;
  const [name, setName] = useState("");
  const [sha256, setSha256] = useState("");
  const [uri, setUri] = useState("");
  const { busy, error, run, faultAt } = useCommand();
  const { code } = first!;
  const until = owed.map((each) => each.until).sort()[0]!;
  const askedBy = owed.flatMap((each) =>
    status.reviews.filter(({ reviewId }) => reviewId === each.askedBy).map(({ department }) => department),
  );

  function hand(event: Event) {
    event.preventDefault();
    void run(async () => {
      const path = `/v1/applications/${own.applicationId}/materials/${code}`;
      const body = { name, sha256: sha256.trim().toLowerCase(), uri };
      onHanded(await call<Status>("PUT", path, own, body), nameOf(first!));
    });
  }

  async function choose(file: File | undefined) {
    if (!file) return;
    setSha256(await sha256Of(file));
    if (name === "") setName(file.name.slice(0, 40));
  }

  return (
    <form class="own-card own-narrow" onSubmit={hand} aria-label={nameOf(first!)}>
      <h3>{nameOf(first!)}</h3>
      <p>
        <strong>{OWED.until(dueText(until))}</strong>
        {askedBy.length > 0 && (
          <>
            <br />
            {OWED.askedBy}: {askedBy.map(nameOf).join(", ")}
          </>
        )}
        {owed.map(
          ({ askedBy, defect }) =>
            defect !== null && (
              <span key={askedBy} class="own-defect">
                {OWED.defect}: {defect}
              </span>
            ),
        )}
      </p>
      <Field label={OWED.name} fault={faultAt("name")}>
        {(input) => (
          <input
            {...input}
            required
            maxLength={40}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={OWED.sha256} hint={OWED.sha256Hint} fault={faultAt("sha256")}>
        {(input) => (
          <input
            {...input}
            required
            spellcheck={false}
            autocomplete="off"
            value={sha256}
            onInput={(event) => setSha256(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={OWED.file}>
        {(input) => (
          <input {...input} type="file" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
        )}
      </Field>
      <Field label={OWED.uri} hint={OWED.uriHint} fault={faultAt("uri")}>
        {(input) => (
          <input
            {...input}
            required
            type="url"
            maxLength={150}
            value={uri}
            onInput={(event) => setUri(event.currentTarget.value)}
          />
        )}
      </Field>
      {error !== null && <ProblemNote error={error} />}
      <button type="submit" disabled={busy}>
        {busy ? OWED.handing : OWED.hand}
      </button>
    </form>
  );
}
