/** A supervisor corrects a card that should not stand. */
import { awaitsContest } from "../../app/supervision/accounts.ts";
import { correctCard as contract } from "../../contracts/supervision/routes.ts";
import { correctCard as correct } from "../../domain/review/correction.ts";
import { isOfficial } from "../../domain/base/actor.ts";
import { ownCards } from "../../domain/supervision/card.ts";
import { refused } from "../base/refused.ts";
import { handle } from "../base/handle.ts";
import { changed } from "../review/reviewCommand.ts";
import { cardView } from "./cardView.ts";

export const correctCard = handle(contract, (deps) => async (request) => {
  const { body, by, path } = request;
  const { rule, at } = body;
  const card = { reviewId: path.reviewId, rule, at };
  // That is for somebody who has confirmed nothing in the case, and is decided beside the card.
  if (await awaitsContest(deps, card)) throw refused("contest-pending", {});
  const { state, version } = await changed(deps, request, (review, now, rules) => {
    const { id: organ } = review.facts.department;
    // Nobody decides about their own organ.
    if (isOfficial(by) && by.organ === organ) throw refused("own-organ", { organ });
    return correct(review, body, by, now, rules);
  });
  // Who is not refused has corrected it, now or before.
  const shown = ownCards(state).find((one) => one.rule === rule && one.at === at)!;
  return { versions: String(version), body: cardView(shown, deps.rules) };
});
