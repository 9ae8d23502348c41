/** Region 440307 with some things otherwise: other matters, other policies, other days. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { REGIONS } from "../../functions/adapters/regionFiles.ts";
import { rulesFrom, type Rules } from "../../functions/adapters/rulesFile.ts";

type Content = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- a file as it stands

const file = (path: string): Content => parse(readFileSync(join(REGIONS, path), "utf8")) as Content;

export type Otherwise = {
  /** Changes to matters by code. */
  matters?: Record<string, Content>;
  policies?: Content;
  localDays?: { date: string; working: boolean; name: string }[];
  /** Replaces years of the calendar; needs a version of its own. */
  calendar?: { version: string; years: Content[] };
  region?: Content;
};

/** The rules as a region file with these changes would make them, checked like any other. */
export function rulesWith(otherwise: Otherwise, code = "440307"): Rules {
  const region = file(`${code}.yaml`);
  const calendar = file("calendars/cn.yaml");
  const { matters = {}, policies = {}, localDays, calendar: other } = otherwise;
  const years = (calendar["years"] as Content[]).map(
    (year) => other?.years.find((replaced) => replaced["year"] === year["year"]) ?? year,
  );
  return rulesFrom({
    region: {
      ...region,
      ...otherwise.region,
      calendar: { ...region["calendar"], ...(localDays && { localDays }) },
      policies: { ...region["policies"], ...policies },
      matters: (region["matters"] as Content[]).map((matter) => ({
        ...matter,
        ...matters[matter["code"] as string],
      })),
    },
    calendar: { ...calendar, years, ...(other && { version: other.version }) },
  });
}
