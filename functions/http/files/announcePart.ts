/** Says where a part of a large file goes; nothing is written of it until it has come. */
import { announcePart as contract } from "../../contracts/files/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { bytesOfPart, partsOf } from "../../domain/files/parts.ts";
import { putUntil } from "../../domain/files/upload.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { ownUpload } from "./ownUpload.ts";

export const announcePart = handle(contract, (deps) => async (request) => {
  const upload = await ownUpload(deps, request);
  const { files, rules } = deps;
  const { path, body, now, origin } = request;
  const number = Number(path.part);
  const { fileId, announced, status, parts } = upload;
  const bytes = parts ? bytesOfPart(announced.bytes, number) : undefined;
  if (bytes === undefined)
    throw refused("no-such-part", {
      fileId,
      part: number,
      count: parts ? partsOf(announced.bytes) : 0,
    });
  if (status !== "announced" || now >= upload.until) throw refused("upload-over", { fileId });
  const part = { number, bytes, sha256: body.sha256 };
  const { url, headers, until } = await files.partAddress(upload, part, putUntil(upload, now), origin);
  return { body: { put: { url, headers, until: withOffset(until, rules.zone) } } };
});
