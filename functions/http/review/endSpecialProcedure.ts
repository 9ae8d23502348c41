/** `DELETE /v1/reviews/{reviewId}/special-procedure`: the procedure is over, the clock runs again. */
import { endSpecialProcedure as decide } from "../../domain/review/specialProcedure.ts";
import { endpoint } from "../base/endpoint.ts";
import { commandReview, ownDepartment, type Deps } from "./reviewCommand.ts";

export type { Deps };

export const endSpecialProcedure = (deps: Deps) =>
  endpoint(deps.log, async (request) =>
    commandReview(deps, request, ownDepartment(request), (review, now, rules) => decide(review, now, rules)),
  );
