/**
 * `npm run check`: everything that must hold, one step after the other, whatever an earlier one said. `.ci/run` is this
 * after an installation. The last line is `N passed, N failed`: tests, and each step that has none as one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A script of package.json with its arguments and variables; `tests` when it is jest. */
type Step = {
  name: string;
  script: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  tests?: true;
};

const STEPS: readonly Step[] = [
  { name: "types", script: "typecheck" },
  { name: "lint and format", script: "lint" },
  { name: "synthesis for both partitions", script: "synth" },
  { name: "bundle sizes", script: "sizes" },
  { name: "the OpenAPI document", script: "openapi:check" },
  { name: "tests", script: "test", tests: true },
  { name: "pages in a browser", script: "test:browser", tests: true },
  {
    // The kills, the storm, the schedules and the fuzzer are small ones here, and take minutes each in `npm run test:long`.
    name: "long tests",
    script: "test",
    args: ["--testPathIgnorePatterns=/node_modules/", "--testPathPatterns=long\\.test", "--runInBand"],
    env: { CHAOS_COUNT: "6", FUZZ_REQUESTS: "700", SCHEDULES: "400" },
    tests: true,
  },
];

type Count = { passed: number; failed: number };

const folder = mkdtempSync(join(tmpdir(), "approvals-check-"));
const total: Count = { passed: 0, failed: 0 };
const broken: string[] = [];
try {
  for (const step of STEPS) {
    console.log(`== ${step.name}`);
    const started = performance.now();
    const { passed, failed } = run(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) broken.push(step.name);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`== ${step.name}: ${failed === 0 ? "holds" : "FAILED"} (${seconds} s)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (broken.length > 0) console.log(`Failed: ${broken.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run({ script, args = [], env, tests }: Step): Count {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const asked = tests ? [...args, "--ci", "--json", `--outputFile=${report}`] : args;
  const { status } = spawnSync("npm", ["run", "--silent", script, "--", ...asked], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (!tests) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = countsIn(report);
  // Jest may fail without a failed test: nothing was found, or it died.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function countsIn(report: string): Count {
  // A run that died has left no report.
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites", number>;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}
