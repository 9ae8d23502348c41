/** Where files are dropped or chosen for one material: each with its progress, refused with the reason, sent again where it was cut off. */
import { useId, useRef, useState } from "preact/hooks";
import { FILE_KINDS, KINDS } from "../../../functions/domain/files/kind.ts";
import { sizeText } from "../../shared/language/sizes.ts";
import { toldOf, Unseen } from "../../shared/parts/notes.tsx";
import type { OwnCase } from "../ownCase.ts";
import { SAYS } from "../words.ts";
import type { Held } from "./held.ts";
import { checksum, refusedBefore, send, type Progress } from "./upload.ts";

const SAY = SAYS.uploads;

/** Endings that are taken, as a browser's dialog wants them. */
const ACCEPT = FILE_KINDS.flatMap((kind) => KINDS[kind].endings.map((ending) => `.${ending}`)).join(",");

type Row = {
  id: number;
  file: File;
  /** How much of it has gone; `null` while it does not go. */
  share: number | null;
  progress: Progress | null;
  /** Why it does not go, and whether it may be tried again. */
  told: string | null;
  mayRetry: boolean;
};

export type UploadsProps = {
  label: string;
  own: OwnCase | null;
  files: readonly Held[];
  /** By checksum, what else has that content: it is told before it is sent. */
  others: Readonly<Record<string, string>>;
  onFiles: (change: (files: readonly Held[]) => Held[]) => void;
};

export function Uploads({ label, own, files, others, onFiles }: UploadsProps) {
  const id = useId();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [isOver, setOver] = useState(false);
  const count = useRef(0);
  const set = (row: number, part: Partial<Row>) =>
    setRows((all) => all.map((one) => (one.id === row ? { ...one, ...part } : one)));
  const drop = (row: number) => setRows((all) => all.filter((one) => one.id !== row));

  function take(list: FileList | null | undefined) {
    for (const file of list ?? []) {
      const refused = refusedBefore(file);
      const row: Row = {
        id: ++count.current,
        file,
        share: refused === null ? 0 : null,
        progress: null,
        told: refused && SAY.refused[refused],
        mayRetry: false,
      };
      setRows((all) => [...all, row]);
      if (refused === null) void begin(row);
    }
  }

  async function begin(row: Row) {
    try {
      const sha256 = await checksum(row.file);
      const twin = files.find((held) => held.sha256 === sha256)?.name ?? others[sha256];
      const progress = { sha256, announced: null };
      if (twin === undefined) await go({ ...row, progress });
      else set(row.id, { progress, share: null, told: SAY.same(twin), mayRetry: true });
    } catch {
      set(row.id, { share: null, told: SAY.unreadable, mayRetry: false });
    }
  }

  async function go(row: Row) {
    const progress = row.progress!;
    set(row.id, { progress, share: 0, told: null });
    try {
      const held = await send(row.file, progress, own, {
        announced: (announced) => set(row.id, { progress: { ...progress, announced } }),
        share: (share) => set(row.id, { share }),
      });
      drop(row.id);
      onFiles((before) => [...before, held]);
    } catch (error) {
      set(row.id, { share: null, told: toldOf(error), mayRetry: true });
    }
  }

  // Only a page that came encrypted, or from this machine, may compute a checksum.
  if (!isSecureContext) return <p class="hint">{SAY.insecure}</p>;
  return (
    <div
      class={`uploads${isOver ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <label for={id}>
        {SAY.choose}
        <Unseen> {label}</Unseen>
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = "";
        }}
      />
      <p class="hint">{SAY.hint}</p>
      <ul class="plain" aria-live="polite">
        {files.map((held) => (
          <li key={held.fileId}>
            {held.name} ({sizeText(held.bytes)}) {SAY.done}{" "}
            <button
              type="button"
              class="quiet"
              onClick={() => onFiles((all) => all.filter(({ fileId }) => fileId !== held.fileId))}
            >
              {SAY.remove}
              <Unseen> {held.name}</Unseen>
            </button>
          </li>
        ))}
        {rows.map((row) => (
          <li key={row.id}>
            {row.file.name} ({sizeText(row.file.size)}){" "}
            {row.share !== null && (
              <progress value={row.share} aria-label={SAY.going(row.file.name)}>
                {Math.round(row.share * 100)}%
              </progress>
            )}
            {row.told !== null && <strong>{row.told}</strong>}{" "}
            {row.mayRetry && row.share === null && (
              <button type="button" class="quiet" onClick={() => void go(row)}>
                {SAY.again}
                <Unseen> {row.file.name}</Unseen>
              </button>
            )}
            {row.share === null && (
              <button type="button" class="quiet" onClick={() => drop(row.id)}>
                {SAY.leave}
                <Unseen> {row.file.name}</Unseen>
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
