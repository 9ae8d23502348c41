/**
 * The keys of one machine that sign its documents: a file of PEM blocks. The first signs; what stands behind it has signed
 * before, and goes on being published.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PublicKey } from "../functions/app/base/signing.ts";
import { keepWhole } from "./files.ts";
import { NAMES } from "./folderCheck.ts";
import { keysIn, newKey, signerBy } from "./signingKeys.ts";

/** Made at the first start, for its owner alone: it cannot be made again, and what it signed is verified by it. */
export function keyFileSigner(folder: string): ReturnType<typeof signerBy> {
  const file = join(folder, NAMES.signing);
  if (!existsSync(file)) keepWhole(file, newKey(), true);
  return signerBy(readFileSync(file, "utf8"));
}

/** The keys that the file of a folder publishes; `undefined` where it has none. */
export function keysOfFolder(folder: string): readonly PublicKey[] | undefined {
  const file = join(folder, NAMES.signing);
  return existsSync(file) ? keysIn(readFileSync(file, "utf8")).published : undefined;
}
