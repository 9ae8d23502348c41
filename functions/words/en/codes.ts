/** The codes of the record in English; the same as in Chinese, or it does not compile (`words/codes.ts`). */
import type * as zh from "../zh/codes.ts";

export const NOTICES: typeof zh.NOTICES = {
  receipt: "Receipt",
  acceptance: "Notice of acceptance",
  materials: "Notice of all missing material (before acceptance)",
  supplement: "Notice of all material to be supplemented",
  "supplement-withdrawn": "Notice that a request for material is taken back",
  "not-accepted": "Notice of non-acceptance",
  ended: "Notice of the end of proceedings",
  delay: "Notice of delay",
  extension: "Notice of an extended limit",
  "date-moved": "Notice of a changed date",
  "deemed-consent": "Certificate of consent by silence",
  "objection-report": "Report of an objection",
  "joint-review-invitation": "Invitation to a joint review",
  "presider-needed": "Request to name who presides over a joint review",
  "presider-named": "Notice of who presides over a joint review",
  "joint-review-told": "Notice of a joint review to the applicant",
  "joint-review-minutes": "Minutes of the joint review",
  "licence-decision": "Decision on a licence",
  summary: "Summary of the parallel approval",
  "supervision-order": "Supervision order",
  agency: "Who acts for the applicant",
  revision: "A decision looked at again",
  "whole-limit": "The limit of the whole",
  "matter-added": "Matters are added",
  rectification: "Putting right and looking again",
  "payment-notice": "Payment notice",
  "payment-receipt": "Receipt",
  "site-visit": "Joint site visit",
  "site-visit-minutes": "Minutes of the site visit",
  "site-visit-overdue": "Order: findings of the site visit",
  tracking: "Note to who keeps track of a key project",
  "promise-check": "What came of checking a promise",
  "promise-broken": "A promise was not kept",
  "link-not-copied": "A linked file could not be fetched",
  "complaint-answer": "Answer to a complaint",
  "revocation-announced": "Announcement of a revocation",
  "revocation-withdrawn": "Revocation not gone on with",
  revocation: "Decision to revoke",
  "project-change": "Notice of a change of the project",
  "date-open": "Notice that a date is open",
  "silence-taken-back": "Notice that a consent by silence was recorded too early",
  "ground-for-revocation": "Report of a ground for revocation",
};

export const STATUSES: typeof zh.STATUSES = {
  received: "Received, waiting for the window",
  "awaiting-materials": "Waiting for missing material",
  "in-review": "In review by all departments at once",
  "joint-review": "In joint review",
  deciding: "Waiting for the lead's decision",
  granted: "Granted",
  "granted-with-conditions": "Granted with conditions",
  "partly-granted": "Granted in part",
  refused: "Refused",
  "nothing-to-grant": "Nothing to grant",
  "not-accepted": "Not accepted",
  lapsed: "Lapsed for missing material",
  withdrawn: "Withdrawn",
};

export const RESULTS: typeof zh.RESULTS = {
  granted: STATUSES.granted,
  "granted-with-conditions": STATUSES["granted-with-conditions"],
  "partly-granted": STATUSES["partly-granted"],
  refused: STATUSES.refused,
  "nothing-to-grant": STATUSES["nothing-to-grant"],
};

export const LICENCE_RESULTS: typeof zh.LICENCE_RESULTS = {
  granted: "Licence granted",
  "granted-with-conditions": "Licence granted with conditions",
  refused: "Licence refused",
  "not-applicable": "Does not apply",
  "not-examined": "Not examined, in no decision",
};

export const OPINION_RESULTS: typeof zh.OPINION_RESULTS = {
  granted: "Passed",
  "granted-with-conditions": "Passed with conditions",
  refused: "Not passed",
  "not-applicable": "Does not apply",
  "not-examined": "Not examined, in no decision",
};

export const GROUNDS: typeof zh.GROUNDS = {
  own: "Its department's opinion",
  "after-ladder": "No answer after the ladder",
  prerequisite: "A prerequisite was not granted",
  lead: "The lead's decision",
};

export const CONCLUSIONS: typeof zh.CONCLUSIONS = {
  grant: "Grant",
  refuse: "Refuse",
  "nothing-to-grant": "Nothing to grant",
};

export const ACCEPTED: typeof zh.ACCEPTED = {
  automatic: "Complete, accepted at once",
  clerk: "Accepted at the window",
  silence:
    "The window said nothing in time: accepted as of the day of receipt (Administrative Licensing Law (行政许可法), article 32(1)(4))",
};

export const REVIEW_STATUSES: typeof zh.REVIEW_STATUSES = {
  waiting: "Waits for others",
  dispatched: "Sent, not served yet",
  running: "Under way",
  suspended: "Clock stopped",
  overdue: "Overdue",
  closed: "Closed",
};

export const OUTCOMES: typeof zh.OUTCOMES = {
  consented: "Consent",
  "consented-with-conditions": "Consent with conditions",
  objected: "Objection",
  "not-applicable": "Not concerned",
  referred: "Handed on to another department",
  "deemed-consent": "Consent by silence",
  "deemed-refusal": "No answer in time, counts as a refusal",
  "no-response": "No answer in time, proceeded without",
  replaced: "Replaced by an area assessment or a promise",
  cancelled: "Review ended",
};

export const OPINIONS: typeof zh.OPINIONS = {
  consent: OUTCOMES.consented,
  "consent-with-conditions": OUTCOMES["consented-with-conditions"],
  objection: OUTCOMES.objected,
  "not-applicable": OUTCOMES["not-applicable"],
};

export const MARKS: typeof zh.MARKS = { express: "Express", deemed: "Deemed", none: "No opinion given" };

export const FOUND: typeof zh.FOUND = {
  whole: "as it was handed in",
  altered: "changed: it is shown to nobody",
  missing: "gone: it is shown to nobody",
  unreadable: "cannot be read at present",
};

export const CAUSES: typeof zh.CAUSES = {
  withdrawal: "The applicant withdrew",
  prerequisite: "A prerequisite was not consented to",
  "project-change": "The project, as it was changed, does not reach the matter any more",
};

export const SILENCE: typeof zh.SILENCE = {
  "deemed-consent": "Consent by silence",
  escalate: "Escalation, no consent",
  "deemed-refusal": "Counts as a refusal",
  "proceed-without": "Proceeds without an opinion",
};

export const SILENCE_MEANS: typeof zh.SILENCE_MEANS = {
  "deemed-consent": "silence past the limit counts as consent",
  escalate: "silence past the limit escalates; it never counts as consent",
  "deemed-refusal": "silence past the limit counts as refusal",
  "proceed-without": "past the limit its opinion is no longer waited for",
};

export const GUARDS: typeof zh.GUARDS = {
  G1: "A document and an article allow consent by silence in this matter",
  G2: "The application was served on the department, with evidence, and was on record for at least half of the limit",
  G3: "The clock was running when the limit ran out, not stopped",
  G4: "The applicant owes no material for this matter, and has let no term for it lapse",
  G5: "The project is not on the negative list",
  G6: "The applicant is under no integrity hold",
  G7: "Matters of this kind may be consented to by silence (a licence only where the region allows it)",
  G8: "Every day counted, and the due date, lie in years whose holiday notice is official",
  G9: "It is not the lead department's own review",
  G10: "The platform was there: no outage on record cut the department off on the last day of the limit, or on more than a quarter of its days",
};

export const GUARD_FAILS: typeof zh.GUARD_FAILS = {
  G1: "no document and article say that silence counts as consent in this matter",
  G2: "nothing shows that the department had it in time",
  G3: "the clock stood when the limit ran out",
  G4: "the applicant owes material in this matter, or let its term lapse",
  G5: "the project is on the negative list: silence is no consent",
  G6: "the applicant is under an integrity hold: silence is no consent",
  G7: "silence is no consent in matters of this kind",
  G8: "a day that counts lies in a year that is not published yet",
  G9: "it is the lead's own review: silence is no consent",
  G10: "an outage of the platform cut the department off on the last day of the limit, or on more than a quarter of its days: silence is no consent",
};

export const FLAGS: typeof zh.FLAGS = {
  "national-security": "national security",
  secret: "state secrets",
  "public-safety-hazard": "a major hazard to public safety",
  "eia-report": "an environmental impact report is required",
  "ecological-redline": "an ecological redline area",
  "permanent-farmland": "permanent basic farmland",
  "protected-area": "a protected area",
  "cultural-relic": "cultural relics",
  "special-fire": "a special construction project under fire review",
  "third-party-hearing": "major interests of others: a hearing is required",
  quota: "a quota",
  "higher-authority": "a higher authority must approve",
  "express-act-required": "the law requires an express act",
};

export const FLAG_SOURCES: typeof zh.FLAG_SOURCES = {
  "region-file": "implied by the project's facts",
  applicant: "declared by the applicant",
  window: "raised by the window",
  lead: "raised by the lead",
  department: "raised by a department",
};

export const KINDS: typeof zh.KINDS = {
  opinion: "opinion",
  filing: "filing",
  utility: "utility",
  "technical-review": "technical review",
  licence: "licence",
};

export const CLAIMS: typeof zh.CLAIMS = {
  "area-assessment": "an area assessment",
  promise: "the applicant's promise",
};

export const CHANNELS: typeof zh.CHANNELS = {
  "in-box": "the department's in-box on the approval platform",
  webhook: "the department's own system",
};

export const RECEIPTS: typeof zh.RECEIPTS = {
  signature: "signed for by the department",
  opening: "opened by the department",
  answer: "acknowledged by the department's own system",
  act: "taken in hand by the department",
  reminder: "reminded, and one working day over",
};

export const PROCEDURES: typeof zh.PROCEDURES = {
  hearing: "hearing",
  tender: "tender",
  auction: "auction",
  inspection: "inspection",
  testing: "testing",
  quarantine: "quarantine",
  appraisal: "appraisal",
  "expert-review": "expert review",
};

export const STOPS: typeof zh.STOPS = {
  supplement: "supplement of material",
  "higher-authority": "decision of a higher authority",
  ...PROCEDURES,
};

export const LIMITS: typeof zh.LIMITS = { promised: "promised limit", statutory: "statutory limit" };

export const DAYS: typeof zh.DAYS = {
  "working-day": "Working day",
  weekend: "Weekend",
  holiday: "Holiday",
  "make-up-workday": "Make-up workday",
  "local-day-off": "Local day off",
  "local-working-day": "Local working day",
  "own-day-off": "Day off of this department",
  "start-day": "Day of service, never counted",
  suspended: "Clock stopped",
  "rolled-over": "Rolled over",
  held: "Told before the calendar changed, and kept",
};

export const LADDER: typeof zh.LADDER = {
  leader: "the responsible leader",
  "head-and-supervisor": "the head of the department and the supervisors",
  government: "the government at that level",
};

export const RANKS: typeof zh.RANKS = {
  "government-head": "head of the government",
  head: "head of the organ",
  "deputy-head": "deputy head",
  officer: "officer",
};

export const POSTS: typeof zh.POSTS = {
  A: "post A",
  B: "post B",
  leader: "leader of the post",
  head: "head of the department",
};

export const BASES: typeof zh.BASES = {
  law: "Law",
  "general-act": "General act",
  discretionary: "Discretion",
};

export const BOUNDS: typeof zh.BOUNDS = { exactly: "exactly", "at-least": "at least", "at-most": "at most" };

export const POSITIONS: typeof zh.POSITIONS = {
  withdraws: "withdraws its opinion",
  maintains: "maintains its opinion",
};

export const ATTENDANCE: typeof zh.ATTENDANCE = {
  present: "Present",
  "deemed-consent": "Absent, counts as consent to the minutes",
  absent: "Absent, does not count as consent",
};

export const MANDATES: typeof zh.MANDATES = {
  office: "by office",
  authorisation: "by written authorisation",
};

export const LAMPS: typeof zh.LAMPS = {
  grey: "no clock",
  blue: "stopped",
  green: "in time",
  yellow: "due soon",
  red: "overdue",
};

export const CARDS: typeof zh.CARDS = { yellow: "Yellow card", red: "Red card" };

export const CARD_RULES: typeof zh.CARD_RULES = {
  "promised-limit": "past the promised limit",
  "statutory-limit": "past the statutory limit",
  "supplement-out-of-window": "material asked for outside the window",
  "supplement-twice": "material asked for a second time",
  "extension-too-late": "extension asked for past the due instant",
  "second-yellow": "second yellow card in one application",
};

/** What an agent is authorised to. */
export const AGENT_ACTS: typeof zh.AGENT_ACTS = {
  submit: "submitting",
  supply: "handing in material",
  ask: "asking",
  receive: "receiving documents",
  pay: "paying",
  complain: "complaining",
  "confirm-visit": "confirming a visit",
  "be-heard": "stating the applicant's side before a revocation",
  withdraw: "withdrawing",
  "change-project": "changing the project",
};

/** Why an authorisation is over. */
export const ENDINGS: typeof zh.ENDINGS = {
  revoked: "revoked",
  resigned: "the agent resigned",
  done: "it is done",
  death: "a death",
  dissolution: "a dissolution",
  expired: "its last day is over",
  refused: "nobody was assigned",
};
