/** What one machine keeps in its folder: where the record lies, the clock and the secrets. */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { keyFor, secretsIn } from "../functions/app/base/keyring.ts";
import { parseInstant, type Instant } from "../functions/domain/base/time.ts";
import { checkKept, checkPlace, entered, isOurs, NAMES, notWritable, OTHERS } from "./folderCheck.ts";

export type Folder = {
  /** The file of the record. */
  record: string;
  path: string;
  /** Makes what is missing, for its owner alone. @throws Unusable */
  make(): void;
  /** What others could read is theirs no more. */
  keepToOwner(): void;
  /** Where the virtual clock stood; `undefined` while the clock was the machine's. */
  clock(): Instant | undefined;
  keepClock(now: Instant): void;
  /** What codes and keys derive from, one a line, the newest first. */
  secret(): string;
  /** What the keys of cases are wrapped by. */
  contactKey(): Uint8Array;
  /** What cursors are sealed with: derived, so that it is one secret that is kept. */
  cursorKey(): Uint8Array;
  /**
   * What is entered now as each department's webhook secrets; those that are missing are made. A malformed one is its department's
   * own trouble (`secretsOf`). @throws Error when the file is no JSON
   */
  webhookSecrets(departments: readonly string[]): Readonly<Record<string, unknown>>;
};

/**
 * The folder, as it is: nothing in it is touched before `make`.
 * @throws Unusable when it is none, cannot be written, or what is in it is damaged
 */
export function folder(path: string): Folder {
  const at = (name: string) => join(path, name);
  checkPlace(path);
  checkKept(path);
  const kept: Folder = {
    path,
    record: at(NAMES.record),
    make() {
      try {
        mkdirSync(path, { recursive: true, mode: 0o700 });
        // Before the record, so that there is never a record whose codes nobody can open.
        kept.secret();
      } catch (error) {
        throw notWritable(path, error);
      }
    },
    keepToOwner() {
      if (statSync(path).mode & OTHERS) chmodSync(path, 0o700);
      for (const name of readdirSync(path).filter(isOurs))
        if (statSync(at(name)).mode & OTHERS)
          chmodSync(at(name), statSync(at(name)).isDirectory() ? 0o700 : 0o600);
    },
    clock: () =>
      existsSync(at(NAMES.clock)) ? parseInstant(readFileSync(at(NAMES.clock), "utf8").trim()) : undefined,
    keepClock(now) {
      keepWhole(at(NAMES.clock), `${now}\n`);
    },
    secret() {
      if (!existsSync(at(NAMES.secret)))
        keepWhole(at(NAMES.secret), randomBytes(32).toString("base64url"), true);
      return readFileSync(at(NAMES.secret), "utf8");
    },
    contactKey() {
      if (!existsSync(at(NAMES.contacts)))
        keepWhole(at(NAMES.contacts), randomBytes(32).toString("base64url"), true);
      return Buffer.from(readFileSync(at(NAMES.contacts), "utf8").trim(), "base64url");
    },
    cursorKey() {
      return keyFor(secretsIn(kept.secret())[0]!, "cursors");
    },
    webhookSecrets(departments) {
      const known = existsSync(at(NAMES.webhooks)) ? entered(readFileSync(at(NAMES.webhooks), "utf8")) : {};
      const missing = departments.filter((id) => known[id] === undefined);
      for (const id of missing) known[id] = [`whsec_${randomBytes(24).toString("base64")}`];
      if (missing.length > 0) keepWhole(at(NAMES.webhooks), JSON.stringify(known, null, 2), true);
      return known;
    },
  };
  return kept;
}

/**
 * Written aside and renamed: whoever kills the process never leaves half a file.
 * @param forced to the disk: what cannot be made again survives a power cut, too
 */
export function keepWhole(file: string, text: string | Buffer, forced = false): void {
  const aside = openSync(`${file}.new`, "w", 0o600);
  try {
    writeSync(aside, text as string);
    if (forced) fsyncSync(aside);
  } finally {
    closeSync(aside);
  }
  renameSync(`${file}.new`, file);
  if (forced) forceFolder(dirname(file));
}

/** A name in a folder is on the disk. */
export function forceFolder(path: string): void {
  const open = openSync(path, "r");
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
