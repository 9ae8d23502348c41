/** Keeps a file whose bytes have come: what its holder asks for; again, it is answered as the first time. */
import { complete } from "../../app/files/uploading.ts";
import { completeFile as contract } from "../../contracts/files/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { refusedBy } from "../base/refused.ts";
import { ownUpload } from "./ownUpload.ts";

export const completeFile = handle(contract, (deps) => async (request) => {
  const { files, uploads, rules } = deps;
  const { upload, refusal } = await complete({ files, uploads }, await ownUpload(deps, request), request.now);
  if (refusal) throw refusedBy(refusal, rules.zone);
  const { fileId, announced, keptAt } = upload;
  const status = upload.status === "kept" ? ("kept" as const) : ("checking" as const);
  return { body: { fileId, ...announced, status, keptAt: keptAt && withOffset(keptAt, rules.zone) } };
});
