/** One body to the endpoint of one department: whatever it is about, an endpoint that says that it is gone is switched off. */
import { switchEndpoint, switchesOf } from "../app/base/endpoints.ts";
import type { CaseStore, Log, RegionRecords, Webhooks } from "../app/base/ports.ts";
import type { Department, Region } from "../domain/catalogue/region.ts";
import { standsOff, switchOff } from "../domain/review/endpoint.ts";
import type { Instant } from "../domain/base/time.ts";
import type { Tried } from "./batch.ts";

export type Sending = {
  store: Pick<CaseStore, "replaceNote"> & RegionRecords;
  webhooks: Webhooks;
  region: Region;
  now: () => Instant;
  log: Log;
};

/** RFC 9110 §15.5.11: it is gone, and likely to stay so. */
const GONE = 410;

/**
 * @param department nobody is told where it has no endpoint, or one that is switched off
 * @param about of what record it tells @returns by which answer it was taken, else what becomes of the message
 */
export async function sendTo(
  { store, webhooks, now, log }: Sending,
  department: Department | undefined,
  about: { reviewId: string } | { subject: string },
  id: string,
  body: object,
): Promise<{ taken: number } | Tried> {
  if (department?.service.channel !== "webhook") return "done";
  if (standsOff(await switchesOf(store, department.id)) !== null) {
    log.info("webhook-not-sent", { ...about, webhookId: id });
    return "done";
  }
  const { url } = department.service;
  const sent = await webhooks.send({ department: department.id, url, id, body: JSON.stringify(body) });
  const isTaken = sent.status !== null && sent.status >= 200 && sent.status < 300;
  log.info("webhook-sent", { ...about, webhookId: id, status: sent.status ?? 0 });
  if (sent.status === GONE) {
    const off = { at: now(), webhookId: id, url };
    // First the alarm: whoever dies in between rings once more.
    const said = new Error(`${url} answers 410: it is switched off, and its department hears by its in-box`);
    log.error("endpoint-switched-off", { department: department.id, ...about, webhookId: id }, said);
    await switchEndpoint(store, department.id, (before) => switchOff(before, off));
    return "done";
  }
  return isTaken ? { taken: sent.status! } : { retryAfter: sent.retryAfter };
}
