/**
 * Webhooks to departments (Standard Webhooks): every delivery has the id of the event it tells of, whoever sends it
 * and however often; an endpoint that answers 2xx has been served. What fails is tried again for hours, further and
 * further apart, and then lies in the dead-letter queue until the operator has it sent again.
 */
import * as z from "zod";
import { changeReview } from "../app/base/commit.ts";
import type { CaseStore, Log, Webhooks } from "../app/base/ports.ts";
import { WEBHOOK_TYPES } from "../contracts/events/events.ts";
import type { WebhookBody } from "../contracts/review/webhook.ts";
import { evidenced } from "../domain/review/advance.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { nowOf } from "../domain/catalogue/successors.ts";
import type { Region } from "../domain/catalogue/region.ts";
import { bindsOf } from "../domain/review/limits.ts";
import type { Review } from "../domain/review/review.ts";
import { toldWithOffset, type Instant } from "../domain/base/time.ts";

/** A message of the queue: what the bus carried, as EventBridge hands it to SQS. */
const Message = z.object({
  "detail-type": z.string(),
  detail: z.looseObject({ id: z.string(), subject: z.string(), at: z.string() }),
});

const Batch = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});

export type Deps = {
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt" | "holdsOf">;
  webhooks: Webhooks;
  region: Region;
  rules: ClockRules;
  now: () => Instant;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
  log: Log;
};

export type QueueResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** Hours in all: 30 s, 1, 2, 4 … minutes, never more than an hour apart, each up to half as long again. */
export function backOffSeconds(receiveCount: number, random: number): number {
  const seconds = Math.min(3600, 30 * 2 ** (receiveCount - 1));
  return Math.round(seconds * (1 + random / 2));
}

export const deliver =
  (deps: Deps) =>
  async (batch: unknown): Promise<QueueResponse> => {
    const failed: QueueResponse["batchItemFailures"] = [];
    for (const { messageId, receiptHandle, body, attributes } of Batch.parse(batch).Records) {
      try {
        if (await deliverOne(deps, Message.parse(JSON.parse(body)))) continue;
      } catch (error) {
        deps.log.error("webhook-failed", { messageId }, error);
      }
      const seconds = backOffSeconds(attributes.ApproximateReceiveCount, deps.random());
      await deps.webhooks.retryIn(receiptHandle, seconds);
      failed.push({ itemIdentifier: messageId });
    }
    return { batchItemFailures: failed };
  };

/** @returns whether nothing is left to do for this message */
async function deliverOne(deps: Deps, message: z.infer<typeof Message>): Promise<boolean> {
  const { store, webhooks, region, rules, now, log } = deps;
  const { id, subject, at } = message.detail;
  const type = WEBHOOK_TYPES[message["detail-type"]];
  const review = type === undefined ? undefined : (await store.loadReview(subject))?.state;
  const department = review && nowOf(region.departments, review.facts.department.id);
  if (type === undefined || !review || department?.service.channel !== "webhook") return true;
  // Sent again after it was served: there is nothing left to tell.
  if (type === "review.dispatched" && review.status !== "dispatched") return true;

  const sent = await webhooks.send({
    department: department.id,
    url: department.service.url,
    id,
    body: JSON.stringify({ type, timestamp: at, data: dataOf(review, rules) } satisfies WebhookBody),
  });
  const { reviewId } = review.facts;
  const isTaken = sent.status !== null && sent.status >= 200 && sent.status < 300;
  log.info("webhook-sent", { reviewId, webhookId: id, status: sent.status ?? 0 });
  if (!isTaken) return false;
  if (type !== "review.dispatched") return true;

  const { status } = sent;
  const answeredAt = now();
  const answer = { webhookId: id, status: status!, at: answeredAt };
  await changeReview(
    store,
    reviewId,
    { at: answeredAt, by: "system" },
    (current, _before, circumstancesOf) => {
      const known = { ...rules, circumstancesOf };
      const isWaited = current.status === "dispatched";
      return {
        events: isWaited ? evidenced(current, { type: "endpoint-answered", answer }, answeredAt, known) : [],
      };
    },
  );
  return true;
}

/** Ids, names of the catalogue and dates: what people wrote is read through the API. */
function dataOf({ facts, served, extension, status }: Review, rules: ClockRules): WebhookBody["data"] {
  const { reviewId, applicationId, matter, department, project } = facts;
  return {
    reviewId,
    applicationId,
    department: department.id,
    matter: { code: matter.code, name: matter.name },
    project: { name: project.name, code: project.code, type: project.type },
    status,
    limit: served?.clock.limit ?? matter.limit,
    bindingLimit: served && bindsOf({ facts, extension }, served),
    onTimeout: matter.onTimeout,
    dueAt: served && toldWithOffset(served.due.dueAt, rules.zone),
    // Relative to the API: the deployment's own address is no business of the record.
    callbackUrl: `/v1/reviews/${reviewId}/opinion`,
  };
}
