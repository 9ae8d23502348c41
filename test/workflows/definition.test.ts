/** The workflow file: valid, complete, and the very same on both sides. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { readMachine } from "../../server/workflow/readMachine.ts";
import { TASKS } from "../../workflows/tasks.ts";

const validate = createRequire(import.meta.url)("asl-validator") as (
  definition: unknown,
  options: object,
) => { isValid: boolean; errorsText(separator?: string): string };

const text = readFileSync(new URL("../../workflows/approval.asl.json", import.meta.url), "utf8");

type State = {
  Type: string;
  Resource?: string;
  Next?: string;
  Seconds?: number;
  Parameters?: { FunctionName?: string };
  Retry?: {
    ErrorEquals: string[];
    MaxAttempts: number;
    IntervalSeconds?: number;
    BackoffRate?: number;
    MaxDelaySeconds?: number;
  }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  ItemProcessor?: { States: Record<string, State> };
};
const statesOf = (states: Record<string, State>): [string, State][] =>
  Object.entries(states).flatMap(([name, state]) => [
    [name, state],
    ...statesOf(state.ItemProcessor?.States ?? {}),
  ]);
const states = statesOf((JSON.parse(text) as { States: Record<string, State> }).States);

describe("the workflow file", () => {
  it.each(["aws", "aws-cn"])(
    "is valid once its placeholders are filled in, in the partition %s",
    (partition) => {
      const filled = text
        .replaceAll("${Partition}", partition)
        .replaceAll(
          /\$\{(\w+)Arn\}/g,
          (_, name: string) => `arn:${partition}:lambda:us-east-1:111122223333:function:${name}`,
        );
      expect(filled).not.toContain("${");
      const { isValid, errorsText } = validate(JSON.parse(filled), { checkArn: true, checkPaths: true });
      expect(isValid ? "" : errorsText("\n")).toBe("");
    },
  );

  it("has exactly the tasks of the list, each calling the function of its own name and waiting for its token", () => {
    const tasks = states.filter(([, { Type }]) => Type === "Task");
    expect(tasks.map(([name]) => name).sort()).toEqual(TASKS.map(({ state }) => state).sort());
    for (const [name, { Resource, Parameters }] of tasks) {
      expect(Parameters?.FunctionName).toBe(`\${${name}Arn}`);
      expect(Resource).toMatch(/\.waitForTaskToken$/);
    }
  });

  it("names no partition, region, account or function", () => {
    expect(text).not.toMatch(/arn:aws|\d{12}|us-east|cn-north/);
  });

  it("retries every task, so that one failed call takes no branch down", () => {
    for (const [name, state] of states.filter(([, { Type }]) => Type === "Task"))
      expect([name, state]).toEqual([name, expect.objectContaining({ Retry: expect.anything() })]);
  });

  it("has six states, and ends no execution by itself", () => {
    expect(states.map(([name]) => name)).toEqual([
      "ReviewAll",
      "AwaitReview",
      "Rearm",
      "HoldReview",
      "Conclude",
      "HoldConclusion",
    ]);
    for (const [name, { Type }] of states) expect([name, Type]).not.toEqual([name, "Fail"]);
    // Whatever a task fails with leads somewhere; nothing is caught by a state that fails itself.
    for (const [name, { Catch = [] }] of states.filter(([, { Type }]) => Type === "Task"))
      expect([name, Catch.at(-1)?.ErrorEquals]).toEqual([name, ["States.ALL"]]);
  });

  it("tries again for two days, at a quarter of an hour at the most, but never a wait that is over or moved", () => {
    for (const [name, { Retry = [] }] of states.filter(([, { Type }]) => Type === "Task")) {
      const [over, failed] = Retry;
      expect([name, over?.MaxAttempts]).toEqual([name, 0]);
      expect(over?.ErrorEquals).toContain("States.Timeout");
      const pauses = Array.from({ length: failed!.MaxAttempts }, (_, i) =>
        Math.min(failed!.IntervalSeconds! * failed!.BackoffRate! ** i, failed!.MaxDelaySeconds!),
      );
      expect(Math.max(...pauses)).toBe(900);
      const days = pauses.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
      expect(days).toBeGreaterThan(1.9);
      // Three events a try, of the 25,000 that an execution may have, with every one of forty branches down.
      expect(40 * 3 * pauses.length).toBeLessThan(25_000);
    }
  });

  it("waits a quarter of an hour wherever it waits by itself", () => {
    const waits = states.filter(([, { Type }]) => Type === "Wait");
    expect(waits.map(([name, { Seconds }]) => [name, Seconds])).toEqual([
      ["HoldReview", 900],
      ["HoldConclusion", 900],
    ]);
  });

  it("runs on one machine as it is", () => {
    expect([...readMachine(JSON.parse(text)).states.keys()].sort()).toEqual(
      states.map(([name]) => name).sort(),
    );
  });

  it("is what the picture shows: the same states, and every way between them", () => {
    const picture = readFileSync(new URL("../../workflows/README.md", import.meta.url), "utf8");
    const drawn = [...picture.matchAll(/^ +([\w?]+) --> ([\w?]+)/gm)].map(
      ([, from, to]) => `${from} → ${to}`,
    );
    const ways = states.flatMap(([name, { Next, Catch = [] }]) =>
      [Next, ...Catch.map((caught) => caught.Next)].flatMap((to) =>
        to === undefined ? [] : [`${name} → ${to}`],
      ),
    );
    expect(new Set(drawn)).toEqual(new Set(ways));
  });
});
