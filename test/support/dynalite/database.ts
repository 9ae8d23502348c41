/** The table on a folder: the production adapter over a DynamoDB stand-in in a thread of its own. */
import { Worker } from "node:worker_threads";
import { CreateTableCommand, DescribeTableCommand, ResourceInUseException } from "@aws-sdk/client-dynamodb";
import type { StoreClient } from "../../../functions/adapters/table.ts";
import { QUEUES } from "../../../functions/adapters/items.ts";
import { directClient, type Observer } from "./directClient.ts";
import { withTransactions } from "./transactions.ts";

export type Database = {
  client: StoreClient;
  table: string;
  /** Where the stand-in answers by HTTP, for any other client. */
  endpoint: string;
  close(): Promise<void>;
};

const TABLE = "approvals";

/** The folder cannot be opened: another process holds it, or it may not be written to. */
export class FolderUnavailable extends Error {
  override name = "FolderUnavailable";
}

/** Opens (or creates) the table in `path`. @throws FolderUnavailable */
export async function openDatabase(path: string, observe?: Observer): Promise<Database> {
  const worker = new Worker(new URL("./databaseThread.ts", import.meta.url), { workerData: { path } });
  const failed = new Promise<never>((_, reject) =>
    worker.once("error", (cause) => reject(new FolderUnavailable(path, { cause }))),
  );
  failed.catch(() => undefined);
  const { port } = await Promise.race([message<{ port: number }>(worker), failed]);
  const client = withTransactions(directClient(worker, observe));
  await Promise.race([createTable(client), failed]);
  return {
    client,
    table: TABLE,
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      const closed = message(worker);
      worker.postMessage("close");
      await closed;
      await worker.terminate();
    },
  };
}

/** The next message of the thread that is no batch of answers. */
const message = <T>(worker: Worker): Promise<T> =>
  new Promise((resolve) => {
    const listen = (told: T) => {
      if (Array.isArray(told)) return;
      worker.off("message", listen);
      resolve(told);
    };
    worker.on("message", listen);
  });

async function createTable(client: StoreClient): Promise<void> {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [text("pk"), text("sk"), text("queue"), text("rank")],
        KeySchema: key("pk", "sk"),
        GlobalSecondaryIndexes: [
          {
            IndexName: QUEUES,
            KeySchema: key("queue", "rank"),
            Projection: { ProjectionType: "KEYS_ONLY" },
          },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (let tries = 0; ; tries++) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: TABLE }));
    const active =
      Table?.TableStatus === "ACTIVE" &&
      Table.GlobalSecondaryIndexes?.every((i) => i.IndexStatus === "ACTIVE");
    if (active) return;
    if (tries > 500) throw new Error("the table does not become active");
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
}
