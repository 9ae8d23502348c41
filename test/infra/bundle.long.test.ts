/** The bundles that no request calls run as Lambda runs them; those that one calls are in routeBundles.test.ts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { eventOf, lambda, type Lambda } from "./lambda.ts";

const NAMES = [
  "public-read",
  "staff-read",
  "deliverWebhook",
  "placeOrders",
  "tellApplicants",
  "morningRound",
  "reconciliation",
  "driveWorkflow",
  "announce",
  "lostEvents",
];

/** A review that is not there: itself, and what its application would give it, which is asked for twice where it lags. */
const A_REVIEW = Array<string>(3).fill("dynamodb:GetItem");

describe("a bundled function", () => {
  let lambdas: Lambda;
  beforeAll(async () => void (lambdas = await lambda(NAMES)));
  beforeEach(() => void lambdas.asked());
  afterAll(() => lambdas.close());

  async function resultOf(name: string, event: object): Promise<unknown> {
    const [invoked] = await lambdas.invoke(name, [event]);
    expect(invoked!.threw).toBeNull();
    return invoked!.result;
  }

  it("reads the rules that were checked at deployment", async () => {
    const answer = await resultOf("public-read", eventOf({ path: "/v1/catalogue" }));
    const { statusCode, body } = answer as { statusCode: number; body: string };
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ region: { code: "440307", name: "深圳市龙岗区" } });
  });

  it("reaches the table with the credentials of its environment, the only ones it carries a way to", async () => {
    const path = "/v1/reviews/440307-0123456789ABCDEF.consult-water/clock";
    const answer = await resultOf("staff-read", eventOf({ path, claims: { role: "supervisor" } }));
    expect(answer).toMatchObject({ statusCode: 404 });
    // Who asked is kept before the answer leaves.
    expect(lambdas.asked()).toEqual([...A_REVIEW, "dynamodb:PutItem"]);
  });

  it("goes on its round, and notes which calendar it went by", async () => {
    const report = await resultOf("morningRound", {});
    expect(report).toMatchObject({ reviewsSeen: 0, applicationsMoved: 0, recomputed: true });
    const asked = lambdas.asked();
    expect(asked[0]).toBe("dynamodb:GetItem");
    expect(asked.at(-1)).toBe("dynamodb:PutItem");
  });

  it("reconciles, to the end where there is nothing, and asks where it stopped and what the bus has lost", async () => {
    expect(await resultOf("reconciliation", {})).toMatchObject({ applicationsSeen: 0, finished: true });
    expect(lambdas.asked()).toEqual(
      ["GetItem", "GetItem", "Query", "PutItem", "Query", "PutItem", "Query", "PutItem"].map(
        (call) => `dynamodb:${call}`,
      ),
    );
  });

  it("leaves a message in the mail queue that it cannot read, and tells nobody where there is no address", async () => {
    const message = (messageId: string, body: string) => ({
      messageId,
      receiptHandle: `handle-${messageId}`,
      body,
      attributes: { ApproximateReceiveCount: "1" },
    });
    const applicationId = "440307-0123456789ABCDEF";
    const told = {
      "detail-type": "application-decided",
      detail: { id: "h", subject: applicationId, at: "2026-03-02T01:00:00.000Z", applicationId },
    };
    expect(
      await resultOf("tellApplicants", { Records: [message("a", "{"), message("b", JSON.stringify(told))] }),
    ).toEqual({ batchItemFailures: [{ itemIdentifier: "a" }] });
    expect(lambdas.asked()).toEqual([
      "sqs:ChangeMessageVisibility",
      ...["GetItem", "GetItem", "PutItem"].map((call) => `dynamodb:${call}`),
    ]);
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
    expect(lambdas.asked()).toEqual(["sqs:ChangeMessageVisibility", ...A_REVIEW]);
  });

  it("puts an order back that somebody is still asking for, and leaves one alone whose case is not there", async () => {
    const message = (messageId: string, times: string) => ({
      messageId,
      receiptHandle: `handle-${messageId}`,
      body: JSON.stringify({
        "detail-type": "order-opened",
        detail: {
          id: "h",
          subject: "440307-0123456789ABCDEF-B",
          at: "2026-03-02T01:00:00.000Z",
          applicationId: "440307-0123456789ABCDEF",
          orderId: "O1",
        },
      }),
      attributes: { ApproximateReceiveCount: times },
    });
    expect(await resultOf("placeOrders", { Records: [message("a", "1"), message("b", "2")] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }],
    });
    expect(lambdas.asked()).toEqual(["sqs:ChangeMessageVisibility", "dynamodb:Query"]);
  });

  it.each(["driveWorkflow", "announce"])("%s sets aside what is no record of ours", async (name) => {
    const strange = { dynamodb: { SequenceNumber: "7", NewImage: { pk: { N: "1" } } } };
    expect(await resultOf(name, { Records: [strange] })).toEqual({ batchItemFailures: [] });
    expect(lambdas.asked()).toEqual(["sqs:SendMessage"]);
  });

  it("notes what the bus has lost", async () => {
    const info = { approximateArrivalOfFirstRecord: "2026-03-02T03:10:19Z", batchSize: 1 };
    const body = JSON.stringify({ timestamp: "2026-03-02T09:30:12.123Z", DDBStreamBatchInfo: info });
    expect(await resultOf("lostEvents", { Records: [{ messageId: "m", body }] })).toEqual({
      batchItemFailures: [],
    });
    expect(lambdas.asked()).toEqual(["dynamodb:GetItem", "dynamodb:PutItem"]);
  });
});
