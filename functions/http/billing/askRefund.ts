/** The applicant asks for what was paid of a line (退付申请). */
import { askRefund as contract } from "../../contracts/billing/routes.ts";
import { askRefund as decide } from "../../domain/billing/deciding.ts";
import { handle } from "../base/handle.ts";
import { commandBill } from "./billCommand.ts";

export const askRefund = handle(
  contract,
  (deps) => async (request) =>
    commandBill(deps, request.path.applicationId, request, (moment) => decide(moment, request.body)),
);
