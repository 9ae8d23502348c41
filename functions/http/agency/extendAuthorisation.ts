/** The applicant gives an authorisation a later last day. */
import { noteInCases } from "../../app/agency/noting.ts";
import { extendAuthorisation as contract } from "../../contracts/agency/routes.ts";
import { extend } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";
import { change } from "./keeping.ts";

export const extendAuthorisation = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { authorisationId }, body: { until }, caller, by, now: at }) => {
      const extended = await change(
        { store, rules },
        authorisationId,
        ({ applicant }) => applicant.creditCode === caller.creditCode,
        (one) => extend(one, until, { by, at }, rules.zone),
      );
      await noteInCases(store, extended, { by, at });
      return { body: authorisationView(extended, "applicant", at, rules) };
    },
);
