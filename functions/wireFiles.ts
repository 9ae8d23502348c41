/** The contents of files in the cloud: apart from `wire.ts`, so that only functions that touch them carry the client. */
import { S3Client } from "@aws-sdk/client-s3";
import { awsClient } from "./adapters/awsClient.ts";
import { machineClock } from "./adapters/clock.ts";
import { environment } from "./adapters/environment.ts";
import { s3Files } from "./adapters/s3Files.ts";
import { newFileId } from "./adapters/fileIds.ts";

export function wireFiles() {
  const { FILES_BUCKET: bucket, SCANNER } = environment(["FILES_BUCKET", "SCANNER"]);
  const files = s3Files({ client: awsClient(S3Client), bucket, now: machineClock }, SCANNER !== "none");
  return { files, newFileId };
}
