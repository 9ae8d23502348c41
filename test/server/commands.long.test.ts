/** `npm run region` and `npm run calendar` as people meet them: what they print, and how they end. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, jest } from "@jest/globals";
import { FIXTURE_REGIONS, fixturePath } from "../support/fixtures.ts";

// Every test starts a process.
jest.setTimeout(30_000);

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  scripts: Record<"region" | "calendar", string>;
};
const temporary: string[] = [];
afterAll(() => temporary.forEach((folder) => rmSync(folder, { recursive: true })));

/** The regions and calendars of the fixtures, in a folder of their own, with one text of one file replaced. */
function regionsWith(file: string, from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), "approvals-commands-"));
  temporary.push(folder);
  cpSync(FIXTURE_REGIONS, folder, { recursive: true });
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

type Ended = { code: number; out: string; err: string };

/** Runs the command that package.json names. */
const run = (script: "region" | "calendar", ...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const [command, ...options] = scripts[script].split(" ");
    expect(command).toBe("node");
    const child = execFile(
      process.execPath,
      [...options, ...words],
      { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: "" } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe("npm run region -- check", () => {
  it("prints what every region promises, type by type", async () => {
    const paths = ["110000", "440307", "510100"].map(fixturePath);
    const { code, out, err } = await run("region", "check", ...paths);
    expect([code, err]).toEqual([0, ""]);
    for (const line of [
      "北京市 (110000), version 110000-2026.1: 7 departments, 8 matters, 2 project types",
      "深圳市龙岗区 (440307), version 440307-2026.1: 11 departments, 11 matters, 2 project types",
      "  municipal-road: lead planning, 11 matters; one after the other 66 days, side by side 10, gain 56",
      "    critical path: consult-planning (10)",
      "成都市 (510100), version 510100-2026.1: 13 departments, 24 matters, 2 project types",
      "  land-permit: lead planning-resources, 20 matters; one after the other 156 days, side by side 33, gain 123",
      "    critical path: site-fire-opinion (5) → site-permit (10) → enterprise-approval (15) → land-permit (3)",
      "  when silent: deemed consent 2, escalate 4 (4 have no basis for tacit consent), deemed refusal 1, proceed without 1",
      "  warning: 2027 is provisional: dates may still move, and no silence counts as consent over its days",
    ])
      expect(out.split("\n")).toContain(line);
  });

  it("refuses a region of the mainland in an AWS region elsewhere, unless its file names that one and why", async () => {
    const { code, err } = await run("region", "check", fixturePath("440307"), "--aws-region", "us-east-1");
    expect([code, err]).toEqual([1, expect.stringContaining("on the mainland")]);
    expect((await run("region", "check", fixturePath("440307"), "--aws-region", "cn-north-1")).code).toBe(0);
    const folder = regionsWith(
      "440307.yaml",
      "zone: Asia/Shanghai",
      "zone: Asia/Shanghai\nhostedAbroad: { awsRegions: [us-east-1], basis: 示例数据 }",
    );
    const told = await run("region", "check", join(folder, "440307.yaml"), "--aws-region", "us-east-1");
    expect(told.code).toBe(0);
    expect(told.out).toContain(
      "  warning: 深圳市龙岗区 (440307) is on the mainland, and its file lets it lie in us-east-1: 示例数据",
    );
    expect((await run("region", "check", fixturePath("440307"), "--aws-region")).code).toBe(2);
  });

  it("warns where a region lets licences be granted by silence", async () => {
    const folder = regionsWith(
      "440307.yaml",
      "licencesByTacitConsent: false",
      "licencesByTacitConsent: true",
    );
    const { code, out } = await run("region", "check", join(folder, "440307.yaml"));
    expect(code).toBe(0);
    expect(out).toContain("  warning: licences may be granted by silence");
  });

  it("names everything that is wrong in one run, each with its path, and still reports the region beside it", async () => {
    const { code, out, err } = await run(
      "region",
      "check",
      "test/fixtures/broken-region.yaml",
      fixturePath(),
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^深圳市龙岗区 \(440307\)/);
    expect(err.match(/^ {2}broken-region\.yaml:\d+: /gm)).toHaveLength(6);
    expect(err.split("\n").filter(Boolean)).toEqual([
      "test/fixtures/broken-region.yaml cannot be used. 6 faults:",
      ...[
        "matters[1].limit (drainage-opinion): the promised limit (25 working days) is longer than",
        "matters[2].basis (river-opinion): every matter names its legal basis: { document, article }",
        'matters[3].department (weather-opinion): unknown department "weather"',
        "matters[4].when (green-space-opinion): no project meets this",
        "matters[5].projectTypes (traffic-opinion): no project can reach this matter",
        "matters[0].prerequisites[0] (site-opinion): site-opinion → drainage-opinion → river-opinion → site-opinion: each waits",
      ].map((fault) => expect.stringContaining(`: ${fault}`)),
    ]);
  });

  it.each([
    ["no command", []],
    ["no file", ["check"]],
    ["a command that is none", ["chekc", "440307"]],
  ])("says what to type when there is %s", async (_, words) => {
    const { code, out, err } = await run("region", ...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("npm run region -- check 440307");
  });

  it("says which codes there are, and that a file is not there", async () => {
    const { code, err } = await run("region", "check", "999999", "nowhere.yaml");
    expect(code).toBe(1);
    expect(err).toMatch(/there is no such region file; known: \d{6}/);
    expect(err).toContain("nowhere.yaml: there is no such file");
  });
});

const OF_TESTS = ["--regions", FIXTURE_REGIONS];

describe("npm run calendar -- check", () => {
  it("prints the years with their sources and working days, and which regions override days", async () => {
    const { code, out, err } = await run("calendar", "check", "--on", "2026-11-30", ...OF_TESTS);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").filter(Boolean)).toEqual([
      "As of 2026-11-30:",
      expect.stringMatching(/^calendars\/cn\.yaml, version cn-/),
      expect.stringMatching(/^ {2}2025 {2}official {5}248 working days {2}https:\/\/www\.gov\.cn\//),
      expect.stringMatching(/^ {2}2026 {2}official {5}248 working days {2}https:\/\/www\.gov\.cn\//),
      "  2027  provisional  248 working days",
      '110000.yaml overrides days of "cn":',
      "  2026-07-30  off  暴雨红色预警停工（示例）",
      '440307.yaml relies on "cn" as it is.',
      '510100.yaml relies on "cn" as it is.',
    ]);
  });

  it("warns from December of a next year whose notice should be out", async () => {
    const { code, out } = await run("calendar", "check", "--on", "2026-12-02", ...OF_TESTS);
    expect(code).toBe(0);
    expect(out).toContain("  warning: 2027 is provisional, and its notice should be out");
  });

  it("fails when the current year is missing", async () => {
    const { code, err } = await run("calendar", "check", "--on", "2028-01-03", ...OF_TESTS);
    expect(code).toBe(1);
    expect(err).toContain("calendars/cn.yaml: years.2028: the current year is missing");
  });

  it("fails with every fault of a broken calendar, and names a region file that is broken itself", async () => {
    const folder = regionsWith("calendars/cn.yaml", "for: 元旦 }", "for: 元宵 }");
    writeFileSync(join(folder, "440307.yaml"), "code: nothing else\n");
    const { code, out, err } = await run("calendar", "check", "--on", "2026-03-02", "--regions", folder);
    expect(code).toBe(1);
    expect(err).toContain("calendars/cn.yaml cannot be used:");
    expect(err).toContain('years.2026.makeUp[0]: "元宵" is no holiday of 2026');
    expect(out).toContain("440307.yaml: not read, it has faults of its own: npm run region -- check ");
  });

  it("reads the machine's clock when no day is given", async () => {
    expect((await run("calendar", "check", ...OF_TESTS)).out).toMatch(/^As of 20\d\d-\d\d-\d\d:/);
  });

  it.each([
    ["a day that does not exist", ["check", "--on", "2026-02-29"], '--on is "2026-02-29"'],
    ["an unknown option", ["check", "--date", "2026-03-02"], "--date"],
    ["no command", [], 'The one command is "check"'],
    ["a folder without calendars", ["check", "--regions", "test"], "There is no folder"],
  ])("says what to type when there is %s", async (_, words, said) => {
    const { code, out, err } = await run("calendar", ...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(err).toContain("npm run calendar -- check --on 2026-12-02");
  });
});

describe("npm run region -- diff", () => {
  it("says what another file changes for open cases", async () => {
    const folder = regionsWith("440307.yaml", "id: water,", "id: waters, succeeds: [water],");
    const path = join(folder, "440307.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/department: water\b/g, "department: waters"));
    const { code, out, err } = await run("region", "diff", fixturePath("440307"), path);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("no open case is stranded");
    expect(out).toContain("departments: waters takes the place of water, in open cases too");
  });

  it("refuses one that would strand a case, with everything that it strands", async () => {
    const folder = regionsWith("440307.yaml", "id: water,", "id: waters,");
    const path = join(folder, "440307.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/department: water\b/g, "department: waters"));
    const { code, err } = await run("region", "diff", fixturePath("440307"), path);
    expect(code).toBe(1);
    expect(err).toMatch(/would strand open cases\. 1 fault:\n {2}departments: "water" is gone/);
  });

  it("says what to type", async () => {
    expect(await run("region", "diff", fixturePath("440307"))).toMatchObject({ code: 2 });
  });
});
