/** The register of outages of the platform, what was put on record last first. */
import { listOutages as contract } from "../../contracts/operations/routes.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { outageRow } from "./outageView.ts";

export const listOutages = handle(contract, ({ store, rules, log }) => async ({ query, now }) => {
  const page = await pageOf(store.outagesIn(query.limit, query.cursor), log);
  const outages = page.items.map((outage) => outageRow(outage, now, rules.zone));
  return { body: { outages, unreadable: page.unreadable, nextCursor: page.cursor } };
});
