/** The answer of the higher authority to what was sent on is put on record, with files. */
import { recordHigherAnswer as contract } from "../../contracts/review/routes.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { recordAnswer } from "../../domain/review/sendingOn.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { commandReview } from "./reviewCommand.ts";

export const recordHigherAnswer = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const whose = {
    applicationId: applicationOf(path.reviewId),
    isOwn: announcedByDepartment(caller, deps.region),
  };
  const answer = withAttachments(body, await attachedFiles(deps, body.attachments, whose, now));
  return commandReview(deps, request, (review, at, rules) => recordAnswer(review, answer, at, rules));
});
