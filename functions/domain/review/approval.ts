/**
 * An act that waits for somebody's approval is made by whoever has the rank, with a token of their own and before it
 * lapses; by another person than the one who asked for it. Who asked, or a colleague, takes it back.
 */
import { isSame, type Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import { viewAt } from "./advance.ts";
import { APPROVERS, mayApprove, type ApprovedCommand } from "./approver.ts";
import { awaitedOf, sideOf, type Asked, type AskedAct, type Side } from "./asking.ts";
import { notRunning, refuseAttempt } from "./attempt.ts";
import type { ReviewRules } from "./circumstances.ts";
import { extend } from "./extension.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { revoke } from "./revocation.ts";
import { startSpecialProcedure } from "./specialProcedure.ts";

/**
 * What an approval may be about: what a department has asked for, or a supervisor. It names one by when that was asked for, so that
 * one that comes again, late, approves nothing that was asked for since; by its command, too, where several were at once.
 */
export type Which = {
  side: Side;
  askedAt: Instant;
  command?: ApprovedCommand | undefined;
};

/** Approves what waits: it is done now, as if whoever approves had done it. */
export function approve(
  review: Review,
  which: Which,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const refuse = (refusal: ReviewRefusal) => refuseAttempt(review, "approve", refusal, now, which.command);
  const found = waiting(review, which, by, "approved", now, rules);
  if (found === "done") return { events: [] };
  if ("code" in found) return refuse(found);
  const { act, by: asker, at: askedAt } = found;
  const { command } = act;
  if (!mayApprove(command, by)) return refuse({ code: "approver-rank", needed: APPROVERS[command] });
  if (isSame(asker, by)) return refuse({ code: "own-request", askedAt });
  const made = make(review, act, by, now, rules);
  if (made.refusal) return made;
  return { events: [...made.events, { type: "approval-given", command, by, at: now }] };
}

/** Takes back what waits. */
export function takeBack(
  review: Review,
  which: Which,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
): ReviewDecision {
  const found = waiting(review, which, by, "taken-back", now, rules);
  if (found === "done") return { events: [] };
  if ("code" in found) return refuseAttempt(review, "takeBack", found, now, which.command);
  return { events: [{ type: "approval-taken-back", command: found.act.command, by, at: now }] };
}

/** The one act that is meant; `done` where the same person has ended it in that way before: a repeat. */
function waiting(
  review: Review,
  { side, askedAt, command }: Which,
  by: Actor,
  how: "approved" | "taken-back",
  now: Instant,
  rules: ReviewRules,
): Asked | "done" | ReviewRefusal {
  const isMeant = (asked: Asked): boolean =>
    asked.at === askedAt &&
    sideOf(asked) === side &&
    (command === undefined || asked.act.command === command);
  const standing = viewAt(review, now, rules);
  const open = awaitedOf(standing, now).filter(isMeant);
  const [one] = open;
  if (open.length > 1) return { code: "several-await", commands: open.map(({ act }) => act.command) };
  if (one) return one;
  const last = (standing.asked ?? []).findLast(isMeant);
  if (last?.end && last.end.how === how && isSame(last.end.by, by)) return "done";
  const lapsed =
    last?.end === null && last.act.command !== "revokeDeemedConsent" ? notRunning(standing) : null;
  return lapsed ?? { code: "nothing-awaits" };
}

function make(review: Review, act: AskedAct, by: Actor, now: Instant, rules: ReviewRules): ReviewDecision {
  switch (act.command) {
    case "extendLimit":
      return extend(review, act.request, by, now, rules);
    case "startSpecialProcedure":
      return startSpecialProcedure(review, act.request, by, now, rules);
    case "revokeDeemedConsent": {
      const { heard, reasons, decidedBy } = act.request;
      // What was asked for before anything had to be announced has lapsed.
      if (!heard) return { events: [], refusal: { code: "not-announced" } };
      return revoke(review, { announcedAt: heard.announcedAt, reasons }, decidedBy, by, now, rules);
    }
  }
}
