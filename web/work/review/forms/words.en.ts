/** The same in English. */
import type { Says } from "./words.zh.ts";

export const en: Says = {
  supplement: {
    explain:
      "Once only, and all of it. The clock stops until everything is handed in, or the applicant's term lapses.",
    window: (until) => `A supplement may be asked for until ${until}.`,
    item: (n) => `Material ${n}`,
    material: "Material",
    others: "Not on the list (needs its basis)",
    held: "On the matter's list, there already (say what is wrong)",
    missing: "On the matter's list, not there yet",
    defect: "What is wrong with it",
    defectHint: "required when it was handed in already, at most 200 characters",
    document: "Document it rests on",
    article: "Article",
    basisHint: "required for material that is not on the list",
    reasons: "Why it is needed",
    add: "Add a material",
    remove: (n) => `Remove material ${n}`,
    submit: "Ask for material",
    withdraw: "Take the request back",
    withdrawExplain:
      "The clock resumes at once, and the applicant, who is told by a notice, owes nothing of it any more. Material may be asked for once only: not again after this.",
  },
  special: {
    explain:
      "Its time is not counted; each kind once. The clock resumes by itself when the planned last day is over.",
    kind: "Procedure",
    basis: "Legal basis",
    reasons: "Reasons",
    plannedEnd: "Planned last day",
    plannedHint: (from, to) => `from ${from} to ${to}`,
    submit: "Start the procedure",
    end: "End the special procedure",
    endExplain: (why, when) =>
      `Under way: ${why}, planned until ${when}. Ended early, the clock resumes at once.`,
  },
  extend: {
    explain: (least, most) =>
      `Once, before it runs out, by at most ${most} days, approved by the head of the organ. The applicant is told.${
        least > 1 ? ` Fewer than ${least} days would only add days off, and move nothing.` : ""
      }`,
    days: "Days",
    reasons: "Reasons",
    submit: "Extend",
  },
  assign: {
    explain: "This never touches the clock.",
    submit: "Name the handler",
  },
  licence: {
    explain:
      "A licence that was granted is handed out to its applicant within ten working days of the decision (行政许可法 art. 44). Late, it is owed all the same, and the ladder goes on.",
    number: "Number of the licence",
    validUntil: "Valid until",
    noEnd: "Leave empty where it does not end",
    how: "How",
    ways: {
      online: "Online: the applicant finds it in the case",
      window: "At the window, against a signature",
    },
    to: "Received by",
    receivers: { applicant: "The applicant", authorised: "Whom the applicant has authorised" },
    receipt: "At the window: first the licence, then the signed receipt.",
    submit: "Hand the licence out",
    final: "Its number and files do not change afterwards.",
  },
  referral: {
    explain:
      "Another department has handed this matter on. It is disputed within one working day of its service; silence accepts it. The lead decides a dispute; where it names again whoever has handed the matter on, or matters are handed on crosswise, a sitting names within three working days whose it is. No clock stops meanwhile.",
    answer: "Answer",
    answers: { accepts: "Accept", disputes: "Dispute" },
    reasons: "Why it is none of the department's",
    names: "Whose it is",
    namesHint: "where that is whoever has handed it on, a sitting is opened",
    submit: "Submit the answer",
    title: "Handed on",
  },
  promiseCheck: {
    explain:
      "The applicant is told what came of it. Where it is not held: it is to be put right first where its terms say so; otherwise, and where that was in vain, what was given on it is withdrawn, and the applicant may promise nothing for a year.",
    about: "Which promise",
    result: "What came of it",
    results: { held: "held", "not-held": "not held" },
    found: "What was found",
    foundHint: "When and how it was checked, and what was found; the applicant reads it.",
    article: "Against which provision",
    submit: "Record it",
  },
  position: {
    explain:
      "When a joint review is about your objection or condition, say before or at the sitting where you stand. The opinion on record stays as it is.",
    position: "Position",
    reasons: "Reasons",
    submit: "Submit the position",
  },
  order: {
    explain: (step, who, until) =>
      `Step of the ladder: ${step}; ${who} answers for it. Sign for it by name, and answer in writing before ${until}; neither stops a clock, nor stands for the opinion.`,
    signed: (who, when) => `${who} signed for it at ${when}.`,
    answer: "Answer",
    hint: "Why it is late, and what happens now; the applicant may read it. Leave it out to sign for the order and answer later.",
    submit: "Sign for the order",
    answerIt: "Answer the order",
  },
  higher: {
    to: (authority) => `Decided by: ${authority}. `,
    sendExplain:
      "After the first examination; no limit runs from then on, and no silence counts. Record the answer when it is here, then give your opinion. It cannot be taken back.",
    number: "Number of the document by which it is sent on",
    expectedOn: "Answer expected on",
    name: "Who keeps track of it",
    phone: "Their telephone",
    send: "Send it on",
    answerExplain: "It cannot be changed; give your opinion by it.",
    answerNumber: "Number of the answer",
    receivedOn: "Received on",
    between: (from, until) => `between ${from} and ${until}`,
    result: "What it says",
    results: { approved: "approved", refused: "refused" },
    record: "Record the answer",
  },
  sign: {
    explain:
      "Signing says that the department has received it: evidence of service, never an opinion, and no clock is touched.",
    submit: "Sign",
  },
};
