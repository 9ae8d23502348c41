/** `PUT /v1/applications/{applicationId}/materials/{code}`: hands one material in, at intake or as a supplement. */
import { supplyAsked } from "../../app/application/supplies.ts";
import type { QueryCodes } from "../../app/application/queryCodes.ts";
import { slug } from "../../contracts/primitives.ts";
import { HandInBody } from "../../contracts/requests.ts";
import { handIn, owedToDepartments } from "../../domain/application/intake.ts";
import { checkQueryCode } from "../base/access.ts";
import { applicationIdIn, commandApplication, type Deps as CommandDeps } from "./applicationCommand.ts";
import { endpoint, parse } from "../base/endpoint.ts";

export type Deps = CommandDeps & { codes: QueryCodes };

export const handInMaterial = ({ codes, ...deps }: Deps) =>
  endpoint(deps.log, async (request) => {
    const id = applicationIdIn(request);
    await checkQueryCode(request, id, codes);
    const code = parse(slug, request.path["code"], "code");
    const material = { code, ...parse(HandInBody, request.body) };
    const { store, region, rules } = deps;
    return commandApplication(deps, request, {
      by: "applicant",
      readsReviews: true,
      decide: (application, now, reviews) =>
        handIn(application, region, material, now, rules, owedToDepartments(reviews)),
      follow: async (application, now) => {
        if ("acceptance" in application) await supplyAsked({ store, rules }, id, code, now);
      },
    });
  });
