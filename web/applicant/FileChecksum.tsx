/** A file's checksum (SHA-256), computed here: the file never leaves the browser. */
import { useId, useState } from "preact/hooks";
import { SAYS } from "./words.ts";

const FILE = SAYS.file;

export type FileChecksumProps = { onChecksum: (sha256: string, file: string) => void };

export function FileChecksum({ onChecksum }: FileChecksumProps) {
  const id = useId();
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);

  async function take(file: File) {
    setBusy(true);
    setSaid(FILE.hashing);
    try {
      onChecksum(await checksum(file), file.name);
      setSaid(FILE.hashed(file.name));
    } catch {
      setSaid(FILE.failed);
    }
    setBusy(false);
  }

  // Only a page that came encrypted, or from this machine, may compute one.
  if (!isSecureContext) return <p class="hint">{FILE.insecure}</p>;
  return (
    <div class="field">
      <label for={id}>{FILE.choose}</label>
      <input
        id={id}
        type="file"
        disabled={busy}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void take(file);
        }}
      />
      <span role="status" class="hint">
        {said}
      </span>
    </div>
  );
}

async function checksum(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
