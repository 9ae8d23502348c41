/**
 * What is wrong with an input, as data: where, what, and what would be right. The words for it are in
 * `functions/words`; a schema names its faults by these codes instead of sentences.
 */
import type * as z from "zod";
import type { FaultWithoutFacts, FieldFault } from "../../words/faults.ts";
import { FAULTS_EN } from "../../words/en/faults.ts";

/** The most faults that an answer names; that there are more is said. */
export const MOST_FAULTS = 50;

const MARK = "fault:";

/** What a schema says instead of a sentence. */
export const fault = (code: FaultWithoutFacts): string => MARK + code;

/** Zod's issues as faults, unknown fields one by one: all of them, so that how many are not told is known. */
export const faultsOf = (error: z.core.$ZodError, at = ""): FieldFault[] =>
  error.issues.flatMap((issue) => faultsOfIssue(issue, at));

function faultsOfIssue(issue: z.core.$ZodIssue, at: string): FieldFault[] {
  const meant = nearestOf(issue);
  if (meant) return meant.flatMap((one) => faultsOfIssue(one, pathOf(issue.path, at)));
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key], at),
      code: "unknown-field",
      facts: {},
    }));
  return [{ path: pathOf(issue.path, at), ...meaningOf(issue) } as FieldFault];
}

/** What is wrong by the member of a union of objects that an object comes nearest to; `null` of any other issue. */
function nearestOf(issue: z.core.$ZodIssue): z.core.$ZodIssue[] | null {
  if (issue.code !== "invalid_union" || issue.errors.length === 0 || issue.message.startsWith(MARK))
    return null;
  const isOfObjects = issue.errors.every((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  if (!isOfObjects) return null;
  const weight = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce((sum, one) => sum + (one.code === "unrecognized_keys" ? one.keys.length : 1), 0);
  return issue.errors.reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

function meaningOf(issue: z.core.$ZodIssue): Pick<FieldFault, "code" | "facts"> {
  if (issue.message.startsWith(MARK))
    return { code: issue.message.slice(MARK.length) as FaultWithoutFacts, facts: {} };
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? { code: "missing", facts: {} }
        : { code: "expected", facts: { expected: issue.expected } };
    case "too_small":
      return { code: SMALL[sizeOf(issue.origin)], facts: { least: Number(issue.minimum) } };
    case "too_big":
      return { code: BIG[sizeOf(issue.origin)], facts: { most: Number(issue.maximum) } };
    case "invalid_value":
      return { code: "one-of", facts: { allowed: issue.values.map(String) } };
    case "invalid_union":
      // Told apart by a member that names none of them.
      return "options" in issue
        ? { code: "one-of", facts: { allowed: (issue.options ?? []).map(String) } }
        : { code: "format", facts: {} };
    case "invalid_key":
      return issue.issues[0] ? meaningOf(issue.issues[0]) : { code: "format", facts: {} };
    default:
      return { code: "format", facts: {} };
  }
}

const SMALL = { text: "too-short", list: "too-few", number: "too-small" } as const;
const BIG = { text: "too-long", list: "too-many", number: "too-big" } as const;

const sizeOf = (origin: string): keyof typeof SMALL =>
  origin === "string"
    ? "text"
    : origin === "array" || origin === "set" || origin === "map"
      ? "list"
      : "number";

/** Names of fields are the caller's own, and may be as long as a body. */
const LONGEST_PATH = 200;

/** `materials[2].code` from `["materials", 2, "code"]`. */
function pathOf(path: readonly PropertyKey[], at: string): string {
  const whole = path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    at,
  );
  return whole.slice(0, LONGEST_PATH);
}

/** The same for whoever writes region files and settings, who read English; their own schemas may say it in full. */
export const plainFaultsOf = (error: z.core.$ZodError): { path: string; message: string }[] =>
  error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" || issue.message.startsWith(MARK)
      ? faultsOfIssue(issue, "").map(({ path, code, facts }) => ({
          path,
          message: (FAULTS_EN[code] as (facts: unknown) => string)(facts),
        }))
      : [{ path: pathOf(issue.path, ""), message: issue.message }],
  );
