/** Which patterns a path has, by a table that is taken apart once: the same as if each were compared with it. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matching } from "../../functions/http/base/routing.ts";

const word = fc.constantFrom("v1", "reviews", "applications", "opinion", "a%20b", "");
const part = fc.oneof(word, fc.constantFrom("{id}", "{name}"));
const pathOf = (parts: readonly string[]): string => `/${parts.join("/")}`;

/** Compared part by part, in no order. */
const naive = (table: readonly { path: string }[], path: string): string[] => {
  const given = path.split("/");
  return table
    .map((one) => one.path)
    .filter((pattern) => {
      const parts = pattern.split("/");
      return (
        parts.length === given.length &&
        parts.every((text, i) => (text.startsWith("{") ? given[i] !== "" : text === given[i]))
      );
    });
};

describe("the patterns of a path", () => {
  it("are those that it fits, whatever stands where", () => {
    const table = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }).map(pathOf), { maxLength: 12 });
    fc.assert(
      fc.property(table, fc.array(word, { minLength: 1, maxLength: 4 }).map(pathOf), (patterns, path) => {
        const rows = patterns.map((pattern) => ({ path: pattern }));
        const found = matching(rows, path).map(({ one }) => one.path);
        expect(found.toSorted()).toEqual(naive(rows, path).toSorted());
      }),
    );
  });

  it("give its parameters as they were meant, and begin with those that name its noun", () => {
    const table = [{ path: "/v1/{noun}/{id}" }, { path: "/v1/reviews/{id}" }];
    expect(matching(table, "/v1/reviews/a%20b")).toEqual([
      { one: table[1], parameters: { id: "a b" } },
      { one: table[0], parameters: { noun: "reviews", id: "a b" } },
    ]);
    expect(matching(table, "/v1/{}/%E0%A4")).toEqual([
      { one: table[0], parameters: { noun: "{}", id: "%E0%A4" } },
    ]);
  });
});
