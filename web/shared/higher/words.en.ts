/** What pages say of a matter that a higher authority decides, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  before: (authority) => `${authority} decides, after the first examination`,
  sent: (authority, when, number) => `sent on to ${authority} at ${when} (${number})`,
  expected: (day, tracker) => `its answer is expected on ${day}; ${tracker} keeps track of it`,
  answered: { approved: "approved", refused: "refused" },
};
