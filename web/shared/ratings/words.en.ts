/** The same in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  title: "Ratings",
  department: "Department",
  mark: "Mark",
  marks: {
    5: "5, very satisfied",
    4: "4, satisfied",
    3: "3, it will do",
    2: "2, not satisfied",
    1: "1, not satisfied at all",
  },
  words: "In words",
  agree: "May the department read the words?",
  agreeHint:
    "It never learns your name or your case; without your consent supervision alone reads what you write.",
  no: "No",
  yes: "Yes",
  ratedAt: "Rated at",
  called: "Called",
  callBy: "To be called by",
  answerBy: "To be answered by",
  late: "late",
  extended: "Why it takes longer",
  answer: "Answer",
  followUp: "Followed up",
  excluded: "Counts no more",
  grounds: { mistaken: "a mistake", malicious: "malicious" },
  rate: "Rate a department",
  rateHint:
    "Each department is rated once, and a mark is never changed; whoever gives a 1 or a 2 is called and answered by supervision.",
  until: (by) => `It can be done until ${by}.`,
  send: "Send the rating",
  sent: "The rating is on record.",
  follow: "Follow the answer up",
  followHint: "Once; the mark stays as it is.",
  sendFollow: "Send",
  none: "Nothing rated yet. A department can be rated within 30 days after it is done.",
  number: "Rating",
};
