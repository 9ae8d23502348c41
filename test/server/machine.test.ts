/** What the runner knows of the workflow language, and that it refuses all else by name, with the state. */
import { describe, expect, it } from "@jest/globals";
import { matching, pauseOf, type Retrier } from "../../server/workflow/failures.ts";
import { readMachine } from "../../server/workflow/readMachine.ts";
import { expression, resultPath, StateError, template } from "../../server/workflow/values.ts";
import { workflowFile } from "../support/peer.ts";

type States = Record<string, Record<string, unknown>>;

/** The deployed file, changed in a copy of its own. */
function changed(change: (states: States, inner: States) => void): unknown {
  const file = workflowFile() as { States: States };
  const inner = (file.States["ReviewAll"]!["ItemProcessor"] as { States: States }).States;
  change(file.States, inner);
  return file;
}

function refusal(file: unknown): string {
  try {
    readMachine(file);
    return "read";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a workflow file", () => {
  it("as it is deployed is read", () => {
    expect(refusal(workflowFile())).toBe("read");
  });

  const refused: [string, (states: States, inner: States) => void, RegExp][] = [
    ["a type of state", (s) => (s["HoldConclusion"] = { Type: "Choice" }), /"HoldConclusion".*type "Choice"/],
    ["a Parallel", (s) => (s["HoldConclusion"] = { Type: "Parallel" }), /"HoldConclusion".*"Parallel"/],
    ["a field", (s) => (s["Conclude"]!["HeartbeatSeconds"] = 60), /"Conclude".*field "HeartbeatSeconds"/],
    ["a field inside a Map", (_, i) => (i["AwaitReview"]!["InputPath"] = "$"), /"AwaitReview".*"InputPath"/],
    [
      "a field of a retrier",
      (_, i) => ((i["AwaitReview"]!["Retry"] as States[string][])[1]!["Jitter"] = 1),
      /"AwaitReview".*field "Jitter" of Retry/,
    ],
    [
      "another resource",
      (s) => (s["Conclude"]!["Resource"] = "arn:x:lambda"),
      /"Conclude".*resource "arn:x:lambda"/,
    ],
    [
      "an intrinsic",
      (_, i) => (i["Rearm"]!["Parameters"] = { "a.$": "States.UUID()" }),
      /"Rearm".*States\.UUID/,
    ],
    ["a path", (_, i) => (i["Rearm"]!["Parameters"] = { "a.$": "$.a[0]" }), /"Rearm".*\$\.a\[0\]/],
    [
      "a path into the context",
      (_, i) => (i["Rearm"]!["Parameters"] = { "a.$": "$$.State.Name" }),
      /\$\$\.State\.Name/,
    ],
    ["a ResultPath", (s) => (s["Conclude"]!["ResultPath"] = "$['a']"), /"Conclude".*\$\['a'\]/],
    [
      "a wait until an instant",
      (_, i) => (i["HoldReview"] = { Type: "Wait", Timestamp: "x", Next: "AwaitReview" }),
      /"Timestamp"/,
    ],
    ["a bound on branches", (s) => (s["ReviewAll"]!["MaxConcurrency"] = 3), /"ReviewAll".*MaxConcurrency/],
    ["kept results", (s) => delete s["ReviewAll"]!["ResultPath"], /"ReviewAll".*results are kept/],
    ["a Map that catches", (s) => (s["ReviewAll"]!["Catch"] = []), /"ReviewAll".*"Catch"/],
    [
      "a Map in a Map",
      (s, i) => (i["HoldReview"] = { ...s["ReviewAll"]! }),
      /"HoldReview".*Map within a Map/,
    ],
    ["a way out of a Map", (_, i) => (i["Rearm"]!["Next"] = "Conclude"), /"Rearm".*way to "Conclude"/],
    ["no way on", (s) => delete s["HoldConclusion"]!["Next"], /"HoldConclusion".*way to undefined/],
    ["two ways on", (s) => (s["Conclude"]!["Next"] = "HoldConclusion"), /"Conclude".*with End/],
    [
      "States.ALL among others",
      (s) => (s["Conclude"]!["Catch"] = [{ ErrorEquals: ["States.ALL", "X"], Next: "HoldConclusion" }]),
      /"Conclude".*alone and last/,
    ],
  ];
  it.each(refused)("with %s that the runner does not know is refused by name", (_, change, said) => {
    expect(refusal(changed(change))).toMatch(said);
  });

  it("in another query language is refused, too", () => {
    expect(refusal({ ...(workflowFile() as object), QueryLanguage: "JSONata" })).toMatch(/"QueryLanguage"/);
  });
});

describe("values", () => {
  const context = { startedAt: "2026-03-02T01:00:00.000Z", token: "t", item: { a: 1 } };

  it("are taken by paths, from the context, and parsed from text; all else of a template stands", () => {
    const take = template({
      "a.$": "$.one.two",
      "start.$": "$$.Execution.StartTime",
      "token.$": "$$.Task.Token",
      "item.$": "$$.Map.Item.Value",
      "parsed.$": "States.StringToJson($.text)",
      list: [{ "whole.$": "$" }, 2],
    });
    const input = { one: { two: [3] }, text: '{"b":4}' };
    expect(take(input, context)).toEqual({
      a: [3],
      start: context.startedAt,
      token: "t",
      item: { a: 1 },
      parsed: { b: 4 },
      list: [{ whole: input }, 2],
    });
  });

  it.each([
    ["$.none", "States.Runtime"],
    ["$.text.length", "States.Runtime"],
    ["States.StringToJson($.text)", "States.IntrinsicFailure"],
    ["States.StringToJson($.number)", "States.IntrinsicFailure"],
  ])("%s, where there is nothing of the kind, is %s", (text, error) => {
    let thrown: unknown;
    try {
      expression(text)({ text: "no JSON", number: 1 }, context);
    } catch (found) {
      thrown = found;
    }
    expect(thrown).toBeInstanceOf(StateError);
    expect((thrown as StateError).error).toBe(error);
  });

  it("are laid into the input, in its place, or dropped", () => {
    const input = { a: { b: 1 } };
    expect(resultPath(null)(input, 2)).toBe(input);
    expect(resultPath(undefined)(input, 2)).toBe(2);
    expect(resultPath("$.a.c")(input, 2)).toEqual({ a: { b: 1, c: 2 } });
    expect(resultPath("$.d.e")(input, 2)).toEqual({ a: { b: 1 }, d: { e: 2 } });
    expect(() => resultPath("$.a")("text", 2)).toThrow("States.ResultPathMatchFailure");
  });
});

describe("failures", () => {
  const of = (...errors: string[]) => [{ errors }];

  it.each([
    ["Rearm", "Rearm", true],
    ["Rearm", "Other", false],
    ["States.ALL", "States.Timeout", true],
    ["States.ALL", "States.Runtime", false],
    ["States.TaskFailed", "Other", true],
    ["States.TaskFailed", "States.Timeout", false],
    ["States.TaskFailed", "States.Runtime", false],
  ])("%s matches %s: %s", (named, error, matches) => {
    expect(matching(of(named), { error, cause: "" })).toBe(matches ? 0 : -1);
  });

  it("are tried again after pauses that grow to their bound, and are spread where that is asked for", () => {
    const retrier: Retrier = {
      errors: ["States.ALL"],
      intervalSeconds: 2,
      maxAttempts: 200,
      backoffRate: 2,
      maxDelaySeconds: 900,
      isJittered: false,
    };
    const pauses = [0, 1, 8, 9, 199].map((tries) => pauseOf(retrier, tries, () => 0.5));
    expect(pauses).toEqual([2, 4, 512, 900, 900]);
    expect(pauseOf({ ...retrier, isJittered: true }, 1, () => 0.5)).toBe(2);
  });
});
