/** What the laptop keeps in its folder: where the record lies, the clock and the secrets. */
import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseInstant, type Instant } from "../functions/domain/base/time.ts";
import { RecordUnusable } from "./store/schema.ts";

export type Folder = {
  /** The file of the record. */
  record: string;
  path: string;
  /** Where the virtual clock stood; `undefined` while the clock was the machine's. */
  clock(): Instant | undefined;
  keepClock(now: Instant): void;
  secret(): string;
  /** What cursors are sealed with: derived, so that it is one secret that is kept. */
  cursorKey(): Uint8Array;
  /** The departments' webhook secrets, made on first use. */
  webhookSecrets(departments: readonly string[]): Record<string, string[]>;
};

export function folder(path: string): Folder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (existsSync(join(path, "table")))
    throw new RecordUnusable(
      `${path} was kept by a version of the product from before the record was one file, which this one does not read. Choose another folder.`,
    );
  const clockFile = join(path, "clock.txt");
  return {
    path,
    record: join(path, "record.sqlite"),
    clock: () => (existsSync(clockFile) ? parseInstant(readFileSync(clockFile, "utf8").trim()) : undefined),
    keepClock(now) {
      keepWhole(clockFile, `${now}\n`);
    },
    secret() {
      const file = join(path, "secret.txt");
      if (!existsSync(file)) keepWhole(file, randomBytes(32).toString("base64url"));
      return readFileSync(file, "utf8");
    },
    cursorKey() {
      return createHmac("sha256", this.secret()).update("cursors").digest();
    },
    webhookSecrets(departments) {
      const file = join(path, "webhooks.json");
      const known = existsSync(file)
        ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string[]>)
        : {};
      const missing = departments.filter((id) => !known[id]);
      for (const id of missing) known[id] = [`whsec_${randomBytes(24).toString("base64")}`];
      if (missing.length > 0) keepWhole(file, JSON.stringify(known, null, 2));
      return known;
    },
  };
}

/** Written aside and renamed: whoever kills the process never leaves half a file. */
export function keepWhole(file: string, text: string | Buffer): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
