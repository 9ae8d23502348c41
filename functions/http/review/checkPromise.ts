/** 核查: a department records what came of checking a promise that its matter rests on. */
import { checkPromise as contract } from "../../contracts/review/routes.ts";
import { checkPromise as decide } from "../../domain/review/promiseCheck.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const checkPromise = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) => decide(review, request.body, now, rules)),
);
