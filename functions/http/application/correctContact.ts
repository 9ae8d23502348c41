/** The applicant names another contact: by a new key, so that what was there before is gone with the old one. */
import { changeCase } from "../../app/base/commit.ts";
import { contactOf } from "../../app/base/contacts.ts";
import { LOST, racing } from "../../app/base/racing.ts";
import { correctContact as contract } from "../../contracts/application/routes.ts";
import { correctContact as decide } from "../../domain/application/contact.ts";
import { canonical } from "../../domain/base/canonical.ts";
import { unknownApplication } from "../base/applicants.ts";
import { handle } from "../base/handle.ts";
import { refusedBy } from "../base/refused.ts";
import { contactView } from "./contactView.ts";

/** Others may correct it at the same instant; so many in a row mean that something is wrong. */
const TRIES = 20;

export const correctContact = handle(
  contract,
  (deps) =>
    async ({ path: { applicationId }, body, by, now }) => {
      const { store, contacts, rules } = deps;
      const attempt = async () => {
        const before = (await store.loadApplication(applicationId))?.state;
        if (!before) throw unknownApplication(applicationId);
        const known = await contactOf({ store, contacts }, applicationId);
        if (known && canonical(known) === canonical(body)) return { body: await contactView(deps, before) };
        const { sealed, commitment } = await contacts.seal(applicationId, body);
        let isOutrun = false;
        const changed = await changeCase(
          store,
          applicationId,
          { at: now, by },
          ({ application: { state } }) => {
            isOutrun = state.contact.commitment !== before.contact.commitment;
            return isOutrun ? { events: [] } : decide(state, commitment, now);
          },
          sealed,
        );
        if (!changed) throw unknownApplication(applicationId);
        if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
        // Somebody else's correction came in between: it may have said the same.
        return isOutrun ? LOST : { body: await contactView(deps, changed.found.application.state) };
      };
      return racing(`the contact of ${applicationId}`, attempt, TRIES);
    },
);
