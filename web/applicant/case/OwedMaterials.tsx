/** What the applicant owes now and until when, with a form for each material that may be handed in. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Catalogue, Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import type { OfferOf } from "../../shared/api/offers.ts";
import { Field } from "../../shared/form/Field.tsx";
import { Form } from "../../shared/form/Form.tsx";
import { dueText } from "../../shared/language/dates.ts";
import { nameOf, words } from "../../shared/language/language.ts";
import { materialName } from "../../shared/parts/names.ts";
import { Done, Empty } from "../../shared/parts/notes.tsx";
import { FileChecksum } from "../FileChecksum.tsx";
import { Uploads } from "../files/Uploads.tsx";
import { withHeld, type Held } from "../files/held.ts";
import { checkNonePending, useTransfers } from "../files/useTransfers.ts";
import type { OwnCase } from "../ownCase.ts";
import { owedText } from "../../shared/state/said.ts";
import { SAYS } from "../words.ts";

const OWED = SAYS.owed;
type Owed = Status["owed"][number];
type Props = {
  own: OwnCase;
  status: Status;
  catalogue: Catalogue;
  offer: OfferOf<Status, "handInMaterial"> | undefined;
  onStatus: (status: Status) => void;
};

export function OwedMaterials({ own, status, catalogue, offer, onStatus }: Props) {
  const [said, setSaid] = useState("");
  const codes = offer?.limits.owed ?? [];
  const others =
    offer?.limits.others.filter((code) => status.materials.some((one) => one.code === code)) ?? [];
  const onHanded = (next: Status, name: string) => {
    setSaid(OWED.handed(name));
    onStatus(next);
  };
  return (
    <section aria-labelledby="owed-title">
      <h2 id="owed-title">{OWED.title}</h2>
      <Done>{said}</Done>
      {codes.length === 0 && <Empty>{OWED.nothing}</Empty>}
      {codes.map((code) => (
        <HandIn
          key={code}
          own={own}
          status={status}
          by={catalogue.materialsBy}
          isOnly={codes.length === 1}
          owed={status.owed.filter((each) => each.code === code)}
          onHanded={onHanded}
        />
      ))}
      {catalogue.materialsBy !== "links" && others.length > 0 && (
        <details class="no-print">
          <summary>{OWED.replace}</summary>
          <p class="hint">{OWED.replaceHint}</p>
          {others.map((code) => (
            <Replace
              key={code}
              own={own}
              status={status}
              code={code}
              catalogue={catalogue}
              onHanded={onHanded}
            />
          ))}
        </details>
      )}
    </section>
  );
}

type HandInProps = {
  own: OwnCase;
  status: Status;
  /** The same material may be asked for by several departments: it is handed in once. */
  owed: Owed[];
  by: Catalogue["materialsBy"];
  /** Of several each is opened by whoever has it at hand. */
  isOnly: boolean;
  onHanded: (status: Status, name: string) => void;
};

function HandIn({ own, status, owed, by, isOnly, onHanded }: HandInProps) {
  const [first] = owed;
  const { files, setFiles, transfers } = useFiles(own, status, `hand-in ${first?.code}`, first?.code ?? "");
  const [name, setName] = useState("");
  const [sha256, setSha256] = useState("");
  if (first === undefined) return null;
  const asking = owed.flatMap((each) => status.reviews.filter(({ reviewId }) => reviewId === each.askedBy));
  const askedBy = asking.map(({ department }) => department);
  const servedAt = asking.flatMap(({ supplement }) => supplement?.servedAt ?? []).sort()[0];
  return (
    <details class="panel narrow" open={isOnly}>
      <summary>
        <strong>{nameOf(first)}</strong>
        <br />
        {owedText(owed)}
      </summary>
      <Form
        label={nameOf(first)}
        submit={OWED.hand}
        sending={OWED.handing}
        send={async (body) => {
          checkNonePending(transfers);
          return call("handInMaterial", {
            path: { ...own, code: first.code },
            body: files.length > 0 ? filesOf(files) : { ...body, sha256: sha256.toLowerCase() },
            by: own,
          });
        }}
        onDone={(next) => {
          setFiles([]);
          onHanded(next, nameOf(first));
        }}
      >
        {servedAt !== undefined && <p>{OWED.since(dueText(servedAt))}</p>}
        {askedBy.length > 0 && (
          <p>
            {OWED.askedBy}
            {words.colon}
            {askedBy.map(nameOf).join(words.and)}
          </p>
        )}
        {owed.map(
          ({ askedBy, defect }) =>
            defect !== null && (
              <p key={askedBy}>
                {OWED.defect}
                {words.colon}
                {defect}
              </p>
            ),
        )}
        {by !== "links" && (
          <Uploads
            label={nameOf(first)}
            code={first.code}
            transfers={transfers}
            files={files}
            onFiles={setFiles}
          />
        )}
        {by !== "uploads" && files.length === 0 && (
          <>
            <Field path="name" label={OWED.name} longest={40} value={name} onValue={setName} />
            <Field
              path="sha256"
              label={OWED.sha256}
              hint={OWED.sha256Hint}
              value={sha256}
              onValue={setSha256}
            />
            <FileChecksum
              onChecksum={(computed, file) => {
                setSha256(computed);
                setName((before) => before || file.slice(0, 40));
              }}
            />
            <Field path="uri" label={OWED.uri} hint={OWED.uriHint} kind="url" longest={150} />
          </>
        )}
      </Form>
    </details>
  );
}

type ReplaceProps = Pick<HandInProps, "own" | "status" | "onHanded"> & { code: string; catalogue: Catalogue };

/** What is there, and files in its place, as long as no department has begun on it. */
function Replace({ own, status, code, catalogue, onHanded }: ReplaceProps) {
  const { files, setFiles, transfers } = useFiles(own, status, `replace ${code}`, code);
  const name = materialName(code, catalogue);
  const held = status.materials.filter((one) => one.code === code);
  return (
    <Form
      class="panel narrow"
      label={name}
      submit={OWED.replaceNow}
      sending={OWED.handing}
      send={async () => {
        checkNonePending(transfers);
        return call("handInMaterial", { path: { ...own, code }, body: filesOf(files), by: own });
      }}
      onDone={(next) => {
        setFiles([]);
        onHanded(next, name);
      }}
    >
      <h3>{name}</h3>
      <p>{held.map((one) => one.name).join(words.and)}</p>
      <Uploads label={name} code={code} transfers={transfers} files={files} onFiles={setFiles} />
    </Form>
  );
}

const filesOf = (files: readonly Held[]) => ({ files: files.map(({ fileId }) => ({ fileId })) });

/** The files of one material until they are handed in: a reload loses none. @param use by which they are found again */
function useFiles(own: OwnCase, { materials }: Status, use: string, code: string) {
  const key = `files ${own.applicationId} ${use}`;
  const [files, setFiles] = useState<readonly Held[]>(
    () => JSON.parse(sessionStorage.getItem(key) ?? "[]") as Held[],
  );
  useLayoutEffect(() => sessionStorage.setItem(key, JSON.stringify(files)), [files]);
  const transfers = useTransfers(own, `${own.applicationId} ${use}`, {
    twin: (sha256) =>
      [...files, ...materials.filter((one) => one.code !== code)].find((one) => one.sha256 === sha256)?.name,
    onKept: (_, held, place) => setFiles((before) => withHeld(before, held, place)),
  });
  return { files, setFiles, transfers };
}
