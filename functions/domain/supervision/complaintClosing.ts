/** A complaint is closed within thirty working days, thirty more once with reasons, after its answer, with all four closings. */
import type { Actor } from "../base/actor.ts";
import { canonical } from "../base/canonical.ts";
import { localDate, type Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import { closingsBy, datedAfter, type Closings } from "./closings.ts";
import {
  refusedAlready,
  sinceOf,
  whyNotTheirLevel,
  type Complaint,
  type ComplaintDecision,
  type ComplaintRefusal,
} from "./complaint.ts";

/** Working days from its filing within which a complaint is to be closed. */
export const CLOSING_DAYS = 30;

const NOTHING: ComplaintDecision = { events: [] };
const refuse = (refusal: ComplaintRefusal): ComplaintDecision => ({ events: [], refusal });

/** Until when it is to be closed: of one that is looked at again anew. */
export function closeBy(complaint: Complaint, rules: ClockRules): Instant {
  const since = sinceOf(complaint);
  const { extended } = complaint.handled ?? {};
  const days = extended && extended.at >= since ? 2 * CLOSING_DAYS : CLOSING_DAYS;
  return afterWorkingDays(since, days, rules).dueAt;
}

/** Closes it, once, after it was answered; late it is still closed. */
export function close(
  complaint: Complaint,
  closings: Closings,
  by: Actor,
  now: Instant,
  zone: string,
): ComplaintDecision {
  if (complaint.status === "refused") return refusedAlready(complaint);
  if (complaint.status === "open")
    return refuse({ code: "complaint-not-answered", answerBy: complaint.facts.answerBy });
  if (complaint.status === "closed") {
    const { closings: before, closedBy, closedAt } = complaint;
    const asThen = closingsBy(closings, closedBy, localDate(closedAt, zone));
    const isSame = [closings, asThen].some((one) => canonical(one) === canonical(before));
    return isSame ? NOTHING : refuse({ code: "complaint-closed", closedAt });
  }
  const refusal = whyNotTheirLevel(complaint, by);
  if (refusal) return refuse(refusal);
  const today = localDate(now, zone);
  const late = datedAfter(closings, today);
  if (late) return refuse({ code: "measure-not-in-force", since: late.on, closing: late.closing });
  return { events: [{ type: "complaint-closed", closings: closingsBy(closings, by, today), by, at: now }] };
}

/** Thirty working days more to close it, once, before the thirty are over. */
export function extendClosing(
  complaint: Complaint,
  reasons: string,
  by: Actor,
  now: Instant,
  rules: ClockRules,
): ComplaintDecision {
  if (complaint.status === "refused") return refusedAlready(complaint);
  if (complaint.status === "closed")
    return refuse({ code: "complaint-closed", closedAt: complaint.closedAt });
  const level = whyNotTheirLevel(complaint, by);
  if (level) return refuse(level);
  const { extended } = complaint.handled ?? {};
  if (extended)
    return extended.reasons === reasons ? NOTHING : refuse({ code: "closing-extended", at: extended.at });
  const until = closeBy(complaint, rules);
  if (now >= until) return refuse({ code: "closing-extension-late", until });
  return { events: [{ type: "complaint-closing-extended", reasons, by, at: now }] };
}
