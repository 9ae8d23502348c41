/** The bucket of files, and what a function may do with it. */
import { Annotations, Aws, Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectLockRetention,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Fn, Target } from "./fn.ts";

/** What was put over or deleted is there for so long: whoever is told of an altered file can have it back. */
const REPLACED_KEPT = Duration.days(90);

/** As long as a case's file is kept, where files are locked. */
const LOCKED = Duration.days(3653);

/** By its name, which is one for the whole partition. */
export const filesNameOf = ({ config, region }: Target): string =>
  `approvals-${region.code}-files-${config.awsRegion}-${Aws.ACCOUNT_ID}`;

/** Where browsers put and read what lies in it. */
export const filesOriginOf = (target: Target): string =>
  `https://${filesNameOf(target)}.s3.${target.config.awsRegion}.${Aws.URL_SUFFIX}`;

export function fileBucket(scope: Construct, target: Target): Bucket {
  const { pagesOrigins, lockFiles } = target.config;
  const bucket = new Bucket(scope, "Files", {
    bucketName: filesNameOf(target),
    versioned: true,
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(lockFiles && {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(LOCKED),
    }),
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(2),
        noncurrentVersionExpiration: REPLACED_KEPT,
        expiredObjectDeleteMarker: true,
      },
    ],
    // Browsers may put there what an address was signed for, and read it, from the pages and from nowhere else.
    ...(pagesOrigins.length > 0 && {
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
          allowedOrigins: pagesOrigins,
          allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
          maxAge: 3600,
        },
      ],
    }),
  });
  Validations.of(bucket).acknowledge({
    id: "AwsSolutions-S1",
    reason:
      "Who was led to which file is in the trail of reads; CloudTrail's data events say the rest where wanted.",
  });
  if (pagesOrigins.length === 0)
    Annotations.of(bucket).addWarningV2(
      "approvals:pages-origins",
      "No page may put files there: say where the pages are with -c pagesOrigins=https://…",
    );
  return bucket;
}

/** The exports for the national system, which lie in the same bucket: they are made by one function, and read by another. */
export function allowExports(fn: Fn, target: Target, how: "make" | "read"): void {
  const bucket = Stack.of(fn).formatArn({
    service: "s3",
    region: "",
    account: "",
    resource: filesNameOf(target),
  });
  // Without it, a day that was not exported would be "forbidden".
  fn.allow(["s3:ListBucket"], [bucket]);
  fn.allow(how === "make" ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"], [`${bucket}/national/*`]);
  const { config, region } = target;
  fn.acknowledgeWildcard(
    `arn:<AWS::Partition>:s3:::approvals-${region.code}-files-${config.awsRegion}-<AWS::AccountId>/national/*`,
    "Exports are named after days: which ones there will be nobody knows at deployment.",
  );
}

/** The contents of files: whoever announces signs for what is put, whoever reads for what is read. */
export function allowFiles(
  fn: Fn,
  target: Target,
  needs: readonly ("files" | "collect" | "check" | "write")[],
): void {
  if (needs.length === 0) return;
  const bucket = Stack.of(fn).formatArn({
    service: "s3",
    region: "",
    account: "",
    resource: filesNameOf(target),
  });
  const objects = `${bucket}/files/*`;
  // Without it, what is not there would be "forbidden".
  fn.allow(["s3:ListBucket"], [bucket]);
  fn.allow(["s3:GetObject", "s3:GetObjectVersion"], [objects]);
  // The parts of a file are put, and made one, by the right to put.
  if (needs.includes("files")) fn.allow(["s3:PutObject", "s3:ListMultipartUploadParts"], [objects]);
  if (needs.includes("write")) fn.allow(["s3:PutObject"], [objects]);
  if (needs.includes("collect")) fn.allow(["s3:DeleteObject", "s3:AbortMultipartUpload"], [objects]);
  const { config, region } = target;
  fn.acknowledgeWildcard(
    `arn:<AWS::Partition>:s3:::approvals-${region.code}-files-${config.awsRegion}-<AWS::AccountId>/files/*`,
    "Files are named by chance: which ones there will be nobody knows at deployment.",
  );
}
