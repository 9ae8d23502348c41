/** What only the page of published decisions says, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  intro:
    "Decisions by which licences were granted are open to everybody (行政许可法 art. 40). Nothing is said of applicants and projects; one that is revoked is not listed any more.",
  asData: "The same as data (JSON)",
  caption: "The latest first",
  number: "Decision",
  matter: "Matter",
  organ: "Organ",
  result: "Result",
  decidedOn: "Decided on",
  licence: "Licence",
  handedOut: (number, until) =>
    until === null ? `${number}, without an end` : `${number}, valid until ${until}`,
  notYet: "not handed out yet",
  underReview: "a consent that it rests on was revoked; its organ is looking at it again",
  none: "No licence has been published yet.",
};
