/** Announces a file before there is an application: under a key that the first of them is answered with. */
import { announceFirst as contract } from "../../contracts/files/routes.ts";
import { numberOfUploadKey } from "../../domain/base/ids.ts";
import { localDate } from "../../domain/base/time.ts";
import { MOST_ANNOUNCED } from "../../domain/files/upload.ts";
import { handle } from "../base/handle.ts";
import { announced } from "./announcing.ts";
import { keyNumber } from "../base/uploadKeys.ts";

export const announceFirst = handle(
  contract,
  ({ codes, files, uploads, newFileId, rules: { zone } }) =>
    async ({ body, headers, by, from, now, origin }) => {
      const given = headers["x-upload-key"];
      if (given !== undefined) await keyNumber(given, codes);
      const uploadKey = given ?? (await codes.uploadKey());
      const of = { fileId: newFileId(), by, key: numberOfUploadKey(uploadKey), applications: [] };
      // Whoever takes a new key for each file takes from the same room.
      const holder = { name: `address#${from}#${localDate(now, zone)}`, most: MOST_ANNOUNCED.address };
      const told = await announced({ files, uploads }, body, of, holder, { now, origin, zone });
      return { body: { ...told, uploadKey } };
    },
);
