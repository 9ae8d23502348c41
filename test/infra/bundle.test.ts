/** The bundles run as Lambda runs them: one file, nothing beside it but the data that was checked. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { bundle } from "../../infra/bundle.ts";
import { fixtureRegion } from "../support/fixtures.ts";

const NAMES = ["getHealth", "getCatalogue", "getReview", "deliverWebhook", "morningRound", "reconciliation"];

const REQUEST = { timeEpoch: 1772413200000, requestId: "r1", http: { method: "GET" } };

describe("a bundled function", () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  let asked: string[] = [];
  let table: Server;

  beforeAll(async () => {
    writeFileSync(join(folder, "rules.json"), JSON.stringify(fixtureRegion().contents));
    for (const [name, code] of bundle(NAMES).code) writeFileSync(join(folder, `${name}.js`), code);
    table = createServer((request, response) => {
      asked.push(String(request.headers["x-amz-target"]));
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end("{}");
    });
    await new Promise<void>((resolve) => void table.listen(0, "127.0.0.1", resolve));
  });

  beforeEach(() => void (asked = []));

  afterAll(() => {
    table.close();
    rmSync(folder, { recursive: true });
  });

  function answerOf(name: string, event: { pathParameters?: object; requestContext?: object } = {}) {
    const request = { headers: {}, ...event, requestContext: { ...REQUEST, ...event.requestContext } };
    return resultOf<{ statusCode: number; body: string }>(name, request);
  }

  /** Calls the handler in a process that has nothing but what Lambda gives it. */
  async function resultOf<Result>(name: string, event: object): Promise<Result> {
    const call = `require("./${name}.js").handler(${JSON.stringify(event)}, {}).then((answer) => console.log(JSON.stringify(answer)))`;
    const address = `http://127.0.0.1:${(table.address() as AddressInfo).port}`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", call], {
      cwd: folder,
      env: {
        AWS_REGION: "cn-north-1",
        AWS_ACCESS_KEY_ID: "id",
        AWS_SECRET_ACCESS_KEY: "key",
        AWS_SESSION_TOKEN: "token",
        AWS_ENDPOINT_URL: address,
        TABLE: "cases",
        RULES_FILE: "rules.json",
        SETTLE_SECONDS: "60",
        BUS_NAME: "bus",
        STATE_MACHINE_ARN: "arn:aws-cn:states:cn-north-1:1:stateMachine:approvals-440307",
        WEBHOOK_SECRET_ID: "secret",
        WEBHOOK_QUEUE_URL: `${address}/1/queue`,
      },
    });
    return JSON.parse(stdout.trim().split("\n").at(-1)!) as Result;
  }

  it("answers", async () => {
    expect(await answerOf("getHealth")).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it("reads the rules that were checked at deployment", async () => {
    const { statusCode, body } = await answerOf("getCatalogue");
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ region: { code: "440307", name: "深圳市龙岗区" } });
  });

  it("reaches the table with the credentials of its environment, the only ones it carries a way to", async () => {
    const answer = await answerOf("getReview", {
      pathParameters: { reviewId: "440307-0123456789ABCDEF.consult-water" },
      requestContext: { authorizer: { jwt: { claims: { role: "supervisor" } } } },
    });
    expect(answer.statusCode).toBe(404);
    expect(asked).toEqual(["DynamoDB_20120810.GetItem"]);
  });

  it("goes on its round, and notes which calendar it went by", async () => {
    const report = await resultOf<object>("morningRound", {});
    expect(report).toMatchObject({ reviewsSeen: 0, applicationsMoved: 0, recomputed: true });
    expect(asked[0]).toBe("DynamoDB_20120810.GetItem");
    expect(asked.at(-1)).toBe("DynamoDB_20120810.PutItem");
  });

  it("reconciles, to the end where there is nothing", async () => {
    expect(await resultOf("reconciliation", {})).toMatchObject({ applicationsSeen: 0, finished: true });
    expect(asked).toEqual(
      ["GetItem", "Query", "PutItem", "Query", "PutItem", "Query", "PutItem"].map(
        (call) => `DynamoDB_20120810.${call}`,
      ),
    );
  });

  it("leaves a message in the webhook queue that it cannot read, for later, and takes the one beside it", async () => {
    const message = (messageId: string, body: string) => ({
      messageId,
      receiptHandle: `handle-${messageId}`,
      body,
      attributes: { ApproximateReceiveCount: "1" },
    });
    const told = {
      "detail-type": "review-sent",
      detail: { id: "h", subject: "440307-0123456789ABCDEF.consult-water", at: "2026-03-02T01:00:00.000Z" },
    };
    expect(
      await resultOf("deliverWebhook", { Records: [message("a", "{"), message("b", JSON.stringify(told))] }),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: "a" }] });
    expect(asked).toEqual(["AmazonSQS.ChangeMessageVisibility", "DynamoDB_20120810.GetItem"]);
  });
});
