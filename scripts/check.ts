/**
 * `npm run check`: everything that must hold, whatever an earlier step said. `.ci/run` is this after an installation. What
 * is no test goes two at a time, each told when those before it have been; what is one has both processors to itself. The
 * last line is `N passed, N failed`: tests, and each step that has none as one.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A script of package.json with its arguments and variables; `tests` when it is jest. */
type Step = {
  name: string;
  script: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  tests?: true;
  /** Where another program keeps the time: a file that failed is run once more, alone, and told of when it holds then. */
  again?: true;
};

/** The longest first of those that have no tests: they are told in this order. */
const STEPS: readonly Step[] = [
  { name: "synthesis for both partitions", script: "synth" },
  { name: "types", script: "typecheck" },
  { name: "lint and format", script: "lint" },
  { name: "bundle sizes", script: "sizes" },
  { name: "the OpenAPI document", script: "openapi:check" },
  { name: "tests", script: "test", tests: true },
  { name: "pages in a browser", script: "test:browser", tests: true, again: true },
  {
    // The kills, the storm, the schedules and the fuzzer are small ones here, and take minutes each in `npm run test:long`.
    name: "long tests",
    script: "test",
    args: ["--testPathIgnorePatterns=/node_modules/", "--testPathPatterns=long\\.test"],
    env: { CHAOS_COUNT: "6", FUZZ_REQUESTS: "700", MONTHS: "60", SCHEDULES: "100" },
    tests: true,
  },
];

/** So many of those that have no tests go at once. */
const AT_ONCE = 2;

type Count = { passed: number; failed: number };
type Finished = Count & { seconds: number; said: string };

const folder = mkdtempSync(join(tmpdir(), "approvals-check-"));
const total: Count = { passed: 0, failed: 0 };
const brokenSteps: string[] = [];
try {
  const ends = new Map(
    STEPS.filter(({ tests }) => !tests).map((step) => [step, Promise.withResolvers<Finished>()]),
  );
  const waiting = ends.entries();
  for (let i = 0; i < AT_ONCE; i++)
    void (async () => {
      for (const [step, { resolve, reject }] of waiting) await run(step).then(resolve, reject);
    })();
  for (const step of STEPS) {
    console.log(`== ${step.name}`);
    const { passed, failed, seconds, said } = await (ends.get(step)?.promise ?? run(step));
    process.stdout.write(said);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) brokenSteps.push(step.name);
    console.log(`== ${step.name}: ${failed === 0 ? "holds" : "FAILED"} (${seconds.toFixed(0)} s)`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (brokenSteps.length > 0) console.log(`Failed: ${brokenSteps.join(", ")}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** @returns with what it said, where that has not been shown at once: of tests it has */
async function run(step: Step): Promise<Finished> {
  const first = await once(step);
  const { broken } = first;
  if (!step.again || broken.length === 0) return first;
  console.log(`== once more, alone: ${broken.map((file) => relative(ROOT, file)).join(", ")}`);
  const args = ["--testPathIgnorePatterns=/node_modules/", "--runInBand", "--runTestsByPath", ...broken];
  const second = await once({ ...step, script: "test", args });
  const seconds = first.seconds + second.seconds;
  if (second.failed > 0) return { ...first, seconds };
  console.log(`== unsteady: ${first.failed} failed at first and held alone`);
  return { ...first, passed: first.passed + first.failed, failed: 0, seconds };
}

async function once({ script, args = [], env, tests }: Step): Promise<Finished & { broken: string[] }> {
  const started = performance.now();
  const report = join(folder, "report.json");
  if (tests) rmSync(report, { force: true });
  const asked = tests ? [...args, "--ci", "--json", `--outputFile=${report}`] : args;
  const child = spawn("npm", ["run", "--silent", script, "--", ...asked], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: tests ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const status = await new Promise<number | null>((resolve) => {
    child.on("error", (error) => {
      said += `${error.message}\n`;
      resolve(null);
    });
    child.on("close", resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  if (!tests)
    return {
      ...(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
      seconds,
      said,
      broken: [],
    };
  const { passed, failed, broken } = countsIn(report);
  // Jest may fail without a failed test: nothing was found, or it died.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), seconds, said, broken };
}

type Report = Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites", number> & {
  testResults: readonly { name: string; status: string }[];
};

/** @returns with the files in which something failed; none of a run that died, which has left no report */
function countsIn(report: string): Count & { broken: string[] } {
  if (!existsSync(report)) return { passed: 0, failed: 1, broken: [] };
  const read = JSON.parse(readFileSync(report, "utf8")) as Report;
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + read.numRuntimeErrorTestSuites,
    broken: read.testResults.filter(({ status }) => status === "failed").map(({ name }) => name),
  };
}
