/** What is said of how a complaint goes on after its answer, in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  reopened: "To be looked at again, because",
  closeBy: "Closed by",
  closedAt: "Closed",
  none: (why) => `None, because: ${why}`,
  inForce: (text, since, shownBy) => `${text} (in force since ${since}, as shown by ${shownBy})`,
  closings: {
    cause: "1. The cause that was found",
    remedy: "2. What was put right",
    person: "3. Who was dealt with",
    measure: "4. What keeps it from coming again",
  },
  reopen: "Not content: have it looked at again",
  reopenUntil: (by) =>
    `You may ask for that once, before ${by}. The next level looks at it, and answers anew within 5 working days.`,
  reopenReasons: "What the answer leaves open",
  sendReopening: "Have it looked at again",
};
