/** A mark that was given by mistake or in malice counts no more. */
import { excludeRating as contract } from "../../contracts/supervision/ratings.ts";
import { exclude } from "../../domain/supervision/rating.ts";
import { handle } from "../base/handle.ts";
import { commandRating } from "./ratingCommand.ts";

export const excludeRating = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandRating(deps, request, (rating) => exclude(rating, body, by, now));
});
