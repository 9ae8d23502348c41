/** `PUT /v1/reviews/{reviewId}/handler`: says who handles the review (经办人); it never touches the clock. */
import { HandlerBody } from "../../contracts/requests.ts";
import { assign } from "../../domain/review/handler.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { commandReview, ownDepartment, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const nameHandler = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const handler = parse(HandlerBody, request.body);
    return commandReview(deps, request, actor, (review, now) => assign(review, handler, now));
  });
