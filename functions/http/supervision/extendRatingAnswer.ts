/** A complex one takes longer to answer, with reasons. */
import { extendRatingAnswer as contract } from "../../contracts/supervision/ratings.ts";
import { extend } from "../../domain/supervision/rating.ts";
import { handle } from "../base/handle.ts";
import { commandRating } from "./ratingCommand.ts";

export const extendRatingAnswer = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandRating(deps, request, (rating) => extend(rating, body.reasons, by, now, deps.rules));
});
