/** Circles of prerequisites (互设前置): each is spelled out, and one that can be broken is none. */
import { describe, expect, it } from "@jest/globals";
import {
  cycles,
  MOST_CYCLES,
  prerequisiteFaults,
  type Waiting,
} from "../../functions/domain/catalogue/prerequisiteCycles.ts";

/** `{ a: "b ~c" }`: a waits for b, and tolerably for c. */
const graph = (waits: Record<string, string>): Waiting[] =>
  Object.entries(waits).map(([code, names]) => ({
    code,
    prerequisites: names
      .split(" ")
      .filter(Boolean)
      .map((name) => ({ matter: name.replace("~", ""), tolerable: name.startsWith("~") })),
  }));

describe("cycles", () => {
  it.each([
    ["none in a chain", { a: "b", b: "c", c: "" }, []],
    ["none where two ways meet again", { a: "b c", b: "d", c: "d", d: "" }, []],
    ["two matters that want each other first", { a: "b", b: "a" }, ["a b"]],
    ["one circle once, from its first matter", { x: "c", a: "b", b: "c", c: "a" }, ["a b c"]],
    ["two that share a matter", { a: "b c", b: "a", c: "a" }, ["a b", "a c"]],
    ["two apart", { a: "b", b: "a", c: "d", d: "c" }, ["a b", "c d"]],
    ["one within another", { a: "b", b: "c a", c: "a" }, ["a b c", "a b"]],
    [
      "each way through two diamonds",
      { a: "b c", b: "d", c: "d", d: "e f", e: "a", f: "a" },
      ["a b d e", "a b d f", "a c d e", "a c d f"],
    ],
    ["one although it names an unknown matter too", { a: "nobody b", b: "a" }, ["a b"]],
    ["one where an arrow stands twice", { a: "b b", b: "a" }, ["a b"]],
  ])("finds %s", (_, waits, found) => {
    expect(cycles(graph(waits)).map((cycle) => cycle.join(" "))).toEqual(found);
  });

  it("lets a circle be in which one step is tolerable, and only that one", () => {
    expect(cycles(graph({ a: "b", b: "~a" }))).toEqual([]);
    expect(cycles(graph({ a: "b", b: "c", c: "~a" }))).toEqual([]);
    expect(cycles(graph({ a: "b", b: "a ~c", c: "b" }))).toEqual([["a", "b"]]);
    // The same matter named both ways is strict: the stricter word holds.
    expect(cycles(graph({ a: "b", b: "~a a" }))).toEqual([["a", "b"]]);
  });

  it("stops at as many as anybody reads, and comes to an end in a catalogue where all wait for all", () => {
    const codes = Array.from({ length: 50 }, (_, i) => `m${i}`);
    const all = Object.fromEntries(
      codes.map((code) => [code, codes.filter((other) => other !== code).join(" ")]),
    );
    expect(cycles(graph(all))).toHaveLength(MOST_CYCLES);
  });

  it("comes to an end where a long ladder leads back to a matter on the way only", () => {
    const ladder = Array.from({ length: 40 }, (_, i) => [`m${i}`, i < 38 ? `m${i + 1} m${i + 2}` : "b"]);
    const found = cycles(graph({ a: "b", b: "a m0", ...Object.fromEntries(ladder) }));
    expect(found).toHaveLength(MOST_CYCLES);
    expect(found.filter((cycle) => cycle.includes("a"))).toEqual([["a", "b"]]);
  });

  it("comes to an end in a long ladder without a circle", () => {
    const ladder = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`m${i}`, i < 58 ? `m${i + 1} m${i + 2}` : ""]),
    );
    expect(cycles(graph(ladder))).toEqual([]);
  });
});

describe("the faults of prerequisites", () => {
  it("spell a circle out at the step that begins it", () => {
    expect(prerequisiteFaults(graph({ z: "", a: "z b", b: "c", c: "a" }))).toEqual([
      { path: "matters[1].prerequisites[1]", message: expect.stringMatching(/^a → b → c → a: each waits/) },
    ]);
  });

  it("name what is unknown and what waits for itself, also tolerably, and call neither a circle", () => {
    expect(prerequisiteFaults(graph({ a: "b", b: "ghost ~b" }))).toEqual([
      {
        path: "matters[1].prerequisites[0].matter",
        message: expect.stringContaining('unknown matter "ghost"'),
      },
      {
        path: "matters[1].prerequisites[1].matter",
        message: expect.stringContaining('"b" waits for itself'),
      },
    ]);
    expect(prerequisiteFaults(graph({ a: "a" }))).toHaveLength(1);
  });

  it("are none in a catalogue in order", () => {
    expect(prerequisiteFaults(graph({ a: "", b: "a", c: "a ~b" }))).toEqual([]);
  });
});
