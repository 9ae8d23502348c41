/** What seals and opens contacts in tests, by a key of theirs. */
import { contactsBy } from "../../functions/app/base/contacts.ts";
import { fileCaseKeys } from "../../server/caseKeys.ts";

export const CONTACTS = contactsBy(fileCaseKeys(Buffer.alloc(32, 7)));
