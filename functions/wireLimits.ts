/** Limits in the cloud: counted in the table, so that they hold over all instances. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { awsClient } from "./adapters/awsClient.ts";
import { machineClock } from "./adapters/clock.ts";
import { environment } from "./adapters/environment.ts";
import { limitsTable } from "./adapters/limitsTable.ts";

export function wireLimits() {
  const { TABLE } = environment(["TABLE"]);
  return { limits: limitsTable(awsClient(DynamoDBClient), TABLE, machineClock) };
}
