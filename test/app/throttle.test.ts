/** One caller's flood holds up nobody else. */
import { afterEach, describe, expect, it } from "@jest/globals";
import { limitCallers, take } from "../../functions/http/base/throttle.ts";

afterEach(() => limitCallers(null));

describe("the throttle", () => {
  it("lets everything through where no limit is set", () => {
    for (let i = 0; i < 1000; i++) expect(take("a", 0)).toBe(0);
  });

  it("lets a burst through, then as many as the rate says, and tells how long to wait", () => {
    limitCallers({ perSecond: 2, burst: 3 });
    expect([take("a", 0), take("a", 0), take("a", 0)]).toEqual([0, 0, 0]);
    expect(take("a", 0)).toBe(1);
    expect(take("a", 500)).toBe(0);
    expect(take("a", 500)).toBe(1);
  });

  it("counts every caller for itself", () => {
    limitCallers({ perSecond: 1, burst: 1 });
    expect([take("a", 0), take("a", 0), take("b", 0)]).toEqual([0, 1, 0]);
  });

  it("never saves up more than a burst", () => {
    limitCallers({ perSecond: 10, burst: 2 });
    take("a", 0);
    expect([take("a", 60_000), take("a", 60_000)]).toEqual([0, 0]);
    expect(take("a", 60_000)).toBe(1);
  });

  it("lets a caller who goes on asking too often have as many as the rate says", () => {
    limitCallers({ perSecond: 20, burst: 40 });
    let passed = 0;
    for (let at = 0; at < 60_000; at += 40) if (take("a", at) === 0) passed++;
    expect(passed).toBeGreaterThanOrEqual(20 * 60);
  });

  it("remembers so many callers and no more: the one longest unheard of is forgotten first", () => {
    limitCallers({ perSecond: 1, burst: 1 });
    expect([take("a", 0), take("b", 0), take("a", 0)]).toEqual([0, 0, 1]);
    for (let i = 0; i < 9_999; i++) take(`${i}`, 0);
    expect([take("a", 0), take("b", 0)]).toEqual([1, 0]);
  });
});
