/** Whoever an order of the ladder (督办单) is addressed to signs for it, or answers it. */
import { answerOrder as contract } from "../../contracts/review/routes.ts";
import { answerOrder as decide } from "../../domain/review/answerOrder.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const answerOrder = handle(contract, (deps) => async (request) => {
  const { to, issuedAt: at, answer } = request.body;
  return commandReview(deps, request, (review, now, rules) =>
    decide(review, { to, at, answer }, request.by, now, rules),
  );
});
