/**
 * An order goes out to a provider as our webhooks do (Standard Webhooks): signed by a secret of theirs, known by its own number
 * however often it is sent, to no address inside. It is answered with where its payer pays.
 */
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { Webhook } from "standardwebhooks";
import * as z from "zod";
import type { PaymentOrder } from "../app/billing/payments.ts";
import { epochOf } from "../domain/base/time.ts";
import { machineClock } from "./clock.ts";
import { checkReachable, publicOnly } from "./publicAddress.ts";

/** Three tries of it stay within the time of a request. */
const PATIENCE_MILLISECONDS = 3_000;

/** Of a provider's answer no more is read. */
const MOST_BYTES = 10_000;

const Taken = z.object({ payAt: z.url({ protocol: /^https?$/ }).max(2_000) });

type Options = {
  secretsOf: (provider: string) => Promise<readonly string[]>;
  /** The laptop reaches itself; the cloud never reaches inside, and never without TLS. */
  allowPrivate: boolean;
};

/** @returns where it is paid; `null` where the provider was not reached, or did not take it */
export const paymentOrders =
  ({ secretsOf, allowPrivate }: Options) =>
  async (orderAt: string, { provider, ...order }: PaymentOrder): Promise<string | null> => {
    const target = new URL(orderAt);
    if (!allowPrivate) checkReachable(target);
    const [secret] = await secretsOf(provider);
    if (secret === undefined) throw new Error(`the provider of payments ${provider} has no secret`);
    const body = JSON.stringify(order);
    const at = { getTime: () => epochOf(machineClock()) } as Date;
    const answer = await post(target, allowPrivate, body, {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": order.order,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(order.order, at, body),
      "user-agent": "parallel-approvals",
    });
    if (answer === null) return null;
    try {
      return Taken.parse(JSON.parse(answer)).payAt;
    } catch {
      // An answer that is none leads nobody anywhere: as good as none at all.
      return null;
    }
  };

/** What was answered with 200 or 201; `null` of everything else. */
function post(
  target: URL,
  allowPrivate: boolean,
  body: string,
  headers: Record<string, string>,
): Promise<string | null> {
  const send = target.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((done) => {
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
    const request = send(
      target,
      { method: "POST", headers, signal, ...(!allowPrivate && { lookup: publicOnly }) },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (more: string) => {
          text += more;
          if (text.length > MOST_BYTES) response.destroy();
        });
        response.on("close", () =>
          done(
            [200, 201].includes(response.statusCode ?? 0) && response.complete && text.length <= MOST_BYTES
              ? text
              : null,
          ),
        );
      },
    );
    request.on("error", () => done(null));
    request.end(body);
  });
}
