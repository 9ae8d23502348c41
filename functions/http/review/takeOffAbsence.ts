/** A department takes an absence off that is none. */
import { takeOffAbsence as contract } from "../../contracts/review/routes.ts";
import { takeOffAbsence as takeOff } from "../../domain/review/absence.ts";
import { changeAbsence } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff } from "./staffCommand.ts";

export const takeOffAbsence = handle(contract, (deps) => async (request) => {
  const { path, body, by, now: at } = request;
  return commandStaff(deps, request, (staff) =>
    changeAbsence(staff, path.absenceId, (before) => takeOff(before, body.reason, { by, at })),
  );
});
