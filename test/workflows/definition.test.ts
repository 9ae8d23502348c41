/** The workflow file: valid, complete, and the very same on both sides. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { localDefinition } from "../../local/definition.ts";
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

  it("has exactly the tasks of the list, each calling the function of its own name, each waiting as listed", () => {
    const tasks = states.filter(([, { Type }]) => Type === "Task");
    expect(tasks.map(([name]) => name).sort()).toEqual(TASKS.map(({ state }) => state).sort());
    for (const [name, { Resource, Parameters }] of tasks) {
      expect(Parameters?.FunctionName).toBe(`\${${name}Arn}`);
      expect(Resource?.endsWith(".waitForTaskToken")).toBe(TASKS.find(({ state }) => state === name)?.waits);
    }
  });

  it("names no partition, region, account or function", () => {
    expect(text).not.toMatch(/arn:aws|\d{12}|us-east|cn-north/);
  });

  it("retries every task, so that one failed call takes no branch down", () => {
    for (const [name, state] of states.filter(([, { Type }]) => Type === "Task"))
      expect([name, state]).toEqual([name, expect.objectContaining({ Retry: expect.anything() })]);
  });

  it("waits a quarter of an hour wherever it waits by itself", () => {
    const waits = states.filter(([, { Type }]) => Type === "Wait");
    expect(waits.map(([name, { Seconds }]) => [name, Seconds])).toEqual([
      ["HoldReview", 900],
      ["HoldConclusion", 900],
    ]);
  });

  it("runs on the laptop with the same states in the same order", () => {
    const local = statesOf((localDefinition() as { States: Record<string, State> }).States);
    expect(local.map(([name, { Type, Next }]) => [name, Type, Next])).toEqual(
      states.map(([name, { Type, Next }]) => [name, Type, Next]),
    );
  });

  it("is what the picture shows: the same states, and every way between them", () => {
    const picture = readFileSync(new URL("../../workflows/README.md", import.meta.url), "utf8");
    const drawn = [...picture.matchAll(/^ +([\w?]+) --> ([\w?]+)/gm)].map(
      ([, from, to]) => `${from} → ${to}`,
    );
    const ways = states.flatMap(([name, state]) => {
      const {
        Next,
        Default,
        Catch = [],
        Choices = [],
      } = state as State & {
        Default?: string;
        Catch?: { Next: string }[];
        Choices?: { Next: string }[];
      };
      const targets = [Next, Default, ...Catch.map((c) => c.Next), ...Choices.map((c) => c.Next)];
      return targets.flatMap((to) => (to === undefined ? [] : [`${name} → ${to}`]));
    });
    expect(new Set(drawn)).toEqual(new Set(ways));
  });
});
