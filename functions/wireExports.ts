/** Exports for the national system in the cloud: in the bucket of files, under a name of their own. */
import { S3Client } from "@aws-sdk/client-s3";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { s3WrittenOnce } from "./adapters/s3WrittenOnce.ts";

export function wireExports() {
  const { FILES_BUCKET: bucket } = environment(["FILES_BUCKET"]);
  return { exports: s3WrittenOnce({ client: awsClient(S3Client), bucket, under: "national/" }) };
}
