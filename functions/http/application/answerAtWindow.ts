/** `PUT /v1/applications/{applicationId}/acceptance`: the answer of the window's clerk (受理窗口), who is the lead's. */
import { ClerkAnswerBody } from "../../contracts/requests.ts";
import { answerAtWindow as decide } from "../../domain/application/intake.ts";
import { leadOnly } from "../base/access.ts";
import { commandApplication, type Deps } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type { Deps };

export const answerAtWindow = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const lead = leadOnly(request, deps.region);
    const answer = parse(ClerkAnswerBody, request.body);
    const { region, rules } = deps;
    return commandApplication(deps, request, {
      ...lead,
      decide: (application, now) => decide(application, region, answer, now, rules),
    });
  });
