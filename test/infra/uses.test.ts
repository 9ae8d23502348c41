/** What functions use is read off their programs by the names of their ports: nobody may call one by another name. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { COMMIT_USES, STORE_USES } from "../../functions/adapters/tableUse.ts";
import { readOff, usesOf } from "../../infra/uses.ts";
import { programsIn } from "../support/programs.ts";

const sources = programsIn("functions", ["app", "http", "tasks", "stream", "schedule", "webhooks"]);

describe("a port", () => {
  it.each(["store", "audit", "engine", "uploads", "copying"])(
    "%s is never taken apart, nor called by another name",
    (port) => {
      // `{ store: own }`, `const { load } = deps.store`, `const own = store;`; a type begins with a capital.
      const renamed = new RegExp(
        `\\b${port}\\s*:\\s*[a-z]\\w*\\s*[,}]|\\}\\s*=\\s*(?:deps\\.)?${port}\\b|=\\s*(?:deps\\.)?${port};`,
      );
      const found = sources.flatMap(({ name, text }) =>
        text.split("\n").flatMap((line) => (renamed.test(line) ? [`${name}: ${line.trim()}`] : [])),
      );
      expect(found).toEqual([]);
    },
  );

  it("commits by the ways that are named alone", () => {
    const committing = sources.filter(({ text }) => /\bstore\.commit\(/.test(text)).map(({ name }) => name);
    expect(committing).toEqual(["app/base/commit.ts"]);
    const source = readFileSync(new URL("../../functions/app/base/commit.ts", import.meta.url), "utf8");
    const ways = [...source.matchAll(/^export (?:async function|const) (\w+)[ (=]/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(ways)).toEqual(new Set(Object.keys(COMMIT_USES)));
  });
});

describe("what a program uses", () => {
  it("is what its code calls, whatever a bundler has made of the names", () => {
    const code = `await deps.store2.loadReview(id); engine?.wake(token); changeReview3(store, id);`;
    const { table, engine } = readOff(code);
    expect(table).toEqual(new Set([...STORE_USES.loadReview, ...COMMIT_USES.changeReview]));
    expect(engine).toEqual(new Set(["SendTaskSuccess"]));
  });

  it("is told apart by the list in which a place is taken", () => {
    const code = `await store.takePlace(id, "complaints", own, MOST)`;
    expect([...readOff(code).table]).toEqual(["UpdateItem case"]);
  });

  it("does not grow by what it imports and never calls", () => {
    const writes = [...usesOf("conclude").table].filter((use) => /^(Put|Update|Delete)/.test(use));
    expect(writes).toEqual(["UpdateItem case"]);
    expect([...usesOf("pages").table]).toEqual([]);
  });
});
