/** What fails in one place stays in one place, and is made up for. */
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { StateMachine } from "aws-local-stepfunctions";
import { localDefinition } from "../../local/definition.ts";
import { WokenInVain } from "../../functions/tasks/tickReview.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

/** The deployed file with tasks that answer as told; pauses are cut short. */
async function run(tasks: Record<string, (input: { Payload: { reviewId?: string } }) => unknown>) {
  const entered: string[] = [];
  const machine = new StateMachine(localDefinition() as never, { validationOptions: { noValidate: true } });
  const states = ["Open", "AwaitReview", "TickReview", "Conclude", "NextGeneration"];
  const execution = machine.run({ applicationId: "a", generation: 1 }, {
    overrides: {
      taskResourceLocalHandlers: tasks,
      retryIntervalOverrides: Object.fromEntries(states.map((state) => [state, 0])),
      waitTimeOverrides: { HoldReview: 1, HoldConclusion: 1 },
    },
  } as never);
  const watched = (async () => {
    for await (const event of execution.eventLogs)
      if (event.type === "StateEntered") entered.push(event.state.name);
  })();
  const result = await execution.result;
  await watched;
  return { result, entered };
}

const branches = ["good", "bad"].map((reviewId) => ({
  applicationId: "a",
  reviewId,
  onRecord: false,
  rollOverAt: "x",
  wakeInSeconds: 5,
}));
const opened = {
  Open: () => ({ Payload: { applicationId: "a", generation: 1, rollOverAt: "x", reviews: branches } }),
};
const timeout = () => Promise.reject(Object.assign(new Error("over"), { name: "States.Timeout" }));

describe("a branch whose task fails for longer than any retry", () => {
  it("is held and asked again; it takes no other branch down, and the application is concluded", async () => {
    let failures = 40;
    const { result, entered } = await run({
      ...opened,
      AwaitReview: ({ Payload }) => (Payload.reviewId === "bad" ? timeout() : {}),
      TickReview: (input) => {
        if (failures-- > 0) throw new Error("the table is away");
        return { Payload: { ...input.Payload, waiting: false } };
      },
      Conclude: () => ({ decided: true }),
    });
    expect(result).toEqual({ decided: true });
    expect(entered.filter((state) => state === "HoldReview").length).toBeGreaterThan(1);
  });

  it("is held without another try where it was woken in vain, for a quarter of an hour", async () => {
    let calls = 0;
    const { result, entered } = await run({
      ...opened,
      AwaitReview: ({ Payload }) => (Payload.reviewId === "bad" ? timeout() : {}),
      TickReview: (input) => {
        if (++calls <= 3) return Promise.reject(new WokenInVain("no calendar"));
        return { Payload: { ...input.Payload, waiting: false } };
      },
      Conclude: () => ({ decided: true }),
    });
    expect(result).toEqual({ decided: true });
    expect(calls).toBe(4);
    expect(entered.filter((state) => state === "HoldReview").length).toBe(3);
  });

  it("holds the conclusion too, until it can be written", async () => {
    let failures = 20;
    const { result, entered } = await run({
      ...opened,
      AwaitReview: () => ({}),
      Conclude: () => {
        if (failures-- > 0) throw new Error("the table is away");
        return { decided: true };
      },
    });
    expect(result).toEqual({ decided: true });
    expect(entered).toContain("HoldConclusion");
  });

  it("asks again where a decision is waited for and nobody has answered for a week", async () => {
    let weeks = 3;
    const asked: unknown[] = [];
    const { result, entered } = await run({
      ...opened,
      AwaitReview: () => ({}),
      Conclude: ({ Payload }) => {
        asked.push(Payload);
        return weeks-- > 0 ? timeout() : { decided: true };
      },
    });
    expect(result).toEqual({ decided: true });
    expect(entered.filter((state) => state === "Conclude")).toHaveLength(4);
    expect(entered).not.toContain("HoldConclusion");
    for (const input of asked)
      expect(input).toEqual({ applicationId: "a", rollOverAt: "x", taskToken: expect.any(String) });
    expect(new Set(asked.map((input) => (input as { taskToken: string }).taskToken)).size).toBe(4);
  });

  it("starts the next generation when branches have rolled over", async () => {
    const { entered } = await run({
      ...opened,
      AwaitReview: () => ({}),
      Conclude: () => {
        throw Object.assign(new Error("open"), { name: "ReviewsOpen" });
      },
      NextGeneration: () => ({ Payload: {} }),
    });
    expect(entered.slice(-2)).toEqual(["Conclude", "NextGeneration"]);
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
