/**
 * Each department's figures in a period, and the formulas behind them: one read for each, however many cases there are,
 * and two for how the region's cases came and went.
 */
import { superviseDepartments as contract } from "../../contracts/supervision/routes.ts";
import { caseFlow, figuresFrom, FORMULAS } from "../../domain/supervision/figures.ts";
import { WHOLE_REGION } from "../../domain/supervision/tally.ts";
import { addDays } from "../../domain/base/time.ts";
import { handle } from "../base/handle.ts";
import { departmentCounters } from "../../app/supervision/departmentCounters.ts";
import { figuresPeriod } from "./figuresPeriod.ts";

/** Before anything was counted. */
const FIRST_DAY = "0001-01-01";

export const superviseDepartments = handle(contract, ({ store, region, rules }) => async ({ query, now }) => {
  const { from, to } = figuresPeriod(query, now, rules.zone);
  const departments = await Promise.all(
    region.departments.map(async ({ id, name, nameEn }) => ({
      id,
      name,
      nameEn,
      ...figuresFrom(await departmentCounters({ store, region }, id, from, to)),
    })),
  );
  const [before, within] = await Promise.all([
    store.figuresOf(WHOLE_REGION, FIRST_DAY, addDays(from, -1)),
    store.figuresOf(WHOLE_REGION, from, to),
  ]);
  return { body: { from, to, departments, cases: caseFlow(before, within), formulas: FORMULAS } };
});
