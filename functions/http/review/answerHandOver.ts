/** Whom a hand-over names accepts it, or says why not. */
import { answerHandOver as contract } from "../../contracts/review/routes.ts";
import { settleHandOver } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff } from "./staffCommand.ts";

export const answerHandOver = handle(contract, (deps) => async (request) => {
  const { path, body, by, now: at } = request;
  return commandStaff(deps, request, (staff) =>
    settleHandOver(staff, path.handOverId, body.refused, { by, at }),
  );
});
