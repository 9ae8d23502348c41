/** Supervision answers a bad mark, after the call. */
import { answerRating as contract } from "../../contracts/supervision/ratings.ts";
import { answer } from "../../domain/supervision/rating.ts";
import { handle } from "../base/handle.ts";
import { commandRating } from "./ratingCommand.ts";

export const answerRating = handle(contract, (deps) => async (request) => {
  const { body, by, now } = request;
  return commandRating(deps, request, (rating) => answer(rating, body.answer, by, now, deps.rules));
});
