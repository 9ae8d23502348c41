/** Whoever gave a bad mark was called (回访): what came of it. */
import { callRater as contract } from "../../contracts/supervision/ratings.ts";
import { call } from "../../domain/supervision/rating.ts";
import { handle } from "../base/handle.ts";
import { commandRating } from "./ratingCommand.ts";

export const callRater = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandRating(deps, request, (rating) => call(rating, body.note, by, now));
});
