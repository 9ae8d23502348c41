/** Which route a request is for. */
import type { Method } from "../../contracts/base/contract.ts";
import { refused } from "./refused.ts";

/** Every route that an address may be asked about, served here or by a neighbour. */
export type Address = { method: Method; path: string };
export type RouteTable = readonly Address[];

type Pattern = { path: string };

/** A part of a pattern: a text, or the name of a parameter. */
type Part = { text: string } | { name: string };

type LaidOut<P> = { one: P; parts: readonly Part[] };

/** Tables as they are asked: taken apart once, by the number of parts and the noun. */
const LAID_OUT = new WeakMap<readonly Pattern[], Map<string, LaidOut<Pattern>[]>>();

/** The noun of a path stands behind its version: `/v1/reviews/…`. */
const NOUN = 2;

/** What no part of a path is. */
const ANY_NOUN = "/";

const keyOf = (parts: number, noun: string | undefined): string => `${parts}/${noun ?? ""}`;

/**
 * What has a path's pattern in a table, in its order, with the parameters of the path; those that name its noun come first.
 * @param table the same array every time: it is taken apart once
 */
export function matching<P extends Pattern>(
  table: readonly P[],
  path: string,
): { one: P; parameters: Record<string, string> }[] {
  const given = path.split("/");
  const known = (LAID_OUT.get(table) ?? layOut(table)) as Map<string, LaidOut<P>[]>;
  const found: { one: P; parameters: Record<string, string> }[] = [];
  for (const noun of [given[NOUN], ANY_NOUN])
    for (const { one, parts } of known.get(keyOf(given.length, noun)) ?? [])
      if (fits(parts, given)) found.push({ one, parameters: parametersOf(parts, given) });
  return found;
}

function layOut(table: readonly Pattern[]): Map<string, LaidOut<Pattern>[]> {
  const known = Map.groupBy(
    table.map((one) => ({ one, parts: one.path.split("/").map(partOf) })),
    ({ parts }) => {
      const noun = parts[NOUN];
      return keyOf(parts.length, noun && "name" in noun ? ANY_NOUN : noun?.text);
    },
  );
  LAID_OUT.set(table, known);
  return known;
}

function partOf(text: string): Part {
  const name = /^\{(\w+)\}$/.exec(text)?.[1];
  return name === undefined ? { text } : { name };
}

const fits = (parts: readonly Part[], given: readonly string[]): boolean =>
  parts.every((part, i) => ("text" in part ? part.text === given[i] : given[i] !== ""));

function parametersOf(parts: readonly Part[], given: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [i, part] of parts.entries()) if ("name" in part) named[part.name] = decode(given[i]!);
  return named;
}

/** What is no percent-encoding stands for itself, and no schema takes it. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** HEAD is GET without a body (RFC 9110 §9.3.2). */
export const methodOf = (method: string): string => (method === "HEAD" ? "GET" : method);

/** The methods an address knows, for `Allow`. */
const allowed = (methods: readonly Method[]): string[] =>
  methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));

/** @returns the route among `routes` with the parameters of its path. @throws Refused 404 or 405 by the whole table */
export function find<R extends Address>(
  routes: readonly R[],
  table: RouteTable,
  method: string,
  path: string,
): { route: R; parameters: Record<string, string> } {
  const wanted = methodOf(method);
  const here = matching(routes, path).find(({ one }) => one.method === wanted);
  if (here) return { route: here.one, parameters: here.parameters };
  const known = matching(table, path).map(({ one }) => one.method);
  if (known.length === 0) throw refused("unknown-route", { path: path.slice(0, 200) });
  const methods = allowed(known);
  throw refused(
    "method-not-allowed",
    { method: method.slice(0, 20), allowed: methods },
    { headers: { allow: methods.join(", ") } },
  );
}
