/** What was said of a department in a period, for itself: no case, no name, no day. */
import { countedIdsOf } from "../../app/base/departmentLists.ts";
import { listSaid as contract } from "../../contracts/supervision/ratings.ts";
import { monthOf } from "../../domain/supervision/rating.ts";
import { published, satisfactionOf } from "../../domain/supervision/satisfaction.ts";
import { handle } from "../base/handle.ts";
import { pageOf } from "../base/paging.ts";
import { ownDepartment } from "../review/staffCommand.ts";
import { departmentCounters } from "../../app/supervision/departmentCounters.ts";
import { figuresPeriod } from "./figuresPeriod.ts";

export const listSaid = handle(contract, (deps) => async (request) => {
  const { store, region, rules, log } = deps;
  const { query, now } = request;
  const { id } = ownDepartment(request, region);
  const { from, to } = figuresPeriod(query, now, rules.zone);
  const wanted = { counter: "ratings", from, to } as const;
  const [page, counters] = await Promise.all([
    pageOf(store.listedOf(countedIdsOf(region, id), wanted, query.limit, query.cursor), log),
    departmentCounters(deps, id, from, to),
  ]);
  const ratings = await Promise.all(page.items.map(async ({ subject }) => store.loadRating(subject)));
  const rows = ratings
    .flatMap((recorded) => (recorded && recorded.state.excluded === null ? [recorded.state] : []))
    .map(({ facts, followUp }) => ({
      month: monthOf(facts, rules.zone),
      mark: facts.mark,
      words: facts.agreed ? facts.words : null,
      followUp: followUp?.agreed ? followUp.words : null,
    }))
    // In no order of days: the last of them is nobody's in particular.
    .sort(
      (a, b) =>
        b.month.localeCompare(a.month) || a.mark - b.mark || (a.words ?? "").localeCompare(b.words ?? ""),
    );
  return {
    body: {
      from,
      to,
      satisfaction: published(satisfactionOf(counters)),
      rows,
      unreadable: page.unreadable,
      nextCursor: page.cursor,
    },
  };
});
