/** Files as they are sent with a submission, a change or a material: the uploads that are meant are looked up. */
import type { UploadRegister } from "../../app/files/files.ts";
import { fileFor, refer } from "../../app/files/referring.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { versionsBehind } from "../../app/application/versions.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import { codesOfFile, type FileRequest, type SentFile } from "../../domain/application/material.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { localDate, type Instant } from "../../domain/base/time.ts";
import type { Upload } from "../../domain/files/upload.ts";
import { malformed, refused } from "../base/refused.ts";
import { keyNumber } from "../base/uploadKeys.ts";

type Deps = {
  codes: QueryCodes;
  region: Pick<Region, "zone">;
  store: Pick<CaseRecords, "histories" | "loadApplication">;
  uploads: Pick<UploadRegister, "upload" | "replaceUpload">;
};

/** What was sent, whole; and how the files that it refers to come to name the case. */
export type Sent = {
  files: readonly SentFile[];
  /** Before the case is committed, which is what keeps them. @throws Refused `unknown-file` */
  refer: (applicationId: string) => Promise<void>;
};

/** What an earlier application has; `undefined` of a file that none of theirs has. */
type Earlier = (upload: Upload, code: string) => Promise<{ expired: Instant | null } | undefined>;

type Sending = {
  /** Where files of earlier applications may be referred to. */
  earlier?: Earlier;
  /** `null` before there is a case. */
  applicationId: string | null;
  at: Instant;
  /** Where a file stands in what was sent. */
  pathOf?: (i: number) => string;
};

/** @throws Refused `malformed` where a file is not there for who sends it, `file-key-needed` where the key is none of ours */
export async function sentFiles(
  { codes, store, uploads, region: { zone } }: Deps,
  requests: readonly FileRequest[],
  { "x-upload-key": given }: { "x-upload-key"?: string | undefined },
  { applicationId, at, earlier, pathOf = (i) => `materials[${i}].` }: Sending,
): Promise<Sent> {
  if (!requests.some(isOfUpload))
    return { files: requests.flatMap((one) => (isOfUpload(one) ? [] : one)), refer: async () => undefined };
  const key = given === undefined ? null : await keyNumber(given, codes);
  const held = applicationId === null ? undefined : await store.loadApplication(applicationId);
  const everything = held ? [...held.state.materials, ...(await versionsBehind(store, held.state))] : [];
  const isOnRecord = (fileId: string): boolean => codesOfFile(everything, fileId).length > 0;
  const referrer = { key, applicationId, isOnRecord };
  const expired: { i: number; given: string; since: Instant }[] = [];
  const found = await Promise.all(
    requests.map(async (one, i) => {
      if (!isOfUpload(one)) return undefined;
      const { fileId: given } = one;
      const own = await fileFor(uploads, given, referrer, at);
      if (own || !earlier) return own;
      const upload = await uploads.upload(given);
      const known = upload && (await earlier(upload, one.code));
      if (known?.expired) expired.push({ i, given, since: known.expired });
      return known && upload;
    }),
  );
  const faults = requests.flatMap((one, i) =>
    isOfUpload(one) && !found[i]
      ? [{ path: `${pathOf(i)}fileId`, code: "file-not-there" as const, facts: { given: one.fileId } }]
      : [],
  );
  const over = expired.map(({ i, given, since }) => ({
    path: `${pathOf(i)}fileId`,
    code: "file-expired" as const,
    facts: { given, since: localDate(since, zone) },
  }));
  if (faults.length + over.length > 0) throw malformed([...faults, ...over]);
  const own = found.filter((upload) => upload !== undefined);
  return {
    files: requests.map((one, i) => (isOfUpload(one) ? keptAs(one, found[i]!) : one)),
    async refer(applicationId) {
      if (await refer(uploads, own, applicationId)) return;
      // It was collected in between: who asks again is told which.
      throw refused("unknown-file", { fileId: own[0]!.fileId });
    },
  };
}

type OfUpload = Extract<FileRequest, { fileId: string }>;
const isOfUpload = (one: FileRequest): one is OfUpload => "fileId" in one;

function keptAs({ code, fileId, name }: OfUpload, { announced }: Upload): SentFile {
  const { sha256, bytes, kind } = announced;
  return { code, fileId, name: name ?? announced.name, sha256, bytes, kind };
}
