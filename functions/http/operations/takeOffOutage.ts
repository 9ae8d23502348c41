/** The operator takes an outage off that was recorded by mistake. */
import { LOST, racing } from "../../app/base/racing.ts";
import { takeOffOutage as contract } from "../../contracts/operations/routes.ts";
import { takeOff } from "../../domain/review/outage.ts";
import { handle } from "../base/handle.ts";
import { refused, refusedBy } from "../base/refused.ts";
import { outageView } from "./outageView.ts";

export const takeOffOutage = handle(
  contract,
  ({ store, rules: { zone } }) =>
    async ({ path: { outageId }, body, by, now }) => {
      return racing(`outage ${outageId}`, async () => {
        const before = await store.outage(outageId);
        if (!before) throw refused("unknown-outage", { outageId });
        const { outage, refusal } = takeOff(before, body.reason, { by, at: now });
        if (refusal) throw refusedBy(refusal, zone);
        const isDone = outage === before || (await store.keepOutage(before, outage)) === "saved";
        return isDone ? { body: outageView(outage, now, zone) } : LOST;
      });
    },
);
