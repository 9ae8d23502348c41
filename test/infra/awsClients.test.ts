/** A socket that never answers is given up and tried again, by every client of the cloud, within its function's limit. */
import { globSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient, GetItemCommand, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SFNClient, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { ChangeMessageVisibilityCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { awsClient, PATIENCE } from "../../functions/adapters/awsClient.ts";
import { API_SECONDS, CONSUMER_SECONDS, TASK_SECONDS } from "../../infra/limits.ts";
import { ROUTE_FUNCTIONS } from "../../infra/routeFunctions.ts";

/** What each client asks of the cloud, and how often it has been asked by now. */
const asked = new Map<string, number>();
const ENVIRONMENT = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" };
const before = { ...process.env };
let server: Server;

beforeAll(async () => {
  // The first request of each kind is taken, and nothing ever comes of it; or half an answer does, or the line goes dead.
  server = createServer((request, response) => {
    const target = String(request.headers["x-amz-target"]);
    const count = (asked.get(target) ?? 0) + 1;
    asked.set(target, count);
    response.setHeader("content-type", "application/x-amz-json-1.0");
    if (count > 1) response.end("{}");
    else if (target.endsWith(".Query")) response.write('{"Items":[');
    else if (target.endsWith(".UpdateItem")) request.socket.destroy();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  process.env = before;
});

const Key = { pk: { S: "a" }, sk: { S: "b" } };
const visibility = () => ({
  QueueUrl: `${process.env["AWS_ENDPOINT_URL"]}/1/q`,
  ReceiptHandle: "r",
  VisibilityTimeout: 1,
});

describe("a socket that never answers", () => {
  it("or stops in the middle of an answer, or breaks, is given up and tried again, whatever is asked", async () => {
    const began = performance.now();
    await Promise.all([
      awsClient(DynamoDBClient).send(new GetItemCommand({ TableName: "t", Key })),
      awsClient(DynamoDBClient).send(new QueryCommand({ TableName: "t" })),
      awsClient(DynamoDBClient).send(new UpdateItemCommand({ TableName: "t", Key })),
      awsClient(EventBridgeClient).send(new PutEventsCommand({ Entries: [{ Source: "s" }] })),
      awsClient(SecretsManagerClient).send(new GetSecretValueCommand({ SecretId: "s" })),
      awsClient(SFNClient).send(new SendTaskSuccessCommand({ taskToken: "t", output: "{}" })),
      awsClient(SQSClient).send(new ChangeMessageVisibilityCommand(visibility())),
    ]);
    expect([...asked.values()]).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(performance.now() - began).toBeLessThan(1000 * API_SECONDS);
  }, 20_000);

  it("leaves a function the time to say so, after all tries and what lies between them", () => {
    const limits = [
      API_SECONDS,
      TASK_SECONDS,
      CONSUMER_SECONDS,
      ...ROUTE_FUNCTIONS.map(({ seconds }) => seconds),
    ];
    const between = 1000 * (PATIENCE.tries - 1);
    expect(PATIENCE.connectMilliseconds).toBeLessThan(PATIENCE.answerMilliseconds);
    expect(PATIENCE.tries).toBeGreaterThan(1);
    expect(PATIENCE.tries * PATIENCE.answerMilliseconds + between).toBeLessThan(1000 * Math.min(...limits));
  });

  it("is nobody's own affair: every client is made in one place", () => {
    const root = new URL("../../", import.meta.url).pathname;
    const makers = globSync("functions/**/*.ts", { cwd: root }).filter((file) =>
      /\bnew \w*Client\(/.test(readFileSync(`${root}${file}`, "utf8")),
    );
    expect(makers).toEqual(["functions/adapters/awsClient.ts"]);
  });
});
