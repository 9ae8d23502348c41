/** Files that go with what a form says: sent as they are chosen, and named in it once they are kept. */
import { useId, useRef, useState } from "preact/hooks";
import { MOST_ATTACHED } from "../../../functions/domain/base/attachment.ts";
import { FILE_KINDS, KINDS } from "../../../functions/domain/files/kind.ts";
import { Problem } from "../api/problem.ts";
import { words } from "../language/language.ts";
import { sizeText } from "../language/sizes.ts";
import { toldOf, Unseen } from "../parts/notes.tsx";
import { announce, checksum, complete, refusedBefore, sendBytes, type Holder } from "./upload.ts";

const SAYS = words.attached;

/** Endings that are taken, as a browser's dialog wants them. */
const ACCEPT = FILE_KINDS.flatMap((kind) => KINDS[kind].endings.map((ending) => `.${ending}`)).join(",");

/** How long to wait before asking again whether a large file has been looked at. */
const ASK_MS = 1_500;

/** `told`: why it is not there. A row without that, and without an id, is on its way. */
type Row = {
  id: number;
  name: string;
  bytes: number;
  share: number;
  fileId: string | null;
  told: string | null;
};

/** @param of the case that they are announced for, as whoever is signed in, or by its applicant's code */
export function Attach({ of }: { of: Holder }) {
  const id = useId();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const made = useRef(0);
  // Only a page that came encrypted, or from this machine, may compute a checksum.
  if (!isSecureContext) return null;
  const isPending = rows.some(({ fileId, told }) => fileId === null && told === null);
  const set = (row: Row, part: Partial<Row>) =>
    setRows((all) => all.map((one) => (one.id === row.id ? { ...one, ...part } : one)));

  async function send(file: File, row: Row): Promise<void> {
    const why = refusedBefore(file);
    if (why !== null) return set(row, { told: SAYS.refused[why] });
    const stop = new AbortController();
    stops.current.set(row.id, stop);
    const onShare = (share: number) => set(row, { share });
    try {
      const announced = await announce(file, await checksum(file, onShare), of);
      await sendBytes(file, announced, of, onShare, stop.signal);
      while ((await complete(announced.fileId, of)).status !== "kept")
        await new Promise((asked) => setTimeout(asked, ASK_MS));
      set(row, { fileId: announced.fileId });
    } catch (error) {
      set(row, { told: error instanceof Problem ? toldOf(error) : SAYS.unreadable });
    }
  }

  function take(files: readonly File[]): void {
    const fresh = files.slice(0, MOST_ATTACHED - rows.length).map((file) => {
      const row = {
        id: ++made.current,
        name: file.name,
        bytes: file.size,
        share: 0,
        fileId: null,
        told: null,
      };
      return { file, row };
    });
    setRows((all) => [...all, ...fresh.map(({ row }) => row)]);
    for (const { file, row } of fresh) void send(file, row);
  }

  function leave(row: Row): void {
    stops.current.get(row.id)?.abort();
    setRows((all) => all.filter((one) => one.id !== row.id));
  }

  return (
    <div class="field no-print">
      <label for={id}>
        {SAYS.attach} <small>{words.aside(words.form.optional)}</small>
      </label>
      <span id={`${id}-hint`} class="hint">
        {SAYS.hint(MOST_ATTACHED)}
      </span>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPT}
        disabled={rows.length >= MOST_ATTACHED}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      {isPending && <input type="hidden" name="attachments" data-wrong={SAYS.pending} />}
      <ul class="plain" aria-live="polite">
        {rows.map((row) => (
          <li key={row.id}>
            {row.fileId !== null && <input type="hidden" name="attachments[]" value={row.fileId} />}
            {row.name}
            {words.aside(sizeText(row.bytes))} <State row={row} />{" "}
            <button type="button" class="quiet" onClick={() => leave(row)}>
              {SAYS.leave}
              <Unseen> {row.name}</Unseen>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function State({ row: { fileId, told, share, name } }: { row: Row }) {
  if (told !== null) return <strong>{told}</strong>;
  if (fileId !== null) return <>{SAYS.there}</>;
  return <progress value={share} aria-label={SAYS.sending(name)} />;
}
