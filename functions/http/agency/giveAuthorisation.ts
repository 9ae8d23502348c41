/** The applicant who has signed in names an agent (委托). */
import { noteInCases } from "../../app/agency/noting.ts";
import { giveAuthorisation as contract } from "../../contracts/agency/routes.ts";
import { give } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { checkIsOwn } from "./aboutOwn.ts";
import { authorisationView } from "./authorisationView.ts";
import { agentNamed, checkMayActIn, register } from "./keeping.ts";

export const giveAuthorisation = handle(
  contract,
  ({ store, region, rules }) =>
    async ({ body, caller, by, now: at }) => {
      const { agent, ...terms } = body;
      const { creditCode, name } = caller;
      await checkIsOwn(store, terms.about, creditCode);
      const applicant = { creditCode, name };
      const named = agentNamed(agent, region);
      await checkMayActIn({ store, region }, applicant, terms.about, named);
      const given = await register({ store, rules }, applicant, body, at, (authorisationId) =>
        give({ authorisationId, applicant, terms }, named, null, { by, at }, rules.zone),
      );
      await noteInCases(store, given, { by, at });
      return { body: authorisationView(given, "applicant", at, rules) };
    },
);
