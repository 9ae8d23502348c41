/** Where files are dropped or chosen for one material: each with its progress, told why where it is refused, gone on with where it was cut off. */
import { useId, useRef, useState } from "preact/hooks";
import { FILE_KINDS, KINDS } from "../../../functions/domain/files/kind.ts";
import { words } from "../../shared/language/language.ts";
import { sizeText } from "../../shared/language/sizes.ts";
import { Unseen } from "../../shared/parts/notes.tsx";
import { SAYS } from "../words.ts";
import { movedForward, type Held } from "./held.ts";
import type { Row, Transfers } from "./transfers.ts";

const SAY = SAYS.uploads;

/** Endings that are taken, as a browser's dialog wants them. */
const ACCEPT = FILE_KINDS.flatMap((kind) => KINDS[kind].endings.map((ending) => `.${ending}`)).join(",");

export type UploadsProps = {
  label: string;
  code: string;
  transfers: Transfers;
  files: readonly Held[];
  onFiles: (change: (files: readonly Held[]) => Held[]) => void;
};

export function Uploads({ label, code, transfers, files, onFiles }: UploadsProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const replaced = useRef<string | null>(null);
  // Only a page that came encrypted, or from this machine, may compute a checksum.
  if (!isSecureContext) return <p class="hint">{SAY.insecure}</p>;
  const act = (text: string, name: string, onClick: () => void) => (
    <button type="button" class="quiet" onClick={onClick}>
      {text}
      <Unseen> {name}</Unseen>
    </button>
  );
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
        transfers.take(code, event.dataTransfer?.files ?? []);
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
          transfers.take(code, [...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <input
        ref={chooser}
        type="file"
        hidden
        accept={ACCEPT}
        onChange={({ currentTarget }) => {
          transfers.take(code, [...(currentTarget.files ?? [])], replaced.current);
          currentTarget.value = "";
        }}
      />
      <p class="hint">{SAY.hint}</p>
      <ul class="plain" aria-live="polite">
        {files.map(({ fileId, name, bytes, from }, i) => (
          <li key={fileId}>
            {name}
            {words.aside(sizeText(bytes))} {from === undefined ? SAY.done : SAY.from(from)}{" "}
            {act(SAY.replace, name, () => {
              replaced.current = fileId;
              chooser.current?.click();
            })}{" "}
            {i > 0 && act(SAY.forward, name, () => onFiles((all) => movedForward(all, fileId)))}{" "}
            {act(SAY.remove, name, () => onFiles((all) => all.filter((one) => one.fileId !== fileId)))}
          </li>
        ))}
        {transfers.rows
          .filter((row) => row.code === code)
          .map((row) => (
            <li key={row.id}>
              {row.name}
              {words.aside(sizeText(row.bytes))} <State row={row} />{" "}
              {row.state in GOES_ON &&
                act(GOES_ON[row.state as keyof typeof GOES_ON], row.name, () => transfers.again(row))}{" "}
              {act(SAY.leave, row.name, () => transfers.leave(row))}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** What one may do with a file that does not go. */
const GOES_ON = { cut: SAY.goOn, same: SAY.anyway, failed: SAY.again };

const percent = (share: number): number => Math.floor(share * 100);

function State({ row: { state, share, name, told } }: { row: Row }) {
  switch (state) {
    case "waiting":
      return <>{SAY.waiting}</>;
    case "reading":
    case "sending":
      return (
        <>
          <progress value={share} aria-label={SAY[state](name)} />
          <span aria-hidden="true"> {percent(share)}%</span>
        </>
      );
    case "checking":
      return <>{SAY.checking}</>;
    case "cut":
    case "lost":
      return <strong>{SAY[state](percent(share))}</strong>;
    case "same":
    case "refused":
    case "failed":
      return <strong>{told}</strong>;
  }
}

type TotalProps = { transfers: Transfers; held: readonly Held[] };

/** How far all of them are, with those that are kept. */
export function UploadsTotal({ transfers: { going }, held }: TotalProps) {
  const files = held.length + going.files;
  if (files === 0) return null;
  const there = held.reduce((sum, { bytes }) => sum + bytes, 0);
  const share = (there + going.sent) / (there + going.bytes);
  const text = SAY.total(held.length, files);
  return (
    <p class="uploads-total">
      <span role="status">{text}</span> <progress value={share} aria-label={text} />
      <span aria-hidden="true"> {percent(share)}%</span>
    </p>
  );
}
