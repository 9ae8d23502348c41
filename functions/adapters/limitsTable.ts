/** Limits in the table: one item for each thing and window, which vanishes by itself (DynamoDB, time to live). */
import { ConditionalCheckFailedException, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { windowAt, type Limits } from "../app/base/limits.ts";
import type { Instant } from "../domain/base/time.ts";
import type { StoreClient } from "./table.ts";

/** What the keys of these items begin with. */
export const LIMITS = "limits/";

/** When such an item may vanish, in seconds since 1970; no record of a case has this. */
export const LIMIT_EXPIRES = "limitExpires";

/** @param now the machine's clock */
export const limitsTable = (client: StoreClient, TableName: string, now: () => Instant): Limits => ({
  async take(what, window) {
    const { start, left } = windowAt(now(), window);
    try {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: { pk: { S: `${LIMITS}${what}` }, sk: { S: String(start) } },
          UpdateExpression: "ADD taken :one SET #expires = :expires",
          ConditionExpression: "attribute_not_exists(taken) OR taken < :most",
          ExpressionAttributeNames: { "#expires": LIMIT_EXPIRES },
          ExpressionAttributeValues: {
            ":one": { N: "1" },
            ":most": { N: String(window.most) },
            ":expires": { N: String(start + 2 * window.seconds) },
          },
        }),
      );
      return 0;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return left;
      throw error;
    }
  },
});
