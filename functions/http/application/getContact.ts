/** Whom to ring up about a case: for its lead, whoever of its departments is asked, and a supervisor who owes a call; for nobody else. */
import { getContact as contract } from "../../contracts/application/routes.ts";
import { isOwed } from "../../domain/supervision/rating.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { contactView } from "./contactView.ts";
import { checkTakesPart } from "./lead.ts";

export const getContact = handle(contract, (deps) => async ({ path: { applicationId }, caller }) => {
  const found = await deps.store.loadCase(applicationId);
  if (!found) throw unknownApplication(applicationId);
  const { state } = found.application;
  if (caller.role === "department") checkTakesPart(caller.department, state, deps.region);
  else if (!found.ratings.some((rating) => isOwed(rating.state))) throw refused("no-rating-duty", {});
  return { body: await contactView(deps, state) };
});
