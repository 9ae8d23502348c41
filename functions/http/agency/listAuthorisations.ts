/** Who acts for the applicant of a case. */
import { listAuthorisations as contract } from "../../contracts/agency/routes.ts";
import { isOfCase } from "../../domain/agency/ofCase.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";
import { caseSeen } from "./ofCase.ts";

export const listAuthorisations = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId }, caller, now }) => {
      const application = await caseSeen(store, applicationId, caller, region);
      const all = await store.authorisationsOf(application.facts.applicant.creditCode);
      const own = all.filter((one) => isOfCase(one, application));
      return { body: { authorisations: own.map((one) => authorisationView(one, "window", now, rules)) } };
    },
);
