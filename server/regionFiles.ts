/** The region that one machine serves: a code of `regions/`, or the path of a region file. */
import { join } from "node:path";
import { readRegion, regionCodes, REGIONS } from "../functions/adapters/regionFiles.ts";
import { InvalidRules, type Rules } from "../functions/adapters/rulesFile.ts";

/** A region's rules, checked. @throws InvalidRules with every fault */
export function loadRules(region: string): Rules {
  const isCode = /^\d{6}$/.test(region);
  if (isCode && !regionCodes().includes(region))
    throw new InvalidRules([
      { path: region, message: `no such region file; known codes: ${regionCodes().join(", ")}` },
    ]);
  const read = readRegion(isCode ? join(REGIONS, `${region}.yaml`) : region);
  if (!read.ok) throw new InvalidRules(read.error);
  return read.value.rules;
}
