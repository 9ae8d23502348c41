/** What pages say of a consent by silence that is taken back, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  announced: (organ, when) => `${organ} announced it at ${when}`,
  organs: { department: "The organ of the matter", government: "The organ above" },
  ground: "Ground",
  grounds: {
    "conditions-not-met": "the applicant was not qualified, or did not meet the conditions",
    "deceit-or-bribery": "obtained by deceit or bribery",
    procedure: "against the procedure that the law prescribes",
    "beyond-powers": "beyond the organ's powers",
    "abuse-or-neglect": "abuse of office, or neglect of duty",
    other: "another ground that the law allows",
  },
  facts: "What was found",
  article: "Legal article",
  until: (until) => `The applicant may state their side before ${until}`,
  untilOpen:
    "Until when the applicant may state their side is open until the calendar of that year is published",
  statement: (when) => `The applicant's side, stated at ${when}`,
  none: "The applicant has not stated their side yet",
  noneInTime: "The applicant has not stated their side in time",
  withdrawn: (when, reasons) => `Withdrawn at ${when}: ${reasons}`,
  announce: {
    explain:
      "Before it is revoked, the applicant is told the facts, the ground and the basis, and heard: they may state their side within five working days. The consent stands meanwhile.",
    submit: "Announce it",
    sending: "Announcing …",
    done: (matter) => `It was announced that the consent by silence of “${matter}” is to be revoked.`,
  },
  withdraw: {
    explain: "The consent stands then, and the applicant and the departments concerned are told.",
    reasons: "Reasons",
    submit: "Withdraw it",
    done: (matter) => `The consent by silence of “${matter}” is not revoked.`,
  },
  revoke: {
    effect:
      "The outcome stays on record, its certificate is marked void, and the applicant gets the decision to revoke. This cannot be taken back.",
    reasons: "Reasons, with what is said to the applicant's side",
    confirm: "I have checked this, it will not gravely harm the public, and I revoke the consent",
    submit: "Revoke",
    sending: "Revoking …",
    done: (matter) => `The consent by silence of “${matter}” is revoked.`,
    waits: (matter) =>
      `That the consent by silence of “${matter}” be revoked is kept until somebody approves it; until then it stands.`,
  },
  answer: {
    explain:
      "You may state your side about the facts, the ground and the basis, once. Nothing is decided before you have, or before the time for it is over.",
    text: "Your side",
    submit: "State it",
    sending: "Sending …",
  },
};
