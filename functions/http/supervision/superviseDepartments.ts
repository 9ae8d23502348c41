/** Each department's figures in a period, and the formulas behind them: one read for each, however many cases there are. */
import { countedIdsOf } from "../../app/base/departmentLists.ts";
import { superviseDepartments as contract } from "../../contracts/supervision/routes.ts";
import { figuresFrom, FORMULAS } from "../../domain/supervision/figures.ts";
import { sumOf } from "../../domain/supervision/tally.ts";
import { handle } from "../base/handle.ts";
import { figuresPeriod } from "./figuresPeriod.ts";

export const superviseDepartments = handle(contract, ({ store, region, rules }) => async ({ query, now }) => {
  const { from, to } = figuresPeriod(query, now, rules.zone);
  /** Those of whom it has succeeded among them. */
  const countersOf = async (id: string) => {
    const all = await Promise.all(countedIdsOf(region, id).map((own) => store.figuresOf(own, from, to)));
    return sumOf(all.map((counters) => ({ all: counters })))["all"] ?? {};
  };
  const departments = await Promise.all(
    region.departments.map(async ({ id, name, nameEn }) => ({
      id,
      name,
      nameEn,
      ...figuresFrom(await countersOf(id)),
    })),
  );
  return { body: { from, to, departments, formulas: FORMULAS } };
});
