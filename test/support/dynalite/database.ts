/** The table of a test: DynamoDB's stand-in in this process, in memory, and what it lacks of the real one. */
import type { AddressInfo } from "node:net";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import type { StoreClient } from "../../../functions/adapters/table.ts";
import { QUEUES } from "../../../functions/adapters/items.ts";
import { withTransactions } from "./transactions.ts";

export type Database = { client: StoreClient; table: string; close(): Promise<void> };

const TABLE = "approvals";

export async function openDatabase(): Promise<Database> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  await openTable(client, TABLE);
  return {
    client: withTransactions(client),
    table: TABLE,
    async close() {
      client.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Another table beside it, as the deployed one is. */
export async function openTable(
  client: StoreClient,
  TableName: string,
  index = { name: QUEUES, hash: "queue", range: "rank" },
): Promise<void> {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [...new Set(["pk", "sk", index.hash, index.range])].map(text),
      KeySchema: key("pk", "sk"),
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: key(index.hash, index.range),
          Projection: { ProjectionType: index.name === QUEUES ? "KEYS_ONLY" : "ALL" },
        },
      ],
    }),
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    if (Table?.TableStatus === "ACTIVE" && indexes.every((one) => one.IndexStatus === "ACTIVE")) return;
  }
}
