/** What fails in one place stays in one place, and is made up for. */
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { StateMachine } from "aws-local-stepfunctions";
import { localDefinition } from "../../local/definition.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

const T0 = "2026-03-02T01:00:00.000Z";
type Payload = { reviewId: string; wakeInSeconds: number; taskToken: string };

/** The deployed file with tasks that answer as told; pauses are cut short. */
async function run(
  tasks: Record<"AwaitReview" | "Conclude", (payload: Payload) => unknown>,
  reviews = ["good", "bad"].map((reviewId) => ({ reviewId, wakeInSeconds: 600 })),
) {
  const entered: string[] = [];
  const machine = new StateMachine(localDefinition() as never, { validationOptions: { noValidate: true } });
  const handlers = Object.entries(tasks).map(([state, task]) => [
    state,
    async ({ Payload: payload }: { Payload: Payload }) => task(payload),
  ]);
  const execution = machine.run(
    { applicationId: "a", generation: 1, reviews },
    {
      context: { StartTime: T0 },
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(handlers),
        retryIntervalOverrides: { AwaitReview: 0, Conclude: 0 },
        waitTimeOverrides: { HoldReview: 1, HoldConclusion: 1 },
      },
    },
  );
  const watched = (async () => {
    for await (const event of execution.eventLogs)
      if (event.type === "StateEntered") entered.push(event.state.name);
  })();
  const result = await execution.result;
  await watched;
  return { result, entered, count: (state: string) => entered.filter((one) => one === state).length };
}

const failed = (name: string, message: string) => Promise.reject(Object.assign(new Error(message), { name }));
const timeout = () => failed("States.Timeout", "over");
const rearm = (awaited: object) => failed("Rearm", JSON.stringify(awaited));
const decided = () => ({ decided: true });

describe("a branch", () => {
  it("is handed all that it needs, the start of the execution among it, and a token of its own each time", async () => {
    const payloads: Payload[] = [];
    let late = 1;
    const concluding: unknown[] = [];
    const { entered } = await run({
      AwaitReview: (payload) => (
        payloads.push(payload),
        payload.reviewId === "bad" && late-- > 0 ? timeout() : {}
      ),
      Conclude: (payload) => (concluding.push(payload), decided()),
    });
    expect(payloads).toHaveLength(3);
    for (const payload of payloads)
      expect(payload).toEqual({
        applicationId: "a",
        generation: 1,
        reviewId: expect.stringMatching(/^(good|bad)$/),
        wakeInSeconds: 600,
        executionStartedAt: T0,
        taskToken: expect.any(String),
      });
    expect(new Set(payloads.map(({ taskToken }) => taskToken)).size).toBe(3);
    expect(concluding).toEqual([
      { applicationId: "a", generation: 1, executionStartedAt: T0, taskToken: expect.any(String) },
    ]);
    expect(entered).toEqual(["ReviewAll", "AwaitReview", "AwaitReview", "AwaitReview", "Conclude"]);
  });

  it("that is told another wait waits for that, and keeps all else", async () => {
    const waits: number[] = [];
    const { result, count } = await run(
      {
        AwaitReview: ({ reviewId, wakeInSeconds }) => {
          waits.push(wakeInSeconds);
          const next = [86_400, 60][waits.length - 1];
          return next === undefined ? {} : rearm({ reviewId, wakeInSeconds: next });
        },
        Conclude: decided,
      },
      [{ reviewId: "moved", wakeInSeconds: 600 }],
    );
    expect(waits).toEqual([600, 86_400, 60]);
    expect([count("Rearm"), count("AwaitReview"), count("HoldReview")]).toEqual([2, 3, 0]);
    expect(result).toEqual({ decided: true });
  });

  it("whose task fails for longer than any retry is held; it takes no other down, and the case is concluded", async () => {
    let failures = 40;
    const { result, entered, count } = await run({
      AwaitReview: ({ reviewId }) => {
        if (reviewId === "bad" && failures-- > 0) throw new Error("the table is away");
        return {};
      },
      Conclude: decided,
    });
    expect(result).toEqual({ decided: true });
    expect(count("HoldReview")).toBeGreaterThan(1);
    // Never from a failure straight to the next try: a pause lies between, every time.
    expect(count("AwaitReview")).toBe(2 + count("HoldReview"));
    expect(entered.filter((state) => state === "Rearm")).toEqual([]);
  });
});

describe("the conclusion", () => {
  it("comes at once where nothing is open", async () => {
    const { entered } = await run({ AwaitReview: () => ({}), Conclude: decided }, []);
    expect(entered).toEqual(["ReviewAll", "Conclude"]);
  });

  it("is held too, until it can be written", async () => {
    let failures = 20;
    const { result, entered } = await run({
      AwaitReview: () => ({}),
      Conclude: () => {
        if (failures-- > 0) throw new Error("the table is away");
        return decided();
      },
    });
    expect(result).toEqual({ decided: true });
    expect(entered).toContain("HoldConclusion");
  });

  it("is asked for again where a decision is waited for and nobody has answered for a week", async () => {
    let weeks = 3;
    const tokens = new Set<string>();
    const { result, entered, count } = await run({
      AwaitReview: () => ({}),
      Conclude: ({ taskToken }) => {
        tokens.add(taskToken);
        return weeks-- > 0 ? timeout() : decided();
      },
    });
    expect(result).toEqual({ decided: true });
    expect([count("Conclude"), tokens.size]).toEqual([4, 4]);
    expect(entered).not.toContain("HoldConclusion");
  });
});

describe("a request that is only half sent", () => {
  let w: World;
  afterEach(() => w.stop());

  it("holds up neither the clock nor the end", async () => {
    w = await world();
    const applicant = await w.submit();
    const { hostname, port } = new URL(w.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(
      `PUT /v1/reviews/${applicant.applicationId}.consult-land/opinion HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`,
    );
    for (const department of ELEVEN) await w.opinion(applicant, department);
    await w.clock("P14D");
    expect((await w.status(applicant)).status).toBe("granted");
    await w.halt();
    socket.destroy();
  });
});
