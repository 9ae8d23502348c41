/** The files of an application, by material: shown here where a browser can, to be saved otherwise, or the way out to where they lie. */
import type { Case, Catalogue } from "../shared/api/answers.ts";
import { momentText } from "../shared/language/dates.ts";
import { KeptFile } from "../shared/files/Attachments.tsx";
import { words } from "../shared/language/language.ts";
import { sizeText } from "../shared/language/sizes.ts";
import { says } from "./words.ts";
import { materialName } from "../shared/parts/names.ts";
import { Empty, Unseen } from "../shared/parts/notes.tsx";

const SAYS = says.materials;

export type MaterialFile = Case["materials"][number];
export type EarlierFile = Case["earlierMaterials"][number];

type Props = { files: readonly MaterialFile[]; earlier: readonly EarlierFile[]; catalogue: Catalogue };

export function Materials({ files, earlier, catalogue }: Props) {
  return (
    <section aria-labelledby="desk-material">
      <h3 id="desk-material">{SAYS.title}</h3>
      {files.length === 0 ? (
        <Empty>{SAYS.none}</Empty>
      ) : (
        <ul class="plain">
          {files.map((file) => (
            <FileRow key={idOf(file)} file={file} all={files} catalogue={catalogue} />
          ))}
        </ul>
      )}
      {files.some((file) => "uri" in file) && <p>{SAYS.note}</p>}
      {earlier.length > 0 && (
        <details>
          <summary>
            {SAYS.earlier}
            {words.aside(earlier.length)}
          </summary>
          <ul class="plain">
            {earlier.map((file) => (
              <FileRow key={`${idOf(file)} ${file.until}`} file={file} all={[]} catalogue={catalogue}>
                {SAYS.replaced(momentText(file.until))}
              </FileRow>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const idOf = (file: MaterialFile | EarlierFile): string =>
  `${file.code} ${"uri" in file ? file.uri : file.fileId} ${file.sha256}`;

type RowProps = {
  file: MaterialFile | EarlierFile;
  all: readonly MaterialFile[];
  catalogue: Catalogue;
  children?: string;
};

function FileRow({ file, all, catalogue, children }: RowProps) {
  const twins = all.filter((one) => one.sha256 === file.sha256 && one.code !== file.code);
  return (
    <li class="list-row files">
      <span>
        <strong>{materialName(file.code, catalogue)}</strong>
        <br />
        {file.name}
        {"bytes" in file && words.aside(sizeText(file.bytes))}
        <br />
        <small>
          {SAYS.came(momentText(file.cameAt))} {children}
        </small>
        {"unfit" in file && file.unfit && (
          <>
            <br />
            <strong>{SAYS.unfit(words.found[file.unfit.found], momentText(file.unfit.since))}</strong>
          </>
        )}
        {twins.length > 0 && (
          <>
            <br />
            <strong>
              {SAYS.same(twins.map(({ code }) => materialName(code, catalogue)).join(SAYS.list))}
            </strong>
          </>
        )}
      </span>
      <span>
        {SAYS.sha} <code>{file.sha256}</code>
      </span>
      {"uri" in file ? (
        <a href={safe(file.uri)} target="_blank" rel="noopener noreferrer">
          {SAYS.open}
          <Unseen>
            {" "}
            {file.name}
            {words.aside(SAYS.newTab)}
          </Unseen>
        </a>
      ) : (
        <KeptFile file={file} />
      )}
    </li>
  );
}

/** The API takes https only; nothing else is ever made a link that leads anywhere. */
const safe = (uri: string): string => (uri.startsWith("https://") ? uri : "#");
