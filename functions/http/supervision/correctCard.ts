/** A supervisor corrects a card that should not stand. */
import { correctCard as contract } from "../../contracts/supervision/routes.ts";
import { parseInstant } from "../../domain/base/time.ts";
import { correctCard as correct } from "../../domain/review/correction.ts";
import { ownCards } from "../../domain/supervision/card.ts";
import { handle } from "../base/handle.ts";
import { changed } from "../review/reviewCommand.ts";
import { cardView } from "./cardView.ts";

export const correctCard = handle(contract, (deps) => async (request) => {
  const { body, by } = request;
  const at = parseInstant(body.at);
  const { state, version } = await changed(deps, request, (review, now, rules) =>
    correct(review, { ...body, at }, by, now, rules),
  );
  // Who is not refused has corrected it, now or before.
  const card = ownCards(state).find((one) => one.rule === body.rule && one.at === at)!;
  return { versions: String(version), body: cardView(card, deps.rules) };
});
