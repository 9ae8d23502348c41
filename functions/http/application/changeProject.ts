/** The project changes in substance (项目变更), with its new facts and material; it is routed anew. */
import { concludeCase } from "../../app/application/concluding.ts";
import { digestOf } from "../../app/base/digest.ts";
import { changeProject as contract } from "../../contracts/application/routes.ts";
import { isChangedBy } from "../../domain/application/application.ts";
import { changeFaults } from "../../domain/application/changeRequest.ts";
import { changeProject as decide } from "../../domain/application/projectChange.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";
import { sentFiles } from "./sentFiles.ts";

export const changeProject = handle(contract, (deps) => async (request) => {
  const { body } = request;
  const digest = digestOf(body);
  const { region } = deps;
  const { applicationId } = request.path;
  const sent = await sentFiles(deps, body.materials, request.headers, { applicationId, at: request.now });
  const change = { ...body, materials: sent.files };
  await sent.refer(applicationId);
  return commandApplication(deps, request, {
    decide: (application, now, reviews, rules) => {
      const faults = isChangedBy(application, digest) ? [] : changeFaults(region, application, change);
      if (faults.length > 0) throw malformed(faults);
      return decide({ application, reviews, region }, change, digest, now, rules);
    },
    // Where nobody is asked again, all have answered to the project as it is now.
    follow: async () => concludeCase(deps, applicationId, request.now),
  });
});
