/** A supervisor has the contact of a case erased for good. */
import { changeCase } from "../../app/base/commit.ts";
import { eraseContact as contract } from "../../contracts/application/routes.ts";
import { eraseContact as decide } from "../../domain/application/contact.ts";
import { withOffset } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";

export const eraseContact = handle(
  contract,
  ({ store, rules }) =>
    async ({ path: { applicationId }, body, by, now }) => {
      const changed = await changeCase(
        store,
        applicationId,
        { at: now, by },
        ({ application: { state } }) => decide(state, { why: "ordered", ...body }, now),
        null,
      );
      const erased = changed?.found.application.state.contact.erased;
      if (!erased) throw unknownApplication(applicationId);
      const { at, why, basis } = erased;
      return { body: { applicationId, erasedAt: withOffset(at, rules.zone), why, basis } };
    },
);
