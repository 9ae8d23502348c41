/** The department is told what a complaint is about (转办): of one in confidence nothing by which anybody could be told. */
import { passComplaintOn as contract } from "../../contracts/supervision/complaints.ts";
import { applicationOf } from "../../domain/base/ids.ts";
import { passOn } from "../../domain/supervision/complaintHandling.ts";
import { handle } from "../base/handle.ts";
import { commandComplaint } from "./complaintCommand.ts";

export const passComplaintOn = handle(contract, (deps) => async (request) => {
  const { path, body, by, now } = request;
  const applicationId = applicationOf(path.complaintId);
  const facts = (await deps.store.loadApplication(applicationId))?.state.facts;
  const names = facts
    ? [facts.applicant.name, facts.applicant.creditCode, facts.project.name, facts.project.code]
    : [];
  return commandComplaint(deps, request, (complaint) =>
    passOn(complaint, body, [applicationId, ...names], by, now),
  );
});
