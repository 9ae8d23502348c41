/** Refunds that wait for their organ; a page of a department's may have fewer than it asks for, and goes on. */
import { listRefunds as contract } from "../../contracts/billing/routes.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { billView } from "./billView.ts";

export const listRefunds = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query: { limit, cursor }, caller, now }) => {
      const bills = await pageOf(store.billsIn("refunds", limit, cursor), log);
      const cases = await Promise.all(
        bills.items.map(({ state }) => store.loadCase(state.facts.applicationId)),
      );
      const isTheirs = (organ: string) =>
        caller.role !== "department" || answersFor(region.departments, caller.department, organ);
      const refunds = cases.flatMap((found) => {
        if (!found) return [];
        const { applicationId, refunds: all } = billView(found, region, rules, now);
        const project = found.application.state.facts.project.name;
        return all
          .filter(({ checkBy, checkedBy }) => checkBy !== null && isTheirs(checkedBy.id))
          .map((refund) => ({ applicationId, project, ...refund }));
      });
      return { body: { refunds, unreadable: bills.unreadable, nextCursor: bills.cursor } };
    },
);
