/** The collecting organ checks a refund; its head approves what was checked. */
import { decideRefund as contract } from "../../contracts/billing/routes.ts";
import { rankOf } from "../../domain/base/actor.ts";
import { approveRefund, checkerOf, checkRefund } from "../../domain/billing/deciding.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { commandBill } from "./billCommand.ts";
import { actingFor, checkSeesBill } from "./billView.ts";

export const decideRefund = handle(contract, (deps) => async (request) => {
  const { path, body, caller, by } = request;
  const { applicationId, refundId } = path;
  const { region } = deps;
  const rank = rankOf(by);
  if (body.result === "approved" && rank !== "head" && rank !== "deputy-head")
    throw refused("heads-approval", { rank });
  return commandBill(
    deps,
    applicationId,
    request,
    (moment) => {
      const refund = moment.bill?.refunds.find((one) => one.refundId === refundId);
      const organ = actingFor(caller.department, refund && checkerOf(moment.of, refund), region);
      return body.result === "approved"
        ? approveRefund(moment, refundId, organ)
        : checkRefund(moment, { refundId, ...body }, organ);
    },
    (found) => checkSeesBill(caller.department, found, region),
  );
});
