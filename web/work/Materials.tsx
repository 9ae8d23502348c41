/** The files of an application: their names, what they must hash to, and the way out to where they lie. */
import type { Catalogue } from "../shared/api/answers.ts";
import { says } from "./words.ts";
import { materialName } from "../shared/parts/names.ts";
import { Empty, Unseen } from "../shared/parts/notes.tsx";

const SAYS = says.materials;

export type MaterialFile = { code: string; name: string; sha256: string; uri: string };

export function Materials({ files, catalogue }: { files: readonly MaterialFile[]; catalogue: Catalogue }) {
  return (
    <section aria-labelledby="desk-material">
      <h3 id="desk-material">{SAYS.title}</h3>
      {files.length === 0 ? (
        <Empty>{SAYS.none}</Empty>
      ) : (
        <>
          <ul class="plain">
            {files.map((file) => (
              <li key={file.code} class="list-row files">
                <span>
                  <strong>{materialName(file.code, catalogue)}</strong>
                  <br />
                  {file.name}
                </span>
                <span>
                  {SAYS.sha} <code>{file.sha256}</code>
                </span>
                <a href={safe(file.uri)} target="_blank" rel="noopener noreferrer">
                  {SAYS.open}
                  <Unseen>
                    {" "}
                    {file.name} ({SAYS.newTab})
                  </Unseen>
                </a>
              </li>
            ))}
          </ul>
          <p>{SAYS.note}</p>
        </>
      )}
    </section>
  );
}

/** The API takes https only; nothing else is ever made a link that leads anywhere. */
const safe = (uri: string): string => (uri.startsWith("https://") ? uri : "#");
