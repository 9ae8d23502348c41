/** The operator has a webhook to a department sent again, under the same id. */
import { redeliver } from "../../app/operations/redelivery.ts";
import { redeliverWebhook as contract } from "../../contracts/operations/routes.ts";
import { switchesOf } from "../../app/base/endpoints.ts";
import { withOffset } from "../../domain/base/time.ts";
import { standsOff } from "../../domain/review/endpoint.ts";
import { holderOfReview } from "../../domain/review/holder.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { unknownReview } from "../review/owner.ts";

export const redeliverWebhook = handle(
  contract,
  ({ store, bus, region, rules }) =>
    async ({ path: { reviewId }, query: { type } }) => {
      const review = (await store.loadReview(reviewId))?.state;
      if (!review) throw unknownReview(reviewId);
      const department = holderOfReview(review.facts, region);
      if (department?.service.channel !== "webhook") throw refused("no-endpoint", { reviewId });
      const off = standsOff(await switchesOf(store, department.id));
      if (off !== null)
        throw refused("endpoint-off", {
          reviewId,
          department: department.id,
          since: withOffset(off.off.at, rules.zone),
        });
      const sent = await redeliver({ store, bus }, review, type);
      if (sent === "never-sent") throw refused(sent, { reviewId, webhook: type ?? null });
      if (sent === "served-already") throw refused(sent, { reviewId });
      return { body: { reviewId, ...sent, status: review.status } };
    },
);
