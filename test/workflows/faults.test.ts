/** What fails in one place stays in one place, and is made up for. */
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { T0 } from "../support/cases.ts";
import { failed, play, rearmed, script, TIMEOUT } from "../support/flow.ts";
import { ELEVEN, world, type World } from "../support/runtime.ts";

const reviews = ["good", "bad"].map((reviewId) => ({ reviewId, wakeInSeconds: 600 }));

const failures = (count: number) => Array.from({ length: count }, () => failed("the table is away"));

describe("a branch", () => {
  it("is handed all that it needs, the start of the execution among it, and a token of its own each time", async () => {
    const { payloads, histories, left, status } = await play(script(reviews, { bad: [TIMEOUT] }));
    const branches = payloads.filter(({ reviewId }) => reviewId !== undefined);
    expect(branches).toHaveLength(3);
    for (const payload of branches)
      expect(payload).toEqual({
        applicationId: "a",
        generation: 1,
        reviewId: expect.stringMatching(/^(good|bad)$/),
        wakeInSeconds: 600,
        executionStartedAt: T0,
        taskToken: expect.any(String),
      });
    expect(payloads.filter(({ reviewId }) => reviewId === undefined)).toEqual([
      { applicationId: "a", generation: 1, executionStartedAt: T0, taskToken: expect.any(String) },
    ]);
    expect(new Set(payloads.map(({ taskToken }) => taskToken)).size).toBe(4);
    expect(histories).toEqual({
      0: ["ReviewAll", "Conclude"],
      1: ["AwaitReview"],
      2: ["AwaitReview", "AwaitReview"],
    });
    expect([status, left]).toEqual(["over", 0]);
  });

  it("that is told another wait waits for that, and keeps all else", async () => {
    const { payloads, histories } = await play(
      script([{ reviewId: "moved", wakeInSeconds: 600 }], {
        moved: [rearmed("moved", 86_400), rearmed("moved", 60)],
      }),
    );
    expect(payloads.map(({ reviewId, wakeInSeconds }) => [reviewId, wakeInSeconds])).toEqual([
      ["moved", 600],
      ["moved", 86_400],
      ["moved", 60],
      [undefined, undefined],
    ]);
    expect(histories[1]).toEqual(["AwaitReview", "Rearm", "AwaitReview", "Rearm", "AwaitReview"]);
  });

  it("whose task fails is tried again for two days before it is held; it takes no other down, and the case is concluded", async () => {
    const { histories, payloads, status } = await play(script(reviews, { bad: failures(210) }));
    expect(histories).toEqual({
      0: ["ReviewAll", "Conclude"],
      1: ["AwaitReview"],
      2: ["AwaitReview", "HoldReview", "AwaitReview"],
    });
    expect(payloads.filter(({ reviewId }) => reviewId === "bad")).toHaveLength(211);
    expect(status).toBe("over");
  });
});

describe("the conclusion", () => {
  it("comes at once where nothing is open", async () => {
    const { entered } = await play(script([], {}));
    expect(entered).toEqual(["ReviewAll", "Conclude"]);
  });

  it("is held too, until it can be written", async () => {
    const { histories, status } = await play(script(reviews, { conclude: failures(205) }));
    expect(histories[0]).toEqual(["ReviewAll", "Conclude", "HoldConclusion", "Conclude"]);
    expect(status).toBe("over");
  });

  it("is asked for again where a decision is waited for and nobody has answered for a week", async () => {
    const { histories, payloads } = await play(script(reviews, { conclude: [TIMEOUT, TIMEOUT, TIMEOUT] }));
    expect(histories[0]).toEqual(["ReviewAll", "Conclude", "Conclude", "Conclude", "Conclude"]);
    expect(new Set(payloads.map(({ taskToken }) => taskToken)).size).toBe(2 + 4);
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
