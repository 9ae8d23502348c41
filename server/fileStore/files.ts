/** Files on one machine: their folder, their register, their addresses, and what serves them. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { keyFor, secretsIn } from "../../functions/app/base/keyring.ts";
import type { Scan } from "../../functions/app/files/files.ts";
import { newFileId } from "../../functions/adapters/fileIds.ts";
import type { CaseStore, Log } from "../../functions/app/base/ports.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import type { Activity } from "../activity.ts";
import type { Folder } from "../files.ts";
import { NAMES } from "../folderCheck.ts";
import { uploadsOf } from "../store/uploads.ts";
import type { Writes } from "../store/writes.ts";
import { signedAddresses } from "./addresses.ts";
import { checkerOf, tellingOf } from "./checker.ts";
import { contentsOf } from "./contents.ts";
import { fileFolder } from "./folder.ts";

type Told = {
  scan: Scan | null;
  store: CaseStore;
  now: () => Instant;
  log: Log;
  activity: Pick<Activity, "track">;
};

export function filesIn(kept: Folder, database: DatabaseSync, writes: Writes, told: Told) {
  const uploads = uploadsOf(database, writes);
  const addresses = signedAddresses(keyFor(secretsIn(kept.secret())[0]!, "file-addresses"));
  const path = join(kept.path, NAMES.files);
  const files = fileFolder({ path, addresses, isShared: uploads.isShared, isScanned: told.scan !== null });
  const checker = checkerOf({ files, uploads, ...told }, told.activity);
  const telling = tellingOf(uploads, checker);
  return {
    deps: { files, uploads: telling, newFileId },
    contents: contentsOf({ files, addresses, uploads: telling, ...told }),
    /** Goes on with what an end has interrupted. */
    async resume() {
      await files.sweep(async (fileId) => isComing(await uploads.upload(fileId)));
      checker.poke();
    },
    stop: checker.stop,
  };
}

const isComing = (upload: Upload | undefined): boolean =>
  upload?.status === "announced" || upload?.status === "checking";
