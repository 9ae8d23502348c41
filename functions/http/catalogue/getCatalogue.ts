/** The region's rules as they apply to everybody (行政许可法 art. 30: to be published). */
import { getCatalogue as contract } from "../../contracts/catalogue/routes.ts";
import { plans } from "../../domain/catalogue/plan.ts";
import { handle } from "../base/handle.ts";

export const getCatalogue = handle(contract, ({ region, rules }) => {
  const { code, name, nameEn, zone, closeOfBusiness, version, policies } = region;
  const { applicants, confirmBySignIn } = region;
  const body = {
    region: { code, name, nameEn, zone, closeOfBusiness },
    version,
    calendarVersion: rules.calendar.version,
    applicants,
    confirmBySignIn,
    policies,
    materialsBy: region.materialsBy,
    links: { hosts: [...region.links.hosts], copiedFrom: [...region.links.copiedFrom] },
    retention: region.retention ?? null,
    contacts: region.contacts,
    departments: region.departments.map(({ id, name, nameEn, succeeds, daysOff }) => ({
      id,
      name,
      nameEn,
      ...(succeeds && { succeeds: [...succeeds] }),
      ...(daysOff && { daysOff: [...daysOff] }),
    })),
    projectTypes: [...region.projectTypes],
    attributes: [...region.attributes],
    flags: [...region.flags],
    controlFigures: [...region.controlFigures],
    materials: [...region.materials],
    matters: [...region.matters],
    appraisal: region.appraisal ?? null,
    areaAssessments: [...region.areaAssessments],
    plans: plans(region),
  };
  // Written once: the same bytes, and so the same tag, until the rules are deployed anew.
  const text = JSON.stringify(body);
  return async () => ({ headers: { "cache-control": "public, max-age=300" }, text });
});
