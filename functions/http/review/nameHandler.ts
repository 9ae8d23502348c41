/** Says who handles the review (经办人); it never touches the clock. */
import { nameHandler as contract } from "../../contracts/review/routes.ts";
import { assign } from "../../domain/review/handler.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const nameHandler = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now) => assign(review, request.body, now)),
);
