/** `PUT /v1/applications/{applicationId}/acceptance`: the answer of the window's clerk (受理窗口), who is the lead's. */
import { ClerkAnswerBody } from "../contracts/requests.ts";
import { answerAtWindow as decide, leadOf } from "../domain/intake.ts";
import { departmentOf, unknownApplication } from "./access.ts";
import { applicationIdIn, commandApplication, type Deps } from "./applicationCommand.ts";
import { endpoint, parse } from "./endpoint.ts";

export type { Deps };

export const answerAtWindow = (deps: Deps) =>
  endpoint(deps.log, async (request) => {
    const department = departmentOf(request);
    const id = applicationIdIn(request);
    const answer = parse(ClerkAnswerBody, request.body);
    const { region, rules } = deps;
    return commandApplication(deps, request, {
      by: `department:${department}`,
      check: ({ facts }) => {
        if (leadOf(region, facts.project.type).id !== department) throw unknownApplication(id);
      },
      decide: (application, now) => decide(application, region, answer, now, rules),
    });
  });
