/** What every store promises: each one is held to it. */
import { keepsRecords } from "./recordsContract.ts";
import { keepsLists } from "./listsContract.ts";
import { setsAside } from "./unreadableContract.ts";
import { keepsBeside } from "./besideContract.ts";
import { keepsContacts } from "./contactsContract.ts";
import { keepsAuthorisations } from "./authorisationsContract.ts";
import { keepsOutages } from "./outagesContract.ts";
import type { Held } from "./storeCase.ts";

export function storeContract(held: Held): void {
  keepsRecords(held);
  keepsLists(held);
  setsAside(held);
  keepsBeside(held);
  keepsOutages(held);
  keepsAuthorisations(held);
  keepsContacts(held);
}
