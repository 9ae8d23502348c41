/** What was taken of the cloud as it is billed, and what a price list must say; what cases cost is in units.test.ts. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { usageOf } from "../../bench/cost/meters.ts";
import { pricesIn } from "../../bench/cost/prices.ts";
import type { Taken } from "../../bench/units/cloud.ts";

const TEXT = readFileSync(new URL("../../bench/cost/prices.yaml", import.meta.url), "utf8");

describe("what was taken", () => {
  const none: Taken = {
    spent: [],
    invocations: {},
    transitions: 0,
    events: 0,
    calls: [],
    eventBytes: [],
    audited: [],
  };
  const one = (partition: string, kind: string) =>
    usageOf({
      ...none,
      spent: [
        { by: "x", operation: "PutItem", partition, kind, tableUnits: 2, indexUnits: 1, readUnits: 0.5 },
      ],
    });

  it.each([
    ["itself", "440307-AB", "review"],
    ["numbers", "numbers#housing/2026", "number"],
    ["figures", "figures#housing", "2026-03-02"],
    ["figures", "440307-AB", "tally"],
    ["notes", "platform", "announced"],
  ] as const)("is billed as %s under %s/%s", (part, partition, kind) => {
    expect(one(partition, kind)[part]).toMatchObject({ writeUnit: 3, readUnit: 0.5 });
  });

  it("of the bus is an event for each begun 64 KB", () => {
    const { itself } = usageOf({ ...none, eventBytes: [10, 64 * 1024, 64 * 1024 + 1] });
    expect(itself.busEvent).toBe(4);
  });
});

describe("a price list", () => {
  it("without a price that is needed, or with an unknown one, is refused by name", () => {
    expect(() => pricesIn(TEXT.replace(/^ {4}signature:.*$/m, ""))).toThrow(/signature/);
    expect(() => pricesIn(TEXT.replace("signature:", "postage:"))).toThrow(/postage/);
  });
});
