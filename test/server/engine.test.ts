/** The durable engine: what is on record goes on after any end of the process, and what is late is told so. */
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import type { LocalEngine } from "../../server/engine.ts";
import { flow, type Payload } from "../support/flow.ts";

type Flow = ReturnType<typeof flow>;

let own: Flow;
afterEach(() => own.close());

const reviews = (count: number, wakeInSeconds = 600) =>
  Array.from({ length: count }, (_, i) => ({ reviewId: `r${i}`, wakeInSeconds }));

/** Tasks that are noted, and answered by the test; the conclusion answers itself. */
function noting() {
  const calls: Payload[] = [];
  own = flow((engine) => async (payload) => {
    calls.push(payload);
    if (payload.reviewId === undefined) await engine.wake(payload.taskToken);
  });
  return { calls, engine: own.begin() };
}

describe("the engine", () => {
  it("starts a name once, and knows what has become of it", async () => {
    const { calls, engine } = noting();
    expect(await engine.statusOf("a", 1)).toBe("unknown");
    const answers = [await engine.start("a", 1, reviews(1)), await engine.start("a", 1, reviews(1))];
    expect(answers).toEqual(["started", "already-started"]);
    expect([await engine.statusOf("a", 1), await engine.statusOf("a", 2)]).toEqual(["running", "unknown"]);
    expect([await engine.runningSince("a", 1), await engine.runningSince("a", 2)]).toEqual([
      expect.stringMatching(/^20\d\d-/),
      null,
    ]);
    await own.rest();
    expect(await engine.wake(calls[0]!.taskToken)).toBe("woken");
    await own.rest();
    expect(await engine.statusOf("a", 1)).toBe("over");
    expect(await engine.start("a", 1, reviews(1))).toBe("already-started");
  });

  it("takes an answer once: a token that has been answered, has run out, or never was, is gone", async () => {
    const { calls, engine } = noting();
    await engine.start("a", 1, reviews(2));
    await own.rest();
    const [first, second] = calls.map(({ taskToken }) => taskToken) as [string, string];
    expect([await engine.wake(first), await engine.wake(first)]).toEqual(["woken", "gone"]);
    await own.clock.moveTo("2026-03-02T01:10:00.000Z");
    expect(await engine.wake(second)).toBe("gone");
    expect(await engine.rearm(second, { reviewId: "r1", wakeInSeconds: 60 })).toBe("gone");
    const forged = `${calls.at(-1)!.taskToken}0`;
    for (const token of [forged, "1.0.0", "none", "1.2.null"]) expect(await engine.wake(token)).toBe("gone");
    expect(await engine.wake(calls.at(-1)!.taskToken)).toBe("woken");
    await own.rest();
  });

  it("keeps one alarm, for whatever is due first", async () => {
    const { calls, engine } = noting();
    await engine.start("a", 1, reviews(1, 7200));
    await engine.start("b", 1, reviews(1, 3600));
    await own.clock.moveTo("2026-03-02T02:00:00.000Z");
    expect(calls.map(({ applicationId }) => applicationId)).toEqual(["a", "b", "b"]);
    await own.clock.moveTo("2026-03-02T03:00:00.000Z");
    expect(
      calls
        .map(({ applicationId }) => applicationId)
        .slice(3)
        .sort(),
    ).toEqual(["a", "b"]);
  });

  it("goes on with hundreds that are due in one instant", async () => {
    const { calls, engine } = noting();
    for (let i = 0; i < 30; i++) await engine.start(`a${i}`, 1, reviews(11));
    await own.clock.moveTo("2026-03-02T01:10:00.000Z");
    expect(calls).toHaveLength(2 * 330);
  });

  it("ends an execution of which a branch fails with what nothing catches, and says so", async () => {
    const { calls, engine } = noting();
    await engine.start("a", 1, [...reviews(2), { reviewId: "bad", wakeInSeconds: 600 }]);
    await own.rest();
    // What a branch is moved by is always sent by the product itself.
    own.database.exec(`UPDATE threads SET state = 'Gone' WHERE branch = 3`);
    expect(await engine.wake(calls[2]!.taskToken)).toBe("woken");
    expect(await engine.statusOf("a", 1)).toBe("over");
    expect(own.errors).toEqual([["task-failed", { applicationId: "a" }, expect.any(Error)]]);
    expect(await engine.wake(calls[0]!.taskToken)).toBe("gone");
  });

  it("refuses a file that it does not know all of when it is made", () => {
    own = flow(() => async () => undefined, { StartAt: "A", States: { A: { Type: "Choice" } } });
    expect(() => own.begin()).toThrow(/state "A".*"Choice"/);
  });

  it("refuses a task that the product has not", () => {
    const parameters = { FunctionName: "${OtherArn}", Payload: {} };
    const Resource = "arn:${Partition}:states:::lambda:invoke.waitForTaskToken";
    own = flow(() => async () => undefined, {
      StartAt: "A",
      States: { A: { Type: "Task", Resource, Parameters: parameters, End: true } },
    });
    expect(() => own.begin()).toThrow(/state "A".*Other/);
  });
});

describe("after an end of the process, whenever it comes", () => {
  it("what waits goes on without being called again, by the same tokens and due instants", async () => {
    const { calls, engine } = noting();
    await engine.start("a", 1, reviews(2));
    await own.rest();
    engine.stop();
    await own.rest();
    await turn();
    own.kill();
    const again = own.begin();
    again.resume();
    await own.rest();
    expect(calls).toHaveLength(2);
    expect(await again.wake(calls[0]!.taskToken)).toBe("woken");
    await own.clock.moveTo("2026-03-02T01:10:00.000Z");
    expect(calls.map(({ reviewId }) => reviewId)).toEqual(["r0", "r1", "r1"]);
  });

  it("a task that was under way is done again, with the same token", async () => {
    const calls: Payload[] = [];
    own = flow(() => async (payload) => {
      calls.push(payload);
      if (calls.length <= 2) await new Promise(() => undefined);
    });
    await own.begin().start("a", 1, reviews(2));
    own.kill();
    own.begin().resume();
    await own.rest();
    expect(calls.slice(2)).toEqual(calls.slice(0, 2));
  });

  it("so is one that was called when all before it had been done", async () => {
    const calls: Payload[] = [];
    own = flow(() => async (payload) => {
      calls.push(payload);
      if (payload.reviewId === undefined) await new Promise(() => undefined);
    });
    const engine = own.begin();
    await engine.start("a", 1, reviews(1));
    await own.rest();
    await engine.wake(calls[0]!.taskToken);
    expect(calls).toHaveLength(2);
    own.kill();
    own.begin().resume();
    expect(calls[2]).toEqual(calls[1]);
  });

  it("nothing is lost, and every case comes to its end: random deeds with ends of the process between them", async () => {
    const deed = fc.oneof(
      fc.record({
        does: fc.constantFrom("wake", "rearm"),
        which: fc.nat(50),
      }),
      fc.record({ does: fc.constant("time" as const), which: fc.integer({ min: 1, max: 100_000 }) }),
      fc.record({ does: fc.constant("crash" as const), which: fc.nat(8) }),
      fc.record({ does: fc.constant("start" as const), which: fc.nat(3) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), fc.nat(1000), async (deeds, seed) => {
        let failures = seed % 7;
        const woken = new Set<string>();
        const tokens: string[] = [];
        own?.close();
        own = flow((engine) => async (payload) => {
          if (!tokens.includes(payload.taskToken)) tokens.push(payload.taskToken);
          expect(woken.has(payload.taskToken)).toBe(false);
          if (failures-- > 0) throw new Error("the table is away");
          if (payload.reviewId === undefined) await engine.wake(payload.taskToken);
        });
        let engine: LocalEngine = own.begin();
        const started = new Set<string>();
        const start = async (which: number) => {
          const id = `a${which}`;
          expect(await engine.start(id, 1, reviews(which))).toBe(
            started.has(id) ? "already-started" : "started",
          );
          started.add(id);
        };
        await start(3);
        for (const { does, which } of deeds) {
          const token = tokens[which % tokens.length]!;
          if (does === "start") await start(which);
          else if (does === "wake" && (await engine.wake(token)) === "woken") woken.add(token);
          else if (
            does === "rearm" &&
            (await engine.rearm(token, { reviewId: "r0", wakeInSeconds: 60 })) === "woken"
          )
            woken.add(token);
          else if (does === "time") {
            await own.clock.moveTo(plusSeconds(own.clock.now(), which));
          } else if (does === "crash") {
            for (let turns = 0; turns < which; turns++) await turn();
            own.kill();
            engine = own.begin();
            engine.resume();
          }
        }
        // From here on every branch is answered as soon as it asks.
        for (let round = 0; round < 20; round++) {
          await own.clock.moveTo(plusSeconds(own.clock.now(), 3600));
          for (const token of tokens) if ((await engine.wake(token)) === "woken") woken.add(token);
          await own.rest();
        }
        for (const id of started) expect([id, await engine.statusOf(id, 1)]).toEqual([id, "over"]);
        expect(own.database.prepare("SELECT count(*) AS n FROM threads").get()!["n"]).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
