/**
 * What is reported of a case to the national system (国家报送): one row for each matter that is asked, one for each change of a status, and
 * one for each document with a number of its own. All of it is read off the histories, and belongs to the day on which it was put on
 * record; what is on record never changes, so neither does a row: a correction is a row of its own.
 */
import type { Instant, LocalDate } from "../base/time.ts";
import type { Limit } from "../calendar/clock.ts";
import type { LegalBasis } from "../catalogue/region.ts";
import type { NationalStatus } from "./nationalStatus.ts";

/** What the national codes do not say, as a mark of our own beside them (地方标识). */
export const LOCAL_MARKS = [
  "deemed-consent",
  "deemed-refusal",
  "no-response",
  "overdue",
  "not-applicable",
  "referred",
  "replaced",
  "partly-granted",
  "nothing-to-grant",
  "not-accepted-after-supplement",
] as const;

export type LocalMark = (typeof LOCAL_MARKS)[number];

/** What is said with a status (办理意见): what its department wrote, or what happened, said where it is handed on. */
export type NationalSaying =
  | { kind: "text"; text: string }
  | { kind: "conditions"; conditions: readonly string[] }
  | { kind: "silence"; mark: "deemed-consent" | "deemed-refusal" | "no-response"; basis: LegalBasis | null }
  | { kind: "lapsed" | "replaced" | "withdrawal" | "prerequisite" | "project-change" };

/** Where a row stands: the case or review whose it is (实例编码), its number there from 1 on, and when it was put on record. */
export type NationalPlace = { instance: string; number: number; recordedAt: Instant };

export type MatterRow = NationalPlace & {
  table: "matters";
  applicationId: string;
  projectCode: string;
  projectType: string;
  matterCode: string;
  catalogueVersion: string;
  department: { id: string; name: string };
  limit: Limit;
  isAtWindow: boolean;
};

export type ProgressRow = NationalPlace & {
  table: "progress";
  status: NationalStatus;
  /** When it happened, which may be before it was put on record. */
  at: Instant;
  /** The organ (办理处室); `null` of a whole case before anybody leads it. */
  office: string | null;
  handler: string | null;
  said: NationalSaying | null;
  marks: readonly LocalMark[];
  /** The number of the row in whose place this one stands; `null` of one that corrects none. */
  corrects: number | null;
};

export type DocumentRow = NationalPlace & {
  table: "documents";
  at: Instant;
  documentNumber: string;
  matterName: string;
  validUntil: LocalDate | null;
};

export type NationalRow = MatterRow | ProgressRow | DocumentRow;

/** A row that the national system would not take: which, and from which status to which. */
export type IllegalRow = NationalPlace & { from: NationalStatus | null; to: NationalStatus };

export type NationalRows = { rows: readonly NationalRow[]; illegal: readonly IllegalRow[] };
