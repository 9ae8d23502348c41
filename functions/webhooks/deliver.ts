/**
 * Webhooks to departments (Standard Webhooks): every delivery has the id of the event it tells of, whoever sends it
 * and however often; an endpoint that answers 2xx has been served. What fails is tried again for hours, further and
 * further apart, or when the endpoint asks for it (`Retry-After`), and then lies in the dead-letter queue until the operator
 * has it sent again. One that answers 410 is switched off: nothing is sent to it until an operator switches it on.
 */
import * as z from "zod";
import { changeReview } from "../app/base/commit.ts";
import { logged } from "../app/base/logContext.ts";
import type { CaseStore } from "../app/base/ports.ts";
import { WEBHOOK_TYPES, type WebhookType } from "../contracts/events/events.ts";
import type { WebhookBody } from "../contracts/review/webhook.ts";
import { evidenced } from "../domain/review/advance.ts";
import { invitationTaken } from "../domain/review/invitation.ts";
import { applicationOf, isId } from "../domain/base/ids.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { visitTaken } from "../domain/review/visit.ts";
import { holderOfReview } from "../domain/review/holder.ts";
import { bindsOf } from "../domain/review/limits.ts";
import type { Review } from "../domain/review/review.ts";
import { PLATFORM } from "../domain/base/actor.ts";
import { toldWithOffset, withOffset } from "../domain/base/time.ts";
import { deliverInquiry } from "./inquiries.ts";
import { deliverTracking, isOfTracking } from "./tracking.ts";
import { alsoConcerned, namingOf } from "./naming.ts";
import { sendTo, type Sending } from "./sendTo.ts";
import { tryEach, type Message, type QueueResponse, type Tried } from "./batch.ts";

export type Deps = Sending & {
  store: Pick<
    CaseStore,
    "loadReview" | "loadCase" | "loadApplication" | "loadInquiry" | "commit" | "countAttempt"
  >;
  rules: ClockRules;
  /** Between 0 and 1: spreads retries. */
  random: () => number;
};

/** What an endpoint takes by its answer. */
const ANSWERED: ReadonlySet<WebhookType> = new Set([
  "review.dispatched",
  "review.sitting-convened",
  "review.visit-called",
  "review.visit-moved",
]);

export const deliver =
  (deps: Deps) =>
  (batch: unknown): Promise<QueueResponse> =>
    tryEach(batch, {
      one: (message) => logged({ webhookId: message.detail.id }, () => deliverOne(deps, message)),
      retryIn: (receiptHandle, seconds) => deps.webhooks.retryIn(receiptHandle, seconds),
      failed: (messageId, error) => deps.log.error("webhook-failed", { messageId }, error),
      random: deps.random,
    });

/**
 * What happens to an application is told to whoever is asked with the material that it is about, each in its turn; what is about no
 * material is told of every review that is open.
 */
async function deliverOne(deps: Deps, message: Message): Promise<Tried> {
  const type = WEBHOOK_TYPES[message["detail-type"]];
  if (type === undefined) return "done";
  const { subject } = message.detail;
  if (isId("inquiry", subject)) return deliverInquiry(deps, message, type);
  if (subject !== applicationOf(subject)) {
    const review = (await deps.store.loadReview(subject))?.state;
    return review ? deliverAbout(deps, message, type, review) : "done";
  }
  if (isOfTracking(type)) return deliverTracking(deps, message, type);
  const about = Material.safeParse(message.detail);
  const named = about.success ? about.data : {};
  const codes = named.materials ?? (named.material === undefined ? null : [named.material]);
  const found = await deps.store.loadCase(subject);
  for (const { state } of found?.reviews ?? []) {
    const isConcerned = codes
      ? state.facts.matter.materials.some((code) => codes.includes(code))
      : state.status !== "closed";
    if (!isConcerned) continue;
    const { reviewId } = state.facts;
    const id = `${message.detail.id}.${reviewId.slice(subject.length + 1)}`;
    const tried = await deliverAbout(deps, { ...message, detail: { ...message.detail, id } }, type, state);
    if (tried !== "done") return tried;
  }
  return "done";
}

/** Which material an event of an application is about. */
const Material = z.object({ materials: z.array(z.string()).optional(), material: z.string().optional() });

async function deliverAbout(deps: Deps, message: Message, type: WebhookType, review: Review): Promise<Tried> {
  const { store, region, rules, now } = deps;
  const { id, at } = message.detail;
  // Sent again after it was served: there is nothing left to tell.
  if (type === "review.dispatched" && review.status !== "dispatched") return "done";
  // What was likely and has ended meanwhile is likely no more.
  if (type === "review.likely-late" && review.status === "closed") return "done";
  const { reviewId } = review.facts;
  const body: WebhookBody = { type, timestamp: at, data: dataOf(review, rules) };
  const sent = await sendTo(deps, holderOfReview(review.facts, region), { reviewId }, id, body);
  if (sent !== "done" && "retryAfter" in sent) return sent;
  for (const department of alsoConcerned(type, review, region)) {
    const told = await sendTo(deps, department, { reviewId }, `${id}.${department.id}`, body);
    if (told !== "done" && "retryAfter" in told) return told;
  }
  if (sent === "done") return sent;
  if (!ANSWERED.has(type)) return "done";

  const answeredAt = now();
  const answer = { webhookId: id, status: sent.taken, at: answeredAt };
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
            : type !== "review.dispatched"
              ? visitTaken(current, answer)
              : current.status === "dispatched"
                ? evidenced(current, { type: "endpoint-answered", answer }, answeredAt, known)
                : [],
      };
    },
  );
  return "done";
}

/** Ids, names of the catalogue and dates: what people wrote is read through the API. */
function dataOf(review: Review, rules: ClockRules): WebhookBody["data"] {
  const { facts, served, extension, status, invitation, visit } = review;
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
    visitAt: visit === undefined ? null : withOffset(visit.invitation.beginsAt, rules.zone),
    naming: namingOf(review, rules),
    // Relative to the API: the deployment's own address is no business of the record.
    callbackUrl: `/v1/reviews/${reviewId}/opinion`,
  };
}
