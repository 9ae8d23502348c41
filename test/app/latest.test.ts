/** What a process remembers of what it worked on last. */
import { describe, expect, it } from "@jest/globals";
import { latest } from "../../functions/app/base/latest.ts";

const filled = () => {
  const kept = latest<number>(2);
  kept.set("a", 1);
  kept.set("b", 2);
  return kept;
};
const all = (kept: ReturnType<typeof filled>) => ["a", "b", "c"].map((key) => kept.get(key));

describe("what is remembered", () => {
  it("is so much and no more: what was kept longest ago is forgotten first", () => {
    const kept = filled();
    kept.set("c", 3);
    expect(all(kept)).toEqual([undefined, 2, 3]);
  });

  it("counts as new when it is asked for, and when it is kept again", () => {
    const asked = filled();
    asked.get("a");
    asked.set("c", 3);
    expect(all(asked)).toEqual([1, undefined, 3]);
    const again = filled();
    again.set("a", 4);
    again.set("c", 3);
    expect(all(again)).toEqual([4, undefined, 3]);
  });

  it("is forgotten when that is asked for", () => {
    const kept = filled();
    kept.delete("a");
    expect(all(kept)).toEqual([undefined, 2, undefined]);
  });
});
