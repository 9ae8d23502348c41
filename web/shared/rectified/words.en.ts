/** What is said of putting right and looking again, in English. */
import type { zh } from "./words.zh.ts";

export const en: typeof zh = {
  standing: "State",
  standings: {
    offered: "offered; the applicant has not answered yet",
    declined: "the applicant does not agree",
    running: "it is being put right",
    done: "it was put right, and is looked at again",
    lapsed: "the term is over, and nothing was put right",
    "set-aside": "the project was changed meanwhile",
    over: "the application is over",
  },
  objections: "Objected to",
  reasons: "Reasons",
  offered: "Offered",
  days: (days: number) => `${days} working days`,
  answer: "The applicant's answer",
  answers: (agrees: boolean) => (agrees ? "agrees" : "does not agree"),
  declined: "Why not",
  until: "Until",
  done: "Put right",
  description: "What was put right",
  again: "Looked at again",
  whys: {
    objected: "it had objected",
    material: "its material came anew",
    prerequisite: "it had fallen with its prerequisite",
  },
};
