/** A case enters the green channel (绿色通道): by the authority's list, or by the supervisor with a basis. */
import { enterGreenChannel as contract } from "../../contracts/application/green.ts";
import { enterGreenChannel as enter } from "../../domain/application/enteringGreen.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { commandGreen } from "./green.ts";

export const enterGreenChannel = handle(contract, (deps) => async (request) => {
  const { body, caller, now } = request;
  return commandGreen(deps, request, "lead", (standing, rules) => {
    // What no list says is the supervisor's to say.
    if (body.by === "supervisor" && caller.role !== "supervisor")
      throw refused("role-not-allowed", { role: caller.department, allowed: ["supervisor"] });
    return enter(standing, body, now, rules);
  });
});
