/** Anchors in the cloud: apart from `wire.ts`, so that only the function that makes them carries the client. */
import { S3Client } from "@aws-sdk/client-s3";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { s3WrittenOnce } from "./adapters/s3WrittenOnce.ts";

export function wireAnchors() {
  const { ANCHOR_BUCKET: bucket } = environment(["ANCHOR_BUCKET"]);
  return { anchors: s3WrittenOnce({ client: awsClient(S3Client), bucket }) };
}
