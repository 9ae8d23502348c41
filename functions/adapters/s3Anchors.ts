/** Anchors in a bucket under Object Lock: what was put there stays for the years of its retention, whoever asks. */
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Anchors } from "../app/notices/anchor.ts";

export const s3Anchors = ({
  client,
  bucket,
}: {
  client: Pick<S3Client, "send">;
  bucket: string;
}): Anchors => ({
  async keep(name, text) {
    try {
      // The bucket's default retention locks it; a name is given once.
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: name,
          Body: text,
          ContentType: "application/json",
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
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
      return Body?.transformToString("utf-8");
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
