/** The operator puts an outage of the platform on record, its end, or what is right instead of what was said. */
import { LOST, racing } from "../../app/base/racing.ts";
import { recordOutage as contract } from "../../contracts/operations/routes.ts";
import { OUTAGES } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { MOST_OUTAGES, state } from "../../domain/review/outage.ts";
import { handle } from "../base/handle.ts";
import { malformed, refused, refusedBy } from "../base/refused.ts";
import { outageView } from "./outageView.ts";

export const recordOutage = handle(
  contract,
  ({ store, region, rules: { zone } }) =>
    async ({ path: { outageId }, body, by, now }) => {
      const facts = { ...body, departments: cutOffBy(body.departments, region) };
      // Whoever loses a race is judged by what the other wrote.
      return racing(`outage ${outageId}`, async () => {
        const before = await store.outage(outageId);
        const { outage, refusal } = state(before, outageId, facts, { by, at: now });
        if (refusal) throw refusedBy(refusal, zone);
        if (before === undefined && !(await store.takePlace(OUTAGES, "outages", outageId, MOST_OUTAGES)))
          throw refused("too-many-outages", { most: MOST_OUTAGES });
        const isDone = outage === before || (await store.keepOutage(before, outage)) === "saved";
        return isDone ? { body: outageView(outage, now, zone) } : LOST;
      });
    },
);

/** Those that are named, as they are called today: whoever takes their place answers to that name, too. */
function cutOffBy(named: readonly string[] | null, region: Region): string[] | null {
  if (named === null) return null;
  const known = region.departments.map(({ id }) => id);
  const strangers = named.flatMap((department, i) => (known.includes(department) ? [] : [i]));
  if (strangers.length > 0)
    throw malformed(
      strangers.map((i) => ({ path: `departments[${i}]`, code: "not-a-department", facts: { known } })),
    );
  return [...new Set(named)].sort();
}
