/** `POST /v1/applications/{applicationId}/joint-review`: the lead calls the one sitting (联合会审). */
import { InvitationBody } from "../contracts/requests.ts";
import { convene } from "../domain/jointReview.ts";
import { leadOnly } from "./access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { endpoint, parse } from "./endpoint.ts";

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
