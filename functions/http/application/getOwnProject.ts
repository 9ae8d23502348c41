/** A project as the applicant who has signed in has applied for it; what others have applied for is not theirs to know of. */
import { getOwnProject as contract } from "../../contracts/application/routes.ts";
import { handle } from "../base/handle.ts";
import { ALL, projectView } from "./projectView.ts";

export const getOwnProject = handle(contract, (deps) => async ({ caller, path: { projectCode }, now }) => {
  const entry = await deps.store.projectOf(caller.creditCode, projectCode);
  return projectView(deps, projectCode, [entry], ALL, now);
});
