/** How a complaint is shown, to whoever complained and to supervision. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { nameOf, isOfficial } from "../../domain/base/actor.ts";
import { closeBy } from "../../domain/supervision/complaintClosing.ts";
import { reopenUntil, standing, type Complaint } from "../../domain/supervision/complaint.ts";
import { complaintContact, type ComplaintContact } from "../../domain/supervision/complaintContact.ts";
import { acceptBy, acceptedAt } from "../../domain/supervision/complaintHandling.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";

export function complaintView(
  complaint: Complaint,
  reader: "applicant" | "supervisor",
  now: Instant,
  rules: ClockRules,
  region: Pick<Region, "documents" | "contacts">,
) {
  const { zone } = rules;
  const { facts } = standing(complaint, rules);
  const { complaintId, applicationId, about, how, text, attachments, filedAt, answerBy } = facts;
  const answered = "answer" in complaint ? complaint : null;
  const until = reopenUntil(complaint, now, rules);
  const { reopened, handled = {} } = complaint;
  const closed = complaint.status === "closed" ? complaint : null;
  const refused = complaint.status === "refused" ? complaint.refused : null;
  const accepted = acceptedAt(complaint);
  const dueToAccept = acceptBy(complaint, rules);
  const local = (instant: Instant) => withOffset(instant, zone);
  const told = (instant: Instant | null | undefined) => (instant ? local(instant) : null);
  const { passedOn, extended } = handled;
  const isSupervisor = reader === "supervisor";
  return {
    complaintId,
    applicationId,
    about,
    how: how ?? ("named" as const),
    text,
    ...(attachments && { attachments }),
    status: complaint.status,
    firstContact: contactView(complaintContact(complaint, region), local),
    filedAt: local(filedAt),
    acceptBy: toldWithOffset(dueToAccept, zone),
    acceptedAt: told(accepted),
    acceptLate: (accepted ?? now) >= dueToAccept,
    refused: refused && { ways: refused.ways, reasons: refused.reasons, at: local(refused.at) },
    // Nobody learns of another's.
    joinedTo: isSupervisor ? (handled.joined?.to ?? null) : null,
    passedOn:
      isSupervisor && passedOn
        ? { kind: passedOn.kind, wording: passedOn.wording, at: local(passedOn.at) }
        : null,
    agreedAt: told(handled.agreedAt),
    closingExtended: extended ? { reasons: extended.reasons, at: local(extended.at) } : null,
    answerBy: toldWithOffset(answerBy, zone),
    overdue: refused === null && (answered?.answeredAt ?? now) >= answerBy,
    answer: answered?.answer ?? null,
    answeredAt: told(answered?.answeredAt),
    reopenUntil: until && toldWithOffset(until, zone),
    reopened: reopened ? { reasons: reopened.reasons, at: local(reopened.at) } : null,
    closeBy: toldWithOffset(closeBy(complaint, rules), zone),
    closings: closed?.closings ?? null,
    closedAt: told(closed?.closedAt),
    // Who answers by name for each "none".
    closedBy: closed && isOfficial(closed.closedBy) ? nameOf(closed.closedBy) : null,
  };
}

const contactView = (
  { phone, since, ...contact }: ComplaintContact,
  local: (instant: Instant) => string,
) => ({
  ...contact,
  enquiries: phone,
  since: local(since),
});
