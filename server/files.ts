/** What one machine keeps in its folder: where the record lies, the clock and the secrets. */
import { createHmac, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
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
import { parseInstant, type Instant } from "../functions/domain/base/time.ts";
import { SOCKET } from "./control.ts";
import { Unusable } from "./unusable.ts";

export type Folder = {
  /** The file of the record. */
  record: string;
  path: string;
  /** Makes what is missing, for its owner alone; a folder or file that others could read is theirs no more. */
  make(): void;
  /** Where the virtual clock stood; `undefined` while the clock was the machine's. */
  clock(): Instant | undefined;
  keepClock(now: Instant): void;
  secret(): string;
  /** What cursors are sealed with: derived, so that it is one secret that is kept. */
  cursorKey(): Uint8Array;
  /** The departments' webhook secrets, made on first use. */
  webhookSecrets(departments: readonly string[]): Record<string, string[]>;
};

/** By their names in the folder. */
export const RECORD = "record.sqlite";
const SECRET = "secret.txt";
const CLOCK = "clock.txt";
const WEBHOOKS = "webhooks.json";

/** What cannot be made again from the record, and goes with it into a back-up. */
export const KEPT = [SECRET, WEBHOOKS, CLOCK, "issuer.pem"] as const;

/** Letters of a secret of 32 bytes: none of fewer opens a case. */
const SECRET_LENGTH = 43;

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
    record: at(RECORD),
    make() {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      if (statSync(path).mode & OTHERS) chmodSync(path, 0o700);
      for (const name of readdirSync(path).filter(isOurs))
        if (statSync(at(name)).mode & OTHERS) chmodSync(at(name), 0o600);
      // Before the record, so that there is never a record whose codes nobody can open.
      kept.secret();
    },
    clock: () => (existsSync(at(CLOCK)) ? parseInstant(readFileSync(at(CLOCK), "utf8").trim()) : undefined),
    keepClock(now) {
      keepWhole(at(CLOCK), `${now}\n`);
    },
    secret() {
      if (!existsSync(at(SECRET))) keepWhole(at(SECRET), randomBytes(32).toString("base64url"), true);
      return readFileSync(at(SECRET), "utf8");
    },
    cursorKey() {
      return createHmac("sha256", kept.secret()).update("cursors").digest();
    },
    webhookSecrets(departments) {
      const known = existsSync(at(WEBHOOKS)) ? parseSecrets(readFileSync(at(WEBHOOKS), "utf8")) : {};
      const missing = departments.filter((id) => !known[id]);
      for (const id of missing) known[id] = [`whsec_${randomBytes(24).toString("base64")}`];
      if (missing.length > 0) keepWhole(at(WEBHOOKS), JSON.stringify(known, null, 2), true);
      return known;
    },
  };
  return kept;
}

const OTHERS = 0o077;

const isOurs = (name: string): boolean =>
  name.startsWith(RECORD) || name === SOCKET || KEPT.some((one) => name === one || name === `${one}.new`);

/** Whether something can be kept there, and nothing else is. */
function checkPlace(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return checkWritable(nearest(path), path);
  if (!there.isDirectory())
    throw new Unusable(`DATA_DIR is ${path}, which is a file. Name a folder: DATA_DIR=.data npm start`);
  checkWritable(path, path);
  const names = readdirSync(path);
  if (names.includes("table"))
    throw new Unusable(
      `${path} was kept by a version of the product from before the record was one file, which this one does not read. Choose another folder.`,
    );
  const strange = names.find((name) => !isOurs(name));
  if (there.mode & OTHERS && strange !== undefined)
    throw new Unusable(
      `DATA_DIR is ${path}, where there is something else (${strange}) and which others may read. Name a folder of its own, or one that is not there yet.`,
    );
}

/** The folder that is there already, on the way to one that is not. */
function nearest(path: string): string {
  const above = dirname(path);
  return above === path || existsSync(above) ? above : nearest(above);
}

function checkWritable(there: string, path: string): void {
  if (!statSync(there).isDirectory())
    throw new Unusable(
      `DATA_DIR is ${path}, and ${there} is a file. Name a folder: DATA_DIR=.data npm start`,
    );
  try {
    accessSync(there, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Unusable(
      `${path} cannot be written (${(error as Error).message}). Give this process the right to, or choose another folder.`,
    );
  }
}

/** What is kept beside the record is whole, or its name is said. */
function checkKept(path: string): void {
  const read = (name: string): string | undefined => {
    const file = join(path, name);
    if (!existsSync(file)) return undefined;
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      throw new Unusable(
        `${file} cannot be read (${(error as Error).message}). Give this process the right to, or restore a back-up into a new folder.`,
      );
    }
  };
  const damaged = (name: string, why: string, instead: string): Unusable =>
    new Unusable(`${join(path, name)} is damaged: ${why}. Take it from a back-up, or ${instead}.`);

  const secret = read(SECRET);
  if (secret !== undefined && !new RegExp(`^[\\w-]{${SECRET_LENGTH},}$`).test(secret))
    throw damaged(SECRET, "it is no secret of 32 bytes", "start with another folder");
  const record = statSync(join(path, RECORD), { throwIfNoEntry: false });
  if (secret === undefined && record && record.size > 0)
    throw new Unusable(
      `${join(path, SECRET)} is missing, and without it no query code opens a case of ${join(path, RECORD)}. Take it from a back-up.`,
    );
  const webhooks = read(WEBHOOKS);
  if (webhooks !== undefined && !holds(() => parseSecrets(webhooks)))
    throw damaged(
      WEBHOOKS,
      "it does not hold the departments' webhook secrets",
      "delete it, and every department with an endpoint gets a new secret",
    );
  const clock = read(CLOCK);
  if (clock !== undefined && !holds(() => parseInstant(clock.trim())))
    throw damaged(CLOCK, "it holds no instant", "write the instant into it at which its clock shall go on");
}

function holds(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/** The secrets of each department, the newest first. @throws Error when the text is none */
function parseSecrets(text: string): Record<string, string[]> {
  const secrets = JSON.parse(text) as Record<string, string[]>;
  const isRight =
    typeof secrets === "object" &&
    secrets !== null &&
    Object.values(secrets).every(
      (own) => Array.isArray(own) && own.length > 0 && own.every((one) => /^whsec_\S+$/.test(one)),
    );
  if (!isRight) throw new Error("no webhook secrets");
  return secrets;
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
