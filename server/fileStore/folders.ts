/** Folders whose names are on the disk, without holding up whoever else is served. */
import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a folder for its owner alone, with those above it, where it is missing. */
export async function standing(path: string): Promise<void> {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; ; made = dirname(made)) {
    await forced(dirname(made));
    if (made === first) return;
  }
}

/** The names in a folder are on the disk. */
export async function forced(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
