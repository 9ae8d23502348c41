/** How periods, marks and ranks are told, and which figures an indicator opens to. */
import type { AppraisalFigure } from "../../../functions/domain/supervision/figures.ts";
import type { IndicatorName } from "../../../functions/domain/catalogue/appraisalFormula.ts";
import type { Cell } from "../../../functions/contracts/base/csv.ts";
import type { Answer } from "../../shared/api/answers.ts";
import { nameOf } from "../../shared/language/language.ts";
import { appraisalWords as SAYS } from "../../shared/appraisal/words.ts";

export type AppraisalData = Answer<"getAppraisal">;
export type Marked = AppraisalData["departments"][number];

/** What each indicator is computed from, as far as it opens to cases. */
export const FIGURES_OF: Readonly<Record<IndicatorName, readonly AppraisalFigure[]>> = {
  "on-time": ["closedInTime", "closedLate", "closedExcused"],
  silent: ["closedSilent", "closedInTime", "closedLate"],
  "share-of-limit": ["closedInTime"],
  complaints: ["upheldComplaints"],
  cards: ["otherCards", "closedLate", "closedSilent", "improperSupplements"],
  satisfaction: ["ratings"],
  inspection: [],
  supplements: ["improperSupplements"],
  "objections-without-cure": ["incurable", "objected"],
};

/** A card counts only for what no other indicator of the formula tells of. */
export function figuresOf(indicator: IndicatorName, formula: AppraisalData["formula"]): AppraisalFigure[] {
  if (indicator !== "cards") return [...FIGURES_OF[indicator]];
  const names = formula.indicators.map((one) => one.indicator);
  return [
    "otherCards" as const,
    ...(names.includes("on-time") ? [] : ["closedLate" as const]),
    ...(names.includes("silent") ? [] : ["closedSilent" as const]),
    ...(names.includes("supplements") ? [] : ["improperSupplements" as const]),
  ];
}

export function periodText(period: string): string {
  const [year, part] = period.split("-") as [string, string | undefined];
  if (part === undefined) return SAYS.year(year);
  return part.startsWith("Q") ? SAYS.quarter(year, part.slice(1)) : SAYS.month(year, Number(part));
}

/** Two decimals, always. */
export const markText = (mark: number | null): string => (mark === null ? SAYS.leftOut : mark.toFixed(2));

export const standingText = ({ mark, rank, unranked }: Pick<Marked, "mark" | "rank" | "unranked">): string =>
  unranked !== null ? SAYS.why[unranked] : `${markText(mark)} · ${SAYS.rankText(rank!)}`;

/** The table as a file has it: numbers as numbers. */
export function tableOf({ formula, departments, last }: AppraisalData): (readonly Cell[])[] {
  const names = formula.indicators.map(({ indicator }) => SAYS.indicators[indicator]);
  return [
    [
      SAYS.rank,
      SAYS.department,
      SAYS.mark,
      SAYS.closed,
      ...names.flatMap((name) => [name, `${name} ${SAYS.mark}`]),
    ],
    ...departments.map((one) => [
      one.rank ?? SAYS.unranked,
      nameOf(one) + (last.includes(one.id) ? ` (${SAYS.last})` : ""),
      one.mark ?? SAYS.why[one.unranked!],
      one.closed,
      ...one.indicators.flatMap(({ value, mark }) => [value ?? SAYS.leftOut, mark ?? SAYS.leftOut]),
    ]),
  ];
}
