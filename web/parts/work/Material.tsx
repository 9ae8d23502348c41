/** The files of an application: their names, what they must hash to, and the way out to where they lie. */
import type { Catalogue, Review } from "../../app/api.ts";
import { dueText } from "../../app/dates.ts";
import { nameOf } from "../../app/language.ts";
import { says } from "../../pages/work.words.ts";
import { Empty } from "../notes.tsx";

const SAYS = says.materials;

export type MaterialFile = { code: string; name: string; sha256: string; uri: string };

export function Material({ files, catalogue }: { files: readonly MaterialFile[]; catalogue: Catalogue }) {
  return (
    <section aria-labelledby="desk-material">
      <h3 id="desk-material">{SAYS.title}</h3>
      {files.length === 0 ? (
        <Empty>{SAYS.none}</Empty>
      ) : (
        <>
          <ul class="desk-list">
            {files.map((file) => (
              <li key={file.code} class="desk-file">
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
                  <span class="desk-hidden">
                    {" "}
                    {file.name} ({SAYS.newTab})
                  </span>
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

export function materialName(code: string, { materials }: Catalogue): string {
  const known = materials.find((material) => material.code === code);
  return known ? nameOf(known) : code;
}

/** What the department has asked for, and what of it is still owed. */
export function SupplementAsked({ review, catalogue }: { review: Review; catalogue: Catalogue }) {
  const { supplement } = review;
  if (supplement === null) return null;
  const { title, outstanding, done, lapses } = says.supplementAsked;
  return (
    <section aria-labelledby="desk-asked">
      <h3 id="desk-asked">{title}</h3>
      <p class="desk-said">{supplement.reasons}</p>
      <ul>
        {supplement.items.map(({ material, defect }) => (
          <li key={material}>
            {materialName(material, catalogue)}
            {defect !== null && `: ${defect}`} (
            {supplement.outstanding.includes(material) ? outstanding : done})
          </li>
        ))}
      </ul>
      <p>
        {lapses}: {dueText(supplement.lapsesAt)}
      </p>
    </section>
  );
}
