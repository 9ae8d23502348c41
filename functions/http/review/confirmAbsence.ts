/** A leader confirms what was entered of days gone by. */
import { confirmAbsence as contract } from "../../contracts/review/routes.ts";
import { confirmAbsence as confirm } from "../../domain/review/absence.ts";
import { changeAbsence } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff } from "./staffCommand.ts";

export const confirmAbsence = handle(contract, (deps) => async (request) => {
  const { path, by, now: at } = request;
  return commandStaff(deps, request, (staff) =>
    changeAbsence(staff, path.absenceId, (before) => confirm(before, { by, at })),
  );
});
