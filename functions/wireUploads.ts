/** The register of files in the cloud: who only refers to files has it without the contents. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import { uploadsIn } from "./adapters/uploads.ts";

export function wireUploads() {
  const { TABLE } = environment(["TABLE"]);
  return { uploads: uploadsIn(awsClient(DynamoDBClient), TABLE) };
}
