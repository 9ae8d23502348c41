/** `GET /v1/applications/{applicationId}/export`: the whole case as a bundle, for the applicant. */
import type { CaseStore, Log } from "../../app/base/ports.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn } from "../application/applicationCommand.ts";
import { endpoint } from "../base/endpoint.ts";
import { exportAnswer } from "./exportAnswer.ts";

export type Deps = { store: Pick<CaseStore, "histories" | "noticesOf">; codes: QueryCodes; log: Log };

export const exportApplication = ({ store, codes, log }: Deps) =>
  endpoint(log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, codes);
    return exportAnswer(store, id, request.receivedAt);
  });
