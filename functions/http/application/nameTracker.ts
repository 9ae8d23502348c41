/** Somebody else keeps track of a case of the green channel (专人负责). */
import { nameTracker as contract } from "../../contracts/application/green.ts";
import { nameTracker as name } from "../../domain/application/enteringGreen.ts";
import { handle } from "../base/handle.ts";
import { commandGreen } from "./green.ts";

export const nameTracker = handle(
  contract,
  (deps) => async (request) =>
    commandGreen(deps, request, "lead", (standing, rules) =>
      name(standing, request.body, request.now, rules),
    ),
);
