/** 绩效考评: what a department's work comes to, by formulas that are published with the figures. */
import { satisfactionOf } from "./satisfaction.ts";
import type { Counter, Counters } from "./tally.ts";

/** What is counted as it is shown, and can be opened to its list; the rates are computed from these. */
export const SHOWN = [
  "received",
  "open",
  "onTime",
  "early",
  "overdue",
  "lateDays",
  "silent",
  "objections",
  "supplements",
  "complaints",
  "inquiries",
  "inquiriesInTime",
  "inquiriesHandedOn",
  "inquiriesOverdue",
  "ratings",
  "badRatings",
  "excludedRatings",
  "yellowCards",
  "redCards",
  "correctedCards",
  "reminders",
  "orders",
  "openOrders",
  "delivered",
  "deliveryOverdue",
  "greenKept",
  "greenOver",
  "wholeLed",
  "took1",
  "took3",
  "took5",
  "took10",
  "took15",
  "took20",
  "tookMore",
] as const satisfies readonly Counter[];

/** Of the whole region's cases: what came, what ended, with a decision or otherwise, and whose whole limit ran out. */
export const OF_CASES = [
  "cases",
  "decidedCases",
  "endedCases",
  "wholeOverdue",
] as const satisfies readonly Counter[];

export type CaseFigure = (typeof OF_CASES)[number];

/** What a department is marked by (绩效考评) and can be opened to its list, by the day of the closing. */
export const OF_APPRAISAL = [
  "closedInTime",
  "closedLate",
  "closedSilent",
  "closedExcused",
  "otherCards",
  "improperSupplements",
  "objected",
  "incurable",
  "upheldComplaints",
] as const satisfies readonly Counter[];

/** What a mark opens to. */
export const BEHIND_MARKS = [...OF_APPRAISAL, "ratings"] as const satisfies readonly Counter[];

export type AppraisalFigure = (typeof BEHIND_MARKS)[number];

/** All that it is marked by. */
export const APPRAISED = [
  ...BEHIND_MARKS,
  "timelyShareSum",
  "ratingSum",
] as const satisfies readonly Counter[];

/** Every figure that opens to its list. */
export const LISTED = [...SHOWN, ...OF_CASES, ...OF_APPRAISAL] as const;

/** Whether a figure is one by which a department is marked. */
export const isOfAppraisal = (figure: ListedFigure): figure is (typeof OF_APPRAISAL)[number] =>
  (OF_APPRAISAL as readonly ListedFigure[]).includes(figure);

/** Whether what was added up in a figure is whole cases: the region's, or those that a department leads. */
export const listsCases = (figure: ListedFigure): boolean => isOfCases(figure) || figure === "wholeLed";

/** Whether a figure is of the region's cases, whoever leads them. */
export const isOfCases = (figure: ListedFigure): figure is CaseFigure =>
  (OF_CASES as readonly ListedFigure[]).includes(figure);

/** The figures of ratings (好差评). */
export const OF_RATINGS = [
  "ratings",
  "badRatings",
  "excludedRatings",
] as const satisfies readonly ListedFigure[];

/** Whether what was added up in a figure is ratings. */
export const isOfRatings = (figure: ListedFigure): boolean =>
  (OF_RATINGS as readonly ListedFigure[]).includes(figure);

/** A figure of a department. */
export type ShownFigure = (typeof SHOWN)[number];

/** A figure that opens to what was added up in it. */
export type ListedFigure = ShownFigure | CaseFigure | AppraisalFigure;

/** How cases came and went in a period. */
export type CaseFlow = Record<CaseFigure, number> & {
  /** How many were open as it began, and as it ends. */
  openBefore: number;
  open: number;
};

/** @param before what was counted of cases up to the period @param within what in it */
export function caseFlow(before: Counters, within: Counters): CaseFlow {
  const of = ({ cases = 0, decidedCases = 0, endedCases = 0, wholeOverdue = 0 }: Counters) => ({
    cases,
    decidedCases,
    endedCases,
    wholeOverdue,
  });
  const left = ({ cases, decidedCases, endedCases }: Record<CaseFigure, number>) =>
    cases - decidedCases - endedCases;
  const openBefore = left(of(before));
  return { ...of(within), openBefore, open: openBefore + left(of(within)) };
}

/** The figures of urgings (催办、督办), in the order in which a supervisor looks at them. */
export const URGINGS = ["openOrders", "orders", "reminders"] as const satisfies readonly ListedFigure[];

/** Whether what was added up in a figure is urgings. */
export const isOfUrgings = (figure: ListedFigure): boolean =>
  (URGINGS as readonly ListedFigure[]).includes(figure);

/** The figures of inquiries (咨询): each counts of whoever had it at that. */
export const OF_INQUIRIES = [
  "inquiries",
  "inquiriesInTime",
  "inquiriesHandedOn",
  "inquiriesOverdue",
] as const satisfies readonly ListedFigure[];

/** Whether what was added up in a figure is inquiries. */
export const isOfInquiries = (figure: ListedFigure): boolean =>
  (OF_INQUIRIES as readonly ListedFigure[]).includes(figure);

export type Figures = Record<ShownFigure, number> & {
  /** Over how many reviews the mean is. */
  measured: number;
  /** `onTime ÷ (onTime + overdue + silent)`, or `null` when there is nothing to divide. */
  onTimeRate: number | null;
  /** `supplements ÷ received`. */
  supplementRate: number | null;
  /** The mean of `used days ÷ limit` over everything that was answered, fell silent or ran past its limit. */
  meanShareOfLimit: number | null;
  /** The mean of `ratings`, to 0.01; `null` where there is none. */
  meanRating: number | null;
};

/** The formulas, in the words that are shown with the figures. */
export const FORMULAS: Readonly<Record<keyof Figures, string>> = {
  received: "reviews first served in the period, whatever became of them",
  open: "of these, not closed yet",
  onTime: "of these, answered before the due instant",
  early: "of these, answered in time with no more than half of the promised limit used, without an extension",
  overdue: "of these, whose limit ran out without an answer or a silence that counts, open ones too",
  lateDays:
    "working days by which these are late, or were when they were answered, the one under way among them; of open ones up to today",
  silent: "of these, closed by silence",
  objections: "of these, answered by an objection",
  supplements: "of these, in which material was asked for",
  complaints: "complaints filed in the period about the department or one of its reviews",
  inquiries:
    "questions (咨询) that were asked of the department first in the period, on a case or before one",
  inquiriesInTime: "questions that the department answered in the period, within their term",
  inquiriesHandedOn:
    "times in the period at which the department handed a question on (转办), accepted or not",
  inquiriesOverdue:
    "questions that the department had as their term ran out in the period, answered since or not",
  ratings: "marks of applicants (好差评) given in the period, from 1 to 5; excluded ones are none of them",
  badRatings: "of these, 1 or 2",
  excludedRatings: "marks given in the period that were excluded as mistaken or malicious",
  yellowCards: "yellow cards (黄牌) of the period, corrected ones among them",
  redCards: "red cards (红牌) of the period, corrected ones among them",
  correctedCards: "of these cards, corrected with a reason",
  reminders: "reminders (催收) of the period, of a review or an invitation that lay unseen in an in-box",
  orders: "orders of the ladder (督办单) issued in the period",
  openOrders: "of these, neither answered nor of a review that has been closed since",
  delivered: "licences handed out in the period (颁发、送达), in time or late, whenever they were granted",
  deliveryOverdue:
    "licences whose ten working days for handing them out (行政许可法 art. 44) ran out in the period, handed out since or not",
  greenKept: "of what was received, done within its green limit (绿色通道时限)",
  wholeLed:
    "cases that the department leads whose limit for the whole (行政许可法 art. 42(2)) ran out in the period, decided since or not; no card, mark or rate comes of it",
  greenOver: "of what was received, whose green limit ran out first; no card, mark or rate comes of it",
  took1: "of what is measured, whose clock ran for no more than one working day",
  took3: "of what is measured, two or three working days",
  took5: "of what is measured, four or five working days",
  took10: "of what is measured, six to ten working days",
  took15: "of what is measured, eleven to fifteen working days",
  took20: "of what is measured, sixteen to twenty working days",
  tookMore: "of what is measured, more than twenty working days; of open ones up to today",
  measured: "of these, answered, fallen silent or run past due",
  onTimeRate: "onTime ÷ (onTime + overdue + silent)",
  supplementRate: "supplements ÷ received",
  meanShareOfLimit:
    "mean of used days ÷ limit over what is measured; past due the days go on counting, of open ones up to today",
  meanRating: "sum of the marks ÷ ratings, to 0.01, half up",
};

/** The figures that counters come to. */
export function figuresFrom(counters: Counters): Figures {
  const shown = Object.fromEntries(SHOWN.map((name) => [name, counters[name] ?? 0])) as Record<
    ShownFigure,
    number
  >;
  const { received, onTime, overdue, silent, supplements } = shown;
  const measured = counters.shares ?? 0;
  return {
    ...shown,
    measured,
    onTimeRate: ratio(onTime, onTime + overdue + silent),
    supplementRate: ratio(supplements, received),
    meanShareOfLimit: ratio((counters.shareSum ?? 0) / SHARE, measured),
    meanRating: satisfactionOf(counters).mean,
  };
}

/** Shares of a limit are added up in millionths, so that their sum is the same in whatever order they come. */
export const SHARE = 1_000_000;

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
