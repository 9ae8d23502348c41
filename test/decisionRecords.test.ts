/** Decision records: each has a number of its own, in its name as in its title, by which others refer to it. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";

const FOLDER = new URL("../docs/adr/", import.meta.url);
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));

it("no two decision records have one number", () => {
  const numbers = names.map((name) => name.slice(0, 4));
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
});

it.each(names)("%s has its number in its title", (name) => {
  const number = /^# (\d+)\. \S/.exec(readFileSync(new URL(name, FOLDER), "utf8"))?.[1];
  expect(number?.padStart(4, "0")).toBe(name.slice(0, 4));
});
