/** What a refusal says, in English: what holds, and what may be done instead. */
import { AGENT_ACTS, ENDINGS, RANKS } from "./codes.ts";
import type { CancelCause, ReviewRefusal } from "../../domain/review/review.ts";
import { inGroups } from "../../domain/base/ids.ts";
import type { ProblemWords } from "../problems.ts";
import { UNTAKEN_EN } from "./files.ts";

const KEPT = "The attempt is kept as evidence; the clock is untouched.";

const STANDS = `The clock stands already. Give your opinion, or end the special procedure first (DELETE …/special-procedure?kind=…&startedAt=…). ${KEPT}`;

/** Why a clock takes no command, by where the review stands. */
const NOT_RUNNING: Readonly<Record<Extract<ReviewRefusal, { code: "not-running" }>["status"], string>> = {
  waiting: `Its prerequisites are still open, so its clock has not started. You are served when they have consented. ${KEPT}`,
  dispatched: `It has not been served yet, so its clock has not started. ${KEPT}`,
  running: STANDS,
  suspended: STANDS,
  overdue: STANDS,
  closed: "The clock has not started: the review ended before it was served.",
};

function cancelledBy(cause: CancelCause): string {
  switch (cause.kind) {
    case "withdrawal":
      return "The applicant has withdrawn the application; nothing is owed for it any more.";
    case "prerequisite":
      return `The prerequisite ${cause.reviewId} ended as "${cause.outcome}", so this review is not needed any more.`;
    case "project-change":
      return "The project was changed, and does not reach this matter any more; nothing is owed for it.";
  }
}

export const PROBLEMS_EN: ProblemWords = {
  malformed: {
    title: "The request is not of the right form",
    detail: (f) =>
      f.more === undefined
        ? "See errors: each says what is wrong, and where. Nothing was stored."
        : `See errors: each says what is wrong, and where; ${f.more} more ${f.more === 1 ? "is" : "are"} not listed. Nothing was stored.`,
  },
  unauthenticated: {
    title: "A valid token is needed",
    detail: () =>
      "Send Authorization: Bearer <token>, with a token that this region's issuer gave you; on the laptop POST /local/tokens makes one.",
  },
  "query-code-needed": {
    title: "The application's query code is needed",
    detail: () => "Send the query code that came with the application number, in the header X-Query-Code.",
  },
  "sign-in-needed": {
    title: "The applicant has to sign in",
    detail: () =>
      "In this region this takes a token of the unified identity service (Authorization: Bearer, role applicant). A query code does not suffice.",
  },
  "query-code-replaced": {
    title: "The query code has been replaced",
    detail: () =>
      "A new query code was given in its place, and this one opens nothing any more. Use the new one. If the applicant has not asked for it, sign in at the unified identity service or ask at the window.",
  },
  "not-own-credit-code": {
    title: "The application is not that of who has signed in",
    detail: (f) =>
      `The token stands for ${f.creditCode}, and an application is submitted for that applicant alone. Check applicant.creditCode, or sign in for the applicant.`,
  },
  "not-your-review": {
    title: "The review belongs to another department",
    detail: (f) =>
      `${f.reviewId} belongs to ${f.owner}, and the token is ${f.department}'s. Your own reviews are listed by GET /v1/reviews.`,
  },
  "role-not-allowed": {
    title: "This role may not do this",
    detail: (f) =>
      f.role === null
        ? `The token names no role we know: the claim "role" must be department (with "department"), supervisor, operator, auditor or agent.`
        : `Only ${f.allowed.join(" or ")} may do this; the token is of ${f.role}.`,
  },
  "unknown-department": {
    title: "The token's department is none of this region's",
    detail: (f) =>
      `${f.department === null ? "The token names no department" : `This region has no department "${f.department}"`}, so nothing can be said of what is due. Have whoever manages the accounts set the claim "department" to one of this region's: ${f.known.join(", ")}; then sign in again.`,
  },
  "other-region": {
    title: "The token is not for this region",
    detail: (f) =>
      `Every region has tokens of its own, and this one does not say that it is for ${f.region}. Have whoever manages the accounts give its client an audience that names the region, such as approvals-${f.region}, or set the claim "region" to ${f.region}; then sign in again.`,
  },
  "scope-missing": {
    title: "The token is not for this",
    detail: (f) =>
      `What the token's scopes say does not reach this far: it takes ${f.needed}. Ask the issuer for a token that has it.`,
  },
  "unusable-claim": {
    title: "The token does not say who acts",
    detail: (f) =>
      `${f.given === null ? `The token has no claim "${f.claim}" that can be used` : `The token's claim "${f.claim}" says "${f.given}"`}${f.known.length > 0 ? `; it may be ${f.known.join(", ")}, or be left out` : ""}. Every act is kept with the person who did it: have whoever manages the accounts put that right, then sign in again.`,
  },
  "unknown-route": {
    title: "There is nothing at this address",
    detail: (f) => `There is nothing at ${f.path}; GET /openapi.json lists what there is.`,
  },
  "unknown-application": {
    title: "No such application",
    detail: (f) =>
      `There is no application ${f.applicationId} that is yours to see. Check its number, and the query code if you use one.`,
  },
  "unknown-project": {
    title: "No such project",
    detail: (f) =>
      `There is no application about project ${f.projectCode} that is yours to see. Check its code.`,
  },
  "unknown-review": {
    title: "No such review",
    detail: (f) => `There is no review ${f.reviewId}. Your reviews are listed by GET /v1/reviews.`,
  },
  "unknown-material": {
    title: "The catalogue has no such material",
    detail: (f) => `This region knows these materials: ${f.known.join(", ")}.`,
  },
  "method-not-allowed": {
    title: "This address does not know this method",
    detail: (f) => `This address does not know ${f.method}; it knows ${f.allowed.join(", ")}.`,
  },
  "unsigned-notice": {
    title: "The notice is not signed",
    detail: () =>
      "It has no good signature of its provider, or one of another time than the last five minutes. Nothing was booked.",
  },
  "unknown-bill": {
    title: "No such payment code",
    detail: (f) => `There is no slip ${f.paymentCode}. Nothing was booked.`,
  },
  "other-bill": {
    title: "Another bill's",
    detail: (f) =>
      `Transaction ${f.transaction} is for another bill, or by a slip that this one has not. Nothing was booked.`,
  },
  "transaction-differs": {
    title: "The transaction is on record otherwise",
    detail: (f) =>
      `Transaction ${f.transaction} is on record with ${f.total} fen, by slip ${f.slip}. Nothing was booked.`,
  },
  "unknown-payout": {
    title: "No such payout",
    detail: (f) => `There is no payout ${f.payoutId}. Nothing was booked.`,
  },
  "payout-differs": {
    title: "The payout is on record otherwise",
    detail: (f) =>
      `Payout ${f.payoutId} is ${f.amount} fen of transaction ${f.transaction}. Nothing was booked.`,
  },
  "outside-tariff": {
    title: "Outside the tariff",
    detail: (f) =>
      f.tariff === null
        ? `No tariff charges for ${f.matter}: nothing may be charged.`
        : f.amount === null
          ? "The tariff has no such relief."
          : `By the tariff it comes to ${f.amount} fen, and to nothing else.`,
  },
  "fact-not-vouched": {
    title: "Nobody has vouched for the fact",
    detail: (f) =>
      `The tariff goes by ${f.attribute}, which nobody but the applicant has vouched for. Have it confirmed first.`,
  },
  "not-your-slip": {
    title: "Another organ collects it",
    detail: (f) => `${f.organ} collects it, and decides on it.`,
  },
  "heads-approval": {
    title: "The head approves it",
    detail: () => "A refund is approved by the head of the collecting organ, or a deputy.",
  },
  "line-not-paid": {
    title: "More than was paid",
    detail: (f) => `${f.applied} fen have been paid, of which ${f.pending} are asked back already.`,
  },
  "too-many-refunds": {
    title: "As many refunds as one bill takes",
    detail: (f) => `${f.most} refunds have been asked for. Turn to the collecting organ.`,
  },
  "unknown-refund": { title: "No such refund", detail: (f) => `There is no refund ${f.refundId}.` },
  "refund-settled": {
    title: "The refund is settled",
    detail: (f) => `Refund ${f.refundId} has been decided on.`,
  },
  "nothing-to-pay": {
    title: "There is nothing to pay",
    detail: () => "Nothing is open by that payment code. The bill says what is.",
  },
  "too-many-orders": {
    title: "Too many orders",
    detail: (f) => `A bill has ${f.most} orders at most. Pay by the payment code.`,
  },
  "unknown-provider": {
    title: "No such provider of payments",
    detail: (f) =>
      f.known.length === 0
        ? "No provider takes orders here: pay by the payment code."
        : `Those of this region: ${f.known.join(", ")}. A bill may be paid by its payment code, too.`,
  },
  "provider-unreachable": {
    title: "The provider has not taken the order",
    detail: (f) =>
      `Order ${f.orderId} did not reach ${f.provider}, and nothing was charged. Send it again later, it stays the same order; or pay by the payment code.`,
  },
  "refund-unchecked": {
    title: "The refund has not been checked",
    detail: (f) => `Its organ checks refund ${f.refundId} before it is approved.`,
  },
  "unknown-inquiry": {
    title: "No such question",
    detail: (f) => `There is no question ${f.inquiryId} that is yours to know of.`,
  },
  "inquiry-answered": {
    title: "The question was answered already",
    detail: (f) => `It was answered at ${f.answeredAt}; that answer stands.`,
  },
  "inquiry-not-yours": {
    title: "The question is not your department's",
    detail: (f) => `${f.organ} answers for this question: it answers it, or hands it on.`,
  },
  "inquiry-offered": {
    title: "The question is handed on and waits to be taken",
    detail: (f) =>
      `It is handed on to ${f.to}, who says before ${f.answerBy} whether they take it. Until then it stays where it is and may be answered.`,
  },
  "inquiry-at-home": {
    title: "The question is there already",
    detail: (f) => `${f.organ} has this question. Choose another department, or answer it.`,
  },
  "inquiry-to-be-assigned": {
    title: "The supervisor names who answers this question",
    detail: () =>
      "Nobody has taken it: two have refused, or one has said nothing for a working day. The supervisor names who; it may be answered meanwhile.",
  },
  "inquiry-assigned": {
    title: "The supervisor has named who answers this question",
    detail: (f) => `${f.organ} was named, and it goes no further. Answer it.`,
  },
  "inquiry-in-hand": {
    title: "Somebody has this question",
    detail: (f) =>
      `${f.organ} answers for it. The supervisor names somebody where two have refused it, or one has said nothing for a working day.`,
  },
  "no-inquiry-offer": {
    title: "This question does not wait for your department to take it",
    detail: () =>
      "It was not handed on to your department, or the term for taking it is over. Read it again.",
  },
  "by-name": {
    title: "A person does this, by name",
    detail: () =>
      "Whoever does this answers for it by name: use a person's own sign-in, and not a system's or one that names nobody.",
  },
  "unknown-complaint": {
    title: "No such complaint",
    detail: (f) => `There is no complaint ${f.complaintId}.`,
  },
  "unknown-notice": {
    title: "No such notice",
    detail: (f) => `There is no notice ${f.noticeId} here, or it is not for you.`,
  },
  "not-acceptable": {
    title: "It is not offered in any of the forms asked for",
    detail: (f) => `It is there as ${f.offered.join(" or ")}; say so in Accept, or leave Accept out.`,
  },
  late: {
    title: "The opinion came too late to count",
    detail: (f) =>
      `The limit ran out at ${f.dueAt} and the review closed by silence as "${f.outcome}". Your opinion is kept as a late opinion for the lead; it does not change the outcome.`,
  },
  "case-over": {
    title: "The opinion came in time, but the case is over",
    detail: (f) =>
      `It was received before the limit ran out at ${f.dueAt}; but the review had been recorded as "${f.outcome}" too early, and the case is over since. Your opinion is kept, and has gone to the supervisors as a ground for revocation.`,
  },
  "already-decided": {
    title: "Another opinion is on record",
    detail: (f) =>
      `The outcome on record is "${f.outcome}". What came now is kept as evidence and changes nothing.`,
  },
  cancelled: {
    title: "The review was cancelled",
    detail: (f) => cancelledBy(f.cause),
  },
  "project-changed": {
    title: "The project has changed since that was received",
    detail: (f) =>
      `The project changed in substance at ${f.changedAt}, and the review was served anew. What was received before is about the project as it was, and is kept as evidence. Read the project as it is now, and answer to that.`,
  },
  "not-running": { title: "The clock of this review is not running", detail: (f) => NOT_RUNNING[f.state] },
  "past-due": {
    title: "The limit has run out",
    detail: (f) =>
      `The limit ran out at ${f.dueAt}; from then on no clock is stopped or extended. Give your opinion: it is kept, and marked overdue or late. ${KEPT}`,
  },
  "supplement-used": {
    title: "Material was asked for already, and may be once",
    detail: (f) =>
      `Material was asked for at ${f.requestedAt}, and is asked for once, all of it (一次性告知). Decide on what is there: consent, set a condition, or object with your grounds. ${KEPT}`,
  },
  "supplement-window-closed": {
    title: "The window for asking for material has closed",
    detail: (f) =>
      `Material could be asked for until ${f.closedAt}. Decide on what is there: consent, set a condition, or object with your grounds. ${KEPT}`,
  },
  "referral-window-closed": {
    title: "The time for handing the matter on has passed",
    detail: (f) =>
      `A matter is handed on within two working days of its service, and before its limit runs out: until ${f.closedAt}. Give your opinion on it; where it is none of yours, say why, without naming another department. ${KEPT}`,
  },
  "handed-on-already": {
    title: "The matter has been handed on once",
    detail: () =>
      `A matter is handed on once, and this one has come to you from another department or has been asked about anew. Give your opinion on it; where it is none of yours, say why, without naming another department. ${KEPT}`,
  },
  "not-handed-on": {
    title: "The matter was not handed on",
    detail: () =>
      "It has been this department's from the beginning: there is nothing to accept or to dispute.",
  },
  "referral-answered": {
    title: "The referral has been answered",
    detail: (f) => `It was answered at ${f.answeredAt}; the first answer stands.`,
  },
  "department-named": {
    title: "The department was named",
    detail: (f) =>
      `The ${f.by} has decided whose the matter is: it is not disputed or handed on again. Give your opinion on it. ${KEPT}`,
  },
  "referral-accepted-by-silence": {
    title: "The time for a dispute has passed",
    detail: (f) =>
      `A matter that was handed on is disputed within one working day of its service: until ${f.closedAt}. Silence has accepted it; give your opinion on it. ${KEPT}`,
  },
  "licence-not-granted": {
    title: "There is no licence to hand out",
    detail: () =>
      "A licence is handed out once the decision on the application has granted it, by the organ that grants it; this matter is no licence that was granted.",
  },
  "licence-handed-out": {
    title: "The licence has been handed out",
    detail: (f) =>
      `It was handed out at ${f.handedOutAt}, with the number ${f.number}; that stands. What is wrong in it is corrected by its organ's own procedure.`,
  },
  "licence-expired": {
    title: "The licence would have ended already",
    detail: (f) => `Its last day, ${f.validUntil}, lies before today, ${f.today}. Send its right last day.`,
  },
  "nothing-under-revision": {
    title: "No decision is under revision",
    detail: (f) =>
      f.reviews.length === 0
        ? "A decision is looked at again once a consent by silence that it rests on was revoked: there is none."
        : `Under revision: ${f.reviews.join(", ")}.`,
  },
  "revision-lacks": {
    title: "The revision says too little",
    detail: (f) =>
      f.what === "article"
        ? "Name the article by which it is revoked."
        : "Say what of the decision is otherwise.",
  },
  "grave-public-harm": {
    title: "It is not taken back",
    detail: () =>
      "What might gravely harm the public is not taken back (行政许可法 art. 69(3)). Remedy it otherwise, and hold to account who is responsible.",
  },
  "whole-unlimited": {
    title: "The law sets no limit to the whole",
    detail: () => "No licence is among its matters: each has its own limit, and there is nothing to extend.",
  },
  "whole-over": {
    title: "The limit of the whole has run out",
    detail: (f) => `It ran out at ${f.dueAt}, and is extended before that only. Have it decided.`,
  },
  "whole-extended": {
    title: "The limit of the whole was extended already",
    detail: (f) => `It was extended at ${f.extendedAt}, and is extended once.`,
  },
  "whole-days": {
    title: "Too many days",
    detail: (f) => `The limit of the whole is extended by ${f.most} working days at most.`,
  },
  "whole-asked-too-often": {
    title: "It was asked for too often",
    detail: (f) =>
      `It was asked for ${f.most} times. The head of the government may approve it without being asked.`,
  },
  "too-late-to-add": {
    title: "No department is added any more",
    detail: (f) =>
      f.state === "joint-review" || f.state === "deciding"
        ? "All departments have answered: one is added only while a case is in review. The applicant may change the project, and it is routed anew."
        : "The application is over. The applicant may submit another one for that matter; what was decided on facts that were wrong is for the authority that may revoke it.",
  },
  "catalogue-replaced": {
    title: "Another catalogue is in force",
    detail: (f) =>
      `The case goes by the catalogue of its acceptance (${f.accepted}), and ${f.now} is in force: only a matter of the former is added. The applicant may change the project, and it is routed anew.`,
  },
  "no-matter-added": {
    title: "Nobody is concerned by it",
    detail: (f) =>
      f.attributes.length === 0
        ? "Every matter of the catalogue that such a project may have is asked about already."
        : `By the facts as they would be nobody more is concerned. Whether others are hangs on: ${f.attributes.join(", ")}.`,
  },
  "correction-ends-matter": {
    title: "A matter would not apply any more",
    detail: (f) =>
      `By the facts as they would be, ${f.matters.join(", ")} would not apply. Adding ends nothing: the applicant changes the project.`,
  },
  "added-too-often": {
    title: "Facts were corrected too often",
    detail: (f) => `Facts of the case were corrected ${f.most} times. The applicant may change the project.`,
  },
  "knowable-at-intake": {
    title: "That could have been told at intake",
    detail: (f) =>
      `${f.materials.join(", ")}: the matter asks this of everybody, and it was added later. Examine what is on record, or ask by another legal basis.`,
  },
  "nothing-to-put-right": {
    title: "There is nothing to put right",
    detail: () =>
      "Not every review is closed, nobody objects, or who does has a veto. Go on by the opinions on record; where the project is to be otherwise, its applicant changes it.",
  },
  "rectification-used": {
    title: "It was offered already",
    detail: (f) =>
      `It was offered on ${f.offeredAt}, and is offered once. Decide by the opinions on record; where the project is to be otherwise, its applicant changes it.`,
  },
  "rectification-days": {
    title: "The term is too long",
    detail: (f) =>
      f.most === 0
        ? "What is left of the whole's limit is too short to put it right and look again. The lead decides by the opinions on record; where the project is to be otherwise, its applicant changes it."
        : `For all of it to end within the whole's limit, the term has ${f.most} working days at most.`,
  },
  "no-rectification": {
    title: "Nothing is put right now",
    detail: (f) =>
      f.standing === null
        ? "The lead has not offered it."
        : {
            offered: "Agree to it first.",
            declined: "The applicant has answered that it is not put right.",
            running: "The applicant has agreed: say what was put right.",
            done: "It was put right: the departments concerned look again, or have done so.",
            lapsed:
              "The term is over, and the lead decides by the opinions on record. Where the project is to be otherwise, change it.",
            "set-aside": "The project was changed meanwhile, and what was being put right is over.",
            over: "The application is over.",
          }[f.standing],
  },
  "not-for-rectification": {
    title: "This material is none of what is put right",
    detail: (f) =>
      `${f.materials.join(", ")}: taken is what the objecting matters ask for: ${f.allowed.join(", ") || "nothing"}. A project that changes in substance is changed as a project.`,
  },
  "not-to-decide-dispute": {
    title: "Whose the matter is, is somebody else's to name",
    detail: (f) =>
      f.decides === "supervisor"
        ? "The lead has handed the matter on, or got it, and decides no dispute of its own: the supervisor names whose it is."
        : "The lead is no party to it, and names whose it is.",
  },
  "no-referral-dispute": {
    title: "There is nobody to be named for it",
    detail: (f) =>
      f.reviews.length === 0
        ? "No matter of the application that was handed on is disputed, and none goes round."
        : `To be decided: ${f.reviews.join(", ")}.`,
  },
  "not-nameable": {
    title: "That department cannot be named",
    detail: (f) =>
      `"${f.department}" cannot have it: the region has no such department, or it is the applicant, or it would name itself. It may be one of: ${f.allowed.join(", ")}.`,
  },
  "not-referable": {
    title: "The matter cannot be handed on to that department",
    detail: (f) =>
      `"${f.department}" is no other department of this region. It may be one of: ${f.allowed.join(", ")}. ${KEPT}`,
  },
  "no-supplement-request": {
    title: "That request for material is not open",
    detail: () =>
      `No material was asked for in this review then, or all of it has come, or the term for it has lapsed; the review says in "supplement" when material was asked for. ${KEPT}`,
  },
  "special-procedure-used": {
    title: "This special procedure was held already",
    detail: (f) =>
      `A ${f.kind} was held in this review already; each kind stops the clock once. If more time is needed, extend the limit before it runs out. ${KEPT}`,
  },
  "no-special-procedure": {
    title: "No such special procedure was started",
    detail: () =>
      `No special procedure of that kind began in this review then, so there is none to end; the review lists its own in "specialProcedures". ${KEPT}`,
  },
  "extension-used": {
    title: "The limit was extended already, and may be once",
    detail: (f) =>
      `The limit was extended at ${f.extendedAt}, and may be once. Give your opinion before it runs out. ${KEPT}`,
  },
  "handler-named-too-often": {
    title: "The handler changed too often",
    detail: (f) => `The handler has changed ${f.most} times. Name the handler with the opinion instead.`,
  },
  "not-deemed": {
    title: "The review was not consented to by silence",
    detail: (f) => `Only a consent by silence is revoked here; this review is ${f.state}.`,
  },
  "already-revoked": {
    title: "The consent by silence was revoked already",
    detail: (f) => `It was revoked at ${f.revokedAt} with other reasons; the first revocation stands.`,
  },
  "announced-already": {
    title: "A revocation was announced already",
    detail: (f) =>
      `One was announced at ${f.announcedAt}. Decide on it, or withdraw it; then another may be announced.`,
  },
  "announced-too-often": {
    title: "A revocation was announced too often",
    detail: (f) => `A revocation of one consent may be announced ${f.most} times.`,
  },
  "not-announced": {
    title: "No such announcement stands",
    detail: () =>
      "Before a revocation the applicant is told the ground and the facts, and heard. Announce it first, or read again which announcement stands.",
  },
  "announced-by-superior": {
    title: "The organ above has announced it",
    detail: (f) => `The organ above announced it at ${f.announcedAt}, and decides on it or withdraws it.`,
  },
  "hearing-runs": {
    title: "The applicant may still state their side",
    detail: (f) =>
      f.until === null
        ? "How long is open until the calendar of that year is published. It may be decided as soon as they have stated their side."
        : `They may until ${f.until}. It may be decided from then on, or as soon as they have stated their side.`,
  },
  "nothing-announced": {
    title: "No revocation waits for the applicant's side",
    detail: (f) =>
      f.announced.length === 0
        ? "None is announced: it may have been decided, or withdrawn."
        : `One is announced for ${f.announced.join(", ")}.`,
  },
  "statement-given": {
    title: "The applicant's side was stated already",
    detail: (f) =>
      `It was stated at ${f.givenAt}, and may be once. To add to it, call the organ that announced it.`,
  },
  "statement-late": {
    title: "The time for a statement is over",
    detail: (f) =>
      `It was over at ${f.dueAt}. Against a revocation you may ask for reconsideration, or go to court.`,
  },
  "no-promise-to-check": {
    title: "There is no such promise to check",
    detail: (f) =>
      f.materials.length === 0
        ? "What was settled here rests on no promise, or what was promised has not come yet."
        : `The promises that may be checked are those of ${f.materials.join(", ")}.`,
  },
  "promise-checked": {
    title: "The promise was checked already",
    detail: (f) => `It was checked at ${f.checkedAt}, and what was found then stands.`,
  },
  "put-right-running": {
    title: "It may still be put right",
    detail: (f) =>
      `It is to be put right before ${f.until}. Until then it may be recorded as held; from then on what was given is withdrawn where it is not.`,
  },
  "not-awaiting-acceptance": {
    title: "The application does not wait for the window",
    detail: (f) => `The application is ${f.state}; the window has nothing to answer now.`,
  },
  "returned-already": {
    title: "The application was sent back already, and may be once",
    detail: () =>
      "It was sent back once with all that was wrong (一次性告知). Accept it, or refuse acceptance with the authority it belongs to.",
  },
  "application-ended": {
    title: "The application is past that point",
    detail: (f) => `The application is ${f.state}; this cannot be done any more.`,
  },
  "not-in-review": {
    title: "The project changes after its acceptance",
    detail: (f) =>
      `The application is ${f.state}: a change of the project is taken from acceptance until the decision. Before that, hand in what is missing, or withdraw it and submit the project as it is now.`,
  },
  "project-changed-too-often": {
    title: "The project changed too often",
    detail: (f) =>
      `The project has changed ${f.most} times. Withdraw the application and submit the project as it is now.`,
  },
  "project-open-already": {
    title: "The project has an open application already",
    detail: (f) =>
      `The same applicant has an open application about the same project code and type: ${f.applications.join(", ")}. Go on with that one by its query code, or withdraw it first.`,
  },
  "contact-erased": {
    title: "The contact was erased",
    detail: (f) =>
      `What was personal of the case was erased at ${f.erasedAt}; there is nothing left to correct.`,
  },
  "contact-corrected-too-often": {
    title: "The contact was corrected too often",
    detail: (f) => `It was corrected ${f.most} times. Tell the departments at the window.`,
  },
  "query-code-issue": {
    title: "The query code that holds is of another issue",
    detail: (f) =>
      f.reissuedAt === null
        ? `The code that holds is issue ${f.issue}. Read the status again and name that one.`
        : `The code that holds is issue ${f.issue}, given at ${f.reissuedAt}. See first whether somebody else of the applicant has asked for it; if another one is needed still, read the status again and name that issue.`,
  },
  "query-code-reissued-too-often": {
    title: "The query code was replaced too often",
    detail: (f) => `It was replaced ${f.most} times. Sign in at the unified identity service instead.`,
  },
  "nothing-changed": {
    title: "Neither a fact nor a file is other than on record",
    detail: () =>
      "Every fact that was stated, and every file, is on record as it is. State what is otherwise now, or hand in the files as they have become.",
  },
  "change-lacks-materials": {
    title: "The changed project needs more material",
    detail: (f) =>
      `Matters that are asked about now need ${f.materials.join(", ")}. Send them with the change; nothing was changed, and no clock was touched.`,
  },
  "no-such-card": {
    title: "No such card",
    detail: (f) =>
      `The review has ${f.cards.length === 0 ? "no cards" : `these cards: ${f.cards.join(", ")}`}. Name one by its rule and its instant; a red card for a second yellow one falls with either of the two.`,
  },
  "no-such-order": {
    title: "No such order",
    detail: (f) =>
      `The review has ${f.orders.length === 0 ? "no orders" : `these orders: ${f.orders.join(", ")}`}. Name one by its step and the instant at which it was issued, as "orders" of the review says them.`,
  },
  "order-rank": {
    title: "The order is for somebody else to sign for and answer",
    detail: (f) =>
      `It is addressed to ${f.needed.map((rank) => RANKS[rank]).join(" or ")} of the department, with a token of their own.`,
  },
  "order-answered": {
    title: "The order was answered already",
    detail: (f) => `It was answered at ${f.answeredAt}, and the first answer stands.`,
  },
  "card-corrected": {
    title: "The card was corrected already",
    detail: (f) => `It was corrected at ${f.correctedAt}, and the first reason stands.`,
  },
  "no-joint-review": {
    title: "There is no joint review now",
    detail: (f) =>
      "state" in f
        ? `The application is ${f.state}. A joint review opens by itself when all have answered and somebody objects or conditions clash.`
        : "There is no joint review of this application now. It opens by itself when all have answered and somebody objects or conditions clash.",
  },
  "already-convened": {
    title: "The sitting was convened already",
    detail: (f) => `The sitting is convened for ${f.heldOn}; a joint review sits once.`,
  },
  "not-convened": {
    title: "No sitting was convened",
    detail: () =>
      "Convene the sitting first (POST …/joint-review): minutes need a sitting that everybody was invited to.",
  },
  "reviews-open": {
    title: "A review is open",
    detail: (f) =>
      `The silence that had closed these reviews was taken back, and they are open again: ${f.reviews.join(", ")}. Conclude, or decide, once they have closed.`,
  },
  "lead-presides": {
    title: "The lead presides",
    detail: () =>
      "The lead objected to nothing in this application, and presides itself; nobody needs to be named.",
  },
  "presider-missing": {
    title: "Nobody is named to preside",
    detail: () =>
      "The lead itself objected and does not preside over its own objection. It can be concluded once the supervisor has named who does.",
  },
  "presider-not-present": {
    title: "Nobody is named who presided",
    detail: (f) =>
      `Minutes say who was there, with what mandate, and what each said: name under "present" at least who presided for ${f.department}.`,
  },
  "presider-named-too-often": {
    title: "Who presides was named too often",
    detail: (f) => `Who presides over a joint review is named at most ${f.most} times.`,
  },
  "may-not-preside": {
    title: "This department may not preside",
    detail: (f) =>
      `${f.department} is the lead, or one that the sitting is about, or no department of this region. It may be: ${f.allowed.join(", ")}.`,
  },
  "sitting-not-held": {
    title: "The sitting is still to come",
    detail: (f) => `The sitting is on ${f.heldOn}; conclude it then.`,
  },
  "nothing-contested": {
    title: "The joint review is not about this review",
    detail: () => "The joint review settles objections and clashing conditions; this review has neither.",
  },
  "position-taken-too-often": {
    title: "The position changed too often",
    detail: (f) => `The position was taken ${f.most} times; say the rest at the sitting.`,
  },
  "complaint-not-answered": {
    title: "The complaint has not been answered",
    detail: (f) =>
      `The complainant is answered first, by ${f.answerBy ?? "a date that is not known yet"}; then it is closed.`,
  },
  "complaint-closed": {
    title: "The complaint is closed",
    detail: () => "What was said as it was closed stands.",
  },
  "complaint-reopened": {
    title: "The complaint is looked at again already",
    detail: (f) => `It has been to be looked at again since ${f.reopenedAt}; that may be asked for once.`,
  },
  "reopening-too-late": {
    title: "It is too late to have it looked at again",
    detail: (f) =>
      `That could be asked for before ${f.until}. Whoever is still not content may turn to reconsideration, or to court.`,
  },
  "complaint-accepted": {
    title: "The complaint was accepted already",
    detail: (f) => `It was accepted, or answered, at ${f.at}, and is not refused any more.`,
  },
  "complaint-refused": {
    title: "The complaint was refused",
    detail: (f) => `It was refused at ${f.at}; the complainant was told which way to go instead.`,
  },
  "complaint-joined": {
    title: "The complaint was joined already",
    detail: (f) => `It was joined with another one at ${f.at}.`,
  },
  "not-to-be-joined": {
    title: "The complaints are not to be joined",
    detail: (f) =>
      ({
        itself: "A complaint is not joined with itself.",
        "another-department": "They are about different departments.",
        joined: "The other one was joined itself: choose the one that it was joined to.",
        "not-accepted": "The other one was not accepted yet: accept it first.",
        "not-open": "What is closed or refused is joined with nothing.",
      })[f.why],
  },
  "complaint-passed-on": {
    title: "The complaint was passed on already",
    detail: (f) => `It was passed on at ${f.at}; what was written then stands.`,
  },
  "wording-tells": {
    title: "The wording may tell who complained",
    detail: (f) =>
      f.what === "who"
        ? "The department does not learn who complained: name neither them nor their project nor the case."
        : "The department does not read the complainant's own words: say it in words of your own.",
  },
  "complaint-not-confidential": {
    title: "The complaint is not a confidential one",
    detail: () =>
      "Only whoever complained in confidence may agree to be named; an anonymous one has no name.",
  },
  "closing-extended": {
    title: "There is more time to close it already",
    detail: (f) => `It was given thirty working days more at ${f.at}; that happens once.`,
  },
  "closing-extension-late": {
    title: "It is too late for more time",
    detail: (f) => `More time was to be given before ${f.until}. Close it now.`,
  },
  "next-level": {
    title: "That is for the next level",
    detail: (f) =>
      f.why === "supervision"
        ? "It is about supervision itself: the head of the government deals with it, from its acceptance to its closing."
        : "A complaint that is looked at again is dealt with, answered and closed by the head of supervision or of the government, and by nobody who has answered it before.",
  },
  "measure-not-in-force": {
    title: "What it is closed with has not come yet",
    detail: (f) =>
      f.closing === "measure"
        ? `The measure is to be in force from ${f.since} on. Close the complaint once it is, or say why there is no measure.`
        : `${f.closing} is dated ${f.since}, and that day has not come. Close the complaint once it is done, or say why there is none.`,
  },
  "own-organ": {
    title: "It is about your own organ",
    detail: () =>
      "Nobody decides a complaint, a card or a consequence, does anything about a rating, or enters what an inspection gave, about their own organ: supervision of another one does.",
  },
  "unknown-rating": {
    title: "There is no such rating",
    detail: (f) =>
      `There is no rating ${f.ratingId}. Check its id; a department that was not rated yet is rated first.`,
  },
  "not-in-this-case": {
    title: "The department takes no part in this case",
    detail: (f) => `${f.department} takes no part in this case. These do: ${f.known.join(", ")}.`,
  },
  "rated-already": {
    title: "The department was rated already",
    detail: (f) =>
      `It was rated ${f.mark} at ${f.ratedAt}. A case has one rating of each department, and a mark is never changed; if it was a mistake, tell supervision.`,
  },
  "not-to-be-rated-yet": {
    title: "It is too early to rate the department",
    detail: (f) =>
      `${f.department} is not done with the case. Within 30 days after that it can be rated; until then there is the complaint.`,
  },
  "rating-too-late": {
    title: "It is too late to rate",
    detail: (f) => `It could be done until ${f.until}. There is the complaint still.`,
  },
  "no-rating-duty": {
    title: "The mark asks for no answer",
    detail: () => "Only whoever gave a 1 or a 2 is called and answered.",
  },
  "rater-called": {
    title: "Whoever rated was called already",
    detail: (f) => `They were called at ${f.at}; what was noted then stands. Answer the rating.`,
  },
  "rater-not-called": {
    title: "Whoever rated was not called yet",
    detail: (f) =>
      `Call them first, and note what came of it, also that they could not be reached; it is due by ${f.callBy}.`,
  },
  "rating-extended": {
    title: "It has more time already",
    detail: (f) => `It was given fifteen working days at ${f.at}; that happens once.`,
  },
  "rating-extension-late": {
    title: "It is too late for more time",
    detail: (f) => `A complex one is given more time before ${f.until}. Answer it now.`,
  },
  "rating-answered": {
    title: "The rating was answered already",
    detail: (f) => `It was answered at ${f.answeredAt}; the answer that was given stands.`,
  },
  "rating-not-answered": {
    title: "The rating was not answered yet",
    detail: () => "It can be followed up once, after its answer.",
  },
  "rating-followed-up": {
    title: "The rating was followed up already",
    detail: (f) => `It was followed up at ${f.at}; that happens once and is not changed.`,
  },
  "rating-excluded": {
    title: "The rating counts no more already",
    detail: (f) => `It was excluded at ${f.at}; the reasons that were given then stand.`,
  },
  "card-confirmed": {
    title: "The card is confirmed already",
    detail: (f) => `It was confirmed at ${f.confirmedAt}, and the first reasons stand.`,
  },
  "card-contested": {
    title: "The card was contested already",
    detail: (f) => `It was contested at ${f.contestedAt}. A card is contested once.`,
  },
  "not-the-person": {
    title: "Only the person themselves may do this",
    detail: (f) =>
      f.person === null
        ? "Nobody answers for it in person: what concerns the department is signed for and answered by one of its leaders, and a card under an outage is nobody's own."
        : `${f.person} signs for it, states their case and contests it, by a token of their own.`,
  },
  "not-served": {
    title: "It was not served yet",
    detail: () =>
      "Serve it first: the person signs for it, or a supervisor says how it reached them. The days count from then.",
  },
  "contest-too-late": {
    title: "The days to contest the card are over",
    detail: (f) => `It could be contested until ${f.until}, five working days from its service.`,
  },
  "no-contest": {
    title: "Nobody contests the card",
    detail: () => "A contest is decided once the person has contested the card.",
  },
  "contest-decided": {
    title: "The contest was decided already",
    detail: (f) => `It was decided at ${f.decidedAt}, and that decision stands.`,
  },
  "contest-pending": {
    title: "A contest is undecided",
    detail: () =>
      "The card is contested. Somebody who has confirmed nothing in the case decides that first; then it is confirmed or corrected, and what rests on it decided.",
  },
  "confirmed-in-case": {
    title: "Somebody else decides the contest",
    detail: () =>
      "You have confirmed a card or a consequence in this case. A contest is decided by a supervisor who has confirmed nothing in it and is not of the organ; where there is none such, by the next level.",
  },
  "no-such-proposal": {
    title: "No such consequence is proposed",
    detail: () =>
      "The cards as they stand do not lead to it: one that it rested on may have been revoked. Read the account again.",
  },
  "statement-made": {
    title: "The statement was made already",
    detail: (f) => `It was made at ${f.madeAt}, and the first one stands.`,
  },
  "statement-too-late": {
    title: "The days for a statement are over",
    detail: (f) => `A statement could be made until ${f.until}, five working days from service.`,
  },
  "statement-awaited": {
    title: "A statement may still come",
    detail: (f) =>
      `The case may be stated until ${f.until}. Confirm it once the statement is there, or then.`,
  },
  "proposal-decided": {
    title: "It was decided already",
    detail: (f) => `It was decided at ${f.decidedAt}, and that decision stands.`,
  },
  "no-objection": {
    title: "The review has no objection to be noted",
    detail: () => "The objections of the department's year stand in its account. Name one by its review.",
  },
  "objection-settled": {
    title: "The report was dealt with already",
    detail: (f) => `It was dealt with at ${f.settledAt}, and that stands.`,
  },
  "objection-not-returned": {
    title: "Nobody has asked for another look",
    detail: () =>
      "An answer is owed once supervision has asked for another look at the reasons, the article or the cure.",
  },
  "account-full": {
    title: "The account of this year is full",
    detail: () =>
      "What is on record of the department's consequences this year takes no more. Ask the operator.",
  },
  "complaint-answered": {
    title: "The complaint was answered already",
    detail: (f) => `It was answered at ${f.answeredAt}; the answer that was given stands.`,
  },
  "flag-raised-already": {
    title: "Your department has raised this flag already",
    detail: (f) =>
      `It was raised at ${f.raisedAt} and stands. If it was raised by mistake, take it off and raise it anew.`,
  },
  "flag-not-yours": {
    title: "Your department has not raised this flag",
    detail: (f) =>
      f.by.length === 0
        ? `Nobody has raised "${f.flag}".`
        : `"${f.flag}" was raised by ${f.by.join(", ")}: only who raised a flag takes it off, and nobody takes off what the region file derives or the applicant has added.`,
  },
  "fact-not-stated": {
    title: "That is none of the facts that the applicant has stated",
    detail: (f) => `Not stated: ${f.attributes.join(", ")}. Stated: ${f.stated.join(", ")}.`,
  },
  "too-many-case-acts": {
    title: "The case has as many flags and confirmations on record as one takes",
    detail: (f) => `There are ${f.most} on record already. Give an opinion, or ask the lead.`,
  },
  "authorisation-needed": {
    title: "No authorisation of yours",
    detail: () =>
      "An agent names the authorisation by which they act in the header X-Authorisation. The one that came, if any, is none of yours: your worklist has those that are.",
  },
  "authorisation-ended": {
    title: "The authorisation is over",
    detail: (f) =>
      `It ended at ${f.at} (${ENDINGS[f.why]}). What was done by it stands; to go on, the applicant gives another one.`,
  },
  "authorisation-not-begun": {
    title: "The authorisation does not hold yet",
    detail: (f) =>
      f.begins === null ? "Nobody has been assigned yet." : `It holds from ${f.begins} on; act then.`,
  },
  "act-not-authorised": {
    title: "The authorisation does not name this",
    detail: (f) =>
      `It does not name "${f.act}" (${AGENT_ACTS[f.act]}); it names ${f.acts.join(", ")}. The applicant does it, or gives an authorisation for it.`,
  },
  "authorised-for-another": {
    title: "The authorisation is about something else",
    detail: (f) =>
      `${f.authorisationId} is about another project or another application. Use the one that is about this.`,
  },
  "applicant-alone": {
    title: "The applicant alone may do this",
    detail: () =>
      "It binds the applicant, and no agent and no clerk does it for them. The applicant does it themselves.",
  },
  "visit-not-needed": {
    title: "No matter needs a visit",
    detail: () =>
      "No open matter of this case takes a look at the site. What has to be said of the site goes into the opinion.",
  },
  "visit-window-closed": {
    title: "The time to ask for a visit is over",
    detail: (f) =>
      `A department asks within its supplement window${f.closedAt === null ? ", while its clock runs" : `, which closed at ${f.closedAt}`}. The lead may call one.`,
  },
  "visit-asked-already": {
    title: "A visit was asked for already",
    detail: () =>
      "Your department has asked for one: it is called when another department asks, or by the lead.",
  },
  "visit-called-already": {
    title: "A visit is called already",
    detail: (f) =>
      `The visit is on ${f.heldOn}, for all at once: come with the others. The lead puts it off, or calls it off.`,
  },
  "visit-had": {
    title: "There is no other visit",
    detail: (f) =>
      `${f.departments.join(", ")} has been on the site, or was told two working days before and did not come. Give your opinion by the minutes of the visit.`,
  },
  "visits-in-vain": {
    title: "The applicant has not come twice",
    detail: (f) =>
      `The applicant has not come ${f.most} times, which counts as a term that has lapsed. Give your opinion on what is there.`,
  },
  "too-many-visits": {
    title: "Visits were called too often",
    detail: (f) => `A case has ${f.most} visits at most. Give your opinion on what is there.`,
  },
  "visit-date": {
    title: "The date of the visit is out of range",
    detail: (f) =>
      `Everybody is told two whole working days before: the visit lies between ${f.earliest} and ${f.latest}.`,
  },
  "visit-day-off": {
    title: "The visit is on no working day",
    detail: (f) =>
      `${f.heldOn} is no working day, or an invited department is off then: the next that may be named is ${f.next}.`,
  },
  "no-visit": {
    title: "There is no visit",
    detail: () =>
      "No visit is called or under way in this case. The lead calls one, or departments ask for one within their supplement window.",
  },
  "visit-answer-late": {
    title: "It is too late to name another date",
    detail: (f) =>
      `Another date may be named within one working day, until ${f.closedAt}: the one that was told stands. Ask the lead where it cannot be.`,
  },
  "visit-answered": {
    title: "Another date was named already",
    detail: (f) =>
      `Another date was named at ${f.answeredAt}, which may be done once. Ask the lead where it cannot be.`,
  },
  "visit-moved-already": {
    title: "The visit was put off already",
    detail: () => "A visit is put off once. Where it cannot be held, call it off, and call another one.",
  },
  "visit-begun": {
    title: "The visit has begun",
    detail: (f) => `The visit began at ${f.beganAt}: note who came, and record what was found.`,
  },
  "visit-not-begun": {
    title: "The visit has not begun",
    detail: (f) => `The visit begins at ${f.beginsAt}: note who came, and what was found, after it.`,
  },
  "visit-attendance-noted": {
    title: "Who came is noted already",
    detail: (f) => `It was noted at ${f.notedAt}, and stands.`,
  },
  "not-of-higher-authority": {
    title: "No higher authority decides it",
    detail: () => "The matter is the department's own to decide: give your opinion.",
  },
  "send-on-first": {
    title: "It is sent on first",
    detail: (f) =>
      `${f.authority} decides the matter: send it on after the first examination, and consent by its answer. An objection may be given now.`,
  },
  "sent-on": {
    title: "It was sent on already",
    detail: (f) =>
      `The matter was sent on to ${f.authority} at ${f.sentAt}: record its answer, then give your opinion. No limit runs meanwhile.`,
  },
  "not-sent-on": {
    title: "It was not sent on",
    detail: () =>
      "The matter was not sent on to a higher authority, or is closed: there is no answer to record.",
  },
  "higher-answered": {
    title: "The answer is on record",
    detail: (f) =>
      `The answer of the higher authority came on ${f.receivedOn}, and is on record: give your opinion by it.`,
  },
  "higher-date": {
    title: "The date is out of range",
    detail: (f) => `The date lies between ${f.earliest} and ${f.latest}.`,
  },
  "green-channel-not-listed": {
    title: "The project is not on the list",
    detail: (f) =>
      `The authority's list of key projects does not name ${f.project}, and what an applicant states puts nothing there. The supervisor may enter it with a basis.`,
  },
  "green-channel-entered": {
    title: "The case is in the green channel already",
    detail: (f) => `The case entered the green channel at ${f.enteredAt}. To have another tracker, name one.`,
  },
  "green-channel-too-often": {
    title: "The green channel was entered too often",
    detail: (f) => `A case enters the green channel ${f.most} times at most. Its promised limits hold.`,
  },
  "no-green-channel": {
    title: "The case is not in the green channel",
    detail: () =>
      "The case has not entered the green channel, or has left it. The lead or the supervisor enters it where the list of key projects names its project.",
  },
  "tracker-not-of-case": {
    title: "The tracker is of no department of the case",
    detail: (f) =>
      `${f.department} takes no part in the case. A tracker is of one of: ${f.allowed.join(", ")}.`,
  },
  "trackers-too-many": {
    title: "Trackers were named too often",
    detail: (f) => `A case has ${f.most} trackers at most, one after the other: the last one goes on.`,
  },
  "not-the-tracker": {
    title: "The log is the tracker's",
    detail: (f) =>
      `The tracker of the case is of ${f.tracker}, which keeps the log. Tell them what is to be noted.`,
  },
  "tracking-log-full": {
    title: "The log is full",
    detail: (f) => `A case takes ${f.most} notes at most. Say what there is to say in your opinion.`,
  },
  "not-at-visit": {
    title: "Your department was not at the visit",
    detail: (f) => `Findings are given by the departments that were there: ${f.departments.join(", ")}.`,
  },
  "findings-recorded": {
    title: "Your findings are recorded already",
    detail: (f) => `They were recorded at ${f.recordedAt}. What is to be added goes into your opinion.`,
  },
  "agent-of-organ": {
    title: "Nobody acts for a department and an applicant of one case",
    detail: (f) =>
      `You belong to ${f.department}, which takes part in this case. The applicant names somebody else.`,
  },
  "unknown-authorisation": {
    title: "No such authorisation",
    detail: (f) => `There is no authorisation ${f.authorisationId}, or it is none of yours.`,
  },
  "authorisation-over": {
    title: "The authorisation is over",
    detail: (f) =>
      `It ended at ${f.at} (${ENDINGS[f.why]}); nothing revives or extends it. Give another one.`,
  },
  "extended-too-often": {
    title: "It has been extended too often",
    detail: (f) => `One authorisation is extended ${f.most} times at most. Give another one.`,
  },
  "request-answered": {
    title: "The request has been answered",
    detail: (f) => `It was answered at ${f.at}; that answer stands.`,
  },
  "agent-taken": {
    title: "The agent acts for another applicant of this project or site",
    detail: (f) =>
      `${f.agent} looks after project ${f.projectCode}${f.site === null ? "" : ` or its site (${f.site})`} for another applicant, and nobody acts for both (Civil Code, art. 168). Name somebody else.`,
  },
  "too-many-authorisations": {
    title: "Too many authorisations",
    detail: (f) =>
      `One applicant has ${f.most} at most. One about the whole project does for each of its applications.`,
  },
  "not-of-team": {
    title: "Nobody of the free team",
    detail: (f) => `${f.agent} is not of the region's free team. It has: ${f.team.join(", ") || "nobody"}.`,
  },
  "act-only-singly": {
    title: "This is given singly",
    detail: (f) =>
      `${f.acts.join(" and ")}: each by an authorisation of its own, for one application, with nothing else in it.`,
  },
  "act-not-for-team": {
    title: "Nothing for the free team",
    detail: (f) =>
      `${f.acts.join(" and ")}: the applicant does it, or names an agent of their own for it alone.`,
  },
  "until-not-later": {
    title: "The last day must be a later one",
    detail: (f) => `It lasts until ${f.until}. To end it sooner, revoke it.`,
  },
  "until-over": {
    title: "It would be over before it begins",
    detail: (f) => `Its last day is ${f.until}, and today is ${f.today}. Name today, or a later day.`,
  },
  "until-too-far": {
    title: "The last day is too far off",
    detail: (f) =>
      `It lasts three years from today at most, until ${f.latest}. It may be extended again before it ends.`,
  },
  "no-appraisal": {
    title: "The region publishes no formula",
    detail: () => "There is no formula of appraisal in the catalogue: no department is marked or ranked.",
  },
  "period-not-closable": {
    title: "The period cannot be closed yet",
    detail: (f) =>
      f.from === null
        ? "The calendar does not reach its tenth working day after its end yet. Close it once that is published."
        : `It may be closed from ${f.from} on, the sixth working day after its end, and is by itself on the tenth.`,
  },
  "period-closed": {
    title: "The period is closed",
    detail: (f) =>
      `It was closed at ${f.closedAt} and does not move any more; what comes later is put beside it as a correction.`,
  },
  "unknown-hold": {
    title: "There is no such entry in the register",
    detail: (f) => `The register of integrity holds has no entry ${f.holdId}.`,
  },
  "hold-ended": {
    title: "The hold was ended already",
    detail: (f) => `It was ended at ${f.endedAt}; the reason that was given then stands.`,
  },
  "hold-over": {
    title: "The hold is over",
    detail: (f) => `It lasted until ${f.until} and is over by itself.`,
  },
  "too-many-holds": {
    title: "The register has as many entries about this applicant as it takes",
    detail: (f) =>
      `There are ${f.most} entries about ${f.creditCode} already. End one that stands, or let one open entry say the rest.`,
  },
  "endpoint-off": {
    title: "The department's endpoint is switched off",
    detail: (f) =>
      `The endpoint of ${f.department} has answered 410 (Gone) at ${f.since}, and nothing is sent to it. Switch it on first (PUT /v1/operations/endpoints/${f.department}), then send again.`,
  },
  "unknown-endpoint": {
    title: "The department has no endpoint",
    detail: (f) =>
      f.known.length === 0
        ? "No department of this region has an endpoint: all are reached by their in-box."
        : `Departments with an endpoint: ${f.known.join(", ")}.`,
  },
  "not-your-department": {
    title: "This is another department's",
    detail: (f) =>
      `${f.department} is no department that you may see or act for here: posts, absences and accounts are each department's own. Name your own, or, for supervision, one of the region's, in the path.`,
  },
  "unknown-absence": {
    title: "There is no such absence",
    detail: (f) => `The department has no absence ${f.absenceId} on record.`,
  },
  "unknown-hand-over": {
    title: "There is no such hand-over",
    detail: (f) => `The department has no hand-over ${f.handOverId} on record.`,
  },
  "absence-taken-off": {
    title: "The absence was taken off already",
    detail: (f) => `It was taken off at ${f.at}. If there is one all the same, record it under another name.`,
  },
  "absence-corrected-too-often": {
    title: "The absence was corrected as often as one may be",
    detail: (f) =>
      `So much is said of one absence ${f.most} times at most. Take it off (DELETE, with a reason), and record it as it was under another name.`,
  },
  "too-many-absences": {
    title: "The register of absences is full",
    detail: (f) => `It has ${f.most} entries. Correct one of them, or ask those who make the platform.`,
  },
  "nothing-to-confirm": {
    title: "Nothing awaits a leader's confirmation",
    detail: () => "It is of no days that had gone by when it was entered, or is confirmed already.",
  },
  "leader-needed": {
    title: "The leader who comes in is needed by name",
    detail: (f) =>
      `${f.other} of ${f.post} is away then, too, so that neither A nor B is there. Name in \`leader\` who comes in${f.leader === null ? ", who is neither of them" : ` (${f.leader})`}.`,
  },
  "leader-confirms": {
    title: "A leader has to confirm it",
    detail: () =>
      "What is entered of days gone by is confirmed by a deputy head or head of the department, and by nobody for themselves.",
  },
  "hand-over-answered": {
    title: "The hand-over was answered already",
    detail: (f) => `It was answered at ${f.at}. To hand over again, offer it under another name.`,
  },
  "not-the-receiver": {
    title: "Whom it names has to answer",
    detail: (f) => `It is handed over to ${f.to}, who accepts it, or says why not, with their own sign-in.`,
  },
  "nothing-to-hand-over": {
    title: "There is nothing to hand over",
    detail: (f) =>
      `No open review of the department is with ${f.from}. Write the name as the posts and handlers have it.`,
  },
  "too-many-hand-overs": {
    title: "There are as many hand-overs as the register takes",
    detail: (f) => `It has ${f.most}. Ask those who make the platform.`,
  },
  "unknown-outage": {
    title: "There is no such entry in the register",
    detail: (f) => `The register of outages has no entry ${f.outageId}.`,
  },
  "national-export-not-made": {
    title: "That day has not been exported",
    detail: (f) =>
      `There is no export for the national system of ${f.date}. A day is exported once it is over; an earlier one is made up for by npm run export:national -- ${f.date}.`,
  },
  "outage-taken-off": {
    title: "The outage was taken off already",
    detail: (f) =>
      `It was taken off at ${f.at}; the reason that was given then stands. If there was an outage all the same, record it under another name.`,
  },
  "outage-corrected-too-often": {
    title: "The outage was corrected as often as one may be",
    detail: (f) =>
      `So much is said of one outage ${f.most} times at most. Take it off (DELETE, with a reason), and record it as it was under another name.`,
  },
  "too-many-outages": {
    title: "The register of outages is full",
    detail: (f) => `It has ${f.most} entries. Correct one of them, or ask those who make the platform.`,
  },
  "too-many-inquiries": {
    title: "The application has as many questions as one takes",
    detail: (f) =>
      `This application has ${f.most} questions already. Call ${f.call} for what is left to ask.`,
  },
  "too-many-complaints": {
    title: "The application has as many complaints as one takes",
    detail: (f) =>
      `This application has ${f.most} complaints already. Call ${f.call} for what is left to say.`,
  },
  "no-endpoint": {
    title: "The department has no endpoint",
    detail: (f) => `${f.recordId} is never sent to an endpoint: whoever would hear of it has an in-box.`,
  },
  "never-sent": {
    title: "There is no such webhook to send again",
    detail: (f) =>
      f.webhook === null
        ? `Nothing has happened to ${f.recordId} that a department would hear of by webhook.`
        : `Nothing has happened to ${f.recordId} of which its department would hear as ${f.webhook}.`,
  },
  "served-already": {
    title: "The department has got this review",
    detail: (f) => `${f.recordId} has been served, or has closed: there is no dispatch of it left to send.`,
  },
  "not-deciding": {
    title: "The application does not wait for the lead's decision",
    detail: (f) => `The application is ${f.state}; it does not wait for the lead's decision.`,
  },
  "not-awaiting-materials": {
    title: "No material is owed",
    detail: (f) =>
      `The application is ${f.state}, and no department waits for this material now. What is still needed you will be asked for.`,
  },
  "replaced-too-often": {
    title: "The material was replaced too often",
    detail: (f) =>
      `Material that is there already was replaced ${f.most} times. Hand in what is still missing; the review begins with it.`,
  },
  "material-begun": {
    title: "Departments have begun on this material",
    detail: (f) =>
      `${f.material} may be replaced until a department has begun on it; these reviews have: ${f.reviews.join(", ")}. A department that lacks something asks for it, and then it may be handed in.`,
  },
  "too-many-files": {
    title: "The application would have too many files",
    detail: (f) =>
      `An application has at most ${f.most} files at once. Put several into one PDF or ZIP file.`,
  },
  "file-on-record": {
    title: "This very file was on record when it was asked for",
    detail: (f) =>
      `The file handed in as ${f.material} at ${f.cameAt} is the one that was found wanting. Hand in another file, with what was asked for mended.`,
  },
  "clock-moves-too-far": {
    title: "The clock moves in shorter steps",
    detail: (f) =>
      `One move goes to ${f.until} at the furthest, since every hour on the way is worked through.`,
  },
  "clock-moves-forward": {
    title: "The clock moves forward only",
    detail: (f) => `It is ${f.now} now; name a later instant.`,
  },
  "cross-site": {
    title: "Not for pages from elsewhere",
    detail: (f) =>
      `A page of ${f.origin} asks for it, and only this server's own pages and programs of this machine may.`,
  },
  misdirected: {
    title: "The server does not go by this name",
    detail: () =>
      "The request is for another host; on the laptop this server is localhost or 127.0.0.1 to everybody.",
  },
  stale: {
    title: "The record has changed since it was read",
    detail: (f) => `The record is at ${f.etag} now. Read it again and decide on what it says.`,
  },
  "file-key-needed": {
    title: "The file opens with a key only",
    detail: () =>
      "Send the application's query code as X-Query-Code, the upload key as X-Upload-Key, or a token.",
  },
  "file-address": {
    title: "The address is not good, or no more",
    detail: () => "An address of a file is good for a while and for one thing. Ask for a new one.",
  },
  "unknown-file": {
    title: "There is no such file",
    detail: (f) => `There is no file ${f.fileId}, or the key is not its own, or it was collected.`,
  },
  "too-many-uploads": {
    title: "So much may not be announced",
    detail: (f) =>
      `At most ${f.files} files and ${f.bytes} bytes together are taken. Hand fewer or smaller files in, or ask the window.`,
  },
  "file-not-kept": {
    title: "The file has not been completed",
    detail: (f) => `Of ${f.fileId} nothing is kept yet: put its bytes, then complete it.`,
  },
  "file-checking": {
    title: "The file is still being checked",
    detail: (f) => `${f.fileId} has come in parts, and the whole is being looked at. Ask again in a moment.`,
  },
  "upload-over": {
    title: "No more bytes are taken",
    detail: (f) =>
      `${f.fileId} is complete, or its time is over. Ask what has become of it, or announce it anew.`,
  },
  "no-such-part": {
    title: "There is no such part",
    detail: (f) =>
      f.count === 0
        ? `${f.fileId} goes in one, to the address that its announcement was answered with.`
        : `${f.fileId} has the parts 1 to ${f.count}; ${f.part} is none of them.`,
  },
  "file-altered": {
    title: "The file is not the one that was handed in",
    detail: (f) =>
      `What lies there as ${f.fileId} has been changed or is gone, and is not shown. The operator has been told; ask for the file again.`,
  },
  "upload-missing": {
    title: "Nothing whole has come",
    detail: (f) => `The bytes of ${f.fileId} have not come. Put them to its address until ${f.until}.`,
  },
  "upload-parts": {
    title: "Not all parts have come",
    detail: (f) =>
      `Of ${f.fileId} these parts are missing: ${f.missing.join(", ")}. They are taken until ${f.until}.`,
  },
  "upload-size": {
    title: "The file is of another length",
    detail: (f) => `${f.announced} bytes were announced, ${f.received} have come.`,
  },
  "upload-checksum": {
    title: "The file is another one",
    detail: (f) => `SHA-256 ${f.announced} was announced, ${f.received} has come.`,
  },
  "upload-kind": {
    title: "The file is not of a kind that is taken here",
    detail: (f) =>
      f.found === null
        ? `By its content it is ${UNTAKEN_EN[f.why ?? "other"]}, not ${f.announced}.`
        : `By its content it is ${f.found}, and ${f.announced} was announced.`,
  },
  "promise-on-flagged": {
    title: "Nothing may be promised about a project on the negative list",
    detail: (f) =>
      `The project is on the negative list (${f.flags.join(", ")}): hand in all of its material at once, and have every matter reviewed.`,
  },
  "promise-barred": {
    title: "The applicant may promise nothing for the time being",
    detail: (f) =>
      `A promise was not kept, or the applicant is under a hold (${f.holds.join(", ")})${f.until === null ? "" : `, until ${f.until}`}. Hand in all material at once, and have every matter reviewed; whoever has put it right, or does not agree, asks the supervisors to end the entry.`,
  },
  "upload-infected": {
    title: "The file has malware in it and is not taken",
    detail: (f) =>
      `The scanner has found ${f.threat} in it; its content was taken away. Look after the machine that it comes from, make the file anew and send that.`,
  },
  "too-large": {
    title: "The body is larger than 256 KB",
    detail: (f) =>
      `The body has ${f.bytes === null ? "more bytes than are taken at all" : `${f.bytes} bytes`}, the most is ${f.most}. Hand files in by address (uri) and SHA-256, not in the body.`,
  },
  "bundle-too-large": {
    title: "The case is larger than one answer",
    detail: () =>
      "The case is larger than one answer can be. Read it matter by matter, or ask the operator for it.",
  },
  "unsupported-media-type": {
    title: "The body is not of a supported type",
    detail: (f) =>
      `The body came as ${f.given ?? "nothing that Content-Type names"}; send ${f.supported.join(" or ")}.`,
  },
  "unsupported-encoding": {
    title: "The body's encoding is not supported",
    detail: (f) => `The body came encoded as ${f.given}; send it as it is (${f.supported.join(", ")}).`,
  },
  "headers-too-large": {
    title: "The request's headers are too large",
    detail: (f) => `Request line and headers have ${f.most} bytes at most.`,
  },
  "objection-without-grounds": {
    title: "An objection needs its grounds",
    detail: () =>
      "An objection states its reasons, the legal article, the facts, what change would make consent possible (curableBy), and the leader who signs it (signedBy). Nothing was stored and the clock keeps running.",
  },
  "material-held": {
    title: "The material is there already",
    detail: (f) =>
      `The application holds ${f.materials.join(", ")} already. Say in "defect" what is wrong with it, or leave it out. ${KEPT}`,
  },
  "material-not-askable": {
    title: "Nobody could hand that material in",
    detail: (f) =>
      `The catalogue does not have ${f.materials.join(", ")} for this project, so nobody could hand it in. You may ask for: ${f.askable.join(", ")}.`,
  },
  "material-without-basis": {
    title: "The material is not on the matter's list",
    detail: (f) =>
      `${f.materials.join(", ")} is not on this matter's list. Name in "basis" the document and article that ask for it, or leave it out. ${KEPT}`,
  },
  "approver-rank": {
    title: "The approver's rank does not suffice",
    detail: (f) =>
      `This needs the approval of ${f.needed.map((rank) => RANKS[rank]).join(" or ")}, with a token of their own: the rank is the token's, whatever the body says. Leave "approver" out, and it waits for them (POST …/approval). ${KEPT}`,
  },
  "own-request": {
    title: "Somebody else has to approve it",
    detail: (f) => `You asked for it yourself at ${f.askedAt}; it takes a second person. ${KEPT}`,
  },
  "nothing-awaits": {
    title: "Nothing waits for an approval",
    detail: () =>
      `Nothing of this review waits for an approval now: it was approved or taken back, or nobody asked. ${KEPT}`,
  },
  "several-await": {
    title: "Several acts wait for an approval",
    detail: (f) => `Say which is meant, in "command": ${f.commands.join(", ")}. ${KEPT}`,
  },
  "approval-awaited": {
    title: "Another one waits for an approval",
    detail: (f) =>
      `One of this kind was asked for at ${f.askedAt} and waits. Have it approved, or take it back first (DELETE …/approval). ${KEPT}`,
  },
  "asked-too-often": {
    title: "Asked for too often",
    detail: (f) => `A review takes ${f.most} such requests. Have somebody ask who may approve it. ${KEPT}`,
  },
  "planned-end": {
    title: "The planned end is out of range",
    detail: (f) =>
      `The last day of the procedure lies between ${f.earliest} and ${f.latest}: a clock never stands for an open time. ${KEPT}`,
  },
  "too-many-days": {
    title: "More days than the law allows",
    detail: (f) =>
      `This limit is extended by at most ${f.most} days: ten, and never more than the limit itself. ${KEPT}`,
  },
  "extension-moves-nothing": {
    title: "The extension would move nothing",
    detail: (f) =>
      `With so many days more the limit would still end at ${f.dueAt}: the days that it gains are days off. ${
        f.least === null
          ? "No number of days that the law allows moves it."
          : `Ask for at least ${f.least} ${f.least === 1 ? "day" : "days"}.`
      } The extension is not used up. ${KEPT}`,
  },
  "sitting-date": {
    title: "The date of the sitting is out of range",
    detail: (f) => `The sitting is held between ${f.earliest} and ${f.latest}.`,
  },
  "sitting-day-off": {
    title: "The sitting is on no working day",
    detail: (f) =>
      `${f.heldOn} is no working day, or an invited department is off then; a joint review sits on a day on which all of them work: the next that may be named is ${f.next}.`,
  },
  "not-a-participant": {
    title: "The department does not take part",
    detail: (f) => `${f.departments.join(", ")} does not take part in this application, or was not invited.`,
  },
  "reasons-to-objector-missing": {
    title: "An objector is owed written reasons",
    detail: (f) =>
      `To grant against an objection takes written reasons to the objector: answer ${f.reviews.join(", ")} in "answers".`,
  },
  "clash-unresolved": {
    title: "Conditions still clash",
    detail: (f) =>
      `Say in "resolutions" what holds for ${f.about.join(", ")}: the departments' conditions want different things.`,
  },
  "decision-not-open": {
    title: "That is not the lead's to say",
    detail: (f) =>
      `The lead decides over opinions; a licence is its own organ's to grant or refuse. What may be said here: ${f.allowed.length === 0 ? "nothing" : f.allowed.join(", ")}.`,
  },
  "article-missing": {
    title: "A refusal names its legal article",
    detail: () => `Name in "article" the law that the refusal rests on.`,
  },
  "idempotency-key-reused": {
    title: "The key was used with another body",
    detail: (f) =>
      f.differs === "contact"
        ? "This Idempotency-Key came with the same application before, and another contact. The application is on record with the contact of then, and nothing was changed. To correct it: PUT /v1/applications/{applicationId}/contact. For a new application use a new key."
        : "This Idempotency-Key came with another body before. Use a new key for a new application; nothing was stored.",
  },
  "nothing-to-review": {
    title: "No department has a matter in this project",
    detail: () =>
      "By the attributes stated, no department has a matter in this project: it needs none of these approvals. Check project.type and project.attributes against GET /v1/catalogue.",
  },
  "too-many-reviews": {
    title: "More departments than one round can hold",
    detail: (f) =>
      `${f.count} matters are more than the ${f.most} that one round holds. Submit the project in parts, or change it once more of them have been answered; the catalogue shows which attribute brings which matter.`,
  },
  "too-many-requests": {
    title: "Too many requests",
    detail: (f) => `Nothing was changed. Send it again in ${f.seconds} s.`,
  },
  internal: {
    title: "Something went wrong on our side",
    detail: () =>
      "Nothing of the cause is shown here; it is in our log. The same request may be sent again: it makes no second one.",
  },
  "record-damaged": {
    title: "A record of this case cannot be read",
    detail: () =>
      "What this answer rests on is damaged, or was written by a newer version. Nothing was changed, and nothing that might be incomplete is shown. It is in the operator's log; the same request gets the same answer until the record has been put right.",
  },
  "outcome-unknown": {
    title: "The application may have been received, or not",
    detail: (f) =>
      f.repeatable
        ? `The application may be on record as ${f.applicationId}, with the query code ${inGroups(f.queryCode)}. Send the same request again with the same Idempotency-Key: it makes no second application and gets the first answer.`
        : `The application may be on record as ${f.applicationId}, with the query code ${inGroups(f.queryCode)}. Keep both and look it up first (GET /v1/applications/${f.applicationId} with X-Query-Code): submit again only if it is not there, or there will be two.`,
  },
  "announcement-unknown": {
    title: "The file may have been announced, or not",
    detail: () =>
      "Announce it once more and put its bytes to the address of that answer. An announcement that nobody puts anything to is removed within a day.",
  },
  busy: {
    title: "Too many writers at once",
    detail: () => "Nothing was changed. Send the same request again in a moment.",
  },
};
