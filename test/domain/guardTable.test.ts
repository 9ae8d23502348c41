/** The table of guards in the documents: every guard once, its acts are there, and none holds by a bare statement (I55). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { guardId } from "../../functions/contracts/events/shapes/silence.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";

const path = join(fileURLToPath(new URL("../..", import.meta.url)), "docs", "guards.md");
const cells = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const ROWS = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => /^\| G\d+ /.test(line))
  .map((line) => {
    const [guard, what, failers, fails, holders, holds, evidence] = cells(line);
    const list = (cell = "") => cell.split(", ").filter((one) => one !== "");
    return {
      guard: guard!,
      what: what!,
      failers: list(failers),
      fails: list(fails),
      holders: list(holders),
      holds: list(holds),
      evidence: evidence!,
    };
  });

const BY_ITSELF = ["region file", "calendar", "clock"];
const ACTORS = ["operator", "window", "lead", "department", "applicant", "supervisor", "clock"];
/** What the applicant does with a file that somebody looks at: no bare statement. A change brings what is owed with it. */
const WITH_A_FILE = ["handInMaterial", "changeProject"];

describe("the table of guards", () => {
  it("has every guard that is checked, each once and in order", () => {
    expect(ROWS.map(({ guard }) => guard)).toEqual(guardId.options);
  });

  it("names who and by which act, and every act is one that there is", () => {
    const known = [...ROUTES.map(({ name }) => name as string), ...BY_ITSELF];
    for (const { guard, what, failers, fails, holders, holds, evidence } of ROWS) {
      for (const list of [failers, fails, holders, holds]) expect([guard, list]).not.toEqual([guard, []]);
      for (const act of [...fails, ...holds]) expect(known).toContain(act);
      for (const actor of [...failers, ...holders]) expect(ACTORS).toContain(actor);
      for (const said of [what, evidence]) expect(said).not.toBe("");
    }
  });

  it("lets the applicant make none hold but by an act with a file", () => {
    const theirs = ROUTES.filter(({ access }) => access === "anyone" || access === "applicant").map(
      ({ name }) => name as string,
    );
    for (const { guard, holders, holds } of ROWS) {
      const statements = holds.filter((act) => theirs.includes(act) && !WITH_A_FILE.includes(act));
      expect([guard, statements]).toEqual([guard, []]);
      if (holders.includes("applicant"))
        expect([guard, holds.some((act) => WITH_A_FILE.includes(act))]).toEqual([guard, true]);
    }
  });
});
