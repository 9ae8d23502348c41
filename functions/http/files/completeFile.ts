/** Keeps a file whose bytes have come: what its holder asks for; again, it is answered as the first time. */
import { complete } from "../../app/files/uploading.ts";
import { completeFile as contract } from "../../contracts/files/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { refusedBy } from "../base/refused.ts";
import { checkSentKey, isOwn, opens, unknownFile, uploadAt } from "./holder.ts";

export const completeFile = handle(
  contract,
  ({ codes, files, uploads, region, store, rules: { zone } }) =>
    async ({ path: { fileId }, headers, caller, by, now }) => {
      checkSentKey(headers, caller);
      const upload = await uploadAt(uploads, fileId);
      const isTheirs =
        caller.role === "applicant"
          ? await opens(upload, headers, caller, { codes, region, store })
          : isOwn(upload, by, region);
      if (!isTheirs) throw unknownFile(fileId);
      const { upload: held, refusal } = await complete({ files, uploads }, upload, now);
      if (refusal) throw refusedBy(refusal, zone);
      return { body: { fileId, ...held.announced, keptAt: withOffset(held.keptAt!, zone) } };
    },
);
