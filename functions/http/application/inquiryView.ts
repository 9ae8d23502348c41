/** How an inquiry is shown: who answers for it now, and what has become of it. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { FirstContact } from "../../domain/application/firstContact.ts";
import {
  awaitsAssignment,
  inquiryOffers,
  isOffered,
  lampOf,
  personOf,
  raisedTo,
  standing,
  urgedIn,
  type Inquiry,
  type InquiryStep,
} from "../../domain/application/inquiry.ts";
import type { Staff } from "../../domain/review/postHolder.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import { offersView } from "../base/offersView.ts";

/** As whom somebody reads it: a department by its id. */
export type InquiryReader = {
  as: "applicant" | "presider" | "supervisor" | (string & {});
  staffOf: (department: string) => Staff;
};

export function inquiryView(
  recorded: Inquiry,
  { as, staffOf }: InquiryReader,
  { departments }: Region,
  now: Instant,
  rules: ClockRules,
) {
  const inquiry = standing(recorded, rules);
  const { facts, holder, answered, offered, steps } = inquiry;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const organOf = ({ organ: { id, name, nameEn } }: FirstContact) => ({ id, name, nameEn });
  const { contact } = holder;
  const waits = offered && isOffered(inquiry, now) ? offered : null;
  return {
    inquiryId: facts.inquiryId,
    applicationId: facts.before ? null : facts.applicationId,
    projectType: facts.before?.projectType ?? null,
    text: facts.text,
    status: answered ? ("answered" as const) : ("open" as const),
    askedAt: local(facts.askedAt),
    answerBy: toldWithOffset(facts.answerBy, rules.zone),
    lamp: lampOf(inquiry, now, rules),
    overdue: (answered?.at ?? now) >= facts.answerBy,
    raisedTo: raisedTo(inquiry, now, rules),
    urged: urgedIn(inquiry, staffOf(contact.organ.id), now, rules),
    holder: {
      organ: organOf(contact),
      post: contact.post?.name ?? null,
      person: personOf(inquiry, staffOf(contact.organ.id), answered?.at ?? now),
      enquiries: contact.phone,
      since: local(holder.since),
      by: holder.by,
    },
    offered: waits && {
      organ: organOf(waits.to),
      reasons: waits.reasons,
      at: local(waits.at),
      answerBy: toldWithOffset(waits.answerBy, rules.zone),
    },
    awaitsAssignment: awaitsAssignment(inquiry, now),
    steps: steps.map((step) => stepView(step, local)),
    answer: answered?.answer ?? null,
    answeredAt: answered && local(answered.at),
    offers: offersView(offersTo(), rules.zone),
  };

  function offersTo() {
    if (as === "applicant" || as === "presider") return [];
    return inquiryOffers(inquiry, as === "supervisor" ? null : as, departments, now);
  }
}

const STEPS = {
  "inquiry-handed-on": "handed-on",
  "inquiry-accepted": "accepted",
  "inquiry-refused": "refused",
  "inquiry-assigned": "assigned",
} as const satisfies Record<InquiryStep["type"], string>;

const stepView = (step: InquiryStep, local: (instant: Instant) => string) => ({
  step: STEPS[step.type],
  at: local(step.at),
  organ: "to" in step ? step.to.organ : null,
  person: "person" in step ? step.person : null,
  reasons: "reasons" in step ? step.reasons : null,
});
