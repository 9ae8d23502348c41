/** `GET /v1/applications/{applicationId}`: the status, as the rules say it stands now. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { applicationId as applicationIdShape } from "../../contracts/requests.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { checkQueryCode, unknownApplication } from "../base/access.ts";
import { endpoint, parse } from "../base/endpoint.ts";
import { etagOfCase, statusView } from "./statusView.ts";

export type Deps = {
  store: Pick<CaseStore, "loadCase">;
  codes: QueryCodes;
  region: Region;
  rules: ClockRules;
  log: Log;
};

export const getApplication = ({ store, codes, region, rules, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = parse(applicationIdShape, request.path["applicationId"], "applicationId");
    await checkQueryCode(request, id, codes);
    const found = await store.loadCase(id);
    if (!found) throw unknownApplication(id);
    return {
      status: 200,
      headers: { etag: etagOfCase(found) },
      body: statusView(found, region, request.receivedAt, rules, "applicant"),
    };
  });
