/** The measurement of uploads runs from end to end, small: what it prints are conditions, figures and goals; no figure is looked at. */
import { spawnSync } from "node:child_process";
import { expect, it } from "@jest/globals";
import { npmStart, ROOT } from "../support/npmStart.ts";

it("prints its conditions, what it measured and which goals were met", () => {
  npmStart();
  const small = ["--files", "6", "--megabytes", "1", "--clients", "3", "--large", "51", "--rounds", "1"];
  const { status, stdout, stderr } = spawnSync(process.execPath, ["bench/uploads.ts", ...small, "today"], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/round 1, floor.*round 1, product.*51 MB/s)]);
  const [conditions, ...rest] = stdout.split("\n\n");
  expect(conditions).toMatch(/^CONDITIONS\n {2}today; load average/);
  expect(conditions).toContain("6 files of 1 MB");
  expect(rest.map((part) => part.split("\n")[0])).toEqual([
    expect.stringMatching(/^UPLOADS/),
    expect.stringMatching(/^ONE OF 51 MB/),
    "GOALS on two processors",
  ]);
  expect(rest[2]!.match(/ {2}(met|MISSED)$/gm)).toHaveLength(3);
}, 180_000);
