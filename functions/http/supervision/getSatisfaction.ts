/** How satisfied applicants were with each department in a month that is over (满意度): one read for each. */
import { getSatisfaction as contract } from "../../contracts/supervision/ratings.ts";
import { published, satisfactionOf } from "../../domain/supervision/satisfaction.ts";
import { addDays, localDate } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { departmentCounters } from "../../app/supervision/departmentCounters.ts";

export const getSatisfaction = handle(contract, (deps) => async ({ query, now }) => {
  const { region, rules } = deps;
  const current = localDate(now, rules.zone).slice(0, 7);
  const last = addDays(`${current}-01`, -1).slice(0, 7);
  const month = query.month ?? last;
  // Of a month under way one mark more could be told from the mean before it.
  if (month > last) throw malformed([{ path: "month", code: "month-not-over", facts: { last } }]);
  const from = `${month}-01`;
  const to = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const departments = await Promise.all(
    region.departments.map(async ({ id, name, nameEn }) => ({
      id,
      name,
      nameEn,
      satisfaction: published(satisfactionOf(await departmentCounters(deps, id, from, to))),
    })),
  );
  return { body: { month, departments } };
});
