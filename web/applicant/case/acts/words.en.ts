/** The same in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  contact: {
    name: "Contact",
    phone: "Telephone",
    email: "E-mail",
    correct: "Correct the contact",
    done: (when) => `Corrected on ${when}; what it was is kept no more.`,
  },
  change: {
    description: "What has changed",
    facts: "Facts (change only what is otherwise)",
    files: "Files that come with it",
    filesHint: "Only files that have changed, and those that departments need that are reached now.",
    submit: "Change the project",
    sending: "Sending …",
  },
  addFlag: {
    flag: "Circumstance",
    reason: "What was found",
    submit: "Add it",
  },
  history: {
    none: "There are no entries yet.",
    when: "When",
    what: "What",
    where: "Matter",
    who: "By",
    note: "Every entry is chained to the one before by its hash; export the case to check it yourself.",
  },
};
