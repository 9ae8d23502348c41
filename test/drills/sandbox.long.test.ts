/** `npm run sandbox` on a running product: a fortnight of departments that are nobody. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { FIXTURE_REGIONS } from "../support/fixtures.ts";
import { startProcess, type Alive } from "../chaos/process.ts";
import { typed } from "./visitors.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "approvals-sandbox-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROAD = join(FIXTURE_REGIONS, "../applications/municipal-road-application.json");

async function played(name: string, ...words: string[]): Promise<string[]> {
  const alive: Alive = await startProcess(join(folder, name));
  try {
    const said = await typed("scripts/sandbox.ts", ["--url", alive.url, ...words], folder);
    expect(alive.errors()).toBe("");
    // Numbers of cases are by chance.
    return said
      .trim()
      .split("\n")
      .map((line) => line.replace(/440307-[0-9A-Z]{16}/, "case").replace(/code \w+/, "code"));
  } finally {
    await alive.stop();
  }
}

it("answers, asks, objects and stays silent within the limits, the same for the same seed", async () => {
  const words = ["--submit", "1", "--days", "14", "--seed", "9", "--application", ROAD];
  const first = await played("first", ...words);
  expect(first[0]).toBe("submitted case, query code");
  expect(first.filter((line) => line.includes("refused"))).toEqual([]);
  expect(first.at(-1)).toMatch(/^case: .*, 11 of 11 closed$/);
  expect(first.some((line) => line.includes("asks for material"))).toBe(true);
  expect(await played("second", ...words)).toEqual(first);
});

it("lets every limit run out where all are silent, and hears what comes late", async () => {
  const words = ["--submit", "1", "--days", "14", "--application", ROAD, "--late", "1"];
  const said = await played("late", ...words);
  expect(said.filter((line) => line.includes("consented"))).not.toEqual([]);
  const silent = await played(
    "silent",
    "--submit",
    "1",
    "--days",
    "14",
    "--application",
    ROAD,
    "--silent",
    "1",
  );
  expect(silent).toHaveLength(2);
  expect(silent.at(-1)).toBe("case: in-review, 7 of 11 closed");
});

it("acts at once, for the departments that are named, and for no others", async () => {
  const words = ["--submit", "1", "--days", "1", "--at-once", "--departments", "water,land", "--object", "1"];
  const said = await played("some", ...words, "--application", ROAD);
  expect(
    said
      .map((line) => line.split(/\s+/).slice(1, 3).join(" "))
      .slice(1, 3)
      .sort(),
  ).toEqual(["land objected", "water objected"]);
  expect(said.at(-1)).toBe("case: in-review, 2 of 11 closed");
});

it("knows no department that the region does not have", async () => {
  await expect(played("strange", "--departments", "nobody")).rejects.toThrow("There is no department nobody");
});
