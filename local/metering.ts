/**
 * Meters the table's client: requests, and the capacity units that DynamoDB would bill on demand (a write unit per
 * started KB, a read unit per started 4 KB of consistent read; a keys-only index entry is one unit a write, two when
 * it moves). Computed from sizes, since the stand-in does not count its index.
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Metrics } from "./metrics.ts";

type Input = {
  Key?: Key;
  Item?: Key;
  ExpressionAttributeValues?: Record<string, { S?: string }>;
  UpdateExpression?: string;
};
type Key = { pk?: { S?: string } };
type Output = {
  Item?: unknown;
  Items?: unknown[];
  Attributes?: unknown;
  Responses?: Record<string, unknown[]>;
};

export function meter(client: DynamoDBClient, metrics: Metrics): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      const { commandName } = context as { commandName?: string };
      count(commandName ?? "", args.input as Input, result.output as Output, metrics);
      return result;
    },
    { step: "initialize", name: "meter" },
  );
}

function count(command: string, input: Input, output: Output, metrics: Metrics): void {
  const id = input.Key?.pk?.S ?? input.Item?.pk?.S ?? input.ExpressionAttributeValues?.[":pk"]?.S;
  switch (command) {
    case "GetItemCommand":
      return metrics.read(id, readUnits(output.Item));
    case "QueryCommand":
      return metrics.read(id, readUnits(output.Items));
    case "BatchGetItemCommand":
      return metrics.read(
        id,
        Object.values(output.Responses ?? {})
          .flat()
          .reduce<number>((sum, item) => sum + readUnits(item), 0),
      );
    case "PutItemCommand":
      return metrics.write(id, writeUnits(input.Item) + 1);
    case "UpdateItemCommand":
      return metrics.write(
        id,
        writeUnits(output.Attributes) + (input.UpdateExpression?.includes("#queue") ? 2 : 0),
      );
  }
}

const bytes = (value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
const readUnits = (value: unknown): number => Math.max(1, Math.ceil(bytes(value) / 4096));
const writeUnits = (value: unknown): number => Math.max(1, Math.ceil(bytes(value) / 1024));
