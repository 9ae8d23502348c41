/** What was counted of a department in a period, that of whom it has succeeded among it. */
import { countedIdsOf } from "../base/departmentLists.ts";
import type { CaseRecords } from "../base/ports.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { sumOf, type Counters } from "../../domain/supervision/tally.ts";
import type { LocalDate } from "../../domain/base/time.ts";

export async function departmentCounters(
  { store, region }: { store: Pick<CaseRecords, "figuresOf">; region: Region },
  department: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Counters> {
  const own = countedIdsOf(region, department).map((id) => store.figuresOf(id, from, to));
  return sumOf((await Promise.all(own)).map((counters) => ({ all: counters })))["all"] ?? {};
}
