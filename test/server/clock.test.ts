/** The runtime's clock: a value that moves when told, in order, and only when everything has come to rest. */
import { describe, expect, it } from "@jest/globals";
import type { Instant } from "../../functions/domain/base/time.ts";
import { activity } from "../../server/activity.ts";
import { runtimeClock } from "../../server/clock.ts";

const T0 = "2026-03-02T01:00:00.000Z";
const at = (hour: number): Instant => `2026-03-02T${String(hour).padStart(2, "0")}:00:00.000Z`;

function setup() {
  const going = activity();
  const moves: Instant[] = [];
  const clock = runtimeClock({
    machine: () => T0,
    activity: going,
    onMove: (now) => void moves.push(now),
    start: T0,
  });
  return { clock, going, moves };
}

describe("virtual time", () => {
  it("rings what falls due on the way in order, each at its own instant, and what rings may set more", async () => {
    const { clock } = setup();
    const rung: [string, Instant][] = [];
    const note = (name: string) => () => void rung.push([name, clock.now()]);
    clock.at(at(5), note("five"));
    clock.at(at(3), () => {
      rung.push(["three", clock.now()]);
      clock.at(at(4), note("four, set at three"));
    });
    clock.at(at(9), note("nine"));
    clock.at(at(2), note("cancelled"))();
    await clock.moveTo(at(6));
    expect(rung).toEqual([
      ["three", at(3)],
      ["four, set at three", at(4)],
      ["five", at(5)],
    ]);
    expect(clock.now()).toBe(at(6));
  });

  it("rings at the very instant it moves to, and not before", async () => {
    const { clock } = setup();
    let rung = false;
    clock.at(at(3), () => (rung = true));
    await clock.moveTo("2026-03-02T02:59:59.999Z");
    expect(rung).toBe(false);
    await clock.moveTo(at(3));
    expect(rung).toBe(true);
  });

  it("moves forward only", async () => {
    const { clock } = setup();
    await clock.moveTo(at(6));
    await expect(clock.moveTo(at(5))).rejects.toThrow("forward only");
    expect(clock.now()).toBe(at(6));
  });

  it("waits for what a ring set going before it moves on, and for what was going before it rings", async () => {
    const { clock, going } = setup();
    const order: string[] = [];
    const work = (name: string) =>
      going.track(async () => {
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends at ${clock.now()}`);
      });
    void work("request");
    clock.at(at(3), () => void work("task"));
    clock.at(at(4), () => void order.push("four"));
    await clock.moveTo(at(5));
    expect(order).toEqual([`request ends at ${T0}`, `task ends at ${at(3)}`, "four"]);
  });

  it("moves however busy it is outside: who comes meanwhile waits at the door", async () => {
    const { clock, going } = setup();
    let busy = true;
    const caller = async () => {
      while (busy) await going.admit(() => new Promise<void>((resolve) => void setImmediate(resolve)));
    };
    const callers = Array.from({ length: 12 }, caller);
    const received: Instant[] = [];
    clock.at(at(3), () => void going.admit(async () => void received.push(clock.now())));
    await clock.moveTo(at(5));
    busy = false;
    await Promise.all(callers);
    expect(received).toEqual([at(5)]);
  });

  it("passes years at once", async () => {
    const { clock } = setup();
    let rung = 0;
    for (let year = 2027; year < 2037; year++) clock.at(`${year}-01-01T00:00:00.000Z`, () => rung++);
    await clock.moveTo("2040-01-01T00:00:00.000Z");
    expect(rung).toBe(10);
  });

  it("tells every step it takes, so that a stop on the way loses nothing", async () => {
    const { clock, moves } = setup();
    clock.at(at(3), () => undefined);
    await clock.moveTo(at(5));
    expect(moves).toEqual([at(3), at(5)]);
  });
});

describe("the machine's time", () => {
  it("is what it is until the clock is moved, and stands still from then on", async () => {
    let machine = T0;
    const free = runtimeClock({ machine: () => machine, activity: activity() });
    expect([free.now(), free.isVirtual()]).toEqual([T0, false]);
    machine = at(2);
    expect(free.now()).toBe(at(2));
    await free.moveTo(at(4));
    machine = at(5);
    expect([free.now(), free.isVirtual()]).toEqual([at(4), true]);
  });

  it("rings what is due already", async () => {
    const clock = runtimeClock({ machine: () => at(2), activity: activity() });
    await new Promise<void>((resolve) => void clock.at(at(1), resolve));
    clock.stop();
  });
});
