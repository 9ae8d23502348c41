/** What only the laptop has: its clock, its tokens, its metrics. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import * as z from "zod";
import type { Region } from "../functions/domain/catalogue/region.ts";
import { later, parseInstant, withOffset } from "../functions/domain/base/time.ts";
import {
  parse,
  problemAnswer,
  Refused,
  refused,
  toResult,
  type Answer,
} from "../functions/http/base/endpoint.ts";
import type { RuntimeClock } from "./clock.ts";
import type { Issuer } from "./issuer.ts";
import type { Metrics } from "./metrics.ts";
import type { LocalHandler } from "./server.ts";

export type Deps = { clock: RuntimeClock; issuer: Issuer; metrics: Metrics; region: Region };

const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make();
  } catch {
    return undefined;
  }
};

const instant = z
  .string()
  .refine(
    (text) => attempt(() => parseInstant(text)) !== undefined,
    "an instant with its offset, such as 2026-03-02T09:00:00+08:00",
  );
const duration = z
  .string()
  .refine(
    (text) => attempt(() => later("2026-01-01T00:00:00.000Z", text, "UTC")) !== undefined,
    "an ISO 8601 duration, such as P3D or PT1H",
  );

const ClockBody = z.union(
  [z.strictObject({ now: instant }), z.strictObject({ advance: duration })],
  'either { "now": "2026-03-02T09:00:00+08:00" } or { "advance": "P3D" }',
);
const TokenBody = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("department"), department: z.string().min(1) }),
  z.strictObject({ role: z.enum(["supervisor", "operator"]) }),
]);

export function localRoutes({ clock, issuer, metrics, region }: Deps): LocalHandler {
  const clockAnswer = (): Answer => ({
    status: 200,
    body: { now: withOffset(clock.now(), region.zone), virtual: clock.isVirtual() },
  });

  const routes: Record<string, (url: URL, body: unknown) => Promise<Answer>> = {
    "GET /local/clock": async () => clockAnswer(),
    "PUT /local/clock": async (_, body) => {
      const wanted = parse(ClockBody, body);
      const target =
        "now" in wanted ? parseInstant(wanted.now) : later(clock.now(), wanted.advance, region.zone);
      try {
        await clock.moveTo(target);
      } catch (error) {
        if (error instanceof RangeError) throw refused("clock-moves-forward", error.message);
        throw error;
      }
      return clockAnswer();
    },
    "POST /local/tokens": async (_, body) => {
      const claims = parse(TokenBody, body);
      if ("department" in claims && !region.departments.some(({ id }) => id === claims.department))
        throw refused("malformed", `This region has no department "${claims.department}".`, {
          errors: [
            { path: "department", message: `one of ${region.departments.map(({ id }) => id).join(", ")}` },
          ],
        });
      return { status: 200, body: { token: await issuer.token(claims) } };
    },
    "GET /local/metrics": async (url) => ({
      status: 200,
      body: metrics.counts(url.searchParams.get("application") ?? undefined),
    }),
  };

  return async (method, url, body): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
    const route = routes[`${method} ${url.pathname}`];
    if (!route) return undefined;
    try {
      return toResult(await route(url, body === "" ? undefined : jsonOf(body)));
    } catch (error) {
      if (error instanceof Refused) return toResult(problemAnswer(error.problem));
      throw error;
    }
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refused("malformed", "The body is not JSON.", { errors: [{ path: "body", message: "not JSON" }] });
  }
}
