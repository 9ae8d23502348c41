/** The lead's own decision, where the region asks for one. */
import { decideApplication as contract } from "../../contracts/application/routes.ts";
import { decide } from "../../domain/application/conclusion.ts";
import { isClosed } from "../../domain/review/review.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { handle } from "../base/handle.ts";
import { figuresKnown } from "../review/figures.ts";
import { commandApplication } from "./applicationCommand.ts";

export const decideApplication = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const known = figuresKnown(body.resolutions, "resolutions", deps.region);
  const whose = { ...path, isOwn: announcedByDepartment(caller, deps.region) };
  const said = withAttachments(body, await attachedFiles(deps, body.attachments, whose, now));
  return commandApplication(deps, request, {
    decide: (application, now, reviews, rules) =>
      known(decide(application, reviews.filter(isClosed), said, now, rules)),
  });
});
