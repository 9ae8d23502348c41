/** What seals and opens contacts in tests, by a key of theirs. */
import { createHash } from "node:crypto";
import { contactsBy, type Contacts } from "../../functions/app/base/contacts.ts";
import type { Contact } from "../../functions/domain/application/contact.ts";
import { fileCaseKeys } from "../../server/caseKeys.ts";

export const CONTACTS = contactsBy(fileCaseKeys(Buffer.alloc(32, 7)));

const commitmentOf = (plain: Uint8Array): string => createHash("sha256").update(plain).digest("hex");

/** Sealed alike whenever it is the same, in plain sight: two worlds in which the same happened are the same. */
export const STEADY_CONTACTS: Contacts = {
  async seal(_, contact) {
    const plain = Buffer.from(JSON.stringify(contact));
    return { sealed: { key: new Uint8Array(1), sealed: plain }, commitment: commitmentOf(plain) };
  },
  open: async (_, { sealed }) => ({
    contact: JSON.parse(Buffer.from(sealed).toString()) as Contact,
    commitment: commitmentOf(sealed),
  }),
};
