/** The agent resigns (辞去委托), or says that it is done. */
import { noteInCases } from "../../app/agency/noting.ts";
import { resignAuthorisation as contract } from "../../contracts/agency/routes.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { end, standingOf } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";
import { change } from "./keeping.ts";

export const resignAuthorisation = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { authorisationId }, body: { why, reasons }, caller, now: at }) => {
      const { role, sub, iss, jti } = caller;
      const ended = await change(
        { store, rules },
        authorisationId,
        (one) => standingOf(one).agent?.id === sub,
        (one) => {
          const { creditCode } = one.applicant;
          const by = { role, sub, iss, jti, for: { creditCode, authorisationId } };
          return end(one, why, reasons, { by, at });
        },
      );
      await noteInCases(store, ended, { by: PLATFORM, at });
      return { body: authorisationView(ended, "agent", at, rules) };
    },
);
