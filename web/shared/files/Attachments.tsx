/** Files beside what somebody has said, and one that the platform keeps: shown here where a browser can, to be saved otherwise. */
import { useState } from "preact/hooks";
import type { Answer } from "../api/answers.ts";
import { call } from "../api/client.ts";
import type { Credentials } from "../api/session.ts";
import { words } from "../language/language.ts";
import { sizeText } from "../language/sizes.ts";
import { ProblemNote, Unseen } from "../parts/notes.tsx";

const SAYS = words.attached;

const SHOWN: readonly string[] = ["pdf", "png", "jpeg"] satisfies Answer<"getFile">["kind"][];

export type AttachmentsProps = {
  files: readonly { fileId: string; name: string; bytes: number; kind: string }[];
  /** Who reads: whoever is signed in, unless said otherwise. */
  by?: Credentials | undefined;
};

export const Attachments = ({ files, by }: AttachmentsProps) => (
  <ul class="plain">
    {files.map((file) => (
      <li class="attached" key={file.fileId}>
        <span>
          {file.name}
          {words.aside(sizeText(file.bytes))}
        </span>
        <KeptFile file={{ ...file, isShown: SHOWN.includes(file.kind) }} by={by} />
      </li>
    ))}
  </ul>
);

type KeptProps = {
  file: { fileId: string; name: string; kind: string; isShown: boolean };
  by?: Credentials | undefined;
};

/** A file that the platform keeps: each look at it asks for an address anew, and stands in the trail. */
export function KeptFile({ file, by }: KeptProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function look(isToBeShown: boolean) {
    setBusy(true);
    setError(null);
    try {
      const answer = await call("getFileAddress", {
        path: { fileId: file.fileId },
        ...(by !== undefined && { by }),
      });
      if (isToBeShown) setUrl(answer.url);
      else save(answer.url, file.name);
    } catch (failure) {
      setUrl(null);
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <>
      <span class="row no-print">
        {file.isShown && (
          <button
            type="button"
            class="quiet"
            disabled={busy}
            aria-expanded={url !== null}
            onClick={() => (url === null ? void look(true) : setUrl(null))}
          >
            {url === null ? SAYS.show : SAYS.hide}
            <Unseen> {file.name}</Unseen>
          </button>
        )}
        <button type="button" class="quiet" disabled={busy} onClick={() => void look(false)}>
          {SAYS.save}
          <Unseen> {file.name}</Unseen>
        </button>
      </span>
      {error !== null && <ProblemNote error={error} />}
      {url !== null && (
        <div class="shown-file no-print">
          {file.kind === "pdf" ? <iframe src={url} title={file.name} /> : <img src={url} alt={file.name} />}
        </div>
      )}
    </>
  );
}

function save(url: string, name: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.rel = "noopener";
  link.click();
}
