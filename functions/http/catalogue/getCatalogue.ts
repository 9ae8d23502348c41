/** `GET /v1/catalogue`: the region's rules as they apply to everybody (行政许可法 art. 30: to be published). */
import type { Log } from "../../app/base/ports.ts";
import { plans } from "../../domain/catalogue/plan.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { endpoint } from "../base/endpoint.ts";

export type Deps = { region: Region; calendarVersion: string; log: Log };

export const getCatalogue = ({ region, calendarVersion, log }: Deps) => {
  const { code, name, nameEn, zone, closeOfBusiness, version, policies } = region;
  const body = {
    region: { code, name, nameEn, zone, closeOfBusiness },
    version,
    calendarVersion,
    policies,
    contacts: region.contacts,
    departments: region.departments.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    projectTypes: region.projectTypes,
    attributes: region.attributes,
    materials: region.materials,
    matters: region.matters,
    areaAssessments: region.areaAssessments,
    plans: plans(region),
  };
  const headers = {
    "cache-control": "public, max-age=300",
    etag: JSON.stringify(`${version}+${calendarVersion}`),
  };
  return endpoint(log, async (request) =>
    request.headers["if-none-match"] === headers.etag
      ? { status: 304, headers, body: undefined }
      : { status: 200, headers, body },
  );
};
