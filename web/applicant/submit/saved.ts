/** A draft that somebody has saved in this browser to go on with another time, with the key of the files that came with it. */
import { keepUploadKey, uploadKey, uploadOf } from "../../shared/files/upload.ts";
import { Problem } from "../../shared/api/problem.ts";
import type { Draft } from "./draft.ts";

const KEY = "saved-draft";

export type Saved = { draft: Draft; uploadKey: string | null };

export function savedDraft(): Saved | null {
  const text = localStorage.getItem(KEY);
  return text === null ? null : (JSON.parse(text) as Saved);
}

export function saveDraft(draft: Draft): void {
  localStorage.setItem(KEY, JSON.stringify({ draft, uploadKey: uploadKey() } satisfies Saved));
}

export const forgetSaved = (): void => localStorage.removeItem(KEY);

/** The draft as it can be gone on with; of its files only those that the platform still has. @returns how many are gone */
export async function reopened({ draft, uploadKey: key }: Saved): Promise<{ draft: Draft; gone: number }> {
  if (key !== null) keepUploadKey(key);
  let gone = 0;
  const materials: Draft["materials"] = {};
  for (const [code, material] of Object.entries(draft.materials)) {
    const files: (typeof material)["files"][number][] = [];
    for (const file of material.files)
      if (file.from !== undefined || (await isThere(file.fileId))) files.push(file);
      else gone++;
    materials[code] = { ...material, files };
  }
  return { draft: { ...draft, materials }, gone };
}

/** Whether nobody has taken it away; where nobody can be asked, it is left to the submission to say. */
async function isThere(fileId: string): Promise<boolean> {
  try {
    return (await uploadOf(fileId, null)).status === "kept";
  } catch (error) {
    return !(error instanceof Problem && error.status === 404);
  }
}
