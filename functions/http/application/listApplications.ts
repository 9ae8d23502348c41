/** The applications of a phase, oldest first: those a department leads, or all for supervisors. */
import { listApplications as contract } from "../../contracts/application/routes.ts";
import { handle } from "../base/handle.ts";
import { applicationsShown } from "./applicationsShown.ts";
import { leadToday } from "./lead.ts";

export const listApplications = handle(
  contract,
  (deps) =>
    async ({ caller, query: { phase, limit, cursor }, now }) =>
      applicationsShown(
        deps,
        deps.store.applicationsIn(phase, limit, cursor),
        now,
        (application) =>
          caller.role !== "department" || caller.department === leadToday(application, deps.region),
      ),
);
