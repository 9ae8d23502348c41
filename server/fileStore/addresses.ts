/** Addresses of contents on one machine: each names a file, what may be done with it and until when, and is signed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { PutAddress } from "../../functions/app/files/files.ts";
import { isId } from "../../functions/domain/base/ids.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Part } from "../../functions/domain/files/parts.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";

export type Addresses = {
  put(upload: Upload, origin: string): PutAddress;
  putPart(upload: Upload, part: Part, until: Instant, origin: string): PutAddress;
  read(fileId: string, until: Instant, origin: string): string;
  /** What an address is about; `null` where it is none of ours, or is good no more. */
  opened(method: string, path: string, query: string, now: Instant): Opened | null;
};

/** What an address opens: a file, or a part of it that is on its way. */
export type Opened = { fileId: string; until: Instant; part: Pick<Part, "number" | "sha256"> | null };

/** Under which the contents lie. */
export const CONTENTS = "/files/";

/** @param key of the folder, for this purpose alone */
export function signedAddresses(key: Uint8Array): Addresses {
  /** @param what a file's id, and behind it the number and the checksum of a part */
  const sign = (method: string, what: string, until: Instant): string =>
    createHmac("sha256", key).update(`${method}\n${what}\n${until}`).digest("base64url");
  const address = (method: string, what: string, until: Instant, origin: string): string =>
    `${origin}${CONTENTS}${what}?until=${encodeURIComponent(until)}&signature=${sign(method, what, until)}`;

  return {
    put: ({ fileId, announced, until }, origin) => ({
      url: address("PUT", fileId, until, origin),
      headers: { "content-type": announced.type },
      until,
    }),
    putPart: ({ fileId }, { number, sha256 }, until, origin) => ({
      url: address("PUT", `${fileId}/${number}/${sha256}`, until, origin),
      headers: {},
      until,
    }),
    read: (fileId, until, origin) => address("GET", fileId, until, origin),
    opened(method, path, query, now) {
      const what = path.slice(CONTENTS.length);
      const [fileId = "", number, sha256] = what.split("/");
      const given = new URLSearchParams(query);
      const [until, signature] = [given.get("until") ?? "", given.get("signature") ?? ""];
      if (!isId("file", fileId)) return null;
      const [expected, actual] = [Buffer.from(sign(method, what, until)), Buffer.from(signature)];
      const isOurs = expected.length === actual.length && timingSafeEqual(expected, actual);
      if (!isOurs || now >= until) return null;
      return { fileId, until, part: sha256 === undefined ? null : { number: Number(number), sha256 } };
    },
  };
}
