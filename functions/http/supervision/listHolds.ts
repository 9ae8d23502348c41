/** The register of integrity holds, the latest entry first; or all about one applicant. */
import { listHolds as contract } from "../../contracts/supervision/routes.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { holdView } from "./holdView.ts";

export const listHolds = handle(contract, ({ store, rules, log }) => async ({ query, now }) => {
  const { status, creditCode, limit, cursor } = query;
  if (creditCode !== undefined) {
    const about = (await store.holdsOf(creditCode)).sort((a, b) => (a.placed.at < b.placed.at ? 1 : -1));
    return {
      body: { holds: about.map((hold) => holdView(hold, now, rules)), unreadable: 0, nextCursor: null },
    };
  }
  const page = await pageOf(store.holdsIn(status, limit, cursor), log);
  const holds = page.items.map((hold) => holdView(hold, now, rules));
  return { body: { holds, unreadable: page.unreadable, nextCursor: page.cursor } };
});
