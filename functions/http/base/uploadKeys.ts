/** Upload keys: by which files are held that were announced before there was a case. */
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { numberOfUploadKey } from "../../domain/base/ids.ts";
import { refused } from "./refused.ts";

/** The number of an upload key that is one of ours. @throws Refused `file-key-needed` */
export async function keyNumber(key: string, codes: QueryCodes): Promise<string> {
  if (!(await codes.isUploadKey(key))) throw refused("file-key-needed", {});
  return numberOfUploadKey(key);
}
