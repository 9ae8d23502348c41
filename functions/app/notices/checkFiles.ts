/** The files that lie beside a bundle against those that it names: each is found by its content, whatever it is called there. */
import type { NamedFile } from "./manifest.ts";
import { fileNamed } from "./naming.ts";

/** A file as it was found: what it is called, without its folder, and what is in it; `null` where that is no file, or cannot be read. */
export type FoundFile = { name: string; sha256: string | null; bytes: number };

export type FilesChecked = {
  /** How many contents are there as they were handed in. */
  whole: number;
  /** How many lie with somebody else and are not there. */
  elsewhere: number;
  /** What was changed or is missing, a sentence each. */
  wrong: string[];
};

/** @param isErased whether the record says that the contents were taken away when their time was over */
export function checkFiles(
  named: readonly NamedFile[],
  found: readonly FoundFile[],
  isErased: boolean,
): FilesChecked {
  const contents = new Map(found.map((one) => [one.sha256, one]));
  const checked: FilesChecked = { whole: 0, elsewhere: 0, wrong: [] };
  for (const file of new Map(named.map((one) => [`${one.fileId} ${one.sha256}`, one])).values()) {
    const here = contents.get(file.sha256);
    // Whoever looks for it by its id would have another one before them, though its content lies there by another name.
    if (found.some((one) => isCalledByIdOf(one, file) && one.sha256 !== file.sha256))
      checked.wrong.push(changed(file));
    else if (here && (file.bytes === null || here.bytes === file.bytes)) checked.whole++;
    else if (found.some(({ name }) => isCalled(name, file))) checked.wrong.push(changed(file));
    else if (file.fileId === null) checked.elsewhere++;
    else if (!isErased) checked.wrong.push(`${fileNamed(file)} is missing`);
  }
  return checked;
}

const changed = (file: NamedFile): string =>
  `${fileNamed(file)} was changed: its content is not the one that was handed in`;

/** Whether something goes by the id of a file, with or without an ending, or by its content's digest. */
const isCalledByIdOf = ({ name }: Pick<FoundFile, "name">, { fileId, sha256 }: NamedFile): boolean =>
  name === sha256 || (fileId !== null && (name === fileId || name.startsWith(`${fileId}.`)));

/** By its own name, too. */
const isCalled = (name: string, file: NamedFile): boolean =>
  name === file.name || isCalledByIdOf({ name }, file);
