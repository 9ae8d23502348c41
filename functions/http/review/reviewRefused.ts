/** What a department is told when the rules refuse its command: what holds, and what it may do instead. */
import type { ReviewRefusal } from "../../domain/review/review.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import { refused, type Refused } from "../base/endpoint.ts";

const KEPT = "The attempt is kept as evidence; the clock is untouched.";

export function reviewRefused(refusal: ReviewRefusal, zone: string): Refused {
  const local = (instant: Instant) => withOffset(instant, zone);
  switch (refusal.code) {
    case "late": {
      const dueAt = local(refusal.dueAt);
      return refused(
        "late",
        `The limit ran out at ${dueAt} and the review closed by silence as "${refusal.outcome}". Your opinion is kept as a late opinion for the lead; it does not change the outcome.`,
        { more: { outcome: refusal.outcome, dueAt } },
      );
    }
    case "already-decided":
      return refused(
        "already-decided",
        `The outcome on record is "${refusal.outcome}". What came now is kept as evidence and changes nothing.`,
        { more: { outcome: refusal.outcome } },
      );
    case "cancelled":
      return refused(
        "cancelled",
        refusal.cause.kind === "withdrawal"
          ? "The applicant has withdrawn the application; nothing is owed for it any more."
          : `The prerequisite ${refusal.cause.reviewId} ended as "${refusal.cause.outcome}", so this review is not needed any more.`,
        { more: { outcome: "cancelled" } },
      );
    case "not-running":
      return refused(
        "not-running",
        refusal.status === "waiting"
          ? `Its prerequisites are still open, so its clock has not started. You are served when they have consented. ${KEPT}`
          : `The clock stands already. Give your opinion, or end the special procedure first (DELETE …/special-procedure). ${KEPT}`,
        { more: { state: refusal.status } },
      );
    case "past-due": {
      const dueAt = local(refusal.dueAt);
      return refused(
        "past-due",
        `The limit ran out at ${dueAt}; from then on no clock is stopped or extended. Give your opinion: it is kept, and marked overdue or late. ${KEPT}`,
        { more: { dueAt } },
      );
    }
    case "supplement-used":
      return refused(
        "supplement-used",
        `Material was asked for at ${local(refusal.requestedAt)}, and is asked for once, all of it (一次性告知). Decide on what is there: consent, set a condition, or object with your grounds. ${KEPT}`,
        { more: { requestedAt: local(refusal.requestedAt) } },
      );
    case "supplement-window-closed":
      return refused(
        "supplement-window-closed",
        `Material could be asked for until ${local(refusal.closedAt)}. Decide on what is there: consent, set a condition, or object with your grounds. ${KEPT}`,
        { more: { closedAt: local(refusal.closedAt) } },
      );
    case "material-held":
      return refused(
        "material-held",
        `The application holds ${refusal.materials.join(", ")} already. Say in "defect" what is wrong with it, or leave it out. ${KEPT}`,
        { more: { materials: refusal.materials } },
      );
    case "material-without-basis":
      return refused(
        "material-without-basis",
        `${refusal.materials.join(", ")} is not on this matter's list. Name in "basis" the document and article that ask for it, or leave it out. ${KEPT}`,
        { more: { materials: refusal.materials } },
      );
    case "special-procedure-used":
      return refused(
        "special-procedure-used",
        `A ${refusal.kind} was held in this review already; each kind stops the clock once. If more time is needed, extend the limit before it runs out. ${KEPT}`,
        { more: { kind: refusal.kind } },
      );
    case "no-special-procedure":
      return refused(
        "no-special-procedure",
        `No special procedure was started in this review, so there is none to end. ${KEPT}`,
      );
    case "approver-rank":
      return refused(
        "approver-rank",
        `This needs the approval of ${refusal.needed.join(" or ")}. Send it again once that person has approved. ${KEPT}`,
        { more: { needed: refusal.needed } },
      );
    case "planned-end":
      return refused(
        "planned-end",
        `The planned end lies between ${refusal.earliest} and ${refusal.latest}: a clock never stands for an open time. ${KEPT}`,
        { more: { earliest: refusal.earliest, latest: refusal.latest } },
      );
    case "extension-used":
      return refused(
        "extension-used",
        `The limit was extended at ${local(refusal.at)}, and may be once. Give your opinion before it runs out. ${KEPT}`,
        { more: { extendedAt: local(refusal.at) } },
      );
    case "too-many-days":
      return refused(
        "too-many-days",
        `This limit is extended by at most ${refusal.most} days: ten, and never more than the limit itself. ${KEPT}`,
        { more: { most: refusal.most } },
      );
    case "handler-named-too-often":
      return refused(
        "handler-named-too-often",
        `The handler has changed ${refusal.most} times. Name the handler with the opinion instead.`,
      );
    case "calendar-missing":
      return refused(
        "calendar-missing",
        `A due date would fall beyond the loaded working-day calendar (the year ${refusal.year} is missing). Nothing was stored; send the same request again once the operator has loaded it.`,
        { more: { year: refusal.year } },
      );
    case "not-deemed":
      return refused(
        "not-deemed",
        `Only a consent by silence is revoked here; this review is ${refusal.status}.`,
        { more: { state: refusal.status } },
      );
    case "already-revoked":
      return refused(
        "already-revoked",
        `It was revoked at ${local(refusal.at)} with other reasons; the first revocation stands.`,
        { more: { revokedAt: local(refusal.at) } },
      );
    case "no-joint-review":
      return refused(
        "no-joint-review",
        "There is no joint review of this application now. It opens by itself when all have answered and somebody objects or conditions clash.",
      );
    case "nothing-contested":
      return refused(
        "nothing-contested",
        "The joint review settles objections and clashing conditions; this review has neither.",
      );
    case "position-taken-too-often":
      return refused(
        "position-taken-too-often",
        `The position was taken ${refusal.most} times; say the rest at the sitting.`,
      );
  }
}
