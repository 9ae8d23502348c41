/** A department puts an absence on record, its end, or what is right instead of what was said. */
import { recordAbsence as contract } from "../../contracts/review/routes.ts";
import { recordAbsence as record } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff } from "./staffCommand.ts";

export const recordAbsence = handle(contract, (deps) => async (request) => {
  const { path, body, by, now: at } = request;
  return commandStaff(deps, request, (staff, { posts }) =>
    record(staff, posts, path.absenceId, body, { by, at }),
  );
});
