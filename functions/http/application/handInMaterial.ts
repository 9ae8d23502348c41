/** Hands one material in, at intake or as a supplement. */
import { supplyAsked } from "../../app/application/supplies.ts";
import { handInMaterial as contract } from "../../contracts/application/routes.ts";
import { askedByDepartments, owedToDepartments } from "../../domain/application/owed.ts";
import { handIn } from "../../domain/application/intake.ts";
import { linkFaults } from "../../domain/application/submission.ts";
import { namesOf } from "../../domain/catalogue/successors.ts";
import { handle } from "../base/handle.ts";
import { malformed } from "../base/refused.ts";
import { commandApplication } from "./applicationCommand.ts";

export const handInMaterial = handle(contract, (deps) => async (request) => {
  const { applicationId, code } = request.path;
  const { store, region, rules } = deps;
  const material = { code, ...request.body };
  return commandApplication(deps, request, {
    decide: (application, now, reviews, known) => {
      // What is on record already was let lie there then.
      const isHeld = application.materials.some(({ uri }) => uri === material.uri);
      const faults = isHeld ? [] : linkFaults(region, [material], () => "uri");
      if (faults.length > 0) throw malformed(faults);
      return handIn(
        application,
        region,
        material,
        now,
        known,
        owedToDepartments(reviews),
        askedByDepartments(reviews),
      );
    },
    follow: async (application) => {
      if ("acceptance" in application)
        for (const told of namesOf(region.materials, code))
          await supplyAsked({ store, rules }, applicationId, told, request.now, request.now);
    },
  });
});
