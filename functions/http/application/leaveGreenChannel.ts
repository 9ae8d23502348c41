/** A case leaves the green channel (绿色通道), with a reason. */
import { leaveGreenChannel as contract } from "../../contracts/application/green.ts";
import { leaveGreenChannel as leave } from "../../domain/application/enteringGreen.ts";
import { handle } from "../base/handle.ts";
import { commandGreen } from "./green.ts";

export const leaveGreenChannel = handle(
  contract,
  (deps) => async (request) =>
    commandGreen(deps, request, "lead", (standing) => leave(standing, request.body.reasons, request.now)),
);
