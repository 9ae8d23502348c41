/** Says how far a file has come: whoever was cut off goes on from there. */
import { getUpload as contract } from "../../contracts/files/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { PART_BYTES, partsOf } from "../../domain/files/parts.ts";
import { handle } from "../base/handle.ts";
import { unknownFile } from "./holder.ts";
import { ownUpload } from "./ownUpload.ts";

export const getUpload = handle(contract, (deps) => async (request) => {
  const upload = await ownUpload(deps, request);
  const { files, rules } = deps;
  const { fileId, announced, status, refusal, keptAt, until } = upload;
  if (status === "gone") throw unknownFile(fileId);
  const there = upload.parts && status === "announced" ? await files.partsThere(upload) : [];
  return {
    body: {
      fileId,
      ...announced,
      status,
      until: withOffset(until, rules.zone),
      keptAt: keptAt && withOffset(keptAt, rules.zone),
      parts: upload.parts && { count: partsOf(announced.bytes), bytes: PART_BYTES, there },
      refusal: refusal && refusal.code,
    },
  };
});
