/** An agent's clients and their cases: whoever owes something first comes first. */
import { getWorklist as contract } from "../../contracts/agency/routes.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { authorisationView } from "./authorisationView.ts";
import { casesOf, firstDue } from "./casesOf.ts";

export const getWorklist = handle(
  contract,
  ({ store, region, rules, log }) =>
    async ({ caller, query: { status, limit, cursor }, now }) => {
      const { sub } = caller;
      const page = await pageOf(store.authorisationsFor(sub, status, limit, cursor), log);
      const clients = await Promise.all(
        page.items.map(async (one) => {
          const authorisation = authorisationView(one, "agent", now, rules);
          // What is over shows who it was for, and nothing of their cases any more.
          const isOver = authorisation.status === "over";
          return { authorisation, cases: isOver ? [] : await casesOf({ store, region, rules }, one, now) };
        }),
      );
      const first = ({ cases: own }: (typeof clients)[number]) =>
        firstDue({ owed: own.flatMap(({ owed }) => owed) });
      const standing = clients.filter(({ authorisation }) => authorisation.status !== "over");
      const cases = standing.flatMap((one) => one.cases);
      return {
        body: {
          agent: { id: sub, isTeam: region.agency?.team.some(({ id }) => id === sub) ?? false },
          load: {
            clients: new Set(standing.map(({ authorisation }) => authorisation.applicant.creditCode)).size,
            cases: cases.length,
            owed: cases.reduce((sum, { owed }) => sum + owed.length, 0),
          },
          clients: clients.toSorted((a, b) => (first(a) < first(b) ? -1 : 1)),
          unreadable: page.unreadable,
          nextCursor: page.cursor,
        },
      };
    },
);
