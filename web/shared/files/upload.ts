/** One file on its way: its checksum, its announcement, its bytes with progress, and that it is kept. */
import { kindOfName, KINDS, MOST_FILE_BYTES, MOST_PUT_BYTES } from "../../../functions/domain/files/kind.ts";
import type { Answer } from "../api/answers.ts";
import { call, type Asked } from "../api/client.ts";
import { Problem, problemOf } from "../api/problem.ts";

/** For which case, and by what: its applicant's code (`null` where they have signed in), or as whoever is signed in. */
export type Holder = { applicationId: string; queryCode?: string | null };

const KEY = "upload-key";

/** Under which this tab has announced files before its submission. */
export const uploadKey = (): string | null => sessionStorage.getItem(KEY);
export const forgetUploadKey = (): void => sessionStorage.removeItem(KEY);
export const keepUploadKey = (key: string): void => sessionStorage.setItem(KEY, key);
const keyHeader = (): Record<string, string> => {
  const key = uploadKey();
  return key === null ? {} : { "x-upload-key": key };
};

/** Why a file is not even announced; `null` of one that may be. */
export const refusedBefore = ({ name, size }: File): "kind" | "empty" | "large" | null =>
  kindOfName(name) === undefined ? "kind" : size === 0 ? "empty" : size > MOST_FILE_BYTES ? "large" : null;

/** @param onShare how much of it has been read, 0 to 1 @throws where it cannot be read */
export async function checksum(file: File, onShare: (share: number) => void): Promise<string> {
  if (file.size > MOST_PUT_BYTES) return (await import("./parts.ts")).checksumOf(file, onShare);
  return digestOf(file);
}

async function digestOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const LONGEST_NAME = 60;

/** A name that is taken: no longer than it may be, its ending kept, and nothing that no file system takes. */
export function nameFor(name: string): string {
  const plain = name.replaceAll(/[\\/:*?"<>|]/g, "_");
  if (plain.length <= LONGEST_NAME) return plain;
  const ending = plain.slice(plain.lastIndexOf("."));
  return plain.slice(0, LONGEST_NAME - ending.length) + ending;
}

type Announced = Pick<Answer<"announceFile">, "fileId" | "put">;

/** What opens a file that somebody has announced: the case's own proof, or the key of this tab. */
function proofOf(own: Holder | null): Pick<Asked, "headers" | "by"> {
  if (own === null) return { headers: keyHeader(), by: { queryCode: null } };
  return own.queryCode === undefined ? {} : { by: { queryCode: own.queryCode } };
}

/** @param own the case that it is for; `null` before there is one @throws Problem */
export async function announce(file: File, sha256: string, own: Holder | null): Promise<Announced> {
  const type = KINDS[kindOfName(file.name)!].types[0];
  const body = { name: nameFor(file.name), bytes: file.size, sha256, type };
  if (own !== null) return call("announceFile", { path: own, body, ...proofOf(own) });
  if (uploadKey() !== null) return announceFirst(body);
  const mine = keyless.then(async () => announceFirst(body));
  keyless = mine.catch(() => undefined);
  return mine;
}

/** The first announcement brings the key for the next ones: until it is there, they wait. */
let keyless: Promise<unknown> = Promise.resolve();

async function announceFirst(body: object): Promise<Announced> {
  const { uploadKey: key, ...announced } = await call("announceFirst", { body, ...proofOf(null) });
  keepUploadKey(key);
  return announced;
}

/** `fetch` tells nothing of how far it has come. @throws Problem, or what `signal` says it was given up for */
const putBytes = async (
  { url, headers }: NonNullable<Announced["put"]>,
  bytes: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
) =>
  new Promise<void>((done, fail) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onSent(loaded));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) done();
      else fail(problemOf({ status: request.status } as Response, request.responseText));
    });
    const isCut = () => fail(new Problem({ status: 0, code: "offline", detail: "" }));
    request.addEventListener("error", isCut);
    request.addEventListener("abort", isCut);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(bytes);
  });

/** How far an upload has come. @throws Problem */
export const uploadOf = async (fileId: string, own: Holder | null): Promise<Answer<"getUpload">> =>
  call("getUpload", { path: { fileId }, ...proofOf(own) });

/** @throws Problem `upload-…` where it is not what was announced */
export const complete = async (fileId: string, own: Holder | null): Promise<Answer<"completeFile">> =>
  call("completeFile", { path: { fileId }, ...proofOf(own) });

/** Sends what of it is not there yet. @throws Problem; what was announced stays so, and is gone on with */
export async function sendBytes(
  file: File,
  { fileId, put }: Announced,
  own: Holder | null,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  if (put !== null) return putBytes(put, file, (sent) => onShare(sent / file.size), signal);
  const { status, parts } = await uploadOf(fileId, own);
  if (parts === null || status !== "announced") return;
  const { sendParts } = await import("./parts.ts");
  await sendParts({
    file,
    layout: parts,
    there: parts.there,
    onShare,
    async sendPart(part, bytes, onSent) {
      const sha256 = await digestOf(bytes);
      const path = { fileId, part: String(part) };
      const address = await call("announcePart", { path, body: { sha256 }, ...proofOf(own) });
      await putBytes(address.put, bytes, onSent, signal);
    },
  });
}
