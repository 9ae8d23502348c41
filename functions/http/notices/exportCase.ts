/** `GET /v1/applications/{applicationId}/case/export`: the whole case as a bundle, for its lead and for supervision. */
import { callerOf, checkIsLead, unknownApplication } from "../base/access.ts";
import { applicationIdIn, type Deps } from "../application/applicationCommand.ts";
import { endpoint } from "../base/endpoint.ts";
import { exportAnswer } from "./exportAnswer.ts";

export type { Deps };

export const exportCase = ({ store, region, log }: Deps) =>
  endpoint(log, async (request) => {
    const caller = callerOf(request);
    const id = applicationIdIn(request);
    const application = (await store.loadApplication(id))?.state;
    if (!application) throw unknownApplication(id);
    if (caller.role === "department") checkIsLead(caller.department, application, region);
    return exportAnswer(store, id, request.receivedAt);
  });
