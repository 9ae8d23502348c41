/** The applicant asks for an agent of the free team (申请代办). */
import { requestAgent as contract } from "../../contracts/agency/routes.ts";
import { ask } from "../../domain/agency/authorisation.ts";
import { handle } from "../base/handle.ts";
import { checkIsOwn } from "./aboutOwn.ts";
import { authorisationView } from "./authorisationView.ts";
import { register } from "./keeping.ts";

export const requestAgent = handle(contract, ({ store, rules }) => async ({ body, caller, by, now: at }) => {
  const { creditCode, name } = caller;
  await checkIsOwn(store, body.about, creditCode);
  const applicant = { creditCode, name };
  const asked = await register({ store, rules }, applicant, ["request", body], at, (authorisationId) =>
    ask({ authorisationId, applicant, terms: body }, { by, at }, rules),
  );
  return { body: authorisationView(asked, "applicant", at, rules) };
});
