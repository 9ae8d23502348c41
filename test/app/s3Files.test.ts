/** Files in a bucket: addresses take what was announced, and what was altered is found. */
import { beforeEach, describe, expect, it } from "@jest/globals";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { s3Files } from "../../functions/adapters/s3Files.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { kept } from "../../functions/domain/files/upload.ts";
import { CONTENTS, uploadOf } from "../files/content.ts";
import { T0 } from "../support/cases.ts";

const clientOf = (region: string) =>
  new S3Client({ region, credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" } });
const s3 = mockClient(S3Client);
const filesIn = (region: string) => s3Files({ client: clientOf(region), bucket: "files", now: () => T0 });
const files = filesIn("cn-north-1");
beforeEach(() => void s3.reset());

const upload = uploadOf(CONTENTS.pdf);
const checksum = Buffer.from(upload.announced.sha256, "hex").toString("base64");
const head = (sha256 = checksum, VersionId = "v1") => ({
  ContentLength: CONTENTS.pdf.byteLength,
  ChecksumSHA256: sha256,
  VersionId,
});
type Head = { ContentLength: number; ChecksumSHA256: string | undefined; VersionId: string };
const held = kept(upload, { version: "v1" }, T0);

describe("an address in the bucket", () => {
  it.each([
    ["us-east-1", "files.s3.us-east-1.amazonaws.com"],
    ["cn-north-1", "files.s3.cn-north-1.amazonaws.com.cn"],
  ])("of %s is signed with the file's checksum, length and type, for an hour", async (region, host) => {
    const { url, headers, until } = await filesIn(region).putAddress(upload, "https://approvals.example");
    const { hostname, pathname, searchParams } = new URL(url);
    expect([hostname, pathname, until]).toEqual([host, `/files/${upload.fileId}`, upload.until]);
    expect(headers).toEqual({ "content-type": "application/pdf", "x-amz-checksum-sha256": checksum });
    expect(searchParams.get("X-Amz-SignedHeaders")!.split(";")).toEqual(
      expect.arrayContaining(["content-length", "content-type", "host", "x-amz-checksum-sha256"]),
    );
    // In the query it would be no condition: whoever puts could leave it out.
    expect(searchParams.has("x-amz-checksum-sha256")).toBe(false);
    expect(searchParams.get("X-Amz-Expires")).toBe("3600");
  });

  it("that is read is of the version that was kept, under the file's name, for as long as was said", async () => {
    const url = new URL(await files.readAddress(held, plusSeconds(T0, 300), ""));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      versionId: "v1",
      "X-Amz-Expires": "300",
      "response-content-type": "application/pdf",
      "response-content-disposition": "inline; filename*=UTF-8''file.pdf",
    });
  });
});

describe("what lies in the bucket", () => {
  it("is what S3 has computed of it; nothing where nothing came", async () => {
    s3.on(HeadObjectCommand)
      .rejectsOnce(new NotFound({ message: "", $metadata: {} }))
      .resolves(head());
    expect(await files.received(upload)).toBeUndefined();
    expect(await files.received(upload)).toEqual({
      bytes: CONTENTS.pdf.byteLength,
      sha256: upload.announced.sha256,
      version: "v1",
      checksum: null,
    });
    expect(s3.commandCalls(HeadObjectCommand)[0]!.args[0].input).toMatchObject({ ChecksumMode: "ENABLED" });
  });

  it("is read in pieces of the version that was seen", async () => {
    s3.on(GetObjectCommand).resolves({
      Body: { transformToByteArray: async () => Buffer.from("PDF") } as never,
    });
    const received = { bytes: 9, sha256: upload.announced.sha256, version: "v1", checksum: null };
    expect(await files.piece(upload, received, 1, 4)).toEqual(Buffer.from("PDF"));
    expect(s3.commandCalls(GetObjectCommand)[0]!.args[0].input).toMatchObject({
      Range: "bytes=1-3",
      VersionId: "v1",
    });
  });

  it.each([
    ["as it was kept", head(), head(), "whole"],
    ["put again as it was", head(checksum, "v2"), head(), "whole"],
    ["overwritten", head("AAAA", "v2"), head(), "altered"],
    ["longer by a byte", head(), { ...head(), ContentLength: CONTENTS.pdf.byteLength + 1 }, "altered"],
    ["of another checksum in its own version", head(), head("AAAA"), "altered"],
    ["without a checksum", head(), { ...head(), ChecksumSHA256: undefined }, "altered"],
    ["hidden by a deletion", null, head(), "altered"],
    ["gone with its version", null, null, "missing"],
  ])("is %s: found at the next read", async (_, latest, own, found) => {
    const gone = new NotFound({ message: "", $metadata: {} });
    const answers = (at: { VersionId?: string }, what: Head | null) =>
      what ? s3.on(HeadObjectCommand, at).resolves(what) : s3.on(HeadObjectCommand, at).rejects(gone);
    answers({}, latest);
    answers({ VersionId: "v1" }, own);
    expect(await files.check(held)).toBe(found);
  });

  it("may not be read any more: that is found, and any other failure of S3 is none of the file's", async () => {
    const failing = (status: number) =>
      new S3ServiceException({
        name: "Failed",
        $fault: "client",
        $metadata: { httpStatusCode: status },
      });
    s3.on(HeadObjectCommand).rejects(failing(403));
    expect(await files.check(held)).toBe("unreadable");
    s3.on(HeadObjectCommand).rejects(failing(503));
    await expect(files.check(held)).rejects.toThrow(S3ServiceException);
  });

  it("is taken away by its own key", async () => {
    s3.on(DeleteObjectCommand).resolves({});
    await files.remove(held);
    expect(s3.commandCalls(DeleteObjectCommand)[0]!.args[0].input).toEqual({
      Bucket: "files",
      Key: `files/${upload.fileId}`,
    });
  });
});
