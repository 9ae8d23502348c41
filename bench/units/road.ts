/** The cloud in which the road example's cases are counted, in the region that it is about. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readRegion } from "../../functions/adapters/regionFiles.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { WANTED } from "../../infra/wanted.ts";
import { cloud, type Cloud } from "./cloud.ts";

export async function roadCloud(): Promise<{ all: Cloud; submission: unknown }> {
  const read = readRegion(fileURLToPath(new URL("../../regions/440307.yaml", import.meta.url)));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const example = new URL("../../examples/municipal-road-application.json", import.meta.url);
  const start = parseInstant("2026-03-02T09:00:00+08:00");
  const all = await cloud({ rules: read.value.rules, start, wants: WANTED });
  return { all, submission: JSON.parse(readFileSync(example, "utf8")) };
}
