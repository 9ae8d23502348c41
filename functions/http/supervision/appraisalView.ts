/** A period of the appraisal as it is shown: as it stands by now, or, once it is closed, as it was signed, with its corrections. */
import {
  appraisedIn,
  closedPeriod,
  closingAsked,
  digestOf,
  inspectionsOf,
} from "../../app/supervision/appraising.ts";
import type { CaseRecords } from "../../app/base/ports.ts";
import type { getAppraisal } from "../../contracts/supervision/routes.ts";
import type { AnswerOf } from "../../contracts/base/contract.ts";
import { localDate, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { AppraisalFormula } from "../../domain/catalogue/appraisalFormula.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { closingDays, periodBefore, type AppraisalPeriod } from "../../domain/supervision/appraisalPeriod.ts";
import { whyNotClosable } from "../../domain/supervision/closing.ts";
import { BEHIND_MARKS, type AppraisalFigure } from "../../domain/supervision/figures.ts";
import { lastOf } from "../../domain/supervision/ranking.ts";
import { lastAgain, standings, type Standing } from "../../domain/supervision/snapshot.ts";
import { refused } from "../base/refused.ts";

type Deps = {
  store: Pick<CaseRecords, "figuresOf" | "noted">;
  region: Region;
  rules: ClockRules;
};

/** @throws Refused `no-appraisal` where the region has no formula and the period is not closed */
export async function appraisalView(
  { store, region, rules }: Deps,
  period: AppraisalPeriod,
  now: Instant,
): Promise<AnswerOf<typeof getAppraisal>> {
  const [kept, asked, before, entered] = await Promise.all([
    closedPeriod(store, period.name),
    closingAsked(store, period.name),
    closedPeriod(store, periodBefore(period).name),
    inspectionsOf(store, period),
  ]);
  const days = closingDays(period, rules);
  const closedAt = kept?.snapshot.closedAt ?? null;
  const isOver = localDate(now, rules.zone) > period.to;
  const offset = (instant: Instant) => withOffset(instant, rules.zone);
  return {
    period: period.name,
    kind: period.kind,
    from: period.from,
    to: period.to,
    status: kept ? "closed" : isOver ? "over" : "under-way",
    closableFrom: days?.from ?? null,
    closesOn: days?.on ?? null,
    mayClose: asked === null && whyNotClosable(period, closedAt, now, rules) === null,
    asked: asked && { by: asked.by, at: offset(asked.at) },
    closed: kept && {
      at: offset(kept.snapshot.closedAt),
      by: kept.snapshot.by,
      digest: digestOf(kept.text),
      signature: kept.snapshot.signature,
      previous: kept.snapshot.previous,
    },
    ...(kept ? { ...ofSnapshot(kept.snapshot) } : await asItStands()),
    inspections: entered.flatMap(({ month, marks }) =>
      Object.entries(marks).map(([department, { mark, source, by, at }]) => ({
        month,
        department,
        mark,
        source,
        by,
        at: offset(at),
      })),
    ),
    corrections: (kept?.corrections ?? []).map(({ at, signature, departments }) => ({
      at: offset(at),
      signature,
      departments: departments.map(({ was, ...one }) => ({
        ...shown(one),
        was: { mark: told(was.mark), rank: was.rank, unranked: was.unranked },
      })),
    })),
  };

  async function asItStands() {
    const formula = region.appraisal;
    if (!formula) throw refused("no-appraisal", {});
    const ids = region.departments.map(({ id }) => id);
    const standing = standings(formula, await appraisedIn(store, region, period, ids, entered));
    return {
      formula: formulaOf(formula),
      departments: standing.map((one) => {
        const { name, nameEn } = region.departments.find(({ id }) => id === one.id)!;
        return { ...shown(one), name, nameEn };
      }),
      last: lastOf(standing),
      lastAgain: lastAgain(period, standing, before && before.snapshot),
    };
  }
}

type Kept = NonNullable<Awaited<ReturnType<typeof closedPeriod>>>["snapshot"];

const ofSnapshot = ({ formula, departments, last, lastAgain: again }: Kept) => ({
  formula: formulaOf(formula),
  departments: departments.map((one) => ({ ...shown(one), name: one.name, nameEn: one.nameEn })),
  last: [...last],
  lastAgain: [...again],
});

const formulaOf = ({ indicators }: AppraisalFormula) => ({
  indicators: indicators.map(({ indicator, weight, direction, full, none }) => ({
    indicator,
    weight,
    direction,
    full,
    none,
  })),
});

/** Whole hundredths as the decimal that they are. */
const told = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100);

const shown = ({ id, closed, mark, rank, unranked, indicators, counters }: Standing) => ({
  id,
  closed,
  mark: told(mark),
  rank,
  unranked,
  indicators: indicators.map((one) => ({
    indicator: one.indicator,
    value: told(one.value),
    mark: told(one.mark),
    weighs: told(one.weighs),
  })),
  figures: Object.fromEntries(BEHIND_MARKS.map((figure) => [figure, counters[figure] ?? 0])) as Record<
    AppraisalFigure,
    number
  >,
});
