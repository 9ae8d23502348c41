/** An export of the national system, read back by somebody who knows the standard and nothing of the product. */
import { exportNational, readNational } from "../../functions/app/operations/nationalExport.ts";
import type { ApplicationPhase, WrittenOnce } from "../../functions/app/base/ports.ts";
import type { ExportedRow, NationalManifest } from "../../functions/contracts/operations/national.ts";
import { addDays, type Instant, type LocalDate } from "../../functions/domain/base/time.ts";
import type { PlayedCase } from "../support/nationalCases.ts";

/** As services.md §14 has it. */
const WAYS =
  "1→2|3|4|5|6; 6→2|7; 7→2|3|8|14; 3→8|14; 8→6|9|11|12|13|14; 9→10; 10→8|9|11|12|13|14; 11→15; 12→15";
const LEGAL = new Map(
  WAYS.split("; ").map((way) => {
    const [from, to] = way.split("→") as [string, string];
    return [from, to.split("|")] as const;
  }),
);

export function keptInMemory(): { kept: Map<string, string>; exports: WrittenOnce } {
  const kept = new Map<string, string>();
  return {
    kept,
    exports: {
      async keep(name, text) {
        if (kept.has(name)) return "taken";
        kept.set(name, text);
        return "kept";
      },
      read: async (name) => kept.get(name),
    },
  };
}

export function exporting(cases: readonly Pick<PlayedCase, "applicationId" | "records">[]) {
  const { kept, exports } = keptInMemory();
  const notes = new Map<string, string>();
  const byId = new Map(cases.map((one) => [one.applicationId, one.records]));
  const ids = [...byId.keys()];
  const deps = {
    exports,
    region: { code: "440307" },
    rules: { zone: "Asia/Shanghai" },
    log: { info: () => undefined, error: () => undefined },
    store: {
      async applicationsIn(phase: ApplicationPhase, limit: number, cursor?: string) {
        const from = Number(cursor ?? 0);
        const to = phase === "over" ? Math.min(from + limit, ids.length) : from;
        return {
          items: ids.slice(from, to),
          cursor: phase === "over" && to < ids.length ? String(to) : null,
        };
      },
      copies: async (applicationId: string) =>
        byId.get(applicationId)!.map(({ subject, events }) => ({
          subject,
          events,
          version: events.length,
          place: { queue: "", rank: "" },
          base: null,
        })),
      noted: async (name: string) => notes.get(name),
      async replaceNote(name: string, before: string | undefined, value: string) {
        if (notes.get(name) !== before) return "conflict" as const;
        notes.set(name, value);
        return "saved" as const;
      },
    },
  };
  return { deps, kept, notes, byId };
}

/** Exports every day from one to another, in as many calls as it takes. */
export async function exportDays(
  { deps }: Pick<ReturnType<typeof exporting>, "deps">,
  from: LocalDate,
  until: Instant,
  most = 10_000,
): Promise<LocalDate[]> {
  const days: LocalDate[] = [];
  for (let day = from; day < until.slice(0, 10); day = addDays(day, 1)) {
    let done: LocalDate | null = null;
    while (done === null) ({ exported: done } = await exportNational(deps, until, most, day));
    days.push(done);
  }
  return days;
}

export const manifestOf = ({ kept }: Pick<ReturnType<typeof exporting>, "kept">, day: LocalDate) =>
  JSON.parse(kept.get(`${day}/manifest.json`)!) as NationalManifest;

/** Everything of these days, page by page, as whoever takes it away goes on from the last row that they have. */
export async function takenAway(
  { deps }: Pick<ReturnType<typeof exporting>, "deps">,
  days: readonly LocalDate[],
): Promise<ExportedRow[]> {
  const rows: ExportedRow[] = [];
  for (const day of days)
    for (let after: Pick<ExportedRow, "recordedAt" | "sequence"> | null = null; ;) {
      const page: Page = (await readNational(deps, day, after))!;
      rows.push(...page.rows);
      after = page.next;
      if (after === null) break;
    }
  return rows;
}

type Page = NonNullable<Awaited<ReturnType<typeof readNational>>>;

/** What is wrong with the statuses of one instance, in their order; a correction stands in the place of what it corrects. */
export function sequenceFault(rows: readonly ExportedRow[]): string | null {
  const steps: { key: string; status: string }[] = [];
  for (const { fields } of rows) {
    const status = fields["blzt"]!;
    if (fields["gzzj"]) {
      const at = steps.findIndex(({ key }) => key === fields["gzzj"]);
      if (at < 0) return `${fields["dfsjzj"]} corrects ${fields["gzzj"]}, which is not there`;
      steps.splice(at);
    }
    const before = steps.at(-1)?.status;
    const isLegal = before === undefined ? status === "1" : LEGAL.get(before)?.includes(status);
    if (!isLegal) return `${fields["dfsjzj"]}: ${before ?? "nothing"} → ${status}`;
    steps.push({ key: fields["dfsjzj"]!, status });
  }
  return null;
}

/** What of a case is missing or wrong among the rows. */
export function caseFaults(
  { application, applicationId, reviews }: PlayedCase,
  rows: readonly ExportedRow[],
): string[] {
  const of = (instance: string, table: ExportedRow["table"]) =>
    rows.filter((row) => row.table === table && row.fields["spsxslbm"] === instance);
  const last = (instance: string) => of(instance, "progress").at(-1)?.fields["blzt"];
  const ended = (status: string | undefined) =>
    Number(status) >= 11 || ["2", "4", "5"].includes(String(status));
  const faults = [applicationId, ...reviews.map(({ facts }) => facts.reviewId)].flatMap((instance) => {
    const fault = sequenceFault(of(instance, "progress"));
    return fault === null ? [] : [fault];
  });
  const isOver = !["received", "awaiting-materials", "in-review", "joint-review", "deciding"].includes(
    application.status,
  );
  if (ended(last(applicationId)) !== isOver)
    faults.push(`${applicationId} is ${application.status}, told ${last(applicationId)}`);
  for (const review of reviews) {
    const { reviewId } = review.facts;
    if (of(reviewId, "matters").length !== 1) faults.push(`${reviewId} has no row of its own`);
    if (ended(last(reviewId)) !== (review.status === "closed"))
      faults.push(`${reviewId} is ${review.status}, told ${last(reviewId)}`);
    if (review.status !== "closed") continue;
    const right = RIGHT[review.outcome];
    const isRevoked = review.silence !== null && review.revocation !== null;
    if (last(reviewId) !== (isRevoked ? "15" : right))
      faults.push(`${reviewId} ended as ${review.outcome}, told ${last(reviewId)}`);
  }
  return faults;
}

const RIGHT = {
  consented: "11",
  "consented-with-conditions": "11",
  "deemed-consent": "11",
  "no-response": "11",
  replaced: "11",
  objected: "13",
  "deemed-refusal": "13",
  "not-applicable": "14",
  referred: "14",
  cancelled: "14",
} as const;
