/** Somebody of the department signs for a review (签收). */
import { signForReview as contract } from "../../contracts/review/routes.ts";
import { withOffset } from "../../domain/base/time.ts";
import { signFor } from "../../domain/review/signFor.ts";
import { handle } from "../base/handle.ts";
import { changed } from "./reviewCommand.ts";

export const signForReview = handle(contract, (deps) => async (request) => {
  const { rules } = deps;
  const { state, version } = await changed(
    deps,
    request,
    (review, now, rules) => signFor(review, request.by, now, rules),
    { isEvidence: true },
  );
  // Who is not refused has signed, now or before.
  const { served } = state;
  const signature = state.signature!;
  return {
    versions: String(version),
    body: {
      reviewId: state.facts.reviewId,
      signedBy: signature.by,
      signedAt: withOffset(signature.at, rules.zone),
      servedAt: served && withOffset(served.servedAt, rules.zone),
    },
  };
});
