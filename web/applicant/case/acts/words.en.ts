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
  questions: {
    asked: "Asked. Write down its number and its code: the code is shown once.",
    code: "Code of the question",
    codeHint: "shown when it was asked",
    projectType: "Type of project",
    hint: "The lead of such projects answers within one working day as a rule, or hands it on to whose it is. Please give no personal data.",
    look: "Read the answer",
  },
  rectification: {
    answer: "Do you agree?",
    answers: {
      agrees: "Yes, it will be put right in time",
      declines: "No, decide by the opinions on record",
    },
    reasons: "Reasons",
    submit: "Send the answer",
    description: "What was put right",
    files: "Material that came anew",
    filesHint: "Only what has changed. A project that changes in substance is changed as a project.",
    complete: "Say that it is put right",
    sending: "Sending…",
  },
  addFlag: {
    flag: "Circumstance",
    reason: "What was found",
    submit: "Add it",
  },
  messages: {
    none: "There are no messages yet. Acceptance, requests for material, moved dates and the decision will appear here.",
    isNew: "New",
    due: (until) => `by ${until}`,
    wasDue: (until) => `was due by ${until}`,
    read: (title) => `Read “${title}”`,
    parts: {
      owed: "What you have to do",
      matters: "The matters",
      "joint-review": "The joint review",
      decision: "The decision",
      complaints: "Complaints",
      inquiries: "Your questions",
      ratings: "Your ratings",
      bill: "What it costs",
      history: "The history",
      case: "About the case",
    },
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
