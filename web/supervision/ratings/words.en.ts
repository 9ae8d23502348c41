/** The same in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  intro:
    "Whoever gives a 1 or a 2 is called within one working day and answered within five, or fifteen with reasons. No mark is ever changed.",
  choose: "Show",
  owed: "Bad marks to be called or answered",
  kept: "Other ratings",
  empty: { owed: "No bad mark waits for a call or an answer.", kept: "There are no other ratings yet." },
  application: "Application",
  contact: "Show whom to call",
  call: "Note the call",
  note: "What came of it",
  noteHint:
    "If nobody could be reached: when, and how it was tried. Neither whoever rated nor the department reads it.",
  sendCall: "Keep the note",
  extend: "It is complex: fifteen working days",
  reasons: "Reasons",
  sendExtension: "Give it more time",
  answer: "Answer",
  answerText: "What was found, what was put right, and the answer",
  sendAnswer: "Send the answer",
  exclude: "Let it count no more (a mistake, malice)",
  excludeHint: "The mark stays on record, and whoever gave it is told why.",
  ground: "What it is",
  sendExclusion: "Let it count no more",
  done: "Kept.",
};
