/**
 * 办理状态 of the national system of approvals of construction projects (工程建设项目审批管理系统, `blzt`): its codes, and which of
 * them may come after which. It has none for a consent by silence: that is an approval with a mark of our own.
 */
export const STATUS = {
  received: 1,
  withdrawnBefore: 2,
  accepted: 3,
  notOurs: 4,
  defective: 5,
  supplementAsked: 6,
  supplementOver: 7,
  begun: 8,
  procedureBegun: 9,
  procedureOver: 10,
  approved: 11,
  approvedWithTolerance: 12,
  refused: 13,
  withdrawn: 14,
  revoked: 15,
} as const;

export type NationalStatus = (typeof STATUS)[keyof typeof STATUS];

const ENDS: readonly NationalStatus[] = [9, 11, 12, 13, 14];

const AFTER: Readonly<Record<NationalStatus, readonly NationalStatus[]>> = {
  1: [2, 3, 4, 5, 6],
  2: [],
  3: [8, 14],
  4: [],
  5: [],
  6: [2, 7],
  7: [2, 3, 8, 14],
  8: [6, ...ENDS],
  9: [10],
  10: [8, ...ENDS],
  11: [15],
  12: [15],
  13: [],
  14: [],
  15: [],
};

/** Whether a status may come after another; `null` before the first, which is that something was received. */
export const mayComeAfter = (before: NationalStatus | null, next: NationalStatus): boolean =>
  before === null ? next === STATUS.received : AFTER[before].includes(next);

/**
 * What is reported before a status is, because the record says it without a word: a stop is over once its department answers,
 * and whoever answers has begun, or has gone on.
 */
export function between(before: NationalStatus | null, next: NationalStatus): NationalStatus[] {
  if (before === null || mayComeAfter(before, next)) return [];
  const step = GOES_ON[before];
  if (step === undefined || step === next) return [];
  const rest = between(step, next);
  return mayComeAfter(rest.at(-1) ?? step, next) ? [step, ...rest] : [];
}

/** What a state goes on to by itself: a request for material and a procedure end, and then the work goes on. */
const GOES_ON: Readonly<Partial<Record<NationalStatus, NationalStatus>>> = { 3: 8, 6: 7, 7: 8, 9: 10, 10: 8 };
