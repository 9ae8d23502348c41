/** `POST /v1/applications/{applicationId}/withdrawal`: the applicant takes the application back (撤回). */
import { followUp } from "../../app/application/catchUp.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { WithdrawalBody } from "../../contracts/requests.ts";
import { withdraw } from "../../domain/application/withdrawal.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn, commandApplication, type Deps as CommandDeps } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type Deps = CommandDeps & { codes: QueryCodes };

export const withdrawApplication = ({ codes, ...deps }: Deps) =>
  endpoint(deps.log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, codes);
    const { reason } = parse(WithdrawalBody, request.body);
    return commandApplication(deps, request, {
      by: "applicant",
      decide: (application, now) => withdraw(application, reason, now),
      follow: (_, now) => followUp(deps, id, now),
    });
  });
