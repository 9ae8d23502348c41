/** Whom the applicant has named to be rung up. */
import { getOwnContact as contract } from "../../contracts/application/routes.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { contactView } from "./contactView.ts";

export const getOwnContact = handle(contract, (deps) => async ({ path: { applicationId } }) => {
  const application = (await deps.store.loadApplication(applicationId))?.state;
  if (!application) throw unknownApplication(applicationId);
  return { body: await contactView(deps, application) };
});
