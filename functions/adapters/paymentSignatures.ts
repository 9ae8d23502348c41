/** Notices of providers are signed as our own are (Standard Webhooks): by a secret of theirs, over id, time and body. */
import { Webhook } from "standardwebhooks";
import type { PaymentSignatures } from "../app/billing/payments.ts";

/** @param secretsOf the secrets of a provider, the newest first; none of one that nobody knows */
export const paymentSignatures = (
  secretsOf: (provider: string) => Promise<readonly string[]>,
): PaymentSignatures => ({
  async isGenuine(provider, { id, timestamp, signature, body }) {
    const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
    return (await secretsOf(provider)).some((secret) => verifies(secret, body, headers));
  },
});

/** The library holds the time against the clock on the wall, five minutes either way, as every receiver of ours does. */
function verifies(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
