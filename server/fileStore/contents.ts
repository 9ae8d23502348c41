/** The bytes of files on one machine: what S3 serves elsewhere, at addresses of the server's own. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Log } from "../../functions/app/base/ports.ts";
import { noteFinding } from "../../functions/app/files/finding.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import { dispositionOf } from "../../functions/domain/files/disposition.ts";
import { KINDS } from "../../functions/domain/files/kind.ts";
import { bytesOfPart, type Part } from "../../functions/domain/files/parts.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { refused } from "../../functions/http/base/refused.ts";
import type { Target } from "../event.ts";
import { CONTENTS, type Addresses } from "./addresses.ts";
import { Spoilt } from "./contentOf.ts";
import type { FileFolder } from "./folder.ts";
import type { Unfit } from "./written.ts";

export type ContentsOptions = {
  files: FileFolder;
  addresses: Addresses;
  uploads: Pick<UploadRegister, "upload" | "replaceUpload">;
  now: () => Instant;
  log: Log;
};

/** What is to come: a file, or a part of one. */
type Expected = { bytes: number; sha256: string };

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

export function contentsOf({ files, addresses, uploads, now, log }: ContentsOptions): Contents {
  async function put(request: IncomingMessage, response: ServerResponse, upload: Upload): Promise<number> {
    checkStated(request, upload, upload.announced);
    return taken(response, upload, upload.announced, await files.take(upload, request));
  }

  async function putPart(
    request: IncomingMessage,
    response: ServerResponse,
    upload: Upload,
    { number, sha256 }: Pick<Part, "number" | "sha256">,
  ): Promise<number> {
    const bytes = bytesOfPart(upload.announced.bytes, number);
    if (bytes === undefined) throw refused("file-address", {});
    const part = { number, sha256, bytes };
    checkStated(request, upload, part);
    return taken(response, upload, part, await files.takePart(upload, part, request));
  }

  function checkStated(request: IncomingMessage, upload: Upload, expected: Expected): void {
    const stated = Number(request.headers["content-length"] ?? expected.bytes);
    if (stated !== expected.bytes) throw unlike(upload, expected, { bytes: stated });
  }

  function taken(response: ServerResponse, upload: Upload, expected: Expected, unfit: Unfit | null): number {
    if (unfit) throw unlike(upload, expected, unfit);
    response.writeHead(200, { "cache-control": "no-store", "content-length": 0 }).end();
    return 200;
  }

  const unlike = ({ fileId }: Upload, { bytes, sha256 }: Expected, unfit: Unfit) =>
    "bytes" in unfit
      ? refused("upload-size", { fileId, announced: bytes, received: unfit.bytes })
      : refused("upload-checksum", { fileId, announced: sha256, received: unfit.sha256 });

  async function give(request: IncomingMessage, response: ServerResponse, upload: Upload): Promise<number> {
    const { kind, bytes } = upload.announced;
    const pieces = await files.open(upload).catch((error: unknown) => spoilt(upload, error));
    if (pieces === null) throw refused("file-altered", { fileId: upload.fileId });
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
      await pieces.return(undefined);
      response.end();
      return 200;
    }
    try {
      await pipeline(Readable.from(pieces, { objectMode: false }), response);
    } catch (error) {
      // Too late for a status: it breaks off before its end, and nobody has had the whole of it.
      response.destroy();
      if (error instanceof Spoilt) await spoilt(upload, error);
    }
    return 200;
  }

  async function spoilt(upload: Upload, error: unknown): Promise<null> {
    if (!(error instanceof Spoilt)) throw error;
    await noteFinding({ uploads, log }, upload, error.found, now());
    return null;
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
      if (method !== "PUT") return give(request, response, upload);
      return opened.part ? putPart(request, response, upload, opened.part) : put(request, response, upload);
    },
  };
}
