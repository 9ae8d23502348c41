/** Who has signed in for the applicant replaces the query code of a case of theirs. */
import { reissueQueryCode as contract } from "../../contracts/application/routes.ts";
import { handle } from "../base/handle.ts";
import { reissue } from "./reissue.ts";

export const reissueQueryCode = handle(contract, (deps) => ({ path: { applicationId }, body, by, now }) => {
  const request = { ...body, basis: { by: "sign-in" } } as const;
  return reissue(deps, { applicationId, request, by, now });
});
