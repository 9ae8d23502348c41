/** Whom the applicant has named and asked for, the latest first, whatever has become of it. */
import { listOwnAuthorisations as contract } from "../../contracts/agency/routes.ts";
import { handle } from "../base/handle.ts";
import { authorisationView } from "./authorisationView.ts";

export const listOwnAuthorisations = handle(contract, ({ store, rules }) => async ({ caller, now }) => {
  const own = (await store.authorisationsOf(caller.creditCode)).sort((a, b) =>
    a.acts[0].at < b.acts[0].at ? 1 : -1,
  );
  return { body: { authorisations: own.map((one) => authorisationView(one, "applicant", now, rules)) } };
});
