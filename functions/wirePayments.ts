/** Notices of payments in the cloud: apart from `wire.ts`, so that only who takes them carries what it takes. */
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { awsClient } from "./adapters/awsClient.ts";
import { environment } from "./adapters/environment.ts";
import type { PaymentOrder } from "./app/billing/payments.ts";
import { paymentOrders } from "./adapters/paymentOrders.ts";
import { paymentSignatures } from "./adapters/paymentSignatures.ts";
import { secretFrom } from "./adapters/secretsManager.ts";
import { webhookSecrets } from "./adapters/webhookSecrets.ts";

export function wirePayments() {
  const { PAYMENT_SECRET_ID } = environment(["PAYMENT_SECRET_ID"]);
  const secretsOf = webhookSecrets(secretFrom(awsClient(SecretsManagerClient), PAYMENT_SECRET_ID));
  const place = paymentOrders({ secretsOf, allowPrivate: false });
  return {
    payments: {
      ...paymentSignatures(secretsOf),
      embedded: [],
      place: async (orderAt: string | null, order: PaymentOrder) =>
        orderAt === null ? null : place(orderAt, order),
    },
  };
}
