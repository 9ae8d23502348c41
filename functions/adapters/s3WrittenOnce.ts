/**
 * Texts in a bucket that are written once, each under its name: an anchor under Object Lock stays for the years of its retention,
 * whoever asks; what is handed on to others stays as it was handed on.
 */
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { WrittenOnce } from "../app/base/ports.ts";

/** @param under what every name begins with in the bucket */
export const s3WrittenOnce = ({
  client,
  bucket,
  under = "",
}: {
  client: Pick<S3Client, "send">;
  bucket: string;
  under?: string;
}): WrittenOnce => ({
  async keep(name, text) {
    try {
      // A bucket's default retention locks it; a name is given once.
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: under + name,
          Body: text,
          ContentType: name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/json",
          IfNoneMatch: "*",
        }),
      );
      return "kept";
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return "taken";
      throw error;
    }
  },
  async read(name) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: under + name }));
      return Body?.transformToString("utf-8");
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
