/** The status, as the rules say it stands now. */
import { knowing } from "../../app/base/circumstances.ts";
import { loadAccepted, momentOf } from "../../app/application/catchUp.ts";
import { getApplication as contract } from "../../contracts/application/routes.ts";
import { unknownApplication } from "../base/access.ts";
import { handle } from "../base/handle.ts";
import { statusView, versionsOf } from "./statusView.ts";

export const getApplication = handle(contract, (deps) => async ({ path: { applicationId }, now }) => {
  const { region, rules, settleSeconds } = deps;
  const found = await loadAccepted(deps, applicationId, momentOf(now, settleSeconds));
  if (!found) throw unknownApplication(applicationId);
  const body = await knowing(deps.store, (circumstancesOf) =>
    statusView(found, region, now, { ...rules, circumstancesOf }, "applicant"),
  );
  return { versions: versionsOf(found), body };
});
