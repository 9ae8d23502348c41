/** A bucket in memory behind the SDK's client, with versions and multipart uploads as S3 has them, and its signed addresses. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  NoSuchUpload,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";

const hashed = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

type Version = { id: string; bytes: Buffer; checksum: string };

export function fakeS3() {
  const objects = new Map<string, Version[]>();
  const underWay = new Map<string, { key: string; parts: Map<number, Buffer> }>();
  const client = new S3Client({
    region: "cn-north-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  });
  const mock = mockClient(client);
  let made = 0;

  const put = (key: string, bytes: Buffer, checksum = hashed(bytes).toString("base64")): string => {
    const version = { id: `v${++made}`, bytes, checksum };
    objects.set(key, [...(objects.get(key) ?? []), version]);
    return version.id;
  };
  function versionOf(key: string, id: string | undefined): Version {
    const versions = objects.get(key) ?? [];
    const found = id === undefined ? versions.at(-1) : versions.find((one) => one.id === id);
    if (!found) throw new NotFound({ message: "", $metadata: {} });
    return found;
  }
  function uploadCalled(id: string | undefined) {
    const found = underWay.get(id ?? "");
    if (!found) throw new NoSuchUpload({ message: "", $metadata: {} });
    return found;
  }

  mock.on(CreateMultipartUploadCommand).callsFake(({ Key }) => {
    const UploadId = `u${++made}`;
    underWay.set(UploadId, { key: String(Key), parts: new Map() });
    return { UploadId };
  });
  mock.on(ListPartsCommand).callsFake(({ UploadId }) => ({
    Parts: [...uploadCalled(UploadId).parts]
      .toSorted(([a], [b]) => a - b)
      .map(([PartNumber, bytes]) => ({
        PartNumber,
        Size: bytes.byteLength,
        ETag: hashed(bytes).toString("hex").slice(0, 8),
        ChecksumSHA256: hashed(bytes).toString("base64"),
      })),
  }));
  mock.on(CompleteMultipartUploadCommand).callsFake(({ UploadId, MultipartUpload }) => {
    const { key, parts } = uploadCalled(UploadId);
    const named = (MultipartUpload as { Parts: { PartNumber: number }[] }).Parts;
    const bytes = named.map(({ PartNumber }) => parts.get(PartNumber)!);
    const checksum = `${hashed(Buffer.concat(bytes.map(hashed))).toString("base64")}-${bytes.length}`;
    underWay.delete(UploadId as string);
    return { VersionId: put(key, Buffer.concat(bytes), checksum) };
  });
  mock.on(AbortMultipartUploadCommand).callsFake(({ UploadId }) => {
    uploadCalled(UploadId);
    underWay.delete(UploadId as string);
    return {};
  });
  mock.on(HeadObjectCommand).callsFake(({ Key, VersionId }) => {
    const { id, bytes, checksum } = versionOf(Key, VersionId);
    return { ContentLength: bytes.byteLength, ChecksumSHA256: checksum, VersionId: id };
  });
  mock.on(GetObjectCommand).callsFake(({ Key, VersionId, Range }) => {
    const [from, to] =
      /(\d+)-(\d+)/
        .exec(Range ?? "")
        ?.slice(1)
        .map(Number) ?? [];
    const bytes = versionOf(Key, VersionId).bytes.subarray(from ?? 0, to === undefined ? undefined : to + 1);
    return { Body: Object.assign(Readable.from([bytes]), { transformToByteArray: async () => bytes }) };
  });
  mock.on(PutObjectCommand).callsFake(({ Key, Body, ChecksumSHA256 }) => {
    const bytes = Buffer.from(Body as Uint8Array);
    if (ChecksumSHA256 !== hashed(bytes).toString("base64")) throw new Error("BadDigest");
    return { VersionId: put(Key, bytes) };
  });
  mock.on(DeleteObjectCommand).callsFake(({ Key }) => {
    objects.delete(Key);
    return {};
  });

  return {
    client,
    /** What S3 does with bytes at a signed address: it refuses what its signed headers do not say. */
    putAt(url: string, headers: Readonly<Record<string, string>>, bytes: Uint8Array): boolean {
      const { pathname, searchParams } = new URL(url);
      if (headers["x-amz-checksum-sha256"] !== hashed(bytes).toString("base64")) return false;
      const number = searchParams.get("partNumber");
      if (number === null) put(pathname.slice(1), Buffer.from(bytes));
      else uploadCalled(searchParams.get("uploadId") ?? "").parts.set(Number(number), Buffer.from(bytes));
      return true;
    },
    /** What nobody does through the product: other bytes over what is there, or none. */
    tamper: (key: string, bytes: Uint8Array | null): void =>
      bytes ? void put(key, Buffer.from(bytes)) : void objects.delete(key),
  };
}
