/** Executions that are stuck, as reconciliation finds them: those that nothing is ever going to end, and no others. */
import { describe, expect, it } from "@jest/globals";
import type { Case } from "../../functions/app/base/ports.ts";
import { stuckIn } from "../../functions/app/operations/stuck.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { aCase, T0, withdrawCase } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const HOUR = 3600;
const DAY = 24 * HOUR;

/** @param running since when each generation runs */
async function look(
  { application }: Pick<Case, "application">,
  now: Instant,
  running: Readonly<Record<number, Instant>>,
) {
  const said: string[] = [];
  const asked: number[] = [];
  const stuck = await stuckIn(
    {
      engine: {
        async runningSince(_, generation) {
          asked.push(generation);
          return running[generation] ?? null;
        },
      },
      log: {
        info: () => undefined,
        error: (code, { applicationId, generation }) =>
          void said.push(`${code} ${applicationId} g${generation}`),
      },
    },
    { application },
    now,
  );
  return { stuck, said, asked };
}

async function ended(): Promise<Case> {
  const store = memoryStore();
  await aCase(store, ID);
  await withdrawCase(store, ID, plusSeconds(T0, DAY));
  return (await store.loadCase(ID))!;
}

describe("an execution is stuck", () => {
  it("that runs half an hour after its case is over, and not before", async () => {
    const found = await ended();
    const at = (seconds: number) => look(found, plusSeconds(T0, DAY + seconds), { 1: T0 });
    expect((await at(1800)).stuck).toBe(0);
    expect(await at(1801)).toMatchObject({ stuck: 1, said: [`execution-stuck ${ID} g1`] });
    expect((await look(found, plusSeconds(T0, 2 * DAY), {})).stuck).toBe(0);
  });

  it("that is older than the longest there can be; who is younger than a year is not asked about", async () => {
    const { application } = await aCase(memoryStore(), ID);
    const after = (days: number) => plusSeconds(T0, days * DAY);
    expect(await look({ application }, after(351), { 1: T0 })).toMatchObject({ stuck: 0, asked: [] });
    expect((await look({ application }, after(352), { 1: after(2) })).stuck).toBe(0);
    expect((await look({ application }, after(352), { 1: T0 })).said).toEqual([`execution-stuck ${ID} g1`]);
  });

  it("that another has taken over from for half an hour", async () => {
    const { application } = await aCase(memoryStore(), ID);
    const third = { application: { ...application, generation: 3 } };
    const began = plusSeconds(T0, DAY);
    const at = (seconds: number) => look(third, plusSeconds(began, seconds), { 1: T0, 2: T0, 3: began });
    expect((await at(1799)).stuck).toBe(0);
    expect((await at(1800)).said).toEqual([`execution-stuck ${ID} g1`, `execution-stuck ${ID} g2`]);
    // Where nobody has taken over, reconciliation starts somebody first.
    expect((await look(third, plusSeconds(began, DAY), { 1: T0 })).stuck).toBe(0);
  });
});
