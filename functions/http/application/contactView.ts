/** How the contact of a case is shown. */
import { contactOf, type Contacts } from "../../app/base/contacts.ts";
import type { Application } from "../../domain/application/application.ts";
import { withOffset } from "../../domain/base/time.ts";
import type { Reads } from "../base/handle.ts";

type Deps = {
  store: Pick<Reads, "sealedContact">;
  contacts: Pick<Contacts, "open">;
  rules: { zone: string };
};

export async function contactView({ store, contacts, rules }: Deps, { facts, contact }: Application) {
  const { applicationId } = facts;
  const { correctedAt, erased } = contact;
  return {
    applicationId,
    contact: erased ? null : ((await contactOf({ store, contacts }, applicationId)) ?? null),
    correctedAt: correctedAt && withOffset(correctedAt, rules.zone),
    erasedAt: erased && withOffset(erased.at, rules.zone),
  };
}
