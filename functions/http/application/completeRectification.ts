/** The applicant has put it right, with files that came anew: second reviews begin (复审). */
import { digestOf } from "../../app/base/digest.ts";
import { completeRectification as contract } from "../../contracts/application/powers.ts";
import { materialsOf } from "../../domain/application/material.ts";
import { completeRectification as complete } from "../../domain/application/puttingRight.ts";
import { placeFaults } from "../../domain/application/submission.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";
import { sentFiles } from "./sentFiles.ts";

export const completeRectification = handle(contract, (deps) => async (request) => {
  const { body } = request;
  const { region } = deps;
  const { applicationId } = request.path;
  const digest = digestOf(body);
  const sent = await sentFiles(deps, body.materials, request.headers, { applicationId, at: request.now });
  await sent.refer(applicationId);
  return commandApplication(deps, request, {
    decide: (application, now, reviews, rules) => {
      const isRepeat = application.rectification?.done?.digest === digest;
      const faults = isRepeat ? [] : placeFaults(region, sent.files);
      if (faults.length > 0) throw malformed(faults);
      const report = { description: body.description, materials: materialsOf(sent.files) };
      return complete({ application, reviews, region }, report, digest, now, rules);
    },
  });
});
