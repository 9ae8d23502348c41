/** The applicant revokes an authorisation (撤销委托), takes a request back, or says that it is done. */
import { noteInCases } from "../../app/agency/noting.ts";
import { revokeAuthorisation as contract } from "../../contracts/agency/routes.ts";
import { end } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";
import { change } from "./keeping.ts";

export const revokeAuthorisation = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { authorisationId }, body: { why, reasons }, caller, by, now: at }) => {
      const ended = await change(
        { store, rules },
        authorisationId,
        ({ applicant }) => applicant.creditCode === caller.creditCode,
        (one) => end(one, why, reasons, { by, at }),
      );
      await noteInCases(store, ended, { by, at });
      return { body: authorisationView(ended, "applicant", at, rules) };
    },
);
