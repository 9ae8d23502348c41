/** `POST /v1/applications/{applicationId}/project-change`: the project changes in substance; open clocks start again. */
import { followUp } from "../../app/application/catchUp.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { ProjectChangeBody } from "../../contracts/requests.ts";
import { standingAt } from "../../domain/application/standing.ts";
import { changeProject as decide } from "../../domain/application/withdrawal.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn, commandApplication, type Deps as CommandDeps } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type Deps = CommandDeps & { codes: QueryCodes };

export const changeProject = ({ codes, ...deps }: Deps) =>
  endpoint(deps.log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, codes);
    const { description } = parse(ProjectChangeBody, request.body);
    return commandApplication(deps, request, {
      by: "applicant",
      readsReviews: true,
      decide: (application, now, reviews) =>
        decide(application, description, now, standingAt(application, reviews, now, deps.rules)),
      follow: (_, now) => followUp(deps, id, now),
    });
  });
