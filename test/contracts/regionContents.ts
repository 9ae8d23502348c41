/** What region files and calendars hold, before and after they are read. */
import { linked } from "../support/materials.ts";
import { parseRegion } from "../../functions/contracts/catalogue/regionFile.ts";
import { SubmissionBody } from "../../functions/contracts/application/bodies.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { Fault } from "../../functions/domain/base/fault.ts";
import type { Result } from "../../functions/domain/base/result.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { example, fixtureRegion } from "../support/fixtures.ts";

export function valueOf<T>(result: Result<T, Fault[]>): T {
  if (!result.ok) throw new Error(result.error.map((fault) => `${fault.path}: ${fault.message}`).join("\n"));
  return result.value;
}

export const faultsOf = (content: unknown): Fault[] => {
  const parsed = parseRegion(content);
  return parsed.ok ? [] : parsed.error;
};

export const contentsOf = (code?: string): { region: unknown; calendar: unknown } =>
  structuredClone(fixtureRegion(code).contents);

export const regionOf = (code: string): Region => valueOf(parseRegion(contentsOf(code).region));

export const exampleOf = (name: string): Submission => linked(SubmissionBody.parse(example(name)));
