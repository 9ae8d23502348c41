/** The department of whoever keeps track of a case (专人负责) hears that it is theirs, of every yellow lamp, and of contact not made. */
import * as z from "zod";
import type { CaseStore } from "../app/base/ports.ts";
import type { WebhookType } from "../contracts/events/events.ts";
import type { TrackingWebhookBody } from "../contracts/review/webhook.ts";
import type { Application } from "../domain/application/application.ts";
import { trackerNow, type GreenChannel } from "../domain/application/greenChannel.ts";
import { contactDue } from "../domain/application/tracking.ts";
import { toldWithOffset } from "../domain/base/time.ts";
import type { ClockRules } from "../domain/calendar/clock.ts";
import { heirsOf } from "../domain/catalogue/takeover.ts";
import type { Department, Region } from "../domain/catalogue/region.ts";
import type { Message, Tried } from "./batch.ts";
import { sendTo, type Sending } from "./sendTo.ts";

type Deps = Sending & { store: Pick<CaseStore, "loadApplication">; rules: ClockRules };

export const isOfTracking = (type: WebhookType): boolean => type.startsWith("tracking.");

/** The department that keeps track of a case now; `undefined` where nobody does. */
export function trackingNow(
  region: Pick<Region, "departments">,
  application: Application,
): Department | undefined {
  const tracker = trackerNow(application);
  return tracker ? heirsOf(region, tracker.department)[0] : undefined;
}

export async function deliverTracking(deps: Deps, message: Message, type: WebhookType): Promise<Tried> {
  const { store, region, rules } = deps;
  const { id, subject, at } = message.detail;
  const application = (await store.loadApplication(subject))?.state;
  const department = application && trackingNow(region, application);
  if (!application || !department) return "done";
  const { project } = application.facts;
  const about = Lamp.safeParse(message.detail);
  const data = {
    applicationId: subject,
    project: { name: project.name, code: project.code },
    department: department.id,
    reviewId: about.success ? about.data.reviewId : null,
    contactBy: contactBy(application.green!, rules),
    readUrl: `/v1/applications/${subject}/green-channel`,
  };
  const body: TrackingWebhookBody = { type, timestamp: at, data };
  const sent = await sendTo(deps, department, { subject }, id, body);
  return sent !== "done" && "taken" in sent ? "done" : sent;
}

const contactBy = (green: GreenChannel, rules: ClockRules): string | null =>
  green.contactedAt === null ? toldWithOffset(contactDue(green, rules).dueAt, rules.zone) : null;

/** Of whose lamp it tells, where it tells of one. */
const Lamp = z.object({ reviewId: z.string() });
