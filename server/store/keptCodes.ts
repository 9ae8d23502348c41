/** Which codes cases of this record may have: a region file that strands one is not started with. */
import type { DatabaseSync } from "node:sqlite";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { keptCodes, stranded, type KeptCodes } from "../../functions/domain/catalogue/successors.ts";
import { Unusable } from "../unusable.ts";

const CODES = "codes";

/** @throws Unusable where the file that the record was last started with had a code that nobody answers for any more */
export function checkCodes(database: DatabaseSync, path: string, region: Region): void {
  const noted = database.prepare("SELECT value FROM notes WHERE name = ?").get(CODES);
  if (!noted) return;
  const faults = stranded(JSON.parse((noted as { value: string }).value) as KeptCodes, region);
  if (faults.length > 0)
    throw new Unusable(
      [
        `The region file would strand cases of ${path}:`,
        ...faults.map((fault) => `  ${fault.path}: ${fault.message}`),
      ].join("\n"),
    );
}

/** From now on cases may have these. */
export function noteCodes(database: DatabaseSync, region: Region): void {
  database
    .prepare("INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
    .run(CODES, JSON.stringify(keptCodes(region)));
}
