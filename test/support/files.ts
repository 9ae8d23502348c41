/** Files as an applicant hands them in, over HTTP. */
import { createHash } from "node:crypto";
import { KINDS, type FileKind } from "../../functions/domain/files/kind.ts";
import type { Applicant, World } from "./runtime.ts";

/** What is said of a content before it comes. */
export const announcedAs = (bytes: Uint8Array, kind: FileKind = "pdf") => ({
  name: `file.${KINDS[kind].endings[0]}`,
  bytes: bytes.byteLength,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  type: KINDS[kind].types[0],
});

/** What the announcement of a file is answered with. */
export type Announced = {
  fileId: string;
  uploadKey?: string;
  put: { url: string; headers: Record<string, string> };
};

/** Puts bytes where an announcement says. */
export const putTo = ({ put }: Announced, bytes: Uint8Array): Promise<Response> =>
  fetch(put.url, { method: "PUT", headers: put.headers, body: Buffer.from(bytes) });

/** A file that an applicant has handed in for an application. @returns its id */
export async function handed(
  w: World,
  applicant: Applicant,
  bytes: Uint8Array,
  kind: FileKind = "pdf",
): Promise<string> {
  const by = w.as.applicant(applicant);
  const path = `/v1/applications/${applicant.applicationId}/uploads`;
  const { body } = await w.call("POST", path, announcedAs(bytes, kind), by);
  await putTo(body as Announced, bytes);
  const done = await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, by);
  if (done.status !== 200) throw new Error(JSON.stringify(done.body));
  return String(body.fileId);
}

/** Files that were kept before there is a case, all under one key. */
export async function keptFirst(
  w: World,
  contents: readonly Uint8Array[],
): Promise<{ uploadKey: string; fileIds: string[] }> {
  let key: Record<string, string> = {};
  const fileIds: string[] = [];
  for (const bytes of contents) {
    const kind: FileKind = bytes[0] === 0x89 ? "png" : "pdf";
    const { body } = await w.call("POST", "/v1/uploads", announcedAs(bytes, kind), key);
    key = { "x-upload-key": String(body.uploadKey) };
    await putTo(body as Announced, bytes);
    const done = await w.call("PUT", `/v1/uploads/${body.fileId}/completion`, undefined, key);
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    fileIds.push(String(body.fileId));
  }
  return { uploadKey: key["x-upload-key"]!, fileIds };
}

/** A file that takes the place of a material which no department has begun on. @returns its id */
export async function handedIn(
  w: World,
  applicant: Applicant,
  code: string,
  bytes: Uint8Array,
  kind: FileKind = "pdf",
): Promise<string> {
  const fileId = await handed(w, applicant, bytes, kind);
  const path = `/v1/applications/${applicant.applicationId}/materials/${code}`;
  const { status, body } = await w.call("PUT", path, { fileId }, w.as.applicant(applicant));
  if (status !== 200) throw new Error(JSON.stringify(body));
  return fileId;
}
