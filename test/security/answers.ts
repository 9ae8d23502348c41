/** Holds an answer to what the document promises of its route, and to what holds of every answer. */
import { json, missingSecurityHeaders, type Came } from "./wire.ts";
import type { Promised } from "./document.ts";

/** Words of ours that no caller should read: files, stacks, libraries, errors of the language. */
const LEAK =
  /\n\s+at \S|node_modules|functions\/|local\/\w+\.ts|\.ts:\d|sqlite|\bZod\w*Error|(Type|Range|Syntax|Reference)Error|ConditionalCheck|ValidationException|taskToken|BEGIN (EC )?PRIVATE/i;

/**
 * What an answer has that it should not have, or has not that it should.
 * @param general codes that are refused where there is no route
 * @param isVisit whether somebody has gone there with a browser, who has a page of what went wrong
 */
export function faultsOf(
  answer: Came,
  method: string,
  known: Promised | undefined,
  general: readonly string[],
  isVisit = false,
): string[] {
  const { status, text, headers } = answer;
  const faults = missingSecurityHeaders(answer).map((name) => `no proper ${name}`);
  if (status >= 500) faults.push(`status ${status}`);
  const leak = LEAK.exec(text);
  if (leak) faults.push(`leaks ${leak[0]}`);
  for (const name of ["server", "x-powered-by", "access-control-allow-origin", "set-cookie"])
    if (headers[name] !== undefined) faults.push(`says ${name}`);
  const promised = known?.headers(status);
  if (known && promised === null) faults.push(`status ${status} is not documented for ${known.name}`);
  for (const name of promised ?? []) if (headers[name] === undefined) faults.push(`comes without ${name}`);
  if (method === "HEAD") return text === "" ? faults : [...faults, "says something to HEAD"];
  if (status < 400) return [...faults, ...successFaults(answer, known)];
  if (isVisit) {
    const isPage =
      headers["content-type"] === "text/html; charset=utf-8" && text.startsWith("<!doctype html>");
    return isPage ? faults : [...faults, "is no page"];
  }
  return headers["content-type"] === "application/problem+json; charset=utf-8"
    ? [...faults, ...problemFaults(answer, known, general)]
    : [...faults, "is no problem document"];
}

function problemFaults(answer: Came, known: Promised | undefined, general: readonly string[]): string[] {
  const { code, status, type, title, detail, errors } = json(answer);
  const isWhole =
    status === answer.status &&
    type === `urn:parallel-approvals:problem:${code}` &&
    [title, detail].every((part) => typeof part === "string" && part !== "");
  if (!isWhole) return ["is no whole problem"];
  const areErrors =
    errors === undefined ||
    errors.every(({ path, message }: Record<string, unknown>) =>
      [path, message].every((part) => typeof part === "string"),
    );
  if (!areErrors) return ["has errors that are none"];
  const listed = known ? known.codes(answer.status) : general;
  return listed.includes(code as string) ? [] : [`${code} is not listed for ${known?.name ?? "no route"}`];
}

function successFaults({ status, text, headers }: Came, known: Promised | undefined): string[] {
  if (!known) return ["succeeds where there is no route"];
  // RFC 9110: what the caller has already is not sent again, and is no other representation.
  if (status === 304) return text === "" ? [] : ["says something with 304"];
  const type = String(headers["content-type"]).split(";")[0]!;
  const shape = known.shape(status, type);
  if (!shape) return [`${status} ${type} is not documented`];
  const parsed = shape.safeParse(type === "application/json" ? JSON.parse(text) : text);
  return parsed.success ? [] : [`is not of its schema: ${parsed.error.message.slice(0, 300)}`];
}
