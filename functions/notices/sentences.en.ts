/** What each kind of notice says in English. */
import type { Sentences } from "./sentences.zh.ts";

export const en: Sentences = {
  remedies: {
    title: "Remedies",
    reconsideration: (organ) =>
      `Within 60 days of knowing of it you may ask ${organ} for reconsideration under the Administrative Reconsideration Law (行政复议法);`,
    litigation: (court) =>
      `or bring an action in ${court} within 6 months under the Administrative Litigation Law (行政诉讼法), unless a law says otherwise.`,
  },
  acceptance: {
    opening: (project) =>
      `Your application for the parallel approval of "${project}" is complete and in due form. It is accepted, and is sent to the departments below at once.`,
    openingBySilence: (project) =>
      `The window did not ask for anything in time about your application for the parallel approval of "${project}". By law it is accepted as of the day of receipt, and is sent to the departments below at once.`,
    acceptedOn: "Accepted on",
    how: "How",
    lead: "Lead department",
    total: "Fees in all",
    reviews: "Reviews, limits, and what silence means",
    department: "Department",
    limit: "Limit",
    due: "Target date",
    silence: "Silence on that date means",
    start: "Starts",
    fee: "Fee",
    provisional: (date) => `${date} (provisional: the holiday notice of that year is not out yet)`,
    dueLater: "Counted from service, once its prerequisites have consented",
    dueByEndpoint: (date) => `Counted from service (${date} if it is served that day)`,
    notReviewed: "Not reviewed",
    at: (limit, statutory) =>
      statutory === null
        ? `${limit}, from the day after service`
        : `${limit}, from the day after service; the statutory limit of ${statutory} runs out first and decides`,
    startsNow: "Upon acceptance",
    startsAfter: (matters) => `After consent, express or by silence, to: ${matters}`,
    replaced: (by) => `Replaced by ${by}`,
    restsOn: (basis) => `Rests on: ${basis}`,
    catalogue: (version) => `Rests on: catalogue ${version}`,
    barred: (why) => `No consent by silence: it escalates (${why})`,
    bars: {
      flag: (flags) => `the project is on the negative list: ${flags}`,
      hold: () => "an integrity hold on the applicant",
    },
    notCounted: "Procedures whose time is not counted",
    notCountedText: (procedures) =>
      `The time of these is not counted (Administrative Licensing Law, article 45): ${procedures}. Where one starts, its department tells you in writing how long it takes and the new date.`,
    meaning: "What silence means",
    meanings: {
      "deemed-consent":
        "Consent by silence: where the department does not answer in time and every guard holds, it counts as having consented, and a certificate is issued by itself. Where one guard does not hold it is no consent, and the review escalates.",
      escalate:
        "Escalation: silence is no consent. The review goes on, superiors are told step by step, and you receive a notice of delay.",
      "deemed-refusal":
        "Counts as a refusal: the matter counts as refused, and so does the application. The remedies of the law are open to you.",
      "proceed-without":
        "Proceeds without an opinion: other matters and the final decision are not affected.",
    },
    mayGoOn: "The lead goes on without, after the ladder",
    goesOn: (days) =>
      `The lead goes on without, after the ladder: where it says so, and there is still no answer ${days} working days after the government was told, the lead waits no longer and goes on without an opinion; never without a licence.`,
    fees: "Fees",
    noFees: "No fees are charged.",
    moreFees: " Others go by facts that are yet to be vouched for, and stand on the bill once they are.",
    byTariff: "by the tariff, for what is vouched for",
    allFees: (total) =>
      `Fees come to ${total}, collected at one window. No department may charge what is not listed here.`,
    query: "Status and complaints",
    queryWith: (application, enquiries, complaints) =>
      `The status can be asked for at any time with the application number ${application} and the query code given at submission. Enquiries: ${enquiries}. Complaints: ${complaints}.`,
  },
  receipt: {
    opening: (project) => `The material of your application for "${project}" has been received.`,
    title: "What was received",
    receivedAt: "Received at",
    organ: "Window",
    answerBy: "To be answered before",
    materials: "Material received",
    effect: "The window's term, and its silence",
    by: (deadline) =>
      `The window answers before ${deadline} (five working days from receipt): it accepts, says once all that is missing or wrong, or does not accept.`,
    openTerm:
      "The window answers within five working days from receipt. The calendar of the year in which that ends is not loaded yet; the date is then shown with the application.",
    silence: (day) =>
      `If it does not, the application counts as accepted as of the day of receipt (${day}; Administrative Licensing Law, article 32(1)(4)).`,
    notAccepted: "This is no acceptance. An acceptance is a notice of its own.",
  },
  owed: {
    materialsOpening:
      "The material of your application is incomplete or not in due form. This is everything that is needed; nothing else is asked for before acceptance.",
    supplementOpening:
      "Departments need more material from you. This is everything that all of them ask for at present, in one list.",
    items: "Material that is needed",
    no: "No.",
    material: "Material",
    problem: "What is wrong",
    missing: "Missing",
    askedBy: "Asked for by, and why",
    everybody: "The catalogue",
    asked: (department, matter, reasons) => `${department} (${matter}): ${reasons}`,
    until: "Until",
    allThere: "Everything on the list has been received. Nothing else is needed.",
    by: (deadline) => `Please hand it in before ${deadline}.`,
    fromService: (days, served, deadline) =>
      `Please hand it in within ${days} working days of receiving this. Opening this notice or the page of the application is receipt; if you open neither, it counts as received at ${served}, and the term ends at ${deadline} at the latest.`,
    notAnswer: "A file that is the same as the one on record is no answer: please change what is wrong.",
    openTerm:
      "The calendar of the year in which the term ends is not loaded yet. The date is known once it is, and shown with the application; until then nothing lapses.",
    effect: "Effect on the clock",
    materialsEffect:
      "Until the material is complete the application is not accepted, and no limit starts. If it is not complete in time the application ends by itself. You may apply again.",
    supplementEffect:
      "The clock of each department that asks has stopped, and goes on once everything is there; what was used stays used. Other departments are not affected. If the material does not come in time, the clock goes on by itself; where silence would have counted as consent, it then escalates instead.",
  },
  supplementWithdrawn: {
    opening: (department, requestedAt) =>
      `${department} takes back what it asked you for on ${requestedAt}. The list that you were given is corrected as follows.`,
    items: "Material that is asked for no more",
    left: "Material that is still needed",
    nothingLeft: "No department asks for material at present. Nothing else is needed.",
    effect: "Effect",
    effects: [
      "What was taken back is asked for no more as of that moment; what other departments ask for is still owed.",
      "The clock of this department goes on as of that moment; what was used stays used.",
      "Nothing follows from not having handed it in, and this department may not ask for material in this matter again.",
    ],
  },
  notAccepted: {
    notRequired:
      "Your application is not accepted: the law asks for no licence for what you applied for. You need none.",
    wrongAuthority: (referral) =>
      `Your application is not accepted: it is not this organ's to decide. Please apply to ${referral}.`,
    title: "Reasons",
    reasons: "Reasons",
    article: "Article",
    referral: "Competent authority",
  },
  ended: {
    lapsed: "The material below was not handed in in time. The proceedings have ended.",
    withdrawn: "At your request the proceedings have ended.",
    title: "How they ended",
    why: "Cause",
    lapsedShort: "Material not handed in in time",
    withdrawnShort: "Withdrawn by the applicant",
    at: "Ended at",
    reasons: "Reason given",
    missing: "Missing material",
    effect: "Consequences",
    effectAtIntake:
      "The application had not been accepted. Nothing has been decided on the substance. You may apply again.",
    effectText:
      "Open reviews end with it, and later opinions have no effect. Nothing has been decided on the substance. You may apply again.",
  },
  moved: {
    opening: (matter) =>
      `The target date of "${matter}" has changed. This notice replaces the date that you were told before.`,
    title: "The change",
    before: "Target date before",
    after: "Target date now",
    why: "Why",
    calendar: (before, after) =>
      `A new calendar (version ${before} before, ${after} now) by which it was reckoned again`,
    change: (number) => `The project was changed in substance (change ${number}), and the limit starts again`,
    handedOn: (from, to, reasons) =>
      `${from} holds that the matter is not its own, and has handed it on to ${to}. Its reasons: ${reasons}`,
    named: {
      lead: (to, reasons) => `The lead has decided that the matter is for ${to}. Its reasons: ${reasons}`,
      supervisor: (to, reasons) =>
        `The supervisor has decided that the matter is for ${to}. Its reasons: ${reasons}`,
    },
    supplied: "What was asked for has come, or is asked for no more, and the clock runs again",
    termLapsed: "The term for the material has lapsed with some of it missing, and the clock runs again",
    procedureEnded: (kind) => `The special procedure (${kind}) ended early, and the clock runs again`,
    served: (at) => `The matter reached its department at ${at}; the limit counts from the day after`,
    byService: "counted from when it is served again",
    provisional: (date) => `${date} (provisional: the holiday notice of that year is not out yet)`,
    effect: "What follows",
    effects: {
      calendar:
        "Working days that were used stay used. No new calendar moves a date that was told to an earlier day.",
      "project-change":
        "What was used before the change no longer counts. The limit counts from the day after the new service.",
      "handed-on":
        "From now on the department that it was handed on to answers. The promised limit counts anew; the statutory one runs on from the first service, and is no longer for it.",
      named:
        "From now on the department that was named answers, and hands the matter on no further. The promised limit counts anew; the statutory one runs on from the first service, and is no longer for it.",
      resumed: "What was used before the stop counts; the time of the stop does not.",
      served: "No time before that counts.",
    },
    lapsed:
      "What was used before the stop counts; the time of the stop does not. Where silence would have counted as consent, it no longer does, since the material did not come in its term.",
    silence: "Silence on the new date means what the notice of acceptance says.",
  },
  complaint: {
    opening: (day) => `This answers the complaint that you filed on ${day}.`,
    title: "The complaint",
    number: "Complaint",
    about: "About",
    filedAt: "Filed at",
    text: "What was said",
    found: "What was found and done",
    cause: "Cause",
    remedy: "Remedy",
    responsibility: "Who is responsible",
    answer: "Answer",
    attached: "Files that go with it",
    rights:
      "Neither the complaint nor this answer moves any limit. If you are not content, the channel for complaints below reaches the next level of supervision.",
  },
  afterLadder: (days) =>
    ` Where there is still no answer ${days} working days after the government was told, the lead waits no longer and goes on without an opinion; that is no consent.`,
  delay: {
    opening: "This says why the matter is delayed or was objected to, who handles it and what follows.",
    title: "The delay",
    what: "What",
    reasons: "Reasons",
    basis: "Basis",
    handler: "Handler",
    next: "Next step",
    nextDate: "Date of the next step",
    complaints: "Complaints",
    cure: "What would make consent possible",
    failed: "Guards that did not hold",
    noReasons: (organ) =>
      `${organ} has not answered. Its head owes you the reasons in writing; the supervisors have asked for them by an order`,
    askedBy: "Asked for by",
    days: "Time it takes",
    daysUntil: (days, until) => `${days} days (until ${until})`,
    before: "Target date before",
    after: "Target date now",
    approver: "Approved by",
    flagged: (flags) => `The project is on the negative list (${flags}): silence is no consent`,
    noDate: "Not known yet: the day on which the opinion is given",
    special: ({ procedure, days, before, after, approver }) =>
      `This procedure takes ${days} days: ${procedure}. The target date was ${before} and is now ${after}; approved by ${approver}. Its time is not counted.`,
    overdue: (dueAt) =>
      `The limit ran out at ${dueAt} and the department has not answered. Its silence is no consent.`,
    objection: "The department has objected to the matter.",
    leadOverdue: (dueAt) =>
      `The part of the lead department (to call or end the joint review, or to decide) was due before ${dueAt} and is not done.`,
    proceeds: (dueAt) =>
      `The limit ran out at ${dueAt}; its superiors were told, and the department has still not answered. The lead waits no longer: the matter goes on without an opinion, which is no consent.`,
    proceedsWhy: ({ lastStepAt, days, lead }) =>
      `The government at that level was told at ${lastStepAt}, and ${days} further working days have gone by without an answer: by the region's rules ${lead} goes on`,
    proceedsNext: (lead) =>
      `Once all others have answered, ${lead} rolls the opinions up. An opinion that comes now is kept as a late one and changes nothing.`,
    specialNext: "The clock goes on when the procedure ends, with what is left of the limit.",
    overdueNext:
      "The responsible leader has been told. One working day after the due date the head and the supervisors are told, after three the government at that level. The opinion closes the review whenever it comes, and is marked overdue.",
    objectionNext:
      "The other departments go on. Once all have answered, the lead rolls the opinions up: a joint review where they can be reconciled, a refusal where the law gives the department a veto.",
    leadNext:
      "Superiors have been told. The opinions on record stay valid, and the outcome is served at once.",
  },
  extension: {
    opening: (organ, approver, days) =>
      `The matter cannot be closed within its limit, which has been extended once, by ${days}, with the approval of ${approver}, head of ${organ}.`,
    title: "The extension",
    days: "Extended by",
    before: "Target date before",
    after: "Target date now",
    reasons: "Reasons",
    approver: "Approved by",
    once: "A limit is extended once only. Silence on the new date means what the notice of acceptance says.",
  },
  deemed: {
    opening: (department, matter, dueAt) =>
      `${department} has not answered on "${matter}" in time. Every guard was checked and holds: it counts as having consented as of ${dueAt}. This document certifies it.`,
    service: "Service and limit",
    servedAt: "Served at",
    channel: "Served through",
    receipt: "Evidence of receipt",
    limit: "Limit",
    dueAt: "Limit ran out at",
    basis: "Document that allows it",
    ledger: "Clock ledger",
    binding: (name, limit) => `${name}, ${limit}`,
    ledgerLimit: (limit, counted) => `The limit is ${limit}; ${counted} were counted, day by day:`,
    date: "Date",
    weekday: "Day",
    kind: "What day",
    counted: "Counted",
    used: "Total",
    unofficial: "holiday notice of that year not out yet",
    guards: "Guards checked",
    guard: "Guard",
    meaning: "What it asks",
    holds: "Result",
    evidence: "Evidence on record",
    effect: "Effect and limits",
    effects: [
      "It satisfies prerequisites exactly as an express consent of the department does.",
      "No department downstream may refuse, decline or delay because a written opinion is missing.",
      "It does not bind courts or organs of reconsideration. Where it is unlawful it can be revoked, and this certificate is then void.",
      "It is no decision on a licence and replaces none.",
      "It does not release the applicant from laws, regulations and mandatory standards.",
    ],
    responsibility: "Responsibility",
    bears: (department) => `${department} bears the responsibility for not having answered.`,
    responsible: (handler) => `Responsible handler: ${handler}.`,
    backfill: (department, deadline) =>
      `${department} owes its written opinion before ${deadline}. An objection given now, or a late one, does not undo the consent.`,
    noBackfill:
      "The written opinion is owed once the calendar of that year is published. It does not undo the consent.",
  },
  revocation: {
    announced: {
      opening: (matter) =>
        `The consent by silence to "${matter}" is to be revoked. The facts, the reasons and the basis are these.`,
      title: "What it is to be revoked for",
      until: "You may state your side before",
      rights: "Your side",
      lines: (until) => [
        `You may state your side on the page of this application before ${until}; if nothing has come by then, it is decided without.`,
        "Nothing is decided before your statement has come or that time is over; and on no other ground than this one.",
        "The consent by silence stands until then.",
      ],
    },
    withdrawn: {
      opening: (matter, announced) =>
        `It was announced on ${announced} that the consent by silence to "${matter}" was to be revoked. It is not revoked.`,
      title: "Not revoked",
      effects: ["The consent by silence stands, and so does its certificate."],
    },
    opening: {
      stated: (matter, announced, stated) =>
        `The consent by silence to "${matter}" was found unlawful. That was announced to you on ${announced}, and you stated your side on ${stated}. Having looked at it, it is revoked.`,
      silent: (matter, announced, _stated) =>
        `The consent by silence to "${matter}" was found unlawful. That was announced to you on ${announced}, and you did not state your side in time. It is revoked.`,
    },
    heardOpening: (matter, heardOn) =>
      `The consent by silence to "${matter}" was found unlawful. You were heard on ${heardOn}. It is revoked.`,
    announcedAt: "Announced at",
    statedAt: "Your statement",
    notStated: "none in time",
    facts: "What was found",
    title: "The revocation",
    certificate: "Review whose consent is revoked",
    heardOn: "Applicant heard on",
    article: "Article",
    reasons: "Reasons",
    at: "Revoked at",
    effect: "Consequences",
    effects: [
      "The certificate is void as of that moment and is shown as void wherever it is verified. The record is kept.",
      "Whoever is harmed by the revocation is compensated under the law.",
    ],
    ground: "Ground",
    grounds: {
      "abuse-or-neglect": "abuse of office, or neglect of duty",
      "beyond-powers": "beyond the organ's powers",
      procedure: "against the procedure that the law prescribes",
      "conditions-not-met": "the applicant was not qualified, or did not meet the conditions",
      "deceit-or-bribery": "obtained by deceit or bribery",
      other: "another ground that the law allows",
    },
    undecided: "The application has not been decided: the matter no longer counts as consented to.",
    decided:
      "The case had been decided: the decision stays in force while it is looked at again, and its organ says within ten working days whether it stands, is changed or is revoked. That is told by another document.",
  },
  revision: {
    opening: (matter: string, decided: string) =>
      `The decision of ${decided} rests on a consent by silence in ${matter} that was revoked. It was looked at again.`,
    title: "What becomes of the decision",
    result: "Result",
    results: { stands: "it stands", changed: "it is changed", revoked: "it is revoked for that matter" },
    change: "What is otherwise",
    article: "Basis",
    reasons: "Reasons",
    compensation: "Compensation",
    before: "Result before",
    after: "Result now",
    effect: "What follows",
    effects: {
      stands: ["The decision is in force as it was, and is looked at no more."],
      changed: ["The decision is in force as it is changed. What the others gave stands."],
      revoked: [
        "That matter is not granted any more from now on. What the others gave stands.",
        "Whoever relied on it lawfully and suffers by that is compensated as the law says; what was obtained by deceit or bribery is not protected.",
      ],
    },
  },
  whole: {
    opening: {
      extended:
        "The limit of the whole has been extended by the head of the government, for the reason below.",
      overdue: "The limit of the whole has run out, and nothing has been decided.",
    },
    title: "The limit of the whole",
    limit: "Limit",
    before: { extended: "Due before", overdue: "Due" },
    after: "Due now",
    reasons: "Reasons",
    approver: "Approved by",
    effect: "What follows",
    effects: {
      extended: ["It is extended once; no department has longer for its matter by that."],
      overdue: [
        "The lead has it answered by whoever still has to; supervision watches over that.",
        "The applicant may complain, ask for reconsideration, or go to court.",
      ],
    },
  },
  addition: {
    opening:
      "It was found that a fact of the project is otherwise than it was stated. It is corrected, and whoever it concerns is asked, too.",
    title: "What is corrected",
    evidence: "Evidence",
    flags: "Circumstances of the negative list that follow",
    reviews: "Who is asked, too",
    effect: "What follows",
    effects: [
      "They have the promised limit of their matter; what the others have said stands, their clocks run on, and the limit of the whole does not move.",
      "They ask the applicant for nothing that could have been told at intake.",
      "The applicant may say that the fact was right; where the project changes in substance, it is changed as a project.",
    ],
  },
  rectification: {
    opening: {
      offered:
        "What was objected to can be put right. Where the applicant agrees, that is done before anything is decided, and whoever objected looks again.",
      declined: "The applicant does not agree to put it right: the case goes on by the opinions on record.",
      agreed:
        "The applicant agrees. Nothing is decided while it is put right; then the departments concerned look again.",
      done: "The applicant has put it right: the departments below look again.",
      lapsed: "The term is over, and nothing was put right: the lead decides by the opinions on record.",
    },
    title: "What is put right",
    days: "Term",
    workingDays: (days: number) => `${days} working days from the applicant's consent on, at most`,
    until: "Until",
    reasons: {
      offered: "Reasons",
      declined: "Why the applicant does not agree",
      agreed: "Remark",
      done: "What was put right",
      lapsed: "Remark",
    },
    materials: "Material that came anew",
    objections: "What stands against it",
    organ: "Department",
    curableBy: "What would make consent possible",
    again: "Who looks again",
    why: "Why",
    whys: {
      objected: "it had objected",
      material: "its material came anew",
      prerequisite: "it had fallen with its prerequisite",
    },
    limit: "Limit",
    due: "Due",
    after: (matters: string) => `starts after ${matters}`,
    effect: "What follows",
    effects: {
      offered: [
        "The applicant may agree or not; otherwise the lead decides by the opinions on record.",
        "The term counts from the applicant's consent; the later that comes, the fewer days may be left.",
        "No statutory limit stands for it, and it is done once.",
        "A project that changes in substance goes its own way, as a change of the project.",
      ],
      declined: ["The lead goes on with the joint review, or decides."],
      agreed: [
        "Say what was put right, with the files that came anew, before the term is over; otherwise the lead decides by the opinions on record.",
        "Only who objected, and whose material came anew, looks again.",
        "No statutory limit stands for it.",
      ],
      done: [
        "They have half of the promised limit, rounded up; their silence is no consent and goes up the ladder.",
        "What the others said stands.",
        "Where somebody objects still, the lead decides within three working days, without another joint review.",
      ],
      lapsed: ["The lead decides within three working days."],
    },
    sittingOff: "The sitting of the joint review that had been called is not held.",
  },
  tracking: {
    opening: {
      named: "The project is in the green channel, and the following person keeps track of it.",
      yellow: "A lamp of the following matter of the project has turned yellow: please see to it.",
      "contact-missed": "The tracker has not made contact with the applicant in time: please do so now.",
      "higher-expected":
        "The following matter was sent on to a higher authority, and its answer has not come by the day on which it was expected.",
    },
    title: "What is kept track of",
    organ: "Department of the tracker",
    name: "Tracker",
    contactBy: "Contact with the applicant before",
    dueAt: "The matter is due before",
    expectedAt: "The answer was expected by",
    effect: "What to do",
    effects: {
      named: [
        "Make contact with the applicant in time, and note it in the log.",
        "The green channel moves no due date and no statutory limit.",
      ],
      yellow: ["See with the department to it that it is done in time, and note what was settled."],
      "contact-missed": ["Make contact now, and note it; the supervisor is told as well."],
      "higher-expected": [
        "Ask the higher authority how it stands; you are told every five working days, until its answer is on record.",
      ],
    },
  },
  siteVisit: {
    opening: {
      called:
        "All departments that have to look at the site come at once: the applicant and the departments below are asked to be there.",
      moved: "The joint site visit is put off: what this notice says holds.",
      "other-date":
        "The applicant has asked for another date of the joint site visit: what this notice says holds.",
      "called-off": "The joint site visit is called off.",
    },
    title: "The visit",
    heldOn: "When",
    place: "Where",
    contact: "Contact on the site",
    invited: "Departments",
    why: "Why it is put off",
    whys: { weather: "the weather", "force-majeure": "force majeure" },
    reasons: "Reasons",
    answerBy: "The applicant may name another date until",
    dates: "Dates that it moves",
    matter: "Matter",
    organ: "Department",
    before: "Due before",
    after: "Due now",
    lawRunsOn:
      "For the visit the promised limit alone stands; the statutory one runs on, and what is due is due when the first of them runs out.",
    effect: "What follows",
    effects: {
      called: [
        "The applicant comes, or an agent does. Where the date does not suit, one other one may be named until the time above; otherwise it stands.",
        "An applicant who does not come twice has let a term lapse in the matters of the departments that were invited.",
        "A department that was told two working days before and does not come asks for no other visit.",
        "Each department comes by two officers at least, and says within one working day what they have found.",
      ],
      moved: ["The time of the notice before does not hold any more.", "The lead may put it off once."],
      "other-date": [
        "The time of the notice before does not hold any more.",
        "The applicant may name another date once.",
      ],
      "called-off": [
        "Promised limits that stood for it run again from then on.",
        "Where a visit is needed, the lead calls another one.",
      ],
    },
    minutesOpening: "What became of the joint site visit, and what each department found, is below.",
    absent: "Departments that did not come",
    missing: "Departments that still owe their findings",
    found: "Findings",
    officers: "Officers",
    text: "Findings",
    files: "Photographs and files",
    noFiles: "none",
    nothing: "No department has said what it found.",
    minutesEffects: [
      "Findings are for the departments' opinions, and stand in for none.",
      "Findings that come late are told by minutes that take the place of these.",
    ],
    overdueOpening: "These departments were on the joint site visit, and owe their findings.",
    owing: "Departments",
    dueAt: "Due before",
    step: "Step of the ladder",
    foundBy: "To be there before",
    overdueEffects: [
      "Say by two officers what was found, and why it comes late.",
      "The minutes do not wait for it, and no limit becomes longer.",
    ],
  },
  payment: {
    opening:
      "These charges of the matters of this project are due. Please pay them by any of the payment codes.",
    title: "What is to be paid",
    charge: "Charge",
    matter: "Matter",
    organ: "Collecting organ",
    basis: "Basis of the charge",
    amount: "Amount",
    total: "Total",
    together: "Payment code for all",
    slip: (organ, amount) => `Payment code of ${organ} (${amount})`,
    yuan: (amount) => `${amount} yuan`,
    effect: "Please note",
    effects: [
      "The charges may be paid together, or each by its own payment code; the collecting organ gives a receipt for what is paid in full.",
      "Nothing else is charged; no opinion waits for the payment, and no clock stands for it.",
      "What is paid beyond the bill starts back by itself; who disagrees with a charge asks its organ for a refund or a correction.",
    ],
    withheld:
      "A licence whose charge says so by its basis is handed out once it is paid; the days for handing it out run meanwhile.",
    receipts: {
      opening: {
        receipt: "These charges have been paid in full; this is the receipt.",
        reversal: "These charges were reduced or refunded; what had been receipted is taken back as far.",
      },
      title: "The receipt",
      number: "Receipt number",
      code: "Payment code",
      amount: { receipt: "Paid", reversal: "Taken back" },
      lines: { receipt: "What has been paid", reversal: "What stays paid" },
      effects: {
        receipt: ["It is as good as one on paper, and is verified by its number and its code."],
        reversal: ["It goes with the receipt that it takes back; the money returns the way that it came."],
      },
    },
  },
  agency: {
    opening: {
      begun:
        "The applicant lets this agent act for them in this application, in what the authorisation names.",
      extended: "The authorisation of this agent lasts longer than before.",
      ended: "The authorisation of this agent is over.",
    },
    title: "The authorisation",
    agent: "Number of the agent",
    number: (id, isTeam) => (isTeam ? `${id} (the free team of agents)` : id),
    authorisation: "Number of the authorisation",
    acts: "What they may do",
    begins: "From",
    until: "Last day",
    why: "Why it is over",
    endedAt: "Since",
    effect: "Consequences",
    effects: {
      begun: [
        "What the agent does within it binds the applicant; the record names the agent by their number.",
        "Promises, objections to minutes and ratings are the applicant's alone, and no agent hands their authority on.",
        "The applicant may revoke it at any time. If it was not you who gave it, ring up the number for enquiries at once.",
      ],
      ended: [
        "What was done before stands; from then on this agent may do nothing more.",
        "Whoever wants to be represented further gives another authorisation.",
      ],
    },
  },
  promiseCheck: {
    opening: {
      stands: (matter) => `The promise on which "${matter}" was settled was checked and is held.`,
      "put-right": (matter) =>
        `The promise on which "${matter}" was settled was checked and is not held: put right what was found by the date below.`,
      withdrawn: (matter) =>
        `The promise on which "${matter}" was settled was checked and is not held: what was given on it is withdrawn.`,
    },
    title: "What came of the check",
    promise: "The promise",
    ofMaterial: (material) => `of material that followed: ${material}`,
    ofMatter: "in place of the review of this matter",
    found: "What was found",
    article: "Against",
    at: "Checked at",
    putRightBy: "To be put right before",
    effect: "Consequences",
    effects: {
      stands: ["What was given on it stands."],
      "put-right": [
        "Nothing is withdrawn until then. Tell the department once it is put right, and it looks again.",
        "Where it is not put right by then, what was given on the promise is withdrawn, and you may promise nothing for a year.",
      ],
      withdrawn: [
        "What was given on it is void from now on, and is shown as void wherever it is verified. The record is kept.",
        "You may promise nothing for a year. You may hand in all material and have the matter reviewed.",
      ],
    },
    decided: {
      yes: "The application has been decided: that decision is under review, and you will be told what comes of it.",
      no: "The application has not been decided: the matter no longer counts as consented to.",
    },
  },
  promiseBroken: {
    opening: "Material that you had promised has not come by its date: the promise was not kept.",
    title: "What has not come",
    dueBefore: (deadline) => `due before ${deadline}`,
    effect: "Consequences",
    effects: [
      "Nothing is decided until it has come, and silence on matters that need it is no consent any more.",
      "You may still hand it in on the page of your case, or withdraw the application.",
      "You may promise nothing for a year. You may apply with all material handed in at once.",
      "If it had come in time, or you do not agree, ring up the number for enquiries.",
    ],
  },
  linkNotCopied: {
    opening:
      "A file that you handed in as a link could not be fetched, however often it was tried. No copy is kept.",
    title: "The file",
    material: "Material",
    address: "Address",
    why: "Why",
    whys: {
      altered: "its content is not the one that was handed in",
      infected: "the scanner has found malware in it",
      kind: "it is of no kind that is taken, damaged, or locked",
      "too-large": "it has more than 50 MB and is to be uploaded",
      elsewhere: "the address leads to a place that is not allowed",
      denied: "the address answers that it is not there, or not for everybody",
      unreachable: "the address does not answer",
    },
    effect: "Consequences",
    effects: [
      "Upload the file on the page of your case; where no department has begun on it, it takes the place of the link.",
      "A department that cannot get it may ask for it, or object.",
    ],
  },
  projectChange: {
    opening:
      "The applicant has changed the project in substance. It was routed anew as it is now; what becomes of each matter is told below.",
    title: "What has changed",
    description: "In the applicant's words",
    at: "Received at",
    materials: "Material that came with it",
    reviews: "Matters that it concerns",
    nobody: "It concerns no matter: every opinion stands, and every clock runs on.",
    department: "Department",
    effect: "What becomes of it",
    why: "Why",
    due: "Limit",
    effects: {
      joined: "Asked about now",
      restarted: "Served anew, from zero",
      "asked-again": "Its outcome does not hold any more; asked about again",
      cancelled: "Ended",
      "set-aside": "Its outcome stays on record and counts no more",
    },
    because: {
      joined: "The project reaches it now",
      restarted: "The change concerns it",
      "asked-again": "The change concerns it",
      cancelled: "The project does not reach it any more",
      "set-aside": "The project does not reach it any more",
    },
    touches: {
      fact: (name) => `${name} is otherwise`,
      material: (name) => `${name} came anew`,
      flag: (name) => `the project is on the negative list now (${name}), where no silence counts`,
      prerequisite: (name) => `its prerequisite "${name}" is asked about again, or not reached any more`,
    },
    startsAfter: (names) => `served when ${names} have consented`,
    dueOn: (limit, date, silence) => `${limit}, until ${date}; silence: ${silence}`,
    barred: "no consent, but the ladder (the project is on the negative list)",
    provisional: (date) => `${date} (provisional)`,
    joint: {
      title: "The joint review",
      sitting: (date, time, place) => `the sitting on ${date} at ${time}, ${place}`,
      stands: (sitting) =>
        sitting === null
          ? "The change leaves alone what the joint review is about: it goes on, with its terms as they are."
          : `The change leaves alone what the joint review is about: it goes on, with its terms as they are, and ${sitting} is held.`,
      setAside: (sitting) =>
        `The joint review is set aside by the change${sitting === null ? "" : `, and ${sitting} is not held`}; opinions that it leaves alone stand. Once all have answered to the project as it is now, another one is opened where somebody still objects or conditions clash.`,
    },
    rules: "By which rules",
    rulesText: [
      "A matter starts again from zero, with a new service as of the receipt of the change, where a fact that decides whether it applies is otherwise, or where material that it asks for came anew. An opinion received before is about the project as it was, and is kept.",
      "All other matters are left alone: opinions that were given stand, and clocks run on.",
      "No breach is erased by it, and a project that was on the negative list stays on it for this application.",
    ],
  },
  dateOpen: {
    opening: (department, matter) =>
      `"${matter}" was sent to ${department}, whose system has not taken it within one working day. Its limit has not begun to run, and its due date is open.`,
    title: "Service",
    department: "Department",
    sentAt: "Sent at",
    since: "To be taken by",
    limit: "Limit",
    effect: "What follows",
    effects: [
      "The operator of the platform has been alerted, and goes on sending. The limit runs from when the department takes, signs for or opens it; the due date is then shown with the progress of the application.",
      "Until then no silence of the department counts as consent.",
      "The reviews and limits of other departments are not affected.",
    ],
  },
  takenBack: {
    opening: (matter) =>
      `"${matter}" was on record as consented to by silence. The department's opinion had been received before the limit ran out: the silence was recorded too early, and is taken back.`,
    title: "What is put right",
    certificate: "Review whose consent was recorded too early",
    receivedAt: "Opinion received at",
    dueAt: "Limit ran out at",
    effect: "Consequences",
    effects: [
      "The certificate is void and is shown as void wherever it is verified. What was recorded and this correction are both kept.",
      "The department's opinion on record is the outcome of the matter.",
      "What had started by the consent goes on; this correction does not stop it.",
    ],
  },
  ground: {
    opening: (matter) =>
      `"${matter}" was recorded as closed by silence too early: the department's opinion had been received before the limit ran out. The case was over by then, and its outcome stays as it was. It is reported to the supervisors to look into.`,
    title: "What is on record, and what came in time",
    outcome: "Outcome on record",
    dueAt: "Limit ran out at",
    receivedAt: "Opinion received at",
    opinion: "Kind of opinion",
    handler: "Handler",
    demand: "What is asked",
    demands: [
      "Find out why it was recorded too early, and decide whether it is to be revoked; the applicant is heard first.",
      "The opinion in full is kept with the record of the matter.",
    ],
  },
  objection: {
    opening: "The department has objected to the matter below, and reports so to the supervisors.",
    title: "The objection",
    department: "Department",
    reasons: "Reasons",
    article: "Article",
    facts: "Facts",
    curableBy: "What would make consent possible (or why nothing would)",
    signedBy: "Leader's instruction",
    signed: (leader) => `Signed by ${leader}: to be given, and reported`,
    handler: "Handler",
    contact: "Contact",
    veto: "Veto",
    vetoNote: "Yes (a licence of its own: the lead cannot override it)",
    overdue: "Given after the limit",
  },
  joint: {
    inviteOpening:
      "Departments do not agree. A joint review is called. Please send somebody who may speak for the department.",
    told: (date, time) =>
      `Departments do not agree. The lead has called them to a joint review on ${date}, ${time}.`,
    toldEffect:
      "You will have its minutes with the conclusion and its reasons. Until then every opinion stands.",
    sitting: "The sitting",
    heldOn: "Date",
    place: "Place",
    agenda: "Agenda",
    invited: "Invited",
    contested: "What it is about",
    objections: "Objections",
    clashes: "Conditions that clash",
    about: "Control figure",
    wanted: "Value wanted",
    condition: "Condition",
    settled: "Value that holds",
    rights: "Positions and absence",
    revise: "A department may withdraw or maintain its objection before or at the sitting, with reasons.",
    absence:
      "A department that was told at least 2 whole working days before the sitting and is absent counts as consenting to the minutes, where every guard holds.",
    presidedBy: "Presided by",
    minutesTitle: "Minutes",
    notHeld: "Not recorded",
    concludedAt: "Concluded at",
    result: "Conclusion",
    reasons: "Reasons",
    article: "Article",
    attendance: "Who spoke for whom",
    nobody: "No department was there.",
    department: "Department",
    speaker: "Speaker (post)",
    mandate: "Authority",
    said: "What they said",
    away: "Who kept away",
    as: "What it means",
    invitedBy: "Invitation, and evidence that it was received",
    invitedText: (sentAt, receipt) => `sent ${sentAt}; ${receipt}`,
    notReceived: "nothing on record says that it was received before the sitting",
    failed: "Guards that did not hold",
    maintains: "It objects, and its absence withdraws nothing",
    answers: "What became of each objection, and why",
    answered: "Objection",
    settledAs: "Conclusion",
    objectionsAs: {
      withdrawn: "withdrawn by its department",
      overridden: "not followed, answered in writing",
      upheld: "followed",
      own: "left to its own organ",
    },
    answer: "Reasons",
    resolutions: "Conditions settled",
    text: "What holds",
  },
  presiding: {
    neededOpening: (lead, matters) =>
      `A joint review is needed. The lead, ${lead}, itself objects (${matters}), and does not preside over its own objection. The supervisor is asked to name who does.`,
    terms: "Terms",
    callOn: "To be called by",
    dueOn: "To be concluded by",
    demand: "What is asked",
    demands: [
      "Name somebody of a department that is not the lead and that the sitting is not about, with reasons.",
      "Until then nothing can be concluded, and the terms run on.",
    ],
    namedOpening: (lead) =>
      `The lead, ${lead}, itself objects. The joint review is presided over as follows.`,
    named: "Who presides",
    organ: "Department",
    person: "Person (post)",
    reasons: "Reasons",
    namedEffect: "That department concludes the joint review; the lead takes part in it as one that objects.",
  },
  licence: {
    title: {
      granted: "Decision to grant a licence",
      "granted-with-conditions": "Decision to grant a licence",
      refused: "Decision to refuse a licence",
    },
    granted: (project, matter) =>
      `Your application for "${matter}" of "${project}" meets the conditions and standards of the law. The licence is granted under article 38(1) of the Administrative Licensing Law (行政许可法).`,
    refused: (project, matter) =>
      `Your application for "${matter}" of "${project}" does not meet the conditions and standards of the law. The licence is refused under article 38(2) of the Administrative Licensing Law (行政许可法).`,
    about: "The decision",
    result: "Decision",
    opinion: "This organ's opinion",
    tacitBasis: "Document on consent by silence",
    refusalBasis: "Document by which silence counts as refusal",
    decidedAt: "Decided at",
    conditions: "Conditions, and what they rest on in law",
    reasons: "Why it is refused",
    fellWith: "Prerequisite",
    lacks: (matter) => `It depends on "${matter}", which was not granted`,
    bySilence: "No answer in time",
    silence: (organ) =>
      `${organ} did not answer within its limit, which counts as a refusal by the region's rules`,
  },
  summary: {
    opening: (project, result) =>
      `Every matter of your application for "${project}" is closed. This sums up the opinions and results: ${result}.`,
    title: "The result",
    result: "Result",
    decidedAt: "Summed up at",
    basedOn: "How it came about",
    byRules: "The rules, from the opinions of all departments",
    byLead: (organ) => `${organ} decided over the opinions`,
    byJointReview: "A joint review (see its minutes)",
    licencesApart:
      "This document sums up what came of every matter. Each licence is decided by its own organ; that organ's decision is what counts.",
    reasons: "Reasons",
    article: "Article",
    opinions: "Every matter, its opinion and its result",
    department: "Department",
    opinion: "Opinion",
    mark: "Express or deemed",
    asOf: "As of",
    overdue: "Overdue",
    because: (ground) => ` (${ground})`,
    lacks: (matter) => `the prerequisite "${matter}" was not granted`,
    excluded: "Matters that do not apply",
    excludedMeans:
      "Their departments found that they do not concern the project; nothing is granted or refused.",
    unexamined: "Matters that nobody examined",
    fell: (who, matter) => `${who}: fell with its prerequisite "${matter}"`,
    unexaminedMeans:
      "These were never examined: they are neither granted nor refused, and are in no decision. You may apply for them once the prerequisite is there.",
    conditions: "Conditions and their sources",
    condition: "Condition",
    source: "Department (matter)",
    basis: "Basis",
    noConditions: "There are no conditions.",
    clashesSettled: "Where conditions clash, what the minutes of the joint review say holds.",
    objections: "Objections and their reasons",
    facts: "Facts",
    curableBy: "What would make consent possible",
    objectionsAnswered: "The written answers to objections are in the minutes of the joint review.",
    answers: "The lead's written answers to objections",
    answer: "Answer",
    resolutions: "What holds, by the lead, in place of conditions that clash",
    resolution: "What holds",
    late: "Opinions received after the limit",
    receivedAt: "Received at",
    lateMeans: "They came after the limit had run out: they are shown, and change nothing.",
    delivery:
      "An opinion marked as deemed was not given: the department did not answer in time, and the rules say what that counts as.",
  },
  order: {
    opening: "The matter below is overdue. This orders that it be seen to.",
    mustAnswer: "Who must answer",
    whoAnswers: {
      leader: (organ, post) =>
        post === null
          ? `who is in charge of ${organ}`
          : `the responsible leader of ${organ}${post === undefined ? "" : ` (${post})`}`,
      "head-and-supervisor": (organ) => `the head of ${organ}`,
      government: (organ) => `the head of ${organ}`,
    },
    answerBy: "To be answered before",
    answerTo: "Answer to",
    drawnUp: "Drawn up by the platform from the record, and issued in the name of the organ below.",
    title: "The order",
    department: "Department",
    level: "Step of the ladder",
    dueAt: "Limit ran out at",
    handler: "Handler",
    failed: "Guards that did not hold",
    none: "None (silence never counts as consent in this matter)",
    leadMatter: "The lead's own conclusion (decision or joint review)",
    demand: "What is asked",
    sign: "Whoever must answer signs for this order by name, and answers it in writing by then; neither stops a clock, nor stands for the opinion.",
    demands: [
      "Whoever must answer sees to it by then that the written opinion or conclusion is given, and that the applicant is told in writing why it is late and who handles it.",
      "Absence, a missing seal, internal circulation or a complaint never stop a clock.",
      "Silence is no consent. An overdue opinion closes the review as usual and is marked overdue.",
    ],
    next: {
      leader: "One working day after the due date the head of the department and the supervisors are told.",
      "head-and-supervisor": "Three working days after the due date the government at that level is told.",
      government: "This is the last step of the ladder.",
    },
  },
};
