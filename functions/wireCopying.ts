/** Copies that are to be made of links, in the cloud. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { awsClient } from "./adapters/awsClient.ts";
import { copiesIn } from "./adapters/copies.ts";
import { environment } from "./adapters/environment.ts";

export function wireCopying() {
  const { TABLE } = environment(["TABLE"]);
  return { copying: copiesIn(awsClient(DynamoDBClient), TABLE) };
}
