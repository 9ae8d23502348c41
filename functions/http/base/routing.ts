/** Which route a request is for. */
import type { Method } from "../../contracts/base/contract.ts";
import { refused } from "./refused.ts";

/** Every route that an address may be asked about, served here or by a neighbour. */
export type Address = { method: Method; path: string };
export type RouteTable = readonly Address[];

/** The parameters of a path by a route's pattern; `undefined` when it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && given[i] !== "") parameters[name] = decode(given[i]!);
    else if (part !== given[i]) return undefined;
  }
  return parameters;
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
  for (const route of routes) {
    const parameters = route.method === methodOf(method) ? matchPath(route.path, path) : undefined;
    if (parameters) return { route, parameters };
  }
  const known = table.filter((route) => matchPath(route.path, path)).map((route) => route.method);
  if (known.length === 0) throw refused("unknown-route", { path: path.slice(0, 200) });
  const methods = allowed(known);
  throw refused(
    "method-not-allowed",
    { method: method.slice(0, 20), allowed: methods },
    { headers: { allow: methods.join(", ") } },
  );
}
