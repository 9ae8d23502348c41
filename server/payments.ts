/**
 * The embedded provider of payments, on the laptop alone: it pays, fails, repeats, is late and out of order, as it is told,
 * and announces it as any provider does: signed, at the product's own door.
 */
import { randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { Webhook } from "standardwebhooks";
import * as z from "zod";
import { machineClock } from "../functions/adapters/clock.ts";
import { EMBEDDED_PROVIDER, type PaymentOrder } from "../functions/app/billing/payments.ts";
import { PaymentNoticeBody } from "../functions/contracts/billing/bodies.ts";
import { epochOf, type Instant } from "../functions/domain/base/time.ts";
import type { Serve } from "../functions/http/base/frame.ts";

/** What it is to announce, in this order, each as often as said; without an event id each is an event of its own. */
export const AnnounceBody = z.strictObject({
  notices: z
    .array(
      z.strictObject({
        notice: PaymentNoticeBody,
        eventId: z.string().min(1).max(100).optional(),
        times: z.int().min(1).max(10).default(1),
      }),
    )
    .min(1)
    .max(50),
});

export type Announced = { eventId: string; status: number; body: unknown };

/** @param secrets the provider's own, the newest first */
export function localProvider(api: Serve, secrets: () => Promise<readonly string[]>, now: () => Instant) {
  const path = `/v1/payments/${EMBEDDED_PROVIDER}/notices`;

  async function announce(notice: unknown, eventId: string): Promise<Announced> {
    const body = JSON.stringify(notice);
    // Held against the clock on the wall, whatever time is played here.
    const at = { getTime: () => epochOf(machineClock()) } as Date;
    const [secret] = await secrets();
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath: path,
      rawQueryString: "",
      headers: {
        "content-type": "application/json",
        "webhook-id": eventId,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(secret!).sign(eventId, at, body),
      },
      requestContext: {
        requestId: randomUUID(),
        timeEpoch: epochOf(now()),
        domainName: "localhost",
        http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
      },
      body,
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode, body: answered } = await api(event, {} as Context);
    return { eventId, status: statusCode ?? 500, body: JSON.parse(answered ?? "null") as unknown };
  }

  return async ({ notices }: z.output<typeof AnnounceBody>): Promise<{ announced: Announced[] }> => {
    const announced: Announced[] = [];
    for (const { notice, eventId, times } of notices)
      for (let i = 0; i < times; i++) announced.push(await announce(notice, eventId ?? randomUUID()));
    return { announced };
  };
}

/** An order as the embedded provider has it, and how often it was sent: it is one order however often that is. */
export type LocalOrder = Omit<PaymentOrder, "provider"> & { times: number };

/** It takes orders, unless it was told to fail so many times. @param origin where a browser reaches it */
export function localOrders(origin: () => string) {
  const taken = new Map<string, LocalOrder>();
  let failing = 0;
  return {
    fail: (times: number) => void (failing = times),
    orders: () => ({ failing, orders: [...taken.values()] }),
    async place({ order, paymentCode, amount }: PaymentOrder): Promise<string | null> {
      if (failing > 0) {
        failing--;
        return null;
      }
      taken.set(order, { order, paymentCode, amount, times: (taken.get(order)?.times ?? 0) + 1 });
      return `${origin()}/local/payment-orders`;
    },
  };
}

export type LocalOrders = ReturnType<typeof localOrders>;

/** How often it is not to take an order from now on. */
export const FailingBody = z.strictObject({ failing: z.int().min(0).max(100) });
