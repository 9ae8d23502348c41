/** What the applicant is asked about a visit, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  confirm: "Confirm the date of the visit",
  confirmed: "Confirmed; please be there in time.",
  another: "Name another date",
  hint: (from, until) =>
    `Once, a working day between ${from} and ${until}; it is the date of the visit as soon as it is sent, and everybody is told.`,
  heldOn: "Day",
  time: "Time",
  reasons: "Reasons",
  send: "Send the other date",
  named: "The visit is on your date now.",
};
