/** Addresses of contents on one machine: each names a file, what may be done with it and until when, and is signed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { PutAddress } from "../../functions/app/files/files.ts";
import { isId } from "../../functions/domain/base/ids.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";

export type Addresses = {
  put(upload: Upload, origin: string): PutAddress;
  read(fileId: string, until: Instant, origin: string): string;
  /** What an address is about; `null` where it is none of ours, or is good no more. */
  opened(
    method: string,
    path: string,
    query: string,
    now: Instant,
  ): { fileId: string; until: Instant } | null;
};

/** Under which the contents lie. */
export const CONTENTS = "/files/";

/** @param key of the folder, for this purpose alone */
export function signedAddresses(key: Uint8Array): Addresses {
  const sign = (method: string, fileId: string, until: Instant): string =>
    createHmac("sha256", key).update(`${method}\n${fileId}\n${until}`).digest("base64url");
  const address = (method: string, fileId: string, until: Instant, origin: string): string =>
    `${origin}${CONTENTS}${fileId}?until=${encodeURIComponent(until)}&signature=${sign(method, fileId, until)}`;

  return {
    put: ({ fileId, announced, until }, origin) => ({
      url: address("PUT", fileId, until, origin),
      headers: { "content-type": announced.type },
      until,
    }),
    read: (fileId, until, origin) => address("GET", fileId, until, origin),
    opened(method, path, query, now) {
      const fileId = path.slice(CONTENTS.length);
      const given = new URLSearchParams(query);
      const [until, signature] = [given.get("until") ?? "", given.get("signature") ?? ""];
      if (!isId("file", fileId)) return null;
      const [expected, actual] = [Buffer.from(sign(method, fileId, until)), Buffer.from(signature)];
      const isOurs = expected.length === actual.length && timingSafeEqual(expected, actual);
      return isOurs && now < until ? { fileId, until } : null;
    },
  };
}
