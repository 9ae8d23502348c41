/**
 * The floor, run as a process of its own: what the same requests cost with nothing in between. One `node:http` server,
 * `dynalite` and a stock SDK client in one process; a callback is one GetItem and one conditional PutItem.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

const TableName = "floor";
/** The most that one BatchWriteItem takes. */
const BATCH = 25;

const table = dynalite({ path: join(process.env["DATA_DIR"] ?? ".data", "table"), createTableMs: 0 });
await new Promise<void>((resolve) => void table.listen(0, "127.0.0.1", resolve));
const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
await client.send(
  new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
  }),
);
while ((await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus !== "ACTIVE");

const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
    (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
  );
});
server.listen(0, "127.0.0.1", () => {
  console.log(`the floor is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

/** `PUT /callback/<id>` is measured; `PUT /items` lays the items out before. */
async function answer(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  return request.url === "/items" ? layOut(body as string[]) : callback(request.url!.split("/")[2]!, body);
}

async function callback(id: string, opinion: unknown): Promise<unknown> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: { pk: { S: id } }, ConsistentRead: true }),
  );
  if (!Item) throw new Error(`there is no ${id}`);
  const version = Number(Item["version"]?.N);
  await client.send(
    new PutItemCommand({
      TableName,
      Item: { ...Item, version: { N: String(version + 1) }, opinion: { S: JSON.stringify(opinion) } },
      ConditionExpression: "version = :v",
      ExpressionAttributeValues: { ":v": { N: String(version) } },
    }),
  );
  return { id, version: version + 1, opinion };
}

async function layOut(ids: readonly string[]): Promise<unknown> {
  for (let i = 0; i < ids.length; i += BATCH) {
    const requests = ids.slice(i, i + BATCH).map((id) => ({ PutRequest: { Item: itemOf(id) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
  }
  return { items: ids.length };
}

/** Cut like a review that waits: a state as JSON text and a history of two events, 3.6 KB together. */
function itemOf(id: string): Record<string, AttributeValue> {
  const text = (length: number) => ({ S: JSON.stringify({ id, text: "意见 opinion ".repeat(length / 15) }) });
  return {
    pk: { S: id },
    version: { N: "2" },
    head: { S: "0".repeat(64) },
    body: text(1400),
    history: { L: [text(1300), text(600)] },
  };
}
