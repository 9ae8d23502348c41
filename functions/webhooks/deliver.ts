/**
 * Webhooks to departments (Standard Webhooks): every delivery has the id of the event it tells of, whoever sends it
 * and however often; an endpoint that answers 2xx has been served. What fails is tried again for hours, further and
 * further apart, or when the endpoint asks for it (`Retry-After`), and then lies in the dead-letter queue until the operator
 * has it sent again. One that answers 410 is switched off: nothing is sent to it until an operator switches it on.
 */
import * as z from "zod";
import { changeReview } from "../app/base/commit.ts";
import { switchEndpoint, switchesOf } from "../app/base/endpoints.ts";
import { logged } from "../app/base/logContext.ts";
import type { CaseStore, Delivered, Log, RegionRecords, Webhooks } from "../app/base/ports.ts";
import { WEBHOOK_TYPES } from "../contracts/events/events.ts";
import type { WebhookBody } from "../contracts/review/webhook.ts";
import { standsOff, switchOff } from "../domain/review/endpoint.ts";
import { evidenced } from "../domain/review/advance.ts";
import { invitationTaken } from "../domain/review/invitation.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import type { Region } from "../domain/catalogue/region.ts";
import { holderOfReview } from "../domain/review/holder.ts";
import { bindsOf } from "../domain/review/limits.ts";
import type { Review } from "../domain/review/review.ts";
import { PLATFORM } from "../domain/base/actor.ts";
import { toldWithOffset, withOffset, type Instant } from "../domain/base/time.ts";

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
  store: Pick<CaseStore, "loadReview" | "commit" | "countAttempt" | "replaceNote"> & RegionRecords;
  webhooks: Webhooks;
  region: Region;
  rules: ClockRules;
  now: () => Instant;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
  log: Log;
};

export type QueueResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** RFC 9110 §15.5.11: it is gone, and likely to stay so. */
const GONE = 410;

/** Hours in all: 30 s, 1, 2, 4 … minutes, never more than an hour apart, each up to half as long again. */
export function backOffSeconds(receiveCount: number, random: number): number {
  const seconds = Math.min(3600, 30 * 2 ** (receiveCount - 1));
  return Math.round(seconds * (1 + random / 2));
}

/** What an endpoint may ask for at most; a message lies in the queue for four days. */
const LONGEST_WAIT_SECONDS = 6 * 3600;

/** No sooner than we would by ourselves, and as late as it asks for, within reason. */
const waitSeconds = (backOff: number, retryAfter: number | null): number =>
  Math.max(backOff, Math.min(retryAfter ?? 0, LONGEST_WAIT_SECONDS));

export const deliver =
  (deps: Deps) =>
  async (batch: unknown): Promise<QueueResponse> => {
    const failed: QueueResponse["batchItemFailures"] = [];
    for (const { messageId, receiptHandle, body, attributes } of Batch.parse(batch).Records) {
      let retryAfter: number | null = null;
      try {
        const message = Message.parse(JSON.parse(body));
        const done = await logged({ webhookId: message.detail.id }, () => deliverOne(deps, message));
        if (done === "done") continue;
        retryAfter = done.retryAfter;
      } catch (error) {
        deps.log.error("webhook-failed", { messageId }, error);
      }
      const backOff = backOffSeconds(attributes.ApproximateReceiveCount, deps.random());
      await deps.webhooks.retryIn(receiptHandle, waitSeconds(backOff, retryAfter));
      failed.push({ itemIdentifier: messageId });
    }
    return { batchItemFailures: failed };
  };

/** `done` where nothing is left to do for a message; else when the endpoint asks to hear of it again, if it does. */
type Tried = "done" | Pick<Delivered, "retryAfter">;

async function deliverOne(deps: Deps, message: z.infer<typeof Message>): Promise<Tried> {
  const { store, webhooks, region, rules, now, log } = deps;
  const { id, subject, at } = message.detail;
  const type = WEBHOOK_TYPES[message["detail-type"]];
  const review = type === undefined ? undefined : (await store.loadReview(subject))?.state;
  const department = review && holderOfReview(review.facts, region);
  if (type === undefined || !review || department?.service.channel !== "webhook") return "done";
  // Sent again after it was served: there is nothing left to tell.
  if (type === "review.dispatched" && review.status !== "dispatched") return "done";
  const { reviewId } = review.facts;
  if (standsOff(await switchesOf(store, department.id)) !== null) {
    log.info("webhook-not-sent", { reviewId, webhookId: id });
    return "done";
  }

  const { url } = department.service;
  const sent = await webhooks.send({
    department: department.id,
    url,
    id,
    body: JSON.stringify({ type, timestamp: at, data: dataOf(review, rules) } satisfies WebhookBody),
  });
  const isTaken = sent.status !== null && sent.status >= 200 && sent.status < 300;
  log.info("webhook-sent", { reviewId, webhookId: id, status: sent.status ?? 0 });
  if (sent.status === GONE) {
    const off = { at: now(), webhookId: id, url };
    // First the alarm: whoever dies in between rings once more.
    const said = new Error(`${url} answers 410: it is switched off, and its department hears by its in-box`);
    log.error("endpoint-switched-off", { department: department.id, reviewId, webhookId: id }, said);
    await switchEndpoint(store, department.id, (before) => switchOff(before, off));
    return "done";
  }
  if (!isTaken) return { retryAfter: sent.retryAfter };
  if (type !== "review.dispatched" && type !== "review.sitting-convened") return "done";

  const { status } = sent;
  const answeredAt = now();
  const answer = { webhookId: id, status: status!, at: answeredAt };
  await changeReview(
    store,
    reviewId,
    { at: answeredAt, by: PLATFORM },
    (current, _before, circumstancesOf) => {
      const known = { ...rules, circumstancesOf };
      return {
        events:
          type === "review.sitting-convened"
            ? invitationTaken(current, answer)
            : current.status === "dispatched"
              ? evidenced(current, { type: "endpoint-answered", answer }, answeredAt, known)
              : [],
      };
    },
  );
  return "done";
}

/** Ids, names of the catalogue and dates: what people wrote is read through the API. */
function dataOf(
  { facts, served, extension, status, invitation }: Review,
  rules: ClockRules,
): WebhookBody["data"] {
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
    sittingAt: invitation === undefined ? null : withOffset(invitation.beginsAt, rules.zone),
    // Relative to the API: the deployment's own address is no business of the record.
    callbackUrl: `/v1/reviews/${reviewId}/opinion`,
  };
}
