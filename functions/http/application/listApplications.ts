/** The applications of a phase, the green channel first, then the oldest: those a department leads or tracks, or all for supervisors. */
import { listApplications as contract } from "../../contracts/application/routes.ts";
import { trackerNow } from "../../domain/application/greenChannel.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { applicationsShown } from "./applicationsShown.ts";
import { leadToday } from "./lead.ts";

export const listApplications = handle(
  contract,
  (deps) =>
    async ({ caller, query: { phase, tracked, limit, cursor }, now }) =>
      applicationsShown(deps, deps.store.applicationsIn(phase, limit, cursor), now, (application) => {
        const tracker = trackerNow(application);
        if (tracked !== undefined && tracker === null) return false;
        if (caller.role !== "department") return true;
        const { department } = caller;
        if (tracker !== null && answersFor(deps.region.departments, department, tracker.department))
          return true;
        return tracked === undefined && department === leadToday(application, deps.region);
      }),
);
