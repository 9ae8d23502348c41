/** What only the page of operations says, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  endpoints: "Departments' endpoints",
  explain:
    "The departments that are told by webhook, and where, as the region file says. One that answers 410 (Gone) is switched off, and what is dispatched goes by the in-box; once the department is back an operator switches it on here, and what it had not taken is sent again.",
  none: "No department of this region is told by webhook: all goes by the in-box.",
  url: "Address",
  status: "Status",
  statuses: { on: "on", off: "switched off" },
  switches: "Switched off and on",
  switchedOff: (when, url) => `${when}: ${url} answered 410 and was switched off`,
  switchedOn: (when, who, reason) => `${when}: switched on by ${who}: ${reason}`,
  switchOn: "Switch on again",
  reason: "Reason",
  reasonHint: "such as: the department has a new address, and it was tried",
  switching: "Switching on …",
  done: (name) => `The endpoint of ${name} is on again.`,
};
