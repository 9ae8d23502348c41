/** One file on its way: its checksum, its announcement, its bytes with progress, and that it is kept. */
import { kindOfName, KINDS, MOST_PUT_BYTES } from "../../../functions/domain/files/kind.ts";
import { call } from "../../shared/api/client.ts";
import { Problem, problemOf } from "../../shared/api/problem.ts";
import type { Held } from "./held.ts";
import type { OwnCase } from "../ownCase.ts";

const KEY = "upload-key";

/** Under which this tab has announced files before its submission. */
export const uploadKey = (): string | null => sessionStorage.getItem(KEY);
export const forgetUploadKey = (): void => sessionStorage.removeItem(KEY);
const keyHeader = (): Record<string, string> => {
  const key = uploadKey();
  return key === null ? {} : { "x-upload-key": key };
};

/** Why a file is not even announced; `null` of one that may be. */
export const refusedBefore = ({ name, size }: File): "kind" | "empty" | "large" | null =>
  kindOfName(name) === undefined ? "kind" : size === 0 ? "empty" : size > MOST_PUT_BYTES ? "large" : null;

export async function checksum(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
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

type Announced = Awaited<ReturnType<typeof announce>>;

/** @param own the case that it is for; `null` before there is one @throws Problem */
async function announce(file: File, sha256: string, own: OwnCase | null) {
  const type = KINDS[kindOfName(file.name)!].types[0];
  const body = { name: nameFor(file.name), bytes: file.size, sha256, type };
  if (own !== null) return call("announceFile", { path: own, body, by: own });
  const { uploadKey: key, ...announced } = await call("announceFirst", {
    body,
    headers: keyHeader(),
    by: { queryCode: null },
  });
  sessionStorage.setItem(KEY, key);
  return announced;
}

/** `fetch` tells nothing of how far it has come. @throws Problem */
const put = async (
  { url, headers }: NonNullable<Announced["put"]>,
  file: File,
  onShare: (share: number) => void,
) =>
  new Promise<void>((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded }) => onShare(loaded / file.size));
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) done();
      else fail(problemOf({ status: request.status } as Response, request.responseText));
    });
    request.addEventListener("error", () => fail(new Problem({ status: 0, code: "offline", detail: "" })));
    request.send(file);
  });

/** What has been done of a file: whoever is cut off goes on from there. */
export type Progress = { sha256: string; announced: Announced | null };

/** @throws Problem; what was announced stays so, and its bytes may be put again */
export async function send(
  file: File,
  { sha256, announced: before }: Progress,
  own: OwnCase | null,
  on: { announced: (announced: Announced) => void; share: (share: number) => void },
): Promise<Held> {
  const announced = before ?? (await announce(file, sha256, own));
  on.announced(announced);
  await put(announced.put!, file, on.share);
  const { fileId } = announced;
  const kept = await call("completeFile", {
    path: { fileId },
    headers: own === null ? keyHeader() : {},
    by: own ?? { queryCode: null },
  });
  return { fileId, name: kept.name, bytes: kept.bytes, sha256 };
}
