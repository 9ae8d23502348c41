/** Its organ charges a line otherwise, within the tariff (更正). */
import { correctLine as contract } from "../../contracts/billing/routes.ts";
import { correct } from "../../domain/billing/deciding.ts";
import { handle } from "../base/handle.ts";
import { commandBill } from "./billCommand.ts";
import { actingFor, checkSeesBill } from "./billView.ts";

export const correctLine = handle(contract, (deps) => async (request) => {
  const { path, body, caller } = request;
  const { region } = deps;
  return commandBill(
    deps,
    path.applicationId,
    request,
    (moment) => {
      const line = moment.of.charges.find(({ matter }) => matter === body.matter);
      return correct(moment, body, actingFor(caller.department, line?.tariff.collectedBy, region));
    },
    (found) => checkSeesBill(caller.department, found, region),
  );
});
