/**
 * The contents of files in a bucket: put there by their holders at an address that is signed with checksum and length, so
 * that S3 itself refuses anything else; read at an address of the very version that was kept.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { FileStore } from "../app/files/files.ts";
import { dispositionOf } from "../domain/files/disposition.ts";
import { KINDS } from "../domain/files/kind.ts";
import { base64, headOf, hex, keyOf, secondsUntil, signing, type Bucket } from "./s3Object.ts";
import { s3Parts } from "./s3Parts.ts";

/** Not ours to read at present: an object may be taken from us, or the key that it lies under. */
function denied(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403) return null;
  throw error;
}

/** @param isScanned whether what comes stays in quarantine until it was scanned */
export function s3Files(bucket: Bucket, isScanned = false): FileStore {
  const { client, bucket: Bucket, now } = bucket;
  const { abortParts, ...parts } = s3Parts(bucket);

  return {
    ...parts,
    isScanned,

    async putAddress(upload) {
      const { bytes, sha256, type } = upload.announced;
      const checksum = base64(sha256);
      const command = new PutObjectCommand({
        Bucket,
        Key: keyOf(upload),
        ContentLength: bytes,
        ContentType: type,
        ChecksumSHA256: checksum,
      });
      const url = await getSignedUrl(client, command, signing(now(), upload.until));
      return {
        url,
        headers: { "content-type": type, "x-amz-checksum-sha256": checksum },
        until: upload.until,
      };
    },

    async write(upload, bytes) {
      const { sha256, type } = upload.announced;
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: keyOf(upload),
          Body: bytes,
          ContentType: type,
          ChecksumSHA256: base64(sha256),
        }),
      );
    },

    async received(upload) {
      const head = await headOf(bucket, upload, upload.version ?? undefined);
      return (
        head && {
          bytes: head.ContentLength ?? 0,
          sha256: hex(head.ChecksumSHA256 ?? ""),
          version: head.VersionId ?? null,
          checksum: (upload.parts && head.ChecksumSHA256) ?? null,
        }
      );
    },

    async piece(upload, { version }, from, to) {
      if (from >= to) return new Uint8Array();
      const { Body } = await client.send(
        new GetObjectCommand({
          Bucket,
          Key: keyOf(upload),
          Range: `bytes=${from}-${to - 1}`,
          ...(version !== null && { VersionId: version }),
        }),
      );
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },

    /** What S3 has answered for lies in three places; the version that was seen is the one that is kept. */
    keep: async () => undefined,

    async check(upload) {
      const { bytes, sha256 } = upload.announced;
      // Of what came in parts S3 has a checksum of checksums: the one that it had when the whole was hashed.
      const checksum = upload.parts ? upload.parts.checksum : base64(sha256);
      // The latest: what somebody has put over it is found, though the version that was kept is the one that is shown.
      const asked = [headOf(bucket, upload), headOf(bucket, upload, upload.version ?? undefined)] as const;
      const heads = await Promise.all(asked).catch(denied);
      if (heads === null) return "unreadable";
      const [latest, own] = heads;
      if (!own) return "missing";
      const isWhole = [latest, own].every(
        (head) => head && head.ContentLength === bytes && head.ChecksumSHA256 === checksum,
      );
      return isWhole ? "whole" : "altered";
    },

    async readAddress(upload, until) {
      const { kind } = upload.announced;
      const command = new GetObjectCommand({
        Bucket,
        Key: keyOf(upload),
        ...(upload.version !== null && { VersionId: upload.version }),
        ResponseContentType: KINDS[kind].types[0],
        ResponseContentDisposition: dispositionOf(upload),
        ResponseCacheControl: "private, no-store",
      });
      return getSignedUrl(client, command, { expiresIn: secondsUntil(now(), until) });
    },

    async remove(upload) {
      await abortParts(upload);
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(upload) }));
    },
  };
}
