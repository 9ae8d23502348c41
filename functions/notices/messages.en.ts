/** Messages to applicants in English: one sentence for each kind of document and event. */
import type { MessageSays } from "./messageSays.ts";

export const en: MessageSays = {
  comma: ", ",
  openDate: "a date that is known once its calendar is loaded",
  between: " ",
  whole: "the application",
  matter: (name) => `“${name}”`,
  documents: {
    receipt: ({ organ, by }) => `Your material was received. ${organ} is to answer before ${by}.`,
    acceptance: {
      automatic: (count) =>
        `Your application was accepted, and ${matters(count)} went to their departments at once.`,
      clerk: (count) =>
        `Your application was accepted, and ${matters(count)} went to their departments at once.`,
      silence: (count) =>
        `The window named nothing to correct in time: your application counts as accepted, and ${matters(count)} went to their departments at once.`,
    },
    materials: (items) => `Your material is incomplete or not in due form. Wanted: ${items}.`,
    supplement: (organs, items) => `${organs} asked for more: ${items}.`,
    nothingAsked: "All that was asked for has come.",
    withdrawn: (organ, items) => `${organ} asks for this no more: ${items}.`,
    "not-accepted": (referral) =>
      referral === null
        ? "Not accepted: what you apply for needs no licence."
        : `Not accepted: the organ is not competent. Please turn to ${referral}.`,
    ended: {
      lapsed: "The application ended: what was missing did not come in time. You may apply again.",
      withdrawn: "The application ended, as you withdrew it.",
    },
    delay: {
      "special-procedure": ({ matter, procedure, days, after }) =>
        `${matter} needs ${procedure}. Its ${days} ${days === 1 ? "day does" : "days do"} not count; it is due on ${after}.`,
      overdue: ({ organ, matter, due, asker }) =>
        `${organ} was to answer about ${matter} before ${due} and has not. That is no consent; ${asker} has asked for it.`,
      "lead-proceeds": ({ organ, matter, lead }) =>
        `${organ} has not answered about ${matter}, and asking was in vain: ${lead} waits no longer and goes on without.`,
      objection: ({ organ, matter }) =>
        `${organ} objects to ${matter}; what would make it consent is in the notice.`,
      "lead-overdue": ({ due, asker }) =>
        `The part of the lead was due before ${due} and is not done; ${asker} has asked for it.`,
    },
    extension: ({ organ, matter, days, after }) =>
      `${organ} extended the limit of ${matter} by ${days}; it is due on ${after}.`,
    moved: {
      told: ({ matter, before, after }) =>
        before === null ? `${matter} is due on ${after}.` : `${matter} is due on ${after}, not on ${before}.`,
      open: ({ matter }) =>
        `The limit of ${matter} counts from when it is served again; you will be told the date.`,
      named: ({ matter, to, after }) =>
        `It was decided that ${matter} is for ${to}${after === null ? "; its limit counts from its service" : `; it is due on ${after}`}.`,
      handedOn: ({ matter, from, to, after }) =>
        `${from} handed ${matter} on to ${to}${after === null ? "; its limit counts from its service" : `; it is due on ${after}`}.`,
    },
    "deemed-consent": ({ organ, matter }) =>
      `${organ} has not answered about ${matter} in time, which counts as consent.`,
    "joint-review-told": ({ date, time, place }) =>
      `The departments sit together on ${date} at ${time}, ${place}.`,
    "joint-review-minutes": {
      grant: "The joint review was concluded: to be granted. The minutes are among the notices.",
      refuse: "The joint review was concluded: to be refused. The minutes are among the notices.",
    },
    "presider-named": ({ organ, name }) => `${name} of ${organ} was named to preside over the joint review.`,
    "licence-decision": {
      granted: (matter) => `${matter} was granted.`,
      "granted-with-conditions": (matter) => `${matter} was granted with conditions.`,
      refused: (matter) => `${matter} was refused.`,
    },
    summary: {
      granted: "The application was decided: granted.",
      "granted-with-conditions": "The application was decided: granted with conditions.",
      "partly-granted": "The application was decided: granted in part.",
      refused: "The application was decided: refused.",
      "nothing-to-grant": "The application was decided: none of the matters applies.",
    },
    others: (count) => `${count} more ${count === 1 ? "document comes" : "documents come"} with it.`,
    "project-change": (count) =>
      count === 0
        ? "The change of your project was received; it touches no matter."
        : `The change of your project was received; it touches ${matters(count)}, as the notice says.`,
    "complaint-answer": (about) => `Your complaint about ${about} was answered.`,
    "revocation-announced": ({ organ, matter, until }) =>
      `The consent of ${organ} by silence about ${matter} is to be revoked: you may state your side before ${until}.`,
    "revocation-withdrawn": ({ organ, matter }) =>
      `The consent of ${organ} by silence about ${matter} is not revoked: it stands.`,
    revocation: ({ organ, matter }) => `The consent of ${organ} by silence about ${matter} was revoked.`,
    agency: {
      begun: (agent) => `An agent (number ${agent}) may act for you in this application.`,
      extended: (agent) => `The agent (number ${agent}) may act for you for longer.`,
      ended: (agent) => `The agent (number ${agent}) may act for you no more.`,
    },
    revision: {
      stands: (matter) => `The decision was looked at again for ${matter}, and stands.`,
      changed: (matter) => `The decision was looked at again for ${matter}, and is changed.`,
      revoked: (matter) => `The decision was looked at again, and is revoked for ${matter}.`,
    },
    "whole-limit": {
      extended: (date) => `The limit of the whole has been extended to ${date}; the document says why.`,
      overdue: (date) => `The limit of the whole ran out on ${date}, and nothing has been decided.`,
    },
    "matter-added": (matters) =>
      `A fact of the project was corrected, and more is asked about: ${matters}. The limit of the whole does not move.`,
    rectification: {
      offered: (days) =>
        `What was objected to can be put right within ${days} working days: please say whether you agree.`,
      declined: () => "You do not agree to put it right: the case goes on by the opinions on record.",
      agreed: (until) => `You agree to put it right: say what was done, with your files, until ${until}.`,
      done: () => "What you have put right has been received: the departments concerned look again.",
      lapsed: () =>
        "The term is over, and nothing was put right: the lead decides by the opinions on record.",
    },
    "site-visit": {
      called: ({ date, time, place }) =>
        `All departments visit the site on ${date} at ${time}, ${place}: be there.`,
      moved: ({ date, time, place }) => `The site visit is put off to ${date} at ${time}, ${place}.`,
      "other-date": ({ date, time, place }) =>
        `The site visit is on ${date} at ${time}, ${place}, as was asked for.`,
      "called-off": ({ date }) => `The site visit of ${date} is called off.`,
    },
    "site-visit-minutes": (date) => `The minutes of the site visit of ${date} are there.`,
    "payment-notice": (amount) => `${amount} yuan are due; the payment notice says how to pay them.`,
    "payment-receipt": {
      receipt: ({ number, amount }) => `A receipt was issued (${number}) for ${amount} yuan.`,
      reversal: ({ number, amount }) => `A reversing receipt was issued (${number}) for ${amount} yuan.`,
    },
    "promise-check": {
      stands: (matter) => `The promise behind ${matter} was checked: it is held.`,
      "put-right": (matter) =>
        `The promise behind ${matter} was checked: it is not held, and is to be put right.`,
      withdrawn: (matter) =>
        `The promise behind ${matter} was checked: it is not held, and what was given on it is withdrawn.`,
    },
    "promise-broken": (items) =>
      `What you promised has not come in time: ${items}. Nothing is decided until it has, and silence is no consent.`,
    "link-not-copied": (item) => `“${item}” could not be fetched from your link; please upload the file.`,
    "date-open": ({ organ, matter }) =>
      `The system of ${organ} has not taken ${matter} yet; its date is known once it has.`,
    "silence-taken-back": ({ organ, matter }) =>
      `${organ} had answered about ${matter} in time: the consent by silence that was recorded was put right.`,
  },
  events: {
    "promise-given": (items) => `Your application was taken on your promise. Still to come: ${items}.`,
    "promise-reminded": (items) => `What you promised has not come yet: ${items}.`,
    "query-code-reissued":
      "The query code was replaced; the one before opens nothing any more. If you have not asked for it, ask at the window.",
    "closed-by-silence": {
      "deemed-consent": ({ organ, matter }) =>
        `${organ} has not answered about ${matter} in time, which counts as consent.`,
      "deemed-refusal": ({ organ, matter }) =>
        `${organ} has not answered about ${matter} in time, which counts as a refusal.`,
      "no-response": ({ organ, matter }) =>
        `${organ} has not answered about ${matter} in time; the case goes on without.`,
    },
    "silence-found-premature": ({ organ, matter }) =>
      `${organ} had answered about ${matter} in time: the silence that was recorded was put right.`,
    "clock-resumed": ({ matter, due }) => `The clock of ${matter} runs again; it is due on ${due}.`,
    "order-answered": ({ organ, matter }) => `${organ} has said why ${matter} is late.`,
    "referral-answered": {
      accepts: ({ organ, matter }) => `${organ} has taken on ${matter}.`,
      disputes: ({ organ, matter }) =>
        `${organ} disputes that ${matter} is its own; the lead decides, and the limit goes on.`,
    },
    "referral-decided": {
      stands: ({ organ, matter }) => `It was decided that ${matter} is for ${organ}.`,
      returned: ({ matter }) => `It was decided that ${matter} goes back to the department before.`,
      moved: ({ organ, matter }) =>
        `It was decided that ${matter} is not for ${organ}; another department was named.`,
    },
    "jurisdiction-opened": {
      lead: ({ matter }) =>
        `Departments hand ${matter} to each other; the lead names within three working days whose it is, and the limit goes on.`,
      supervisor: ({ matter }) =>
        `Departments hand ${matter} to each other; the supervisor names within three working days whose it is, and the limit goes on.`,
    },
    "licence-handed-out": {
      online: ({ organ, matter, number }) =>
        `${organ} handed out the licence of ${matter} (${number}); it can be downloaded in the case.`,
      window: ({ organ, matter, number }) =>
        `${organ} handed out the licence of ${matter} (${number}) at the window.`,
    },
    "complaint-accepted": "Your complaint is accepted.",
    "complaint-refused":
      "Your complaint is not accepted: why, and which way to go, is said under “Complaints”.",
    "inquiry-answered": "Your question is answered: read it under “Questions”.",
    "rating-answered": "Your rating is answered: read it under “Ratings”. You may follow it up once.",
    "rating-excluded": {
      mistaken:
        "A rating of yours was found to be a mistake: it counts no more, and stays on record. Why is said under “Ratings”.",
      malicious:
        "A rating of yours was found to be malicious: it counts no more, and stays on record. Why is said under “Ratings”.",
    },
    "complaint-filed": (by) => `Your complaint is on record; it is to be answered before ${by}.`,
    "line-corrected": ({ matter, amount }) =>
      `What ${matter} costs on your bill was corrected to ${amount} yuan.`,
    "order-placed": "The provider has taken the order that had not gone through; it can be paid now.",
    "refund-opened": (amount) => `A refund of ${amount} yuan is on record; the collecting organ checks it.`,
    "refund-refused": (said) => `The refund was refused: ${said}`,
    "refund-approved": "The refund was approved, and goes back the way it came.",
    "payout-noticed": {
      processing: (amount) => `The refund of ${amount} yuan is under way.`,
      "paid-out": (amount) => `The refund of ${amount} yuan was paid out.`,
      failed: (amount) =>
        `The refund of ${amount} yuan could not be paid out; the collecting organ sees to it.`,
    },
    "handed-over": ({ organ, matter, to }) =>
      `${to} of ${organ} handles ${matter} from now on; its limit stays.`,
    "sent-on": ({ organ, matter, on }) =>
      `${organ} has examined ${matter} and sent it on to a higher authority, whose answer is expected by ${on}; no limit runs meanwhile.`,
    "higher-answered": {
      approved: ({ organ, matter }) => `The higher authority has approved ${matter}; ${organ} says so next.`,
      refused: ({ organ, matter }) => `The higher authority has refused ${matter}; ${organ} says so next.`,
    },
    "green-channel-entered": ({ name, phone }) =>
      `Your application is in the green channel; ${name} keeps track of it (${phone}).`,
    "green-channel-left": "Your application has left the green channel; its promised limits hold.",
    "tracker-named": ({ name, phone }) => `${name} keeps track of your application from now on (${phone}).`,
  },
  agents: {
    "application-received": () => "Your agent has submitted this application.",
    "material-handed-in": (item) => `Your agent has handed in: ${item}.`,
    "material-replaced": (item) => `Your agent has replaced: ${item}.`,
    "application-withdrawn": () => "Your agent has withdrawn this application.",
    "project-changed": () => "Your agent has changed the project.",
    "rectification-agreed": () => "Your agent has agreed to put right what was objected to.",
    "rectification-declined": () => "Your agent has answered that it is not put right.",
    "rectification-done": () => "Your agent has said what was put right.",
    "complaint-filed": () => "Your agent has filed a complaint.",
    "site-visit-confirmed": () => "Your agent has confirmed the date of the site visit.",
    "revocation-answered": () => "Your agent has stated your side before a revocation.",
  },
  notOwn: "If you have authorised nobody, revoke the authorisation now, and ask at the window.",
  checks: ({ matter, by }) => `${matter} rests on a promise, which its department checks before ${by}.`,
  todo: {
    "hand-in": (items) => `Please hand in: ${items}`,
    "put-right": "Please put it right, and tell the department",
    "state-side": "You may state your side",
  },
};

function matters(count: number): string {
  return `${count} ${count === 1 ? "matter" : "matters"}`;
}
