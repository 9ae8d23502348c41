/** What is worth trying again, and what would fail as often as it is tried. */
import { ConditionalCheckFailedException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "@jest/globals";
import { eventBridgeBus } from "../../functions/adapters/eventBridge.ts";
import { Busy } from "../../functions/app/base/racing.ts";
import { isPassing } from "../../functions/app/base/passing.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import { T0 } from "../support/cases.ts";

const named = (name: string) => Object.assign(new Error("said by the service"), { name });
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: "cancelled",
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe("worth repeating", () => {
  it.each([
    ["a race that was lost too often", new Busy("12 lost races")],
    ["a time-out of the SDK", named("TimeoutError")],
    ["a throttle by its name", named("ThrottlingException")],
    [
      "a throttle by what the SDK knows of it",
      Object.assign(new Error(), { $retryable: { throttling: true } }),
    ],
    ["too many executions for now", named("ExecutionLimitExceeded")],
    ["a fault of the service", Object.assign(new Error(), { $metadata: { httpStatusCode: 500 } })],
    ["429", Object.assign(new Error(), { $metadata: { httpStatusCode: 429 } })],
    ["a connection that broke", Object.assign(new Error(), { code: "ECONNRESET" })],
    [
      "a name that was not resolved, somewhere below",
      new Error("x", { cause: new Error("y", { cause: { code: "EAI_AGAIN" } }) }),
    ],
    ["a transaction that another one crossed", cancelled("None", "TransactionConflict")],
  ])("is %s", (_what, error) => {
    expect(isPassing(error)).toBe(true);
  });

  it.each([
    ["a record of another version", new Unreadable("not as this version reads it", { cause: new Error() })],
    ["a fault of ours", new TypeError("undefined is not a function")],
    [
      "a condition that failed",
      new ConditionalCheckFailedException({ message: "", $metadata: { httpStatusCode: 400 } }),
    ],
    ["a transaction that a condition cancelled", cancelled("None", "ConditionalCheckFailed")],
    [
      "a right that is missing",
      Object.assign(named("AccessDeniedException"), { $metadata: { httpStatusCode: 400 } }),
    ],
    ["nothing", undefined],
    ["a text", "ThrottlingException"],
  ])("is not %s", (_what, error) => {
    expect(isPassing(error)).toBe(false);
  });

  it("ends with causes that lead back to themselves", () => {
    const error = new Error("round");
    error.cause = error;
    expect(isPassing(error)).toBe(false);
  });
});

describe("what the bus did not take", () => {
  const busOf = (...codes: string[]) => {
    const client = new EventBridgeClient({ region: "us-east-1" });
    const answer = { FailedEntryCount: codes.length, Entries: codes.map((ErrorCode) => ({ ErrorCode })) };
    client.send = async () => answer;
    return eventBridgeBus({ client, busName: "bus" });
  };
  const announcement = { id: "h", type: "t", subject: "s", at: T0, data: {} };
  const thrownBy = (...codes: string[]) =>
    busOf(...codes)
      .publish([announcement])
      .then(
        () => "nothing",
        (error: unknown) => error,
      );

  it("is announced again where the bus says that it may take it later, and is set aside where it never will", async () => {
    expect(isPassing(await thrownBy("ThrottlingException"))).toBe(true);
    expect(isPassing(await thrownBy("MalformedDetail", "InternalFailure"))).toBe(true);
    expect(isPassing(await thrownBy("MalformedDetail"))).toBe(false);
    expect(await thrownBy("MalformedDetail")).toMatchObject({
      message: "1 events not published: MalformedDetail",
    });
  });
});
