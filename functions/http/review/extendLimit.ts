/** `POST /v1/reviews/{reviewId}/extension`: more days, once, before the limit runs out (延期). */
import { ExtensionBody } from "../../contracts/requests.ts";
import { extend } from "../../domain/review/extension.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { commandReview, ownDepartment, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const extendLimit = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const asked = parse(ExtensionBody, request.body);
    return commandReview(deps, request, actor, (review, now, rules) => extend(review, asked, now, rules));
  });
