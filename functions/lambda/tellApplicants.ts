import { tell } from "../notifications/tell.ts";
import { observed } from "../observed.ts";
import { wireLog, wireStore } from "../wire.ts";
import { wireContacts } from "../wireContacts.ts";
import { wireMail } from "../wireMail.ts";

export const handler = observed(
  tell({
    ...wireLog(),
    ...wireStore(),
    ...wireContacts(),
    ...wireMail(),
  }),
);
