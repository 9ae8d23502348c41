/** 接收移送: whoever a matter has been handed on to accepts it, or disputes that it is theirs. */
import { answerReferral as contract } from "../../contracts/review/routes.ts";
import { answerReferral as decide } from "../../domain/review/referralAnswer.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const answerReferral = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      decide(review, request.body, now, rules, deps.region.departments),
    ),
);
