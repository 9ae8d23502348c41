/**
 * How rows are handed to the national system (国家报送): tables and columns by the names that it has for them (拼音首字母), as JSON and
 * as CSV. What stands in them of the applicant is the project's code and nothing else.
 */
import * as z from "zod";
import { csvOf } from "../base/csv.ts";
import { fault } from "../base/faults.ts";
import { localDate as day } from "../base/primitives.ts";
import { localDate, withOffset, type Instant } from "../../domain/base/time.ts";
import type { IllegalRow, NationalRow } from "../../domain/operations/nationalRows.ts";
import { documentTitle, MARKS, opinionText } from "../../words/zh/national.ts";

/** 项目审批事项办理信息表, 办理详细信息表, 批复文件: each with its columns, in order. */
export const NATIONAL_TABLES = {
  matters: [
    "lsh",
    "dfsjzj",
    "xzqhdm",
    "gcdm",
    "spsxbm",
    "spsxbbh",
    "splcbm",
    "splcbbh",
    "spsxslbm",
    "spbmbm",
    "spbmmc",
    "slfs",
    "blspslbm",
    "sxblsx",
    "sxdw",
    "sjyxbs",
  ],
  progress: ["lsh", "dfsjzj", "spsxslbm", "blcs", "blr", "blzt", "blyj", "blsj", "dfbz", "gzzj", "sjyxbs"],
  documents: ["lsh", "dfsjzj", "spsxslbm", "pfrq", "pfwh", "pfwjbt", "pfwjyxqx", "sjyxbs"],
} as const satisfies Readonly<Record<NationalRow["table"], readonly string[]>>;

export type NationalTable = keyof typeof NATIONAL_TABLES;

const position = {
  recordedAt: z.iso.datetime().meta({ description: "when it was put on record (UTC)" }),
  sequence: z.int().min(1).meta({ description: "its number among those of the same instant, from 1 on" }),
};

export const ExportedRow = z.strictObject({
  table: z.enum(["matters", "progress", "documents"]),
  ...position,
  fields: z
    .record(z.string(), z.string())
    .meta({ description: "by the columns' names in the national standard; empty where nothing is known" }),
});
export type ExportedRow = z.output<typeof ExportedRow>;

/** A place in an export: what comes behind it has not been taken yet. */
export type Position = Pick<ExportedRow, "recordedAt" | "sequence">;

export const isBehind = (row: Position, place: Position): boolean =>
  row.recordedAt > place.recordedAt || (row.recordedAt === place.recordedAt && row.sequence > place.sequence);

const Fault = z.strictObject({
  instance: z.string().meta({ description: "the case or review whose row it is" }),
  number: z.int().min(0).meta({ description: "the row's number there; 0: none of its rows could be read" }),
  recordedAt: z.iso.datetime().nullable(),
  from: z.int().nullable().meta({ description: "the status before it" }),
  to: z.int().nullable().meta({ description: "the status that may not come after that" }),
});
export type NationalFault = z.output<typeof Fault>;

export const faultOf = ({ instance, number, recordedAt, from, to }: IllegalRow): NationalFault => ({
  instance,
  number,
  recordedAt,
  from,
  to,
});

export const NATIONAL_FORMAT = "parallel-approvals/national-export@1";

export const NationalManifest = z.strictObject({
  format: z.literal(NATIONAL_FORMAT),
  region: z.string(),
  date: day,
  madeAt: z.iso.datetime().meta({ description: "when the last case was looked at (UTC)" }),
  cases: z.int().meta({ description: "how many cases were looked at" }),
  rows: z.strictObject({ matters: z.int(), progress: z.int(), documents: z.int() }),
  faults: z
    .array(Fault)
    .meta({ description: "rows that are in no file, since the national system would not take them" }),
  files: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.int(),
      sha256: z.string(),
      first: z.strictObject(position),
      last: z.strictObject(position),
    }),
  ),
});
export type NationalManifest = z.output<typeof NationalManifest>;

export const NationalExportAnswer = z.strictObject({
  manifest: NationalManifest,
  rows: z.array(ExportedRow),
  next: z
    .strictObject(position)
    .nullable()
    .meta({ description: "after which row to go on; null where nothing comes behind" }),
});

/** `2026-03-02T01:00:00.000Z,12`: the row that was taken last. */
const after = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,[1-9]\d{0,8}$/, fault("format"))
  .transform((text): Position => {
    const [recordedAt, sequence] = text.split(",") as [string, string];
    return { recordedAt, sequence: Number(sequence) };
  })
  .meta({
    description: "the instant and the sequence of the row that was taken last, as `next` or a row has them",
    override: { type: "string", examples: ["2026-03-02T01:00:00.000Z,12"] },
  });

export const NationalExportQuery = z.strictObject({
  date: day.meta({ description: "a day of the region's zone that is over" }),
  table: z
    .enum(["matters", "progress", "documents"])
    .default("progress")
    .meta({ description: "which table a CSV file is of" }),
  after: after.optional(),
});

/** A row as it is handed on, but for its place among those of its instant. */
export function fieldsOf(row: NationalRow, region: string, zone: string): Record<string, string> {
  const own = { dfsjzj: `${row.instance}-${row.number}`, spsxslbm: row.instance, sjyxbs: "1" };
  switch (row.table) {
    case "matters":
      return {
        ...own,
        xzqhdm: region,
        gcdm: row.projectCode,
        spsxbm: row.matterCode,
        spsxbbh: row.catalogueVersion,
        splcbm: row.projectType,
        splcbbh: row.catalogueVersion,
        spbmbm: row.department.id,
        spbmmc: row.department.name,
        slfs: row.isAtWindow ? "1" : "4",
        blspslbm: row.applicationId,
        sxblsx: String(row.limit.days),
        sxdw: row.limit.unit === "working-days" ? "工作日" : "自然日",
      };
    case "progress":
      return {
        ...own,
        blcs: row.office ?? "",
        blr: row.handler ?? "",
        blzt: String(row.status),
        blyj: row.said === null ? "" : opinionText(row.said),
        blsj: compact(row.at, zone),
        dfbz: row.marks.map((mark) => MARKS[mark]).join("、"),
        gzzj: row.corrects === null ? "" : `${row.instance}-${row.corrects}`,
      };
    case "documents":
      return {
        ...own,
        pfrq: localDate(row.at, zone),
        pfwh: row.documentNumber,
        pfwjbt: documentTitle(row),
        pfwjyxqx: row.validUntil ?? "",
      };
  }
}

/** `20260302T093000`, by the region's clocks. */
const compact = (at: Instant, zone: string): string =>
  withOffset(at, zone).slice(0, 19).replaceAll(/[-:]/g, "");

/** 流水号: by when it was put on record, and its number there. */
export const serialOf = ({ recordedAt, sequence }: Position): string =>
  `${recordedAt.replaceAll(/\D/g, "")}${String(sequence).padStart(6, "0")}`;

/** One table as a file for spreadsheets. */
export function nationalCsv(rows: readonly ExportedRow[], table: NationalTable): string {
  const columns = NATIONAL_TABLES[table];
  return csvOf([
    columns,
    ...rows
      .filter((row) => row.table === table)
      .map(({ fields }) => columns.map((column) => fields[column] ?? "")),
  ]);
}
