/** Where a case and a review stand, in English sentences. */
import type { StateSays } from "./words.zh.ts";

const materials = (count: number): string => `${count} ${count === 1 ? "material" : "materials"}`;

export const en: StateSays = {
  between: " ",
  and: ", ",
  nameOf: ({ nameEn }) => nameEn,
  whole: {
    received: (by) =>
      `The application is here and waits for the window. ${by === null ? "By when the window is to act is fixed once the calendar is loaded" : `The window is to act by ${by}`}; if it says nothing in time, the application is accepted as of the day of receipt.`,
    awaiting: (count, by) =>
      by === null
        ? `Material is missing: hand in the ${count} listed below; the date is fixed once the calendar is loaded.`
        : `Material is missing: hand in the ${count} listed below by ${by}. If they are not in by then, the application ends.`,
    awaitingThem: (count, by) =>
      by === null
        ? `Material is missing: the applicant owes ${materials(count)}; the date is fixed once the calendar is loaded.`
        : `Material is missing: the applicant is to hand in ${materials(count)} by ${by}. If they are not in by then, the application ends.`,
    inReview: (closed, total) => `${total} matters are under review at once; ${closed} are closed.`,
    owes: (count, by) => `You owe ${materials(count)}${by === null ? "" : `, the first by ${by}`}.`,
    owesLate: (count, since) =>
      `You owe ${materials(count)}; the first was due by ${since}: hand it in as soon as you can.`,
    theyOweLate: (count, since) => `The applicant owes ${materials(count)}; the first was due by ${since}.`,
    owesNothing: "There is nothing for you to do now.",
    theyOwe: (count, by) =>
      `The applicant owes ${materials(count)}${by === null ? "" : `, the first by ${by}`}.`,
    expected: (date) => `A decision is expected by ${date}.`,
    expectedIf: (date) => `If whoever is late acts at once, a decision is expected by ${date}.`,
    noDate:
      "When a decision can be expected cannot be said yet: some limits have not begun, a matter lies with a higher authority, or the calendar is awaited.",
    noDateLate: "Until those who are late have acted, nobody can say when a decision is to be expected.",
    joint: "Departments object or their conditions clash: a joint review is under way.",
    callBy: (lead, by) => `The lead (${lead}) is to call the sitting by ${by}.`,
    sitting: (day, time, place) => `Date of the sitting: ${day} ${time}, ${place}.`,
    endBy: (by) => `The joint review is to end by ${by}.`,
    deciding: (lead, by) =>
      `All matters are closed; the lead (${lead}) is to decide${by === null ? "" : ` by ${by}`}.`,
    putRight: (until: string) =>
      `You have agreed to put right what is objected to: say what was done by ${until}, and whoever objected looks again. Nothing is decided meanwhile.`,
    theyPutRight: (until: string) =>
      `The applicant has agreed to put right what is objected to, by ${until}. Nothing is decided meanwhile.`,
    mayPutRight: "The lead offers that you put right what is objected to: please say whether you agree.",
    theyMayPutRight:
      "The applicant has been offered to put right what is objected to, and has not answered yet.",
    mayComplain: "You may complain about the delay.",
    by: {
      lead: (lead, date) => `The lead (${lead}) decided on ${date}: `,
      joint: (date) => `Decided on ${date}, after a joint review: `,
      rule: (date) => `Decided on ${date}, by rule from the departments' opinions: `,
    },
    granted: "granted.",
    conditions: (count) =>
      count === 0
        ? "granted with conditions."
        : `granted with ${count} ${count === 1 ? "condition" : "conditions"}.`,
    partly: (granted, all) =>
      `${granted} of ${all} matters are granted. What came of each of the others, and why, stands under the decision.`,
    nothing: "there is nothing to grant.",
    refused: "refused. The decisions and the summary state the reasons and the remedies.",
    answered: "The objections, and the written answers to them, stand under the joint review.",
    notAccepted: (date) => `The window did not accept the application, on ${date}.`,
    lapsed: (date) =>
      `Material was not handed in in time: the application ended on ${date}. It may be submitted anew once the material is ready.`,
    withdrawn: (date) => `You withdrew the application on ${date}. You may submit it anew.`,
    theyWithdrew: (date) => `The applicant withdrew the application on ${date}.`,
  },
  owed: {
    until: (by) => `by ${by} at the latest`,
    over: (by) => `was due by ${by}: hand it in as soon as you can`,
    open: "the date is fixed once the calendar is loaded",
  },
  ground: {
    joint: (date) =>
      `By the conclusion of the joint review of ${date}; its reasons and minutes stand under the joint review.`,
    rule: "Derived by the system from the departments' opinions, by rule.",
  },
  late: {
    several: (names, count) => `${names} and others (${count} departments)`,
    opinion: (who, since) => `${who} did not answer in time; the answer was due by ${since}`,
    opinions: (who, since) => `${who} did not answer in time; the first answer was due by ${since}`,
    receipt: (who, since) =>
      `The system of ${who} has not taken it; it was due there by ${since}, and no clock runs yet`,
    sitting: (who, since) => `The lead (${who}) did not call the sitting in time; it was due by ${since}`,
    "joint-review": (who, since) =>
      `The lead (${who}) did not conclude the joint review in time; it was due by ${since}`,
    decision: (who, since) => `The lead (${who}) did not decide in time; the decision was due by ${since}`,
    raised: (whom, when) => `; raised to ${whom} on ${when}.`,
    raisedOne: (who, whom, when) => `; of these ${who} was raised to ${whom} on ${when}.`,
    raisedAll: (whom) => `; all of them were raised to ${whom}.`,
    raisedThose: (who, whom) => `; of these ${who} were raised to ${whom}.`,
    alerted: (when) => `; the operator was alerted on ${when}.`,
    nothingYet: ".",
  },
  review: {
    waiting: (names) => `Waits for ${names}; the review has not begun.`,
    dispatched: (sent) => `Sent on ${sent}, not yet served: no clock runs.`,
    unserved: (sent) =>
      `Sent to the department's system on ${sent}, which has not taken it: no clock runs, the date is open, the operator is alerted.`,
    running: (due, silence) => `Under review; the answer is due by ${due}. Silence: ${silence}.`,
    extended: (days) => `Its limit was extended by ${days}, with approval.`,
    runningOpen: (silence) =>
      `Under review; the due date is fixed once the calendar is loaded. Silence: ${silence}.`,
    suspended: (why, until) =>
      `The clock stands (${why})${until === null ? "; when it goes on is fixed once the calendar is loaded" : ` until ${until} at the latest`}.`,
    withHigher: "Sent on to a higher authority: no limit runs meanwhile, and no silence counts.",
    higherAnswered:
      "The higher authority has answered, and the department says so next; no limit runs meanwhile.",
    dueThen: (due) => `Then the answer is due by ${due}.`,
    overdue: (due) => `The answer was due by ${due} and is overdue: nobody has answered yet`,
    raised: (whom) => `; raised to ${whom}`,
    stop: ".",
    notDeemed: "What consent by silence takes is not met: it does not count as consent.",
    proceeds: (when) => `Without an answer by ${when} the lead goes on without an opinion.`,
    answerNow: "Answer at once: an overdue opinion still counts.",
    mayComplain: "You may complain about it.",
    answered: (date, outcome, isLate) => `Answered ${isLate ? "late, " : ""}on ${date}: ${outcome}.`,
    silent: (date, outcome) => `No answer by ${date}: ${outcome}.`,
    backfill: (by, isMissed) =>
      `Term for the written opinion: ${by}${isMissed ? ", not kept; it is still owed" : ""}. It does not change the outcome.`,
    revoked: (when) => `That consent was revoked on ${when}.`,
    replaced: (by) => `Replaced by ${by}; not reviewed.`,
    cancelled: (date, cause) => `Ended on ${date}: ${cause}.`,
  },
  barred: {
    flag: "The project is on the negative list: silence is no consent, and is escalated",
    lapsed: "What the applicant owed did not come in time: silence is no consent, and is escalated",
  },
  afterLadder: {
    means: (silence, days) =>
      `${silence}; ${days} working days after the government was told the lead goes on without an opinion`,
    at: (raised, when) => `${raised}; without an answer by ${when} the lead goes on without an opinion`,
    why: (due, last, days) =>
      `The limit ran out at ${due}, the government was told at ${last}, and ${days} further working days went by without an answer: the lead has gone on without an opinion.`,
  },
};
