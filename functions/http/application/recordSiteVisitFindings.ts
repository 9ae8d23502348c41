/** A department says what it has found on the site, with photographs and files. */
import { recordSiteVisitFindings as contract } from "../../contracts/application/visits.ts";
import { recordFindings } from "../../domain/application/duringVisits.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { commandVisits } from "./visits.ts";

export const recordSiteVisitFindings = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const whose = { ...path, isOwn: announcedByDepartment(caller, deps.region) };
  const said = withAttachments(body, await attachedFiles(deps, body.attachments, whose, now));
  return commandVisits(deps, request, "takes-part", (standing) =>
    recordFindings(standing, { department: caller.department, ...said }, now),
  );
});
