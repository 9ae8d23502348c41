/** An object of a file in the bucket: its key, its checksums as S3 says them, what is signed of an address. */
import { HeadObjectCommand, NotFound, type S3Client } from "@aws-sdk/client-s3";
import { epochOf, type Instant } from "../domain/base/time.ts";
import type { Upload } from "../domain/files/upload.ts";

export type Bucket = { client: S3Client; bucket: string; now: () => Instant };

export const keyOf = ({ fileId }: Upload): string => `files/${fileId}`;

/** S3 speaks of checksums in base64. */
export const base64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");
export const hex = (text: string): string => Buffer.from(text, "base64").toString("hex");

/** Headers that stay headers: in the query the holder could leave them out. */
const STAYING = new Set(["x-amz-checksum-sha256", "content-type", "content-length"]);

/** How an address that takes bytes is signed. */
export const signing = (now: Instant, until: Instant) => ({
  expiresIn: secondsUntil(now, until),
  unhoistableHeaders: STAYING,
  signableHeaders: new Set([...STAYING, "host"]),
});

export const secondsUntil = (now: Instant, until: Instant): number =>
  Math.max(1, Math.floor((epochOf(until) - epochOf(now)) / 1000));

/** What S3 has of it; `undefined` where nothing is. */
export async function headOf({ client, bucket }: Bucket, upload: Upload, VersionId?: string) {
  try {
    const asked = { Bucket: bucket, Key: keyOf(upload), ChecksumMode: "ENABLED" as const };
    return await client.send(new HeadObjectCommand({ ...asked, ...(VersionId && { VersionId }) }));
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
