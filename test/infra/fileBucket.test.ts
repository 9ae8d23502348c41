/** The bucket of files as it is deployed, in both partitions. */
import { describe, expect, it } from "@jest/globals";
import { Stack } from "aws-cdk-lib";
import { configFrom } from "../../infra/config.ts";
import { fileBucket } from "../../infra/constructs/fileBucket.ts";
import { fixtureRegion } from "../support/fixtures.ts";
import { newApp, only, resources, type Resource, type Template } from "./synth.ts";

function made(awsRegion: string, context: Record<string, string> = {}): Template {
  const app = newApp({ awsRegion, ...context }, false);
  const config = configFrom((name) => app.node.tryGetContext(name) as unknown);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const stack = new Stack(app, "Files", { env: { region: awsRegion } });
  fileBucket(stack, { config: config.value, region: fixtureRegion("440307") });
  return app.synth().getStackArtifact("Files").template as Template;
}

describe.each(["us-east-1", "cn-north-1"])("the bucket of files in %s", (awsRegion) => {
  const template = made(awsRegion);
  const bucket = only(template, "AWS::S3::Bucket");

  it("is encrypted, keeps versions, is nobody's public, and stays with its stack gone", () => {
    expect(bucket).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const [[, { DeletionPolicy, UpdateReplacePolicy }]] = resources(template, "AWS::S3::Bucket") as [
      [string, Resource],
    ];
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(["Retain", "Retain"]);
  });

  it("answers over TLS only", () => {
    const policy = only(template, "AWS::S3::BucketPolicy");
    expect(JSON.stringify(policy)).toContain(
      '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
    );
    expect(JSON.stringify(template)).not.toMatch(/arn:aws[a-z-]*:/);
  });

  it("gives up what was never finished, and keeps what was put over for ninety days", () => {
    expect(bucket["LifecycleConfiguration"]).toEqual({
      Rules: [
        {
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
          ExpiredObjectDeleteMarker: true,
          NoncurrentVersionExpiration: { NoncurrentDays: 90 },
          Status: "Enabled",
        },
      ],
    });
  });

  it("lets the pages put and read from a browser, and no other origin", () => {
    expect(bucket["CorsConfiguration"]).toBeUndefined();
    const origins = "https://apply.example, https://work.example";
    const open = only(made(awsRegion, { pagesOrigins: origins }), "AWS::S3::Bucket");
    expect(open["CorsConfiguration"]).toEqual({
      CorsRules: [
        {
          AllowedHeaders: ["content-type", "x-amz-checksum-sha256"],
          AllowedMethods: ["PUT", "GET", "HEAD"],
          AllowedOrigins: ["https://apply.example", "https://work.example"],
          MaxAge: 3600,
        },
      ],
    });
    expect(() => made(awsRegion, { pagesOrigins: "*" })).toThrow("pagesOrigins");
    for (const scanner of ["clamd:3310", "clamd:3310;subnet-0a", "clamd;subnet-0a;sg-0c"])
      expect(() => made(awsRegion, { scanner })).toThrow("scanner");
  });

  it("locks what is put there where the operator wants it, and not otherwise", () => {
    expect(bucket["ObjectLockEnabled"]).toBeUndefined();
    const locked = only(made(awsRegion, { lockFiles: "true" }), "AWS::S3::Bucket");
    expect(locked).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: "Enabled",
        Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 3653 } },
      },
    });
  });
});
