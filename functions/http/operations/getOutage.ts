/** An outage of the platform, with everything that was said of it. */
import { getOutage as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";
import { refused } from "../base/refused.ts";
import { outageView } from "./outageView.ts";

export const getOutage = handle(
  contract,
  ({ store, rules: { zone } }) =>
    async ({ path: { outageId }, now }) => {
      const outage = await store.outage(outageId);
      if (!outage) throw refused("unknown-outage", { outageId });
      return { body: outageView(outage, now, zone) };
    },
);
