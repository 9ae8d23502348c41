/** Lines of the log: in what they were written, what they never repeat, and what is counted of them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { buildSync } from "esbuild";
import { loggedError } from "../../functions/adapters/loggedError.ts";
import { powertoolsLog, powertoolsMeter } from "../../functions/adapters/powertools.ts";
import { logged } from "../../functions/app/base/logContext.ts";
import { OPTIONS } from "../../infra/bundle.ts";
import { FUNCTION_NAMES, programOf } from "../../infra/wiring.ts";

afterEach(() => void jest.restoreAllMocks());

/** What an error is in the log, as text. */
function lineOf(act: (log: ReturnType<typeof powertoolsLog>) => void): string {
  const lines: string[] = [];
  const logger = new Logger({ serviceName: "test" });
  for (const level of ["error", "info"] as const)
    jest.spyOn(logger, level).mockImplementation((...given) => void lines.push(JSON.stringify(given)));
  act(powertoolsLog(logger));
  return lines.join("\n");
}

describe("an error in the log", () => {
  it("says in which request, by whom and about which case it was thrown, wherever it is logged", async () => {
    const cause = new Error("the table is gone");
    const thrown = await logged({ requestId: "r1", caller: "department:housing" }, () =>
      logged({ applicationId: "440307-1" }, async () => {
        throw new Error("refused", { cause });
      }),
    ).catch((error: unknown) => error);
    for (const error of [thrown, cause]) {
      const line = lineOf((log) => log.error("request-failed", { route: "ANY /" }, error));
      for (const part of ['"requestId":"r1"', '"caller":"department:housing"', '"applicationId":"440307-1"'])
        expect(line).toContain(part);
    }
  });

  it("repeats neither what could not be parsed, nor what an answer carries beside its message", () => {
    const secret = "张三13800000000";
    const parsing = (() => {
      try {
        return JSON.parse(secret) as unknown;
      } catch (error) {
        return error;
      }
    })();
    const cancelled = Object.assign(new Error("cancelled"), {
      CancellationReasons: [{ Item: { S: secret } }],
    });
    for (const error of [parsing, cancelled, new Error("x", { cause: parsing }), secret, { secret }]) {
      const told = loggedError(error);
      expect(JSON.stringify([told, told.message, told.stack, told.cause])).not.toContain("张三");
      expect(String((told.cause as Error | undefined)?.stack)).not.toContain("张三");
      expect(Object.keys(told)).toEqual(["name"].filter(() => Object.hasOwn(told, "name")));
    }
    expect(loggedError(cancelled).message).toBe("cancelled");
  });

  it("names the lines of our sources, by the map beside a bundle that holds none of them", () => {
    const folder = mkdtempSync(join(tmpdir(), "map-"));
    const contents = "\n\nexport const fail = () => {\n  throw new TypeError('here');\n};\n";
    const { outputFiles } = buildSync({
      ...OPTIONS,
      stdin: { contents, sourcefile: "functions/app/somewhere.ts", loader: "ts", resolveDir: folder },
      write: false,
    });
    const file = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))!;
    expect(file(".js").text).not.toContain("sourceMappingURL");
    expect(JSON.parse(file(".map").text)).not.toHaveProperty("sourcesContent");
    writeFileSync(join(folder, "index.js"), file(".js").contents);
    const bundle = createRequire(import.meta.url)(join(folder, "index.js")) as { fail: () => void };
    const stackOf = () => {
      try {
        return bundle.fail();
      } catch (error) {
        return loggedError(error).stack;
      }
    };
    writeFileSync(join(folder, "index.js.map"), file(".map").contents);
    expect(stackOf()).toMatch(/^TypeError: here\n {4}at .*functions\/app\/somewhere\.ts:4:9/);
    rmSync(folder, { recursive: true });
  });
});

it.each(FUNCTION_NAMES)("%s has its request's id in every line of its log", (name) => {
  expect(programOf(name).source).toMatch(/export const handler = observed\(/);
});

it("a request is counted by its route, its caller and its outcome, with how long it took by itself", () => {
  const lines: string[] = [];
  jest.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  jest.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  let now = 100;
  const counted = powertoolsMeter(new Metrics({ serviceName: "s", namespace: "N" }), () => now).begin();
  now = 123.44;
  counted({ route: "giveOpinion", caller: "department", status: 422 });
  jest.restoreAllMocks();
  const made = { route: "giveOpinion", caller: "department" };
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ ...made, refusals: 1 }),
    expect.objectContaining({ ...made, latency: 23.4 }),
  ]);
});
