/** Departments hear of the inquiries that concern them: asked, handed on to them, assigned, overdue. */
import type { CaseStore } from "../app/base/ports.ts";
import type { WebhookType } from "../contracts/events/events.ts";
import type { InquiryWebhookBody } from "../contracts/review/webhook.ts";
import { isOffered, standing, type Inquiry } from "../domain/application/inquiry.ts";
import { toldWithOffset, withOffset, type Instant } from "../domain/base/time.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { heirsOf } from "../domain/catalogue/takeover.ts";
import type { Department, Region } from "../domain/catalogue/region.ts";
import type { Message, Tried } from "./batch.ts";
import { sendTo, type Sending } from "./sendTo.ts";

type Deps = Sending & { store: Pick<CaseStore, "loadInquiry">; rules: ClockRules };

/** Whom an announcement of an inquiry concerns, by what the bus carries of it; `undefined` where nobody of the region is. */
export const concernedBy = (
  region: Pick<Region, "departments">,
  data: Readonly<Record<string, unknown>>,
): Department | undefined =>
  typeof data["organ"] === "string" ? heirsOf(region, data["organ"])[0] : undefined;

export async function deliverInquiry(deps: Deps, message: Message, type: WebhookType): Promise<Tried> {
  const { store, region, rules, now } = deps;
  const { id, subject, at } = message.detail;
  const department = concernedBy(region, message.detail);
  if (department?.service.channel !== "webhook") return "done";
  const inquiry = (await store.loadInquiry(subject))?.state;
  if (!inquiry) return "done";
  const data = dataOf(standing(inquiry, rules), department, now(), rules);
  const body: InquiryWebhookBody = { type, timestamp: at, data };
  const sent = await sendTo(deps, department, { subject }, id, body);
  return sent !== "done" && "taken" in sent ? "done" : sent;
}

/** Ids and dates: what was asked is read through the API. */
function dataOf(
  inquiry: Inquiry,
  { id: department }: Department,
  now: Instant,
  { zone }: ClockRules,
): InquiryWebhookBody["data"] {
  const { facts, answered, offered } = inquiry;
  const { inquiryId, applicationId, before, askedAt, answerBy } = facts;
  const isAsked = offered !== null && isOffered(inquiry, now);
  return {
    inquiryId,
    applicationId: before ? null : applicationId,
    department,
    status: answered ? "answered" : "open",
    askedAt: withOffset(askedAt, zone),
    answerBy: toldWithOffset(answerBy, zone),
    acceptBy: isAsked ? toldWithOffset(offered.answerBy, zone) : null,
    readUrl: `/v1/inquiries/${inquiryId}`,
  };
}
