/**
 * The contents of files in a bucket: put there by their holders at an address that is signed with checksum and length, so
 * that S3 itself refuses anything else; read at an address of the very version that was kept.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { FileStore } from "../app/files/files.ts";
import { epochOf, type Instant } from "../domain/base/time.ts";
import { dispositionOf } from "../domain/files/disposition.ts";
import { KINDS } from "../domain/files/kind.ts";
import type { Upload } from "../domain/files/upload.ts";

export type S3FilesOptions = { client: S3Client; bucket: string; now: () => Instant };

const keyOf = ({ fileId }: Upload): string => `files/${fileId}`;

/** S3 speaks of checksums in base64. */
const base64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");
const hex = (text: string): string => Buffer.from(text, "base64").toString("hex");

/** Headers that stay headers: in the query the holder could leave them out. */
const SIGNED = new Set(["x-amz-checksum-sha256", "content-type", "content-length"]);

export function s3Files({ client, bucket: Bucket, now }: S3FilesOptions): FileStore {
  const secondsUntil = (until: Instant): number =>
    Math.max(1, Math.floor((epochOf(until) - epochOf(now())) / 1000));

  async function headOf(upload: Upload, VersionId?: string) {
    try {
      const asked = { Bucket, Key: keyOf(upload), ChecksumMode: "ENABLED" as const };
      return await client.send(new HeadObjectCommand({ ...asked, ...(VersionId && { VersionId }) }));
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  return {
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
      const url = await getSignedUrl(client, command, {
        expiresIn: secondsUntil(upload.until),
        unhoistableHeaders: SIGNED,
        signableHeaders: new Set([...SIGNED, "host"]),
      });
      return {
        url,
        headers: { "content-type": type, "x-amz-checksum-sha256": checksum },
        until: upload.until,
      };
    },

    async received(upload) {
      const head = await headOf(upload, upload.version ?? undefined);
      return (
        head && {
          bytes: head.ContentLength ?? 0,
          sha256: hex(head.ChecksumSHA256 ?? ""),
          version: head.VersionId ?? null,
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
      // The latest: what somebody has put over it is found, though the version that was kept is the one that is shown.
      const [latest, own] = await Promise.all([headOf(upload), headOf(upload, upload.version ?? undefined)]);
      if (!own) return "missing";
      const isWhole = [latest, own].every(
        (head) => head && head.ContentLength === bytes && hex(head.ChecksumSHA256 ?? "") === sha256,
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
      return getSignedUrl(client, command, { expiresIn: secondsUntil(until) });
    },

    async remove(upload) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: keyOf(upload) }));
    },
  };
}
