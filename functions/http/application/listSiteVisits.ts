/** The joint site visits of a case, as whoever asks may see them. */
import { listSiteVisits as contract } from "../../contracts/application/visits.ts";
import { handle } from "../base/handle.ts";
import { visitsFor } from "./visitsRead.ts";
import { versionsOf } from "./statusView.ts";
import { visitsView } from "./visits.ts";

export const listSiteVisits = handle(contract, (deps) => async ({ path, caller, now }) => {
  const found = await visitsFor(deps, path.applicationId, caller);
  return {
    versions: versionsOf(found),
    body: visitsView(found, caller, deps.region, now, deps.rules),
  };
});
