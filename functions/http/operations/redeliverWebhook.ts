/** `POST /v1/operations/webhooks/{reviewId}`: the operator has a department's webhook sent again, under the same id. */
import type { Bus, CaseStore, Log } from "../../app/base/ports.ts";
import { redeliver } from "../../app/operations/redelivery.ts";
import { operatorOf, unknownReview } from "../base/access.ts";
import { endpoint, refused } from "../base/endpoint.ts";
import { reviewIdIn } from "../review/reviewCommand.ts";

export type Deps = { store: Pick<CaseStore, "histories" | "loadReview">; bus: Bus; log: Log };

export const redeliverWebhook = ({ store, bus, log }: Deps) =>
  endpoint(log, async (request) => {
    operatorOf(request);
    const id = reviewIdIn(request);
    const review = (await store.loadReview(id))?.state;
    if (!review) throw unknownReview(id);
    const webhookId = await redeliver({ store, bus }, id);
    if (webhookId === null)
      throw refused("never-sent", `${id} was never sent to an endpoint: its department has an in-box.`);
    return { status: 202, body: { reviewId: id, webhookId, status: review.status } };
  });
