/** The window or a supervisor ends an authorisation: by who gave it at the window, by death, by dissolution. */
import { noteInCases } from "../../app/agency/noting.ts";
import { endAuthorisation as contract } from "../../contracts/agency/routes.ts";
import { end } from "../../domain/agency/authorisation.ts";
import { isOfCase } from "../../domain/agency/ofCase.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";
import { change } from "./keeping.ts";
import { caseSeen } from "./ofCase.ts";

export const endAuthorisation = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ path: { applicationId, authorisationId }, body: { why, reasons }, caller, by, now: at }) => {
      const application = await caseSeen(store, applicationId, caller, region);
      const ended = await change(
        { store, rules },
        authorisationId,
        (one) => isOfCase(one, application),
        (one) => end(one, why, reasons, { by, at }),
      );
      await noteInCases(store, ended, { by, at });
      return { body: authorisationView(ended, "window", at, rules) };
    },
);
