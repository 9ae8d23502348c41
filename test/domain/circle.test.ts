/** 踢皮球: which of the matters that departments hand to each other go round. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { onCircle, type Edge } from "../../functions/domain/application/circle.ts";

const edge = (from: string, to: string): Edge => ({ from, to });

describe("matters that are handed on", () => {
  it("go round where one leads back, over as many as there are", () => {
    expect(onCircle([edge("a", "b")], edge("b", "a"))).toEqual([edge("a", "b")]);
    const three = [edge("a", "b"), edge("b", "c")];
    expect(onCircle(three, edge("c", "a"))).toEqual(three);
    // Two of one department's to the same other one go round with what comes back.
    expect(onCircle([edge("a", "b"), edge("a", "b")], edge("b", "a"))).toHaveLength(2);
  });

  it("do not go round where they lead on, come together, or lead to the same one", () => {
    expect(onCircle([], edge("a", "b"))).toEqual([]);
    expect(onCircle([edge("a", "b")], edge("b", "c"))).toEqual([]);
    expect(onCircle([edge("a", "b"), edge("c", "b")], edge("d", "b"))).toEqual([]);
    // What leads aside from a circle, or into it, is not on it.
    expect(onCircle([edge("a", "b"), edge("b", "x"), edge("y", "a")], edge("b", "a"))).toEqual([
      edge("a", "b"),
    ]);
  });

  it("go round exactly where a way leads back, whatever the order", () => {
    const department = fc.constantFrom("a", "b", "c", "d");
    const edges = fc.array(fc.record({ from: department, to: department }), { maxLength: 6 });
    fc.assert(
      fc.property(edges, fc.record({ from: department, to: department }), (handed, added) => {
        const round = onCircle(handed, added);
        const turned = onCircle([...handed].reverse(), added);
        expect(new Set(turned)).toEqual(new Set(round));
        for (const one of handed)
          expect(round.includes(one)).toBe(
            leads(handed, added.to, one.from) && leads(handed, one.to, added.from),
          );
      }),
    );
  });
});

/** By going every way, as the rules do not. */
function leads(edges: readonly Edge[], from: string, to: string): boolean {
  if (from === to) return true;
  return edges.some((one, i) => one.from === from && leads(edges.toSpliced(i, 1), one.to, to));
}
