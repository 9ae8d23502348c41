/**
 * Files in parts in a bucket, by S3's own multipart uploads: each part at an address that is signed with its checksum and
 * length, the whole read once by us, since S3 keeps of it no more than a checksum of checksums.
 */
import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  NoSuchUpload,
  UploadPartCommand,
  type Part as Listed,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { PartStore } from "../app/files/files.ts";
import type { Upload } from "../domain/files/upload.ts";
import { base64, headOf, hex, keyOf, signing, type Bucket } from "./s3Object.ts";

export function s3Parts(bucket: Bucket): PartStore & { abortParts(upload: Upload): Promise<void> } {
  const { client, now } = bucket;
  const placeOf = (upload: Upload) => ({ Bucket: bucket.bucket, Key: keyOf(upload) });
  const begunAs = (upload: Upload) => ({ ...placeOf(upload), UploadId: upload.parts!.name! });

  /** Of a file of 500 MB they are fewer than S3 says at once. */
  async function listed(upload: Upload): Promise<Listed[]> {
    const { Parts = [] } = await client.send(new ListPartsCommand(begunAs(upload)));
    return Parts;
  }

  return {
    async beginParts(upload) {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          ...placeOf(upload),
          ContentType: upload.announced.type,
          ChecksumAlgorithm: "SHA256",
          ChecksumType: "COMPOSITE",
        }),
      );
      return UploadId!;
    },

    async partAddress(upload, { number, bytes, sha256 }, until) {
      const checksum = base64(sha256);
      const command = new UploadPartCommand({
        ...begunAs(upload),
        PartNumber: number,
        ContentLength: bytes,
        ChecksumSHA256: checksum,
      });
      const url = await getSignedUrl(client, command, signing(now(), until));
      return { url, headers: { "x-amz-checksum-sha256": checksum }, until };
    },

    async partsThere(upload) {
      try {
        return (await listed(upload)).map(({ PartNumber, Size, ChecksumSHA256 }) => ({
          number: PartNumber!,
          bytes: Size!,
          sha256: hex(ChecksumSHA256!),
        }));
      } catch (error) {
        if (error instanceof NoSuchUpload) return [];
        throw error;
      }
    },

    async joinParts(upload) {
      try {
        const Parts = (await listed(upload)).map(({ PartNumber, ETag, ChecksumSHA256 }) => ({
          PartNumber,
          ETag,
          ChecksumSHA256,
        }));
        await client.send(
          new CompleteMultipartUploadCommand({
            ...begunAs(upload),
            MultipartUpload: { Parts },
            ChecksumType: "COMPOSITE",
          }),
        );
      } catch (error) {
        // Joined by another at the same time, there are no parts any more, and there is the whole.
        if (!(error instanceof NoSuchUpload && (await headOf(bucket, upload)))) throw error;
      }
    },

    async hashWhole(upload) {
      const head = await headOf(bucket, upload);
      if (!head) return undefined;
      const version = head.VersionId ?? null;
      const { Body } = await client.send(
        new GetObjectCommand({ ...placeOf(upload), ...(version !== null && { VersionId: version }) }),
      );
      const hash = createHash("sha256");
      let bytes = 0;
      for await (const chunk of Body as unknown as AsyncIterable<Uint8Array>) {
        hash.update(chunk);
        bytes += chunk.byteLength;
      }
      return { bytes, sha256: hash.digest("hex"), version, checksum: head.ChecksumSHA256 ?? null };
    },

    /** Joined, they are none any more. */
    forgetWay: async () => undefined,

    async abortParts(upload) {
      if (upload.parts?.name == null) return;
      try {
        await client.send(new AbortMultipartUploadCommand(begunAs(upload)));
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error;
      }
    },
  };
}
