/** Anchors in a bucket: a name is given once, and what is there is read as it was kept. */
import { Readable } from "node:stream";
import { beforeEach, describe, expect, it } from "@jest/globals";
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { s3WrittenOnce } from "../../functions/adapters/s3WrittenOnce.ts";

const s3 = mockClient(S3Client);
const anchors = s3WrittenOnce({ client: new S3Client({ region: "cn-north-1" }), bucket: "anchors" });
const answered = (httpStatusCode: number) =>
  new S3ServiceException({ name: "E", message: "", $fault: "client", $metadata: { httpStatusCode } });
beforeEach(() => void s3.reset());

describe("an anchor in the bucket", () => {
  it("is put only where nothing is, and never over another", async () => {
    s3.on(PutObjectCommand).resolvesOnce({}).rejectsOnce(answered(412));
    expect([
      await anchors.keep("2026-03-02.json", "{}"),
      await anchors.keep("2026-03-02.json", "{}"),
    ]).toEqual(["kept", "taken"]);
    for (const { args } of s3.commandCalls(PutObjectCommand))
      expect(args[0].input).toMatchObject({ Bucket: "anchors", Key: "2026-03-02.json", IfNoneMatch: "*" });
  });

  it("is not taken for kept where the bucket says anything else", async () => {
    s3.on(PutObjectCommand).rejects(answered(403));
    await expect(anchors.keep("2026-03-02.json", "{}")).rejects.toThrow(S3ServiceException);
  });

  it("is read back, or is not there", async () => {
    const body = Object.assign(Readable.from([]), { transformToString: async () => "{}" });
    s3.on(GetObjectCommand, { Key: "2026-03-02.json" }).resolves({ Body: body as never });
    s3.on(GetObjectCommand, { Key: "2026-03-03.json" }).rejects(
      new NoSuchKey({ message: "", $metadata: {} }),
    );
    expect([await anchors.read("2026-03-02.json"), await anchors.read("2026-03-03.json")]).toEqual([
      "{}",
      undefined,
    ]);
  });
});
