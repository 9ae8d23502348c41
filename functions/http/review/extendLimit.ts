/** More days, once, before the limit runs out (延期). */
import { extendLimit as contract } from "../../contracts/review/routes.ts";
import { extend } from "../../domain/review/extension.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const extendLimit = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      extend(review, request.body, request.by, now, rules),
    ),
);
