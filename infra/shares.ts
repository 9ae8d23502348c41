/**
 * How the account's concurrent executions are divided, where an operator says how many there are (`-c concurrency=…`): what
 * the public asks for, and what midnight wakes, is held to a share of its own, and the staff's opinions have theirs kept for
 * them. Off by default: a new account has so few that Lambda refuses to keep any.
 */
import { TASKS } from "../workflows/tasks.ts";
import { ROUTE_FUNCTIONS } from "./routeFunctions.ts";

/** A quarter stays for everybody, of which Lambda asks that it be at least 100. */
export const LEAST_CONCURRENCY = 400;

const PUBLIC = ROUTE_FUNCTIONS.filter(({ api }) => api === "public").map(({ name }) => name);

/** A quarter each: all functions of the public's API together, the tasks of the workflow, and what writes for the staff. */
const GROUPS: readonly (readonly string[])[] = [PUBLIC, TASKS.map(({ name }) => name), ["staff-write"]];

/** How many of `all` are kept for a function, and the most that it gets; `undefined`: what is left, with the others. */
export function shareOf(name: string, all: number | undefined): number | undefined {
  const group = GROUPS.find((names) => names.includes(name));
  return group === undefined || all === undefined ? undefined : Math.floor(all / 4 / group.length);
}
