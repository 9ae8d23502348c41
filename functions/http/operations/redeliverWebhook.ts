/** The operator has a webhook sent again, under the same id: about a review, an inquiry, or an application as a whole. */
import { isServed, toldOf, type Told } from "../../app/operations/redelivery.ts";
import { redeliverWebhook as contract } from "../../contracts/operations/routes.ts";
import { switchesOf } from "../../app/base/endpoints.ts";
import { trackerNow } from "../../domain/application/greenChannel.ts";
import { isId } from "../../domain/base/ids.ts";
import { withOffset } from "../../domain/base/time.ts";
import { heirsOf } from "../../domain/catalogue/takeover.ts";
import type { Department, Region } from "../../domain/catalogue/region.ts";
import { standsOff } from "../../domain/review/endpoint.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle, type Reads } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { unknownReview } from "../review/owner.ts";

type Deps = { store: Reads; region: Region };

/** How a record stands, and which departments hear what is told of it: those of a review whatever it is. */
type Found = { status: string; concerned: (told: Told | undefined) => readonly (Department | undefined)[] };

export const redeliverWebhook = handle(
  contract,
  ({ store, bus, region, rules }) =>
    async ({ path: { recordId }, query: { type } }) => {
      const { status, concerned } = await foundAs(recordId, { store, region });
      const told = await toldOf(store, recordId, type);
      const endpoints = concerned(told).flatMap((one) =>
        one?.service.channel === "webhook" ? [one.id] : [],
      );
      if (endpoints.length === 0 && (told || isId("review", recordId)))
        throw refused("no-endpoint", { recordId });
      if (!told) throw refused("never-sent", { recordId, webhook: type ?? null });
      const off = await Promise.all(endpoints.map(async (id) => standsOff(await switchesOf(store, id))));
      if (off[0] && off.every((one) => one !== null))
        throw refused("endpoint-off", {
          recordId,
          department: endpoints[0]!,
          since: withOffset(off[0].off.at, rules.zone),
        });
      if (isServed(told, status)) throw refused("served-already", { recordId });
      await bus.publish([told.announcement]);
      return { body: { recordId, webhookId: told.announcement.id, type: told.type, status } };
    },
);

/** @throws Refused 404 */
async function foundAs(recordId: string, { store, region }: Deps): Promise<Found> {
  if (isId("inquiry", recordId)) {
    const inquiry = (await store.loadInquiry(recordId))?.state;
    if (!inquiry) throw refused("unknown-inquiry", { inquiryId: recordId });
    return {
      status: inquiry.answered ? "answered" : "open",
      concerned: (told) => heirsOf(region, String(told?.announcement.data["organ"])).slice(0, 1),
    };
  }
  if (isId("application", recordId)) {
    const found = await store.loadCase(recordId);
    if (!found) throw unknownApplication(recordId);
    const application = found.application.state;
    const tracker = trackerNow(application);
    const open = found.reviews.map(({ state }) => holderOfReview(state.facts, region));
    const trackedBy = tracker ? heirsOf(region, tracker.department)[0] : undefined;
    return {
      status: application.status,
      concerned: (told) => (told?.type.startsWith("tracking.") ? [trackedBy] : open),
    };
  }
  const review = (await store.loadReview(recordId))?.state;
  if (!review) throw unknownReview(recordId);
  return { status: review.status, concerned: () => [holderOfReview(review.facts, region)] };
}
