/** Files in the cloud: apart from `wire.ts`, so that only functions that touch files carry the client. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { awsClient } from "./adapters/awsClient.ts";
import { machineClock } from "./adapters/clock.ts";
import { environment } from "./adapters/environment.ts";
import { s3Files } from "./adapters/s3Files.ts";
import { newFileId } from "./adapters/fileIds.ts";
import { uploadsIn } from "./adapters/uploads.ts";

export function wireFiles() {
  const { TABLE, FILES_BUCKET: bucket } = environment(["TABLE", "FILES_BUCKET"]);
  return {
    files: s3Files({ client: awsClient(S3Client), bucket, now: machineClock }),
    uploads: uploadsIn(awsClient(DynamoDBClient), TABLE),
    newFileId,
  };
}
