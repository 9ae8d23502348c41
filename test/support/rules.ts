/** The fixture's region with some things otherwise: other matters, other policies, other days. */
import { rulesFrom } from "../../functions/adapters/rulesFile.ts";
import { fixtureRegion, ROAD, withNothingOnRecord, type TestRules } from "./fixtures.ts";

type Content = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- a file as it stands

export type Otherwise = {
  /** Changes to matters by code. */
  matters?: Record<string, Content>;
  policies?: Content;
  localDays?: { date: string; working: boolean; name: string }[];
  /** Days off of departments' own, by their ids. */
  daysOff?: Record<string, { date: string; name: string; nameEn: string }[]>;
  /** Replaces years of the calendar; needs a version of its own. */
  calendar?: { version: string; years: Content[] };
  region?: Content;
};

/** The rules as a region file with these changes would make them, checked like any other. */
export function rulesWith(otherwise: Otherwise, code = ROAD): TestRules {
  const { region, calendar } = fixtureRegion(code).contents as { region: Content; calendar: Content };
  const { matters = {}, policies = {}, localDays, daysOff = {}, calendar: other } = otherwise;
  const years = (calendar["years"] as Content[]).map(
    (year) => other?.years.find((replaced) => replaced["year"] === year["year"]) ?? year,
  );
  const rules = rulesFrom({
    region: {
      ...region,
      departments: (region["departments"] as Content[]).map((department) => {
        const days = daysOff[department["id"] as string];
        return { ...department, ...(days && { daysOff: days }) };
      }),
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
  return withNothingOnRecord(rules);
}
