/** The operator has a department's webhook sent again, under the same id. */
import { redeliver } from "../../app/operations/redelivery.ts";
import { redeliverWebhook as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { unknownReview } from "../review/owner.ts";

export const redeliverWebhook = handle(contract, ({ store, bus }) => async ({ path: { reviewId } }) => {
  const review = (await store.loadReview(reviewId))?.state;
  if (!review) throw unknownReview(reviewId);
  const webhookId = await redeliver({ store, bus }, reviewId);
  if (webhookId === null) throw refused("never-sent", { reviewId });
  return { body: { reviewId, webhookId, status: review.status } };
});
