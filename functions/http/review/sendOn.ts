/** The department sends a matter on to the higher authority that decides it (初审、转报), with files. */
import { sendOn as contract } from "../../contracts/review/routes.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { sendOn as send } from "../../domain/review/sendingOn.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const sendOn = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const whose = {
    applicationId: applicationOf(path.reviewId),
    isOwn: announcedByDepartment(caller, deps.region),
  };
  const sending = withAttachments(body, await attachedFiles(deps, body.attachments, whose, now));
  return commandReview(deps, request, (review, at, rules) => send(review, sending, at, rules));
});
