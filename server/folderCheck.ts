/** Whether a folder can be used, before anything in it is touched. */
import { createPrivateKey } from "node:crypto";
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";
import { secretsOf } from "../functions/adapters/webhookSecrets.ts";
import { parseInstant } from "../functions/domain/base/time.ts";
import { SOCKET } from "./control.ts";
import { keysIn } from "./signingKeys.ts";
import { Unusable } from "./unusable.ts";

/** By their names in the folder. */
export const NAMES = {
  record: "record.sqlite",
  secret: "secret.txt",
  clock: "clock.txt",
  webhooks: "webhooks.json",
  issuer: "issuer.pem",
  signing: "signing.pem",
  contacts: "contacts.key",
  anchors: "anchors",
  national: "national",
  files: "files",
} as const;

/** What cannot be made again from the record, and goes with it into a back-up. */
export const KEPT: readonly string[] = [
  NAMES.secret,
  NAMES.webhooks,
  NAMES.clock,
  NAMES.issuer,
  NAMES.signing,
  NAMES.contacts,
];

/** Whether a text is a key of 32 bytes. */
export const isKey = (text: string): boolean => /^[\w-]{43}$/.test(text.trim());

/** Letters of a secret of 32 bytes: none of fewer opens a case. */
const SECRET_LENGTH = 43;

/** One a line, the newest first. */
const isSecrets = (text: string): boolean =>
  new RegExp(`^([\\w-]{${SECRET_LENGTH},}\\r?\\n)*[\\w-]{${SECRET_LENGTH},}\\s*$`).test(text);

/** The rights of everybody but the owner. */
export const OTHERS = 0o077;

export const isOurs = (name: string): boolean =>
  name.startsWith(NAMES.record) ||
  name === SOCKET ||
  name === NAMES.anchors ||
  name === NAMES.national ||
  name === NAMES.files ||
  KEPT.some((one) => name === one || name === `${one}.new`);

/** Whether something can be kept there, and nothing else is. */
export function checkPlace(path: string): void {
  const there = statOf(path);
  if (!there) return checkWritable(nearest(path), path);
  if (!there.isDirectory())
    throw new Unusable(`DATA_DIR is ${path}, which is a file. Name a folder: DATA_DIR=.data npm start`);
  checkWritable(path, path);
  const names = readdirSync(path);
  if (names.includes("table"))
    throw new Unusable(
      `${path} was kept by a version of the product from before the record was one file, which this one does not read. Choose another folder.`,
    );
  if (names.includes(NAMES.record) && !statSync(join(path, NAMES.record)).isFile())
    throw new Unusable(
      `${join(path, NAMES.record)} is no file, and so no record. Choose another folder with DATA_DIR.`,
    );
  const strange = names.find((name) => !isOurs(name));
  if (there.mode & OTHERS && strange !== undefined)
    throw new Unusable(
      `DATA_DIR is ${path}, where there is something else (${strange}) and which others may read. Name a folder of its own, or one that is not there yet.`,
    );
}

/** What lies there, if anything does. @throws Unusable where that may not be known */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // Something above it is a file.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw notWritable(path, error);
  }
}

export const notWritable = (path: string, error: unknown): Unusable =>
  new Unusable(
    `${path} cannot be written (${(error as Error).message}). Give this process the right to, or choose another folder with DATA_DIR.`,
    { cause: error },
  );

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
    throw notWritable(path, error);
  }
}

/** What is kept beside the record is whole, or its name is said. */
export function checkKept(path: string): void {
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

  const secret = read(NAMES.secret);
  if (secret !== undefined && !isSecrets(secret))
    throw damaged(NAMES.secret, "it is no secret of 32 bytes", "start with another folder");
  const record = statSync(join(path, NAMES.record), { throwIfNoEntry: false });
  if (secret === undefined && record && record.size > 0)
    throw new Unusable(
      `${join(path, NAMES.secret)} is missing, and without it no query code opens a case of ${join(path, NAMES.record)}. Take it from a back-up.`,
    );
  const contacts = read(NAMES.contacts);
  if (contacts !== undefined && !isKey(contacts))
    throw damaged(
      NAMES.contacts,
      "it is no key of 32 bytes",
      "delete it, and no contact that is on record can be read any more",
    );
  const webhooks = read(NAMES.webhooks);
  if (webhooks !== undefined && !holds(() => checkSecrets(webhooks)))
    throw damaged(
      NAMES.webhooks,
      "it does not hold the departments' webhook secrets",
      "delete it, and every department with an endpoint gets a new secret",
    );
  const clock = read(NAMES.clock);
  if (clock !== undefined && !holds(() => parseInstant(clock.trim())))
    throw damaged(
      NAMES.clock,
      "it holds no instant",
      "write the instant into it at which its clock shall go on",
    );
  const issuer = read(NAMES.issuer);
  if (issuer !== undefined && !holds(() => createPrivateKey(issuer)))
    throw damaged(
      NAMES.issuer,
      "it holds no private key",
      "delete it, and whoever is signed in signs in again",
    );
  const signing = read(NAMES.signing);
  if (signing !== undefined && !holds(() => keysIn(signing)))
    throw damaged(
      NAMES.signing,
      "it does not begin with a private key of the curve P-256 in PEM",
      "put a new key above whatever public keys are left in it, by which what was signed before is verified",
    );
}

function holds(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/** What is entered for each department. @throws Error when the text is no object of JSON */
export function entered(text: string): Record<string, unknown> {
  const all: unknown = JSON.parse(text);
  if (typeof all !== "object" || all === null || Array.isArray(all)) throw new Error("no webhook secrets");
  return all as Record<string, unknown>;
}

/** @throws Error when a department has none, or malformed ones */
function checkSecrets(text: string): void {
  const all = entered(text);
  for (const department of Object.keys(all))
    if (secretsOf(department, all).length === 0) throw new Error(`${department} has no webhook secret`);
}
