/** By which region file the cases of this record are: one that would strand a case is not started with. */
import type { DatabaseSync } from "node:sqlite";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { strandings } from "../../functions/domain/catalogue/stranding.ts";
import { Unusable } from "../unusable.ts";

const REGION = "region-file";

/** @throws Unusable where the file would strand a case that was taken under the one that the record was last started with */
export function checkRegionKept(database: DatabaseSync, path: string, region: Region): void {
  const noted = database.prepare("SELECT value FROM notes WHERE name = ?").get(REGION);
  if (!noted) return;
  const faults = strandings(JSON.parse((noted as { value: string }).value) as Region, region);
  if (faults.length > 0)
    throw new Unusable(
      [
        `The region file would strand cases of ${path}:`,
        ...faults.map((fault) => `  ${fault.path}: ${fault.message}`),
      ].join("\n"),
    );
}

/** From now on cases are taken by this one. */
export function noteRegion(database: DatabaseSync, region: Region): void {
  database
    .prepare("INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
    .run(REGION, JSON.stringify(region));
}
