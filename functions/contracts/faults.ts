/** What is wrong with an input, as paths and sentences for people. */
import type * as z from "zod";
import type { Fault } from "../domain/base/fault.ts";

/** Zod's issues as paths and sentences, unknown fields one by one. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  return error.issues.flatMap((issue) => issueFaults(issue));
}

function issueFaults(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: "unknown field" }));
  return [{ path: pathOf(issue.path), message: issue.message }];
}

/** `materials[2].code` from `["materials", 2, "code"]`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    "",
  );
}
