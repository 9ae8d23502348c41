/** What every store promises of the register of outages. */
import { expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import type { Page } from "../../functions/app/base/ports.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { takeOff, type Outage } from "../../functions/domain/review/outage.ts";
import { T0 } from "./cases.ts";
import { anOutage } from "./fixtures.ts";
import { newId, type Held } from "./storeCase.ts";

export function keepsOutages({ store: make }: Held): void {
  it("keeps the register of outages: what is said of one once, over what was read of it, and lists in pages", async () => {
    const store = make();
    const mark = newId().slice(-8);
    const entry = (n: number): Outage =>
      anOutage({ outageId: `o-${mark}-${n}`, departments: ["water"], recordedAt: plusSeconds(T0, n) });
    const [one, other] = [entry(1), entry(2)];
    const own = (all: readonly Outage[]) => all.filter(({ outageId }) => outageId.startsWith(`o-${mark}`));
    expect(await store.outage(one.outageId)).toBeUndefined();
    const raced = await Promise.all([one, one].map((outage) => store.keepOutage(undefined, outage)));
    expect(raced.toSorted()).toEqual(["conflict", "saved"]);
    expect(await store.keepOutage(undefined, other)).toBe("saved");
    expect(await store.outage(one.outageId)).toEqual(one);
    expect(own(await store.outages())).toEqual([one, other]);

    const off = (reason: string) => takeOff(one, reason, { by: SOMEBODY, at: T0 }).outage;
    const both = await Promise.all(["a", "b"].map((reason) => store.keepOutage(one, off(reason))));
    expect(both.toSorted()).toEqual(["conflict", "saved"]);
    expect((await store.outage(one.outageId))!.acts).toHaveLength(2);
    expect(await store.keepOutage(one, off("c"))).toBe("conflict");
    expect(await store.keepOutage(undefined, off("c"))).toBe("conflict");

    const listed: Outage[] = [];
    let cursor: string | null | undefined;
    do {
      const page: Page<Outage> = await store.outagesIn(1, cursor ?? undefined);
      expect(page.items.length).toBeLessThanOrEqual(1);
      listed.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== null);
    // By when it was put on record, whatever has been said of it since.
    expect(own(listed).map(({ outageId }) => outageId)).toEqual([other.outageId, one.outageId]);
    expect(own(listed).map(({ acts }) => acts.length)).toEqual([1, 2]);
  });
}
