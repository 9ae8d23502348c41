/** `POST /v1/applications/{applicationId}/joint-review`: the lead calls the one sitting (联合会审). */
import { InvitationBody } from "../../contracts/requests.ts";
import { convene } from "../../domain/application/jointReview.ts";
import { leadOnly } from "../base/access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type { Deps };

export const conveneJointReview = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const lead = leadOnly(request, deps.region);
    const invitation = parse(InvitationBody, request.body);
    return commandApplication(deps, request, {
      ...lead,
      decide: (application, now) => convene(application, invitation, now, deps.rules),
    });
  });
