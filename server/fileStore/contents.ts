/** The bytes of files on one machine: what S3 serves elsewhere, at addresses of the server's own. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Log } from "../../functions/app/base/ports.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { dispositionOf } from "../../functions/domain/files/disposition.ts";
import { KINDS } from "../../functions/domain/files/kind.ts";
import { mismatch, type Upload } from "../../functions/domain/files/upload.ts";
import { refused, refusedBy } from "../../functions/http/base/refused.ts";
import type { Target } from "../event.ts";
import { CONTENTS, type Addresses } from "./addresses.ts";
import { Altered, type FileFolder } from "./folder.ts";

export type ContentsOptions = {
  files: FileFolder;
  addresses: Addresses;
  uploads: Pick<UploadRegister, "upload">;
  now: () => Instant;
  zone: string;
  log: Log;
};

export type Contents = {
  /** Whether an address is of a content. */
  serves(path: string): boolean;
  /**
   * Takes or gives one, and answers by itself. @returns the status
   * @throws Refused, before anything was answered
   */
  serve(request: IncomingMessage, response: ServerResponse, target: Target): Promise<number>;
};

/** Somebody who sends, or takes, nothing for so long is gone. */
const SILENT_MILLISECONDS = 60_000;

export function contentsOf({ files, addresses, uploads, now, zone, log }: ContentsOptions): Contents {
  async function put(request: IncomingMessage, response: ServerResponse, upload: Upload): Promise<number> {
    const { bytes: expected } = upload.announced;
    const stated = Number(request.headers["content-length"] ?? expected);
    if (stated !== expected) throw sizeIs(upload, stated);
    const unfit = await files.take(upload, request);
    if (unfit)
      throw "bytes" in unfit
        ? sizeIs(upload, unfit.bytes)
        : refusedBy(mismatch(upload, { bytes: expected, ...unfit, version: null })!, zone);
    response.writeHead(200, { "cache-control": "no-store", "content-length": 0 }).end();
    return 200;
  }

  const sizeIs = (upload: Upload, bytes: number) =>
    refusedBy(mismatch(upload, { bytes, sha256: "", version: null })!, zone);

  async function give(request: IncomingMessage, response: ServerResponse, upload: Upload): Promise<number> {
    const { kind, bytes } = upload.announced;
    response.writeHead(200, {
      "content-type": KINDS[kind].types[0],
      "content-length": bytes,
      "content-disposition": dispositionOf(upload),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'",
    });
    if (request.method === "HEAD") {
      response.end();
      return 200;
    }
    try {
      await pipeline(Readable.from(files.bytes(upload), { objectMode: false }), response);
    } catch (error) {
      // Too late for a status: it breaks off before its end, and nobody has had the whole of it.
      response.destroy();
      if (error instanceof Altered)
        log.error("record-altered", { fileId: upload.fileId, found: "altered" }, error);
    }
    return 200;
  }

  return {
    serves: (path) => path.startsWith(CONTENTS),
    async serve(request, response, target) {
      request.setTimeout(SILENT_MILLISECONDS, () => request.destroy());
      const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
      const opened = addresses.opened(method, target.path, target.query, now());
      const upload = opened && (await uploads.upload(opened.fileId));
      const isOpen = method === "PUT" ? upload?.status === "announced" : upload?.status === "kept";
      if (!upload || !isOpen) throw refused("file-address", {});
      return method === "PUT" ? put(request, response, upload) : give(request, response, upload);
    },
  };
}
