/**
 * Meters the table's requests: how many, and the capacity units that DynamoDB would bill on demand (a write unit per
 * started KB, a read unit per started 4 KB of consistent read; a keys-only index entry is one unit a write, two when
 * it moves). Computed from sizes, since the stand-in does not count its index; an upper bound where an entry may move.
 */
import type { Observer } from "./directClient.ts";
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

export const meter = (metrics: Metrics): Observer => {
  return (operation, input, output) => count(operation, input, output, metrics);
};

function count(operation: string, input: Input, output: Output, metrics: Metrics): void {
  const id = input.Key?.pk?.S ?? input.Item?.pk?.S ?? input.ExpressionAttributeValues?.[":pk"]?.S;
  switch (operation) {
    case "GetItem":
      return metrics.read(id, readUnits(output.Item));
    case "Query":
      return metrics.read(id, readUnits(output.Items));
    case "BatchGetItem": {
      const items = Object.values(output.Responses ?? {}).flat();
      return metrics.read(
        id,
        items.reduce<number>((sum, item) => sum + readUnits(item), 0),
      );
    }
    case "PutItem":
      return metrics.write(id, writeUnits(input.Item) + 1);
    case "UpdateItem":
      return metrics.write(
        id,
        writeUnits(output.Attributes) + (input.UpdateExpression?.includes("#queue") ? 2 : 0),
      );
  }
}

/** About what DynamoDB counts: names and values in UTF-8. */
function bytes(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, part]) => sum + name.length + bytes(part), 0);
}
const readUnits = (value: unknown): number => Math.max(1, Math.ceil(bytes(value) / 4096));
const writeUnits = (value: unknown): number => Math.max(1, Math.ceil(bytes(value) / 1024));
