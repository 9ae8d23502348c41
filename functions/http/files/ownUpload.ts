/** An upload for who announced it, whatever has become of it. */
import type { HeadersOf } from "../../contracts/base/contract.ts";
import type { completeFile } from "../../contracts/files/routes.ts";
import type { Upload } from "../../domain/files/upload.ts";
import type { DepsOf, Request } from "../base/handle.ts";
import { checkSentKey, isOwn, opens, unknownFile, uploadAt } from "./holder.ts";

type Contract = typeof completeFile;
type Asked = Pick<Request<Contract>, "caller" | "by"> & {
  path: { fileId: string };
  headers: HeadersOf<Contract>;
};

/** @throws Refused `file-key-needed`, `unknown-file` */
export async function ownUpload(
  deps: DepsOf<Contract>,
  { path: { fileId }, headers, caller, by }: Asked,
): Promise<Upload> {
  checkSentKey(headers, caller);
  const upload = await uploadAt(deps.uploads, fileId);
  const isTheirs =
    caller.role === "applicant" ? await opens(upload, headers, caller, deps) : isOwn(upload, by, deps.region);
  if (!isTheirs) throw unknownFile(fileId);
  return upload;
}
