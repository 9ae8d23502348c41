/** Whatever no route answers: what there is instead, as a problem like any other. */
import type { Log } from "../../app/base/ports.ts";
import { matchPath, ROUTES } from "../../routes.ts";
import { endpoint, problemAnswer } from "./endpoint.ts";

export type Deps = { log: Log };

export const noRoute = ({ log }: Deps) =>
  endpoint(log, async ({ address: { method, path } }) => {
    const known = ROUTES.filter((route) => matchPath(route.path, path)).map((route) => route.method);
    if (known.length === 0)
      return problemAnswer({
        code: "unknown-route",
        detail: `There is nothing at ${path.slice(0, 200)}; GET /openapi.json lists what there is.`,
      });
    const answer = problemAnswer({
      code: "method-not-allowed",
      detail: `${path} does not know ${method}; it knows ${known.join(", ")}.`,
    });
    return { ...answer, headers: { ...answer.headers, allow: known.join(", ") } };
  });
