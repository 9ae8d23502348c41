/** The applicant names another contact: by a new key, so that what was there before is gone with the old one. */
import { changeCase } from "../../app/base/commit.ts";
import { contactOf } from "../../app/base/contacts.ts";
import { correctContact as contract } from "../../contracts/application/routes.ts";
import { correctContact as decide } from "../../domain/application/contact.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { unknownApplication } from "../base/access.ts";
import { handle } from "../base/handle.ts";
import { refusedBy } from "../base/refused.ts";
import { contactView } from "./contactView.ts";

export const correctContact = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId }, body, by, now }) => {
      const { store, contacts, rules } = deps;
      const application = (await store.loadApplication(applicationId))?.state;
      if (!application) throw unknownApplication(applicationId);
      const known = await contactOf({ store, contacts }, applicationId);
      if (known && canonical(known) === canonical(body))
        return { body: await contactView(deps, application) };
      const { sealed, commitment } = await contacts.seal(applicationId, body);
      const changed = await changeCase(
        store,
        applicationId,
        { at: now, by },
        ({ application: { state } }) => decide(state, commitment, now),
        sealed,
      );
      if (!changed) throw unknownApplication(applicationId);
      if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
      return { body: await contactView(deps, changed.found.application.state) };
    },
);
