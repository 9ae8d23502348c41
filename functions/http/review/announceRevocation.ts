/** That a consent by silence is to be revoked is announced (撤销前告知). */
import { announceRevocation as contract } from "../../contracts/review/routes.ts";
import { announceRevocation as announce } from "../../domain/review/announcing.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";
import { organOf } from "./revokingOrgan.ts";

export const announceRevocation = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      announce(review, request.body, organOf(request), now, rules),
    ),
);
