import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { play } from "./play.ts";
import { scenario } from "./scenario.ts";

describe("faults", () => {
  it("heals", async () => {
    const n = Number(process.env["FAULT_RUNS"] ?? 20);
    const t0 = performance.now();
    const counts: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { wrong, trace, counts: c, entered } = await play(given);
        for (const [k, v] of Object.entries({ ...c, ...entered })) counts[k] = (counts[k] ?? 0) + v;
        if (wrong.length > 0) throw new Error(`${wrong.slice(0, 6).join("\n")}\n--\n${trace.join("\n")}`);
      }),
      { numRuns: n, ...(process.env["FAULT_SEED"] && { seed: Number(process.env["FAULT_SEED"]) }) },
    );
    console.log((performance.now() - t0) / n, "ms each", counts);
    expect(1).toBe(1);
  }, 300_000);
});
