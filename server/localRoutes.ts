/** What only the laptop has: its clock, its tokens, its metrics, and what its departments' endpoints have not taken. */
import * as z from "zod";
import type { Contract, Method } from "../functions/contracts/base/contract.ts";
import { fault } from "../functions/contracts/base/faults.ts";
import { applicationId } from "../functions/contracts/base/identifiers.ts";
import { epochOf, later, parseInstant, withOffset } from "../functions/domain/base/time.ts";
import type { Region } from "../functions/domain/catalogue/region.ts";
import { framed, type Serve } from "../functions/http/base/frame.ts";
import { partsBy } from "../functions/http/base/parsing.ts";
import { malformed, refused } from "../functions/http/base/refused.ts";
import { find } from "../functions/http/base/routing.ts";
import type { Log } from "../functions/app/base/ports.ts";
import type { RuntimeClock } from "./clock.ts";
import type { Issuer } from "./issuer.ts";
import { claimsOf, TokenBody } from "./localTokens.ts";
import type { Metrics } from "./metrics.ts";
import { AnnounceBody, FailingBody, type LocalOrders, type localProvider } from "./payments.ts";
import type { WebhookQueue } from "./webhooks.ts";

export type Deps = {
  clock: RuntimeClock;
  issuer: Issuer;
  metrics: Metrics;
  /** How many commits nobody could react to, of one application or of all. */
  setAside: (applicationId?: string) => number;
  /** The secrets of a department with an endpoint, the newest first. */
  secretsOf: (department: string) => Promise<readonly string[]>;
  standing: WebhookQueue["standing"];
  /** The embedded provider of payments. */
  announce: ReturnType<typeof localProvider>;
  orders: LocalOrders;
  region: Region;
  log: Log;
};

/** One move of the clock at the most: every round of every morning on the way is gone through, and others wait. */
const FURTHEST = "P10Y";

const holds = (make: () => unknown): boolean => {
  try {
    make();
    return true;
  } catch {
    return false;
  }
};

const instant = z.string().refine((text) => holds(() => parseInstant(text)), fault("instant"));
const duration = z
  .string()
  .refine((text) => holds(() => later("2026-01-01T00:00:00.000Z", text, "UTC")), fault("duration"));

const ClockBody = z.union(
  [z.strictObject({ now: instant }), z.strictObject({ advance: duration })],
  fault("clock-move"),
);

type Local<B = unknown, Q = unknown> = {
  method: Method;
  path: string;
  body?: z.ZodType<B>;
  query?: z.ZodObject;
  act: (asked: { body: B; query: Q }) => Promise<unknown>;
};

/** A route of the laptop, its handler typed by what it takes. */
const local = <B, Q>(route: Local<B, Q>): Local => route as unknown as Local;

export function localRoutes({
  clock,
  issuer,
  metrics,
  setAside,
  secretsOf,
  standing,
  announce,
  orders,
  region,
  log,
}: Deps): Serve {
  const told = () => ({ now: withOffset(clock.now(), region.zone), virtual: clock.isVirtual() });

  const routes: readonly Local[] = [
    local({ method: "GET", path: "/local/clock", act: async () => told() }),
    local({
      method: "PUT",
      path: "/local/clock",
      body: ClockBody,
      act: async ({ body }) => {
        const target = "now" in body ? parseInstant(body.now) : later(clock.now(), body.advance, region.zone);
        const furthest = later(clock.now(), FURTHEST, region.zone);
        if (epochOf(target) > epochOf(furthest))
          throw refused("clock-moves-too-far", { until: withOffset(furthest, region.zone) });
        try {
          await clock.moveTo(target);
        } catch (error) {
          if (error instanceof RangeError) throw refused("clock-moves-forward", { now: told().now });
          throw error;
        }
        return told();
      },
    }),
    local({
      method: "POST",
      path: "/local/tokens",
      body: TokenBody,
      act: async ({ body: claims }) => {
        const known = region.departments.map(({ id }) => id);
        if ("department" in claims && !known.includes(claims.department))
          throw malformed([{ path: "department", code: "not-a-department", facts: { known } }]);
        return { token: await issuer.token(claimsOf(claims)) };
      },
    }),
    local<unknown, { application?: string }>({
      method: "GET",
      path: "/local/metrics",
      query: z.strictObject({ application: applicationId.optional() }),
      act: async ({ query }) => ({
        ...metrics.counts(query.application),
        setAside: setAside(query.application),
      }),
    }),
    local({
      method: "POST",
      path: "/local/payments",
      body: AnnounceBody,
      act: async ({ body }) => announce(body),
    }),
    local({ method: "GET", path: "/local/payment-orders", act: async () => orders.orders() }),
    local({
      method: "PUT",
      path: "/local/payment-orders",
      body: FailingBody,
      act: async ({ body: { failing } }) => {
        orders.fail(failing);
        return orders.orders();
      },
    }),
    local({ method: "GET", path: "/local/webhooks", act: endpoints }),
  ];

  /** Whom the runtime tells at an endpoint, by which secrets, and what has not been taken there. */
  async function endpoints() {
    const told = region.departments.flatMap(({ id, service }) =>
      service.channel === "webhook" ? [{ department: id, url: service.url }] : [],
    );
    return {
      endpoints: await Promise.all(
        told.map(async ({ department, url }) => ({
          department,
          url,
          secrets: await secretsOf(department),
          notTaken: standing(department).map((one) => ({
            ...one,
            nextAt: one.nextAt && withOffset(one.nextAt, region.zone),
          })),
        })),
      ),
    };
  }

  return framed(log, async (incoming) => {
    const { route } = find(
      routes,
      routes as readonly Pick<Contract, "method" | "path">[],
      incoming.method,
      incoming.path,
    );
    const { query, body } = partsBy(route, incoming, undefined);
    return { status: 200, headers: {}, text: JSON.stringify(await route.act({ query, body })) };
  });
}
