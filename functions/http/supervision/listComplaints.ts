/** The complaints that supervision has to answer, the most urgent first. */
import { listComplaints as contract } from "../../contracts/supervision/routes.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { complaintView } from "./complaintView.ts";

export const listComplaints = handle(contract, ({ store, region, rules, log }) => async ({ query, now }) => {
  const { status, limit, cursor } = query;
  const page = await pageOf(store.complaintsIn(status, limit, cursor), log);
  const complaints = page.items.map(({ state }) => complaintView(state, "supervisor", now, rules, region));
  return { body: { complaints, unreadable: page.unreadable, nextCursor: page.cursor } };
});
