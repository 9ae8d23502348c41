/** How a complaint is shown. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { closeBy, reopenUntil, standing, type Complaint } from "../../domain/supervision/complaint.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";

export function complaintView(complaint: Complaint, now: Instant, rules: ClockRules) {
  const { complaintId, applicationId, about, text, attachments, filedAt, answerBy } = standing(
    complaint,
    rules,
  ).facts;
  const answered = complaint.status === "open" ? null : complaint;
  const until = reopenUntil(complaint, now, rules);
  const { reopened } = complaint;
  const closed = complaint.status === "closed" ? complaint : null;
  return {
    complaintId,
    applicationId,
    about,
    text,
    ...(attachments && { attachments }),
    status: complaint.status,
    filedAt: withOffset(filedAt, rules.zone),
    answerBy: toldWithOffset(answerBy, rules.zone),
    overdue: (answered?.answeredAt ?? now) >= answerBy,
    answer: answered?.answer ?? null,
    answeredAt: answered ? withOffset(answered.answeredAt, rules.zone) : null,
    reopenUntil: until && toldWithOffset(until, rules.zone),
    reopened: reopened ? { reasons: reopened.reasons, at: withOffset(reopened.at, rules.zone) } : null,
    closeBy: toldWithOffset(closeBy(complaint, rules), rules.zone),
    closings: closed?.closings ?? null,
    closedAt: closed ? withOffset(closed.closedAt, rules.zone) : null,
  };
}
