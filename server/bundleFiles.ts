/** What lies in a folder, at any depth: the name of each file and its content's SHA-256. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FoundFile } from "../functions/app/notices/checkFiles.ts";

export async function filesUnder(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: FoundFile[] = [];
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of createReadStream(join(parentPath, name)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    found.push({ name, sha256: hash.digest("hex"), bytes });
  }
  return found;
}
