/** Whom to ring up about a case: for its lead and whoever of its departments is asked, and for nobody else. */
import { getContact as contract } from "../../contracts/application/routes.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { contactView } from "./contactView.ts";
import { checkTakesPart } from "./lead.ts";

export const getContact = handle(contract, (deps) => async ({ path: { applicationId }, caller }) => {
  const application = (await deps.store.loadApplication(applicationId))?.state;
  if (!application) throw unknownApplication(applicationId);
  checkTakesPart(caller.department, application, deps.region);
  return { body: await contactView(deps, application) };
});
