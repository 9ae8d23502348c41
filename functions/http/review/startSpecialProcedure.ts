/** `POST /v1/reviews/{reviewId}/special-procedure`: stops the clock for a hearing, an expert review and the like. */
import { SpecialProcedureBody } from "../../contracts/requests.ts";
import { startSpecialProcedure as decide } from "../../domain/review/specialProcedure.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { commandReview, ownDepartment, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const startSpecialProcedure = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const actor = ownDepartment(request);
    const start = parse(SpecialProcedureBody, request.body);
    return commandReview(deps, request, actor, (review, now, rules) => decide(review, start, now, rules));
  });
