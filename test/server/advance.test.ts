/** One step of the workflow: rows and an event in, rows and effects out. */
import { describe, expect, it } from "@jest/globals";
import { epochOf } from "../../functions/domain/base/time.ts";
import { advance, callOf } from "../../server/workflow/advance.ts";
import { beginning, type Event, type Thread } from "../../server/workflow/thread.ts";
import { readMachine } from "../../server/workflow/readMachine.ts";
import { workflowFile } from "../support/peer.ts";
import { T0 } from "../support/cases.ts";

const NOW = epochOf("2026-03-02T01:00:00.400Z");
const machine = readMachine(workflowFile());
const input = {
  applicationId: "a",
  generation: 1,
  reviews: [
    { reviewId: "r1", wakeInSeconds: 600 },
    { reviewId: "r2", wakeInSeconds: 900 },
  ],
};
const execution = { startedAt: T0, input: JSON.stringify(input) };
const root: Thread = { ...beginning(machine), state: "ReviewAll" };
const world = {
  now: NOW,
  nonce: () => 7,
  jitter: () => 0.5,
  tokenOf: (branch: number, nonce: number) => `${branch}/${nonce}`,
};

const step = (thread: Thread, event: Event, own = machine) =>
  advance({ machine: own, execution, thread, root }, event, world);

const waiting: Thread = {
  branch: 2,
  state: "AwaitReview",
  nonce: 5,
  due: NOW,
  input: null,
  tries: [],
};
const FAILED: Event = { is: "failed", error: "Error", cause: "the table is away" };

const payloadOf = (branch: number, wakeInSeconds: number, nonce = 7) => ({
  applicationId: "a",
  generation: 1,
  reviewId: `r${branch}`,
  wakeInSeconds,
  executionStartedAt: T0,
  taskToken: `${branch}/${nonce}`,
});

describe("a step", () => {
  it("begins with every branch at once, each with a task, a token and a due instant in whole seconds; inputs that follow from the execution's are not kept", () => {
    const { threads, calls, entered, end } = step(beginning(machine), { is: "started" });
    const due = (seconds: number) => epochOf(T0) + seconds * 1000;
    expect(threads).toEqual([
      { branch: 1, state: "AwaitReview", nonce: 7, due: due(600), input: null, tries: [] },
      { branch: 2, state: "AwaitReview", nonce: 7, due: due(900), input: null, tries: [] },
      { branch: 0, state: "ReviewAll", nonce: null, due: null, input: null, tries: [] },
    ]);
    expect(calls).toEqual([
      { branch: 1, calls: "AwaitReview", nonce: 7, payload: payloadOf(1, 600) },
      { branch: 2, calls: "AwaitReview", nonce: 7, payload: payloadOf(2, 900) },
    ]);
    expect(entered.map(({ branch, state }) => [branch, state])).toEqual([
      [0, "ReviewAll"],
      [1, "AwaitReview"],
      [2, "AwaitReview"],
    ]);
    expect(end).toBeNull();
  });

  it("ends a branch that is answered, and goes on behind the Map when the last one has ended", () => {
    expect(step(waiting, { is: "answered", output: {} })).toEqual({
      threads: [],
      calls: [],
      entered: [],
      end: { failure: null },
    });
    const { threads, entered } = step(root, { is: "joined" });
    expect(entered).toEqual([{ branch: 0, state: "Conclude" }]);
    expect(threads).toEqual([expect.objectContaining({ branch: 0, state: "Conclude", input: null })]);
  });

  it("goes with the new wait where a branch is moved, and keeps that input", () => {
    const cause = JSON.stringify({ reviewId: "r2", wakeInSeconds: 60 });
    const { threads, calls, entered } = step(waiting, { is: "failed", error: "Rearm", cause });
    expect(entered.map(({ state }) => state)).toEqual(["Rearm", "AwaitReview"]);
    expect(JSON.parse(threads[0]!.input!)).toEqual({
      applicationId: "a",
      generation: 1,
      review: { reviewId: "r2", wakeInSeconds: 60 },
    });
    expect(calls[0]!.payload).toEqual(payloadOf(2, 60));
  });

  it("asks again when the time is up, with a token of its own", () => {
    const { threads, calls, entered } = step(waiting, { is: "due" });
    expect([entered.length, calls.length]).toEqual([1, 1]);
    expect(threads[0]).toMatchObject({ nonce: 7, tries: [] });
  });

  it("pauses longer after every failure, without a token and without entering a state, until the retries are used up", () => {
    const first = step(waiting, FAILED);
    expect([first.entered, first.calls]).toEqual([[], []]);
    expect(first.threads).toEqual([{ ...waiting, nonce: null, due: NOW + 2000, tries: [0, 1] }]);
    const again = step(first.threads[0]!, { is: "due" });
    expect([again.entered.length, again.calls.length, again.threads[0]!.tries]).toEqual([0, 1, [0, 1]]);
    expect(step({ ...waiting, tries: [0, 3] }, FAILED).threads[0]!.due).toBe(NOW + 16_000);
    const last = step({ ...waiting, tries: [0, 200] }, FAILED);
    expect(last.threads).toEqual([
      { branch: 2, state: "HoldReview", nonce: null, due: NOW + 900_000, input: null, tries: [] },
    ]);
  });

  it("fails what nothing catches, and what the file has no place for any more", () => {
    const uncaught = { is: "failed", error: "States.Runtime", cause: "x" } as const;
    expect(step(waiting, uncaught).end).toEqual({ failure: { error: "States.Runtime", cause: "x" } });
    const gone = step({ ...waiting, state: "Gone" }, { is: "due" });
    expect(gone.end?.failure).toMatchObject({
      error: "States.Runtime",
      cause: expect.stringContaining('"Gone"'),
    });
    const broken = step(waiting, { is: "failed", error: "Rearm", cause: "no JSON" });
    expect(broken.end?.failure?.error).toBe("States.IntrinsicFailure");
  });

  it.each([0, -1, 1.5, "60"])("fails where a task is to wait for %j seconds", (wakeInSeconds) => {
    const kept = JSON.stringify({ ...input, review: { reviewId: "r2", wakeInSeconds } });
    const { end, threads, calls } = step({ ...waiting, input: kept }, { is: "due" });
    expect([end?.failure?.error, threads, calls]).toEqual(["States.Runtime", [], []]);
  });

  it("may be looked at again: a task that is waited for was called with just this", () => {
    const standing = { machine, execution, thread: waiting, root };
    expect(callOf(standing, world)!.payload).toEqual(payloadOf(2, 900, 5));
    expect(callOf({ ...standing, thread: { ...waiting, nonce: null } }, world)).toBeNull();
    expect(callOf({ ...standing, thread: root }, world)).toBeNull();
  });
});
