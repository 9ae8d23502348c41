/** Values of the workflow language: what a path names in an input, and what a template makes of it. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What `$$` names, as far as it is known. */
export type Context = { startedAt: string; token?: string; item?: Json };

/** Takes a value from an input and its context. @throws StateError where there is none */
export type Take = (input: Json, context: Context) => Json;

/** A failure by the name that `Retry` and `Catch` know it by. */
export class StateError extends Error {
  readonly error: string;
  override readonly cause: string;
  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
  }
}

/** Something of the language that the runner does not know; the message names it. */
export class UnknownToRunner extends Error {
  override name = "UnknownToRunner";
}

const CONTEXT: Record<string, Take> = {
  "$$.Execution.StartTime": (_, { startedAt }) => startedAt,
  "$$.Task.Token": (_, { token }) => given("$$.Task.Token", token),
  "$$.Map.Item.Value": (_, { item }) => given("$$.Map.Item.Value", item),
};

const STRING_TO_JSON = /^States\.StringToJson\(\s*(\$[^\s()]*)\s*\)$/;
const PATH = /^\$(?:\.[A-Za-z_]\w*)*$/;

/** What a path, a path into the context, or an intrinsic function takes. @throws UnknownToRunner */
export function expression(text: unknown): Take {
  if (typeof text === "string") {
    const known = CONTEXT[text];
    if (known) return known;
    const parsed = STRING_TO_JSON.exec(text)?.[1];
    if (parsed !== undefined) return stringToJson(expression(parsed));
    if (PATH.test(text)) return path(text);
  }
  throw new UnknownToRunner(`the path or function ${JSON.stringify(text)}`);
}

/** `$`, or names below it. @throws UnknownToRunner */
export function path(text: unknown): Take {
  const names = namesOf(text);
  return (input) => {
    let value: Json | undefined = input;
    for (const name of names) value = isObject(value) ? value[name] : undefined;
    if (value === undefined)
      throw new StateError("States.Runtime", `there is nothing at ${text as string} of the input`);
    return value;
  };
}

/** A template: names that end in `.$` take their values, all else stands as it is. @throws UnknownToRunner */
export function template(made: unknown): Take {
  if (Array.isArray(made)) {
    const takes = made.map(template);
    return (input, context) => takes.map((take) => take(input, context));
  }
  if (typeof made !== "object" || made === null) return () => made as Json;
  const takes = Object.entries(made).map(([name, value]) =>
    name.endsWith(".$")
      ? ([name.slice(0, -".$".length), expression(value)] as const)
      : ([name, template(value)] as const),
  );
  return (input, context) => Object.fromEntries(takes.map(([name, take]) => [name, take(input, context)]));
}

/** Lays a result into an input: `null` drops it, `$` is the result itself. */
export type Lay = (input: Json, result: Json) => Json;

/** @throws UnknownToRunner */
export function resultPath(text: unknown): Lay {
  if (text === null) return (input) => input;
  const names = namesOf(text === undefined ? "$" : text);
  return (input, result) => laid(input, names, result);
}

function laid(input: Json, [name, ...rest]: readonly string[], result: Json): Json {
  if (name === undefined) return result;
  if (!isObject(input))
    throw new StateError("States.ResultPathMatchFailure", `the input has no place for ${name}`);
  return { ...input, [name]: laid(input[name] ?? {}, rest, result) };
}

function namesOf(text: unknown): string[] {
  if (typeof text !== "string" || !PATH.test(text))
    throw new UnknownToRunner(`the path ${JSON.stringify(text)}`);
  return text.split(".").slice(1);
}

function stringToJson(take: Take): Take {
  return (input, context) => {
    const text = take(input, context);
    try {
      if (typeof text === "string") return JSON.parse(text) as Json;
    } catch {
      // Said below.
    }
    throw new StateError("States.IntrinsicFailure", "States.StringToJson was given what is no JSON");
  };
}

function given(name: string, value: Json | undefined): Json {
  if (value === undefined) throw new StateError("States.Runtime", `there is no ${name} here`);
  return value;
}

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
