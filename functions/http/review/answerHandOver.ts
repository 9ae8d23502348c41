/** Whom a hand-over names accepts it, or says why not. */
import { noteHandOver } from "../../app/application/handedOver.ts";
import { staffOf } from "../../app/base/staff.ts";
import { answerHandOver as contract } from "../../contracts/review/routes.ts";
import { settleHandOver } from "../../domain/review/staff.ts";
import { handle } from "../base/handle.ts";
import { commandStaff } from "./staffCommand.ts";

export const answerHandOver = handle(contract, (deps) => async (request) => {
  const { path, body, by, now: at } = request;
  const answer = await commandStaff(deps, request, (staff) =>
    settleHandOver(staff, path.handOverId, body.refused, { by, at }),
  );
  // What is lost of this the morning round makes up for.
  const { handOvers } = await staffOf(deps.store, path.departmentId);
  const taken = handOvers.find(({ handOverId }) => handOverId === path.handOverId);
  if (taken) await noteHandOver(deps.store, taken, at);
  return answer;
});
