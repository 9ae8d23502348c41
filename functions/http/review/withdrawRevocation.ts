/** What was announced is withdrawn: the consent by silence stands. */
import { withdrawRevocation as contract } from "../../contracts/review/routes.ts";
import { withdrawAnnouncement } from "../../domain/review/announcing.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";
import { organOf } from "./revokingOrgan.ts";

export const withdrawRevocation = handle(
  contract,
  (deps) => async (request) =>
    commandReview(deps, request, (review, now, rules) =>
      withdrawAnnouncement(review, request.body, organOf(request), now, rules),
    ),
);
