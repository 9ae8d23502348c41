/**
 * The yardstick, run as a process of its own: how fast this machine is, by what the absolute goals were set against. One
 * bare `node:http` server with dynalite in the same process, everything in memory: a callback is one read and one
 * conditional update. Nothing is forced to the disk, so that it says what the processors do, and the floor what the disk does.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";

const TableName = "records";
const BODY = { S: "意见 opinion ".repeat(1400 / 15) };

const stand = dynalite({ createTableMs: 0 });
await new Promise<void>((resolve) => void stand.listen(0, "127.0.0.1", resolve));
const client = new DynamoDBClient({
  endpoint: `http://127.0.0.1:${(stand.address() as AddressInfo).port}`,
  region: "us-east-1",
  credentials: { accessKeyId: "bench", secretAccessKey: "bench" },
});
await client.send(
  new CreateTableCommand({
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  }),
);

const server = createServer((request, response) => {
  answer(request.url!.split("/")).then(
    (status) => response.writeHead(status, { "content-type": "application/json" }).end("{}"),
    (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
  );
  request.resume();
});
server.listen(0, "127.0.0.1", () => {
  console.log(`the yardstick is ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once("SIGTERM", () => process.exit(0));

/** `PUT /callback/<id>` is measured; `PUT /items/<id>` lays a record out before. */
async function answer([, what, id = ""]: string[]): Promise<number> {
  const Key = { id: { S: id } };
  if (what === "items") {
    await client.send(new PutItemCommand({ TableName, Item: { ...Key, version: { N: "1" }, body: BODY } }));
    return 200;
  }
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  const version = Number(Item?.["version"]?.N);
  await client.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: "SET version = :next, body = :body",
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: {
        ":next": { N: String(version + 1) },
        ":version": { N: String(version) },
        ":body": BODY,
      },
    }),
  );
  return 200;
}
