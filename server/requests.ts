/** Requests, from their beginning to their end: each has an id that no other has, and is one line of a server's log. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Log } from "../functions/app/base/ports.ts";
import { ROLES } from "../functions/contracts/base/caller.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { matching, methodOf } from "../functions/http/base/routing.ts";
import { PAGES, pathsOf } from "../functions/pages.ts";
import { targetOf } from "./event.ts";
import type { Claims } from "../functions/adapters/verified.ts";

/** A request under way; its `role` is known once its caller has shown a token that is good. */
export type Made = { readonly id: string; readonly at: number; role?: string };

export type Requests = {
  begun(): Made;
  /** Its answer is on its way. */
  ended(made: Made, request: Pick<IncomingMessage, "method" | "url" | "headers">, status: number): void;
};

/** @param monotonic milliseconds that only grow */
function beginning(monotonic: () => number): () => Made {
  // Ids of one start are told from those of another.
  const start = randomBytes(4).toString("hex");
  let count = 0;
  return () => ({ id: `${start}-${++count}`, at: monotonic() });
}

/** Only ids: on the laptop nobody reads a log of requests. */
export const unlogged = (): Requests => ({ begun: beginning(() => 0), ended: () => undefined });

/**
 * A line for each: what was asked for by the name of its route, and who asked by their role. An address or a query would
 * say which case, and may hold a code.
 * @param monotonic milliseconds that only grow
 */
export function loggedRequests(log: Pick<Log, "info">, monotonic = () => performance.now()): Requests {
  return {
    begun: beginning(monotonic),
    ended({ id, at, role }, { method = "GET", url = "/", headers }, status) {
      log.info("request", {
        requestId: id,
        method: /^[A-Z]{1,10}$/.test(method) ? method : "other",
        route: routeOf(method, targetOf(url).path),
        status,
        ms: Math.round((monotonic() - at) * 10) / 10,
        role: role ?? (headers["x-query-code"] === undefined ? "anyone" : "applicant"),
      });
    },
  };
}

/** The role of a token, as a log may have it: whatever is none of ours is not repeated. */
export const roleIn = ({ role }: Claims): string => ROLES.find((one) => one === role) ?? "other";

const PAGE_PATHS = pathsOf(PAGES).map((path) => ({ path }));

function routeOf(method: string, path: string): string {
  const here = matching(ROUTES, path);
  const route = here.find(({ one }) => one.method === methodOf(method));
  if (route) return route.one.name;
  if (here.length > 0) return "other-method";
  return matching(PAGE_PATHS, path).length > 0 ? "page" : "none";
}
