/** The tracker of a case notes what was done, with files. */
import { noteTracking as contract } from "../../contracts/application/green.ts";
import { noteTracking as note } from "../../domain/application/tracking.ts";
import { withAttachments } from "../../domain/base/attachment.ts";
import { announcedByDepartment, attachedFiles } from "../base/attached.ts";
import { handle } from "../base/handle.ts";
import { commandGreen } from "./green.ts";

export const noteTracking = handle(contract, (deps) => async (request) => {
  const { body, path, caller, now } = request;
  const whose = { ...path, isOwn: announcedByDepartment(caller, deps.region) };
  const said = withAttachments(body, await attachedFiles(deps, body.attachments, whose, now));
  return commandGreen(deps, request, "takes-part", (standing) =>
    note(standing, caller.department, said, now),
  );
});
