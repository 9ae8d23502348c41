/** A project over all its applicants: for supervisors the whole, for a department what it leads or takes part in. */
import { getProject as contract } from "../../contracts/application/routes.ts";
import { MOST_REMEMBERED } from "../../domain/application/repeatedProject.ts";
import { handle } from "../base/handle.ts";
import { ALL, asDepartment, projectView } from "./projectView.ts";

export const getProject = handle(contract, (deps) => async ({ caller, path: { projectCode }, now }) => {
  const entries = await deps.store.projectsOf(projectCode, MOST_REMEMBERED);
  const sees = caller.role === "department" ? asDepartment(caller.department, deps.region) : ALL;
  return projectView(deps, projectCode, entries, sees, now);
});
