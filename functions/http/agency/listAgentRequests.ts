/** Requests that nobody has answered, and how much each of the free team has to do. */
import { listAgentRequests as contract } from "../../contracts/agency/routes.ts";
import { standingOf, statusOf } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { authorisationView } from "./authorisationView.ts";

/** What is counted of anybody's authorisations: who has as many has too many. */
const MOST_COUNTED = 100;

export const listAgentRequests = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ query: { limit, cursor }, now }) => {
      const page = await pageOf(store.agentsAskedFor(limit, cursor), log);
      const team = await Promise.all(
        (region.agency?.team ?? []).map(async ({ id, name, nameEn }) => {
          const { items } = await pageOf(store.authorisationsFor(id, "standing", MOST_COUNTED), log);
          const load = items.filter((one) => statusOf(standingOf(one), now) !== "over").length;
          return { id, name, nameEn, load };
        }),
      );
      return {
        body: {
          requests: page.items.map((one) => authorisationView(one, "supervisor", now, rules)),
          team,
          unreadable: page.unreadable,
          nextCursor: page.cursor,
        },
      };
    },
);
