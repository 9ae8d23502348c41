/** The window's clerk, who is the lead's, replaces the query code of a case for somebody who has shown who they are. */
import { reissueAtWindow as contract } from "../../contracts/application/routes.ts";
import { handle } from "../base/handle.ts";
import { checkIsLead } from "./lead.ts";
import { reissue } from "./reissue.ts";

export const reissueAtWindow = handle(
  contract,
  (deps) =>
    ({ path: { applicationId }, body: { seen, ...asked }, caller, by, now }) => {
      const request = { ...asked, basis: { by: "window", ...seen } } as const;
      return reissue(deps, { applicationId, request, by, now }, (application) =>
        checkIsLead(caller.department, application, deps.region),
      );
    },
);
