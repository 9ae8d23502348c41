/** `npm run simulate` as people run it, on the scenario that it comes with. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = ["--disable-warning=ExperimentalWarning", "simulation/main.ts"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "simulated-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const simulated = (out: string, ...options: string[]) => {
  const at = join(folder, out);
  const table = execFileSync(process.execPath, [...COMMAND, "--out", at, ...options], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const read = (file: string) => readFileSync(join(at, file), "utf8");
  return { table: table.replaceAll(at, ""), csv: read("figures.csv"), svg: read("days.svg") };
};

describe("npm run simulate", () => {
  it("comes to the published 967 working days one after the other, says what is made up, and to the same bytes twice", () => {
    const once = simulated("once", "--applications", "250");
    expect(simulated("twice", "--applications", "250")).toEqual(once);
    expect(once.table).toContain("is made up so that the serial mean is 967");
    const mean = (mode: string) =>
      Number(
        once.csv
          .split("\r\n")
          .find((row) => row.startsWith(`${mode},,`))!
          .split(",")[3],
      );
    // The mean of 250 of them: three standard errors are 3 %.
    expect(Math.abs(mean("serial") / 967 - 1)).toBeLessThan(0.03);
    expect(mean("parallel")).toBeLessThan(mean("serial") / 4);
    expect(mean("parallel-deemed")).toBeLessThan(mean("parallel"));
    expect(once.svg).toMatch(/^<svg [\s\S]+<\/svg>\n$/);
  });

  it("comes to what the docs say of it", () => {
    const { csv, svg } = simulated("docs");
    const told = (file: string) => readFileSync(join(ROOT, "docs/simulation", file), "utf8");
    expect([csv, svg]).toEqual([told("figures.csv"), told("days.svg")]);
  });

  it("names what is wrong with a scenario, and writes nothing", () => {
    const broken = join(folder, "broken.yaml");
    const shipped = readFileSync(join(ROOT, "simulation/the-road-of-967-days.yaml"), "utf8");
    writeFileSync(
      broken,
      shipped.replace("silence: 0.04", "silence: 1.04").replace("department: reform", "department: nobody"),
    );
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [...COMMAND, "--scenario", broken, "--out", join(folder, "none")],
      { cwd: ROOT, encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("departments[0].silence: ");
    expect(stderr).toContain('links[0].department: no department is "nobody"');
    expect(existsSync(join(folder, "none"))).toBe(false);
    writeFileSync(broken, "departments: [1,\n  links: {");
    const no = spawnSync(process.execPath, [...COMMAND, "--scenario", broken], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect([no.status, no.stderr]).toEqual([1, expect.stringContaining(`${broken} is no YAML: `)]);
  });

  it("says in a line what there is not", () => {
    const { status, stderr } = spawnSync(process.execPath, [...COMMAND, "--scenario", "nowhere.yaml"], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^ENOENT.*nowhere\.yaml'\n$/)]);
  });
});
