/** What lies in a folder, at any depth: the name of each file and its content's SHA-256; what is no file, or cannot be read, has none. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FoundFile } from "../functions/app/notices/checkFiles.ts";

export async function filesUnder(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: FoundFile[] = [];
  for (const entry of entries.filter((one) => !one.isDirectory())) {
    const { name, parentPath } = entry;
    const read = entry.isFile() && (await digestOf(join(parentPath, name)));
    found.push({ name, ...(read || { sha256: null, bytes: 0 }) });
  }
  return found;
}

async function digestOf(path: string): Promise<{ sha256: string; bytes: number } | null> {
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    return { sha256: hash.digest("hex"), bytes };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") return null;
    throw error;
  }
}
