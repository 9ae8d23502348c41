/** The engine in the cloud: what is sent, and which failures are answers. */
import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from "@aws-sdk/client-sfn";
import { describe, expect, it } from "@jest/globals";
import { stepFunctionsStarter, stepFunctionsWaker } from "../../functions/adapters/stepFunctions.ts";

const MACHINE = "arn:aws-cn:states:cn-north-1:111122223333:stateMachine:approvals-440307";
const told = { $metadata: {}, message: "no" };

/** An engine whose service answers so, and what it was sent. */
function engineOf(answer: () => unknown) {
  const sent: [string, object][] = [];
  const client = {
    send: async (command: { constructor: { name: string }; input: object }) => {
      sent.push([command.constructor.name, command.input]);
      return answer();
    },
  } as unknown as SFNClient;
  return {
    sent,
    ...stepFunctionsStarter({ client, stateMachineArn: MACHINE }),
    ...stepFunctionsWaker({ client }),
  };
}
const failing = (error: Error) => () => {
  throw error;
};

describe("an execution", () => {
  const reviews = [{ reviewId: "r", wakeInSeconds: 60 }];

  it("is started under the name of its application and generation, with every review and its wait", async () => {
    const engine = engineOf(() => ({}));
    expect(await engine.start("440307-A", 2, reviews)).toBe("started");
    const input = JSON.stringify({ applicationId: "440307-A", generation: 2, reviews });
    expect(engine.sent).toEqual([
      ["StartExecutionCommand", { stateMachineArn: MACHINE, name: "440307-A-g2", input }],
    ]);
  });

  it("that was started before is an answer; whatever else goes wrong is not", async () => {
    const started = engineOf(failing(new ExecutionAlreadyExists(told)));
    expect(await started.start("440307-A", 1, reviews)).toBe("already-started");
    await expect(engineOf(failing(new Error("throttled"))).start("a", 1, [])).rejects.toThrow("throttled");
  });

  it.each([
    ["RUNNING", "running"],
    ["PENDING_REDRIVE", "over"],
    ["SUCCEEDED", "over"],
    ["FAILED", "over"],
    ["TIMED_OUT", "over"],
    ["ABORTED", "over"],
  ])("that is %s is %s", async (status, expected) => {
    const engine = engineOf(() => ({ status }));
    expect(await engine.statusOf("440307-A", 3)).toBe(expected);
    const executionArn = "arn:aws-cn:states:cn-north-1:111122223333:execution:approvals-440307:440307-A-g3";
    expect(engine.sent).toEqual([["DescribeExecutionCommand", { executionArn }]]);
  });

  it("runs since it was started; one that is over, or never was, runs since never", async () => {
    const startDate = { getTime: () => 1_772_413_200_000 };
    const since = (status: string) => engineOf(() => ({ status, startDate })).runningSince("a", 1);
    expect([await since("RUNNING"), await since("SUCCEEDED")]).toEqual(["2026-03-02T01:00:00.000Z", null]);
    expect(await engineOf(failing(new ExecutionDoesNotExist(told))).runningSince("a", 1)).toBeNull();
  });

  it("that never was is unknown; whoever could not ask does not say so", async () => {
    expect(await engineOf(failing(new ExecutionDoesNotExist(told))).statusOf("a", 1)).toBe("unknown");
    await expect(engineOf(failing(new Error("throttled"))).statusOf("a", 1)).rejects.toThrow("throttled");
  });
});

describe("a token", () => {
  it("is answered, or told the new wait as the cause of a failure of that name", async () => {
    const engine = engineOf(() => ({}));
    expect(await engine.wake("t")).toBe("woken");
    expect(await engine.rearm("t", { reviewId: "r", wakeInSeconds: 60 })).toBe("woken");
    const cause = JSON.stringify({ reviewId: "r", wakeInSeconds: 60 });
    expect(engine.sent).toEqual([
      ["SendTaskSuccessCommand", { taskToken: "t", output: "{}" }],
      ["SendTaskFailureCommand", { taskToken: "t", error: "Rearm", cause }],
    ]);
  });

  it.each([new TaskTimedOut(told), new TaskDoesNotExist(told), new InvalidToken(told)])(
    "that nobody waits with any more is gone: %s",
    async (error) => {
      expect(await engineOf(failing(error)).wake("t")).toBe("gone");
      expect(await engineOf(failing(error)).rearm("t", { reviewId: "r", wakeInSeconds: 60 })).toBe("gone");
    },
  );

  it("that could not be answered is not gone", async () => {
    await expect(engineOf(failing(new Error("throttled"))).wake("t")).rejects.toThrow("throttled");
  });
});
