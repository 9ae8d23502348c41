/** What time alone brings to an inquiry, and what one gives to the figures of those who had it. */
import { isOpen, localDate, type Instant } from "../base/time.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { Counted } from "../supervision/counted.ts";
import { sumOf, type Counters, type Tally } from "../supervision/tally.ts";
import { evolve, termSet, type Inquiry, type InquiryEvent, type InquiryStep } from "./inquiry.ts";

/** Each step with the organ, by its id, that had it until then. */
function courseOf({ facts, steps }: Inquiry): { step: InquiryStep; organ: string }[] {
  let [organ, offered] = [facts.contact.organ.id, ""];
  return steps.map((step) => {
    const before = organ;
    if (step.type === "inquiry-handed-on") offered = step.to.organ.id;
    else if (step.type === "inquiry-accepted") organ = offered;
    else if (step.type === "inquiry-assigned") organ = step.to.organ.id;
    return { step, organ: before };
  });
}

/** By its id the organ that had it as an instant came. */
const organAt = (inquiry: Inquiry, instant: Instant): string =>
  courseOf(inquiry).find(({ step }) => step.at >= instant)?.organ ?? inquiry.holder.contact.organ.id;

/** What has become true by itself and is not on record yet: a term that was open, a term that has run out. */
export function passed(inquiry: Inquiry, now: Instant, rules: ClockRules): InquiryEvent[] {
  const set = termSet(inquiry, rules);
  const known = set ? evolve(inquiry, set) : inquiry;
  const { answerBy: asOf } = known.facts;
  const isNews = known.answered === null && known.overdueAt === undefined && !isOpen(asOf) && asOf <= now;
  return [
    ...(set ? [set] : []),
    ...(isNews ? [{ type: "inquiry-overdue" as const, organ: organAt(known, asOf), asOf }] : []),
  ];
}

/**
 * What it gives to the figures, by organ: asked, of who was asked first; handed on, of who did; answered in time, of who answered;
 * overdue, of who had it as its term ran out, from that instant on.
 */
export function countedInquiry(inquiry: Inquiry, now: Instant, zone: string): Map<string, Counted> {
  const { facts, holder, answered } = inquiry;
  const tallies = new Map<string, Tally[]>();
  const give = (organ: string, at: Instant, counters: Counters): void => {
    tallies.set(organ, [...(tallies.get(organ) ?? []), { [localDate(at, zone)]: counters }]);
  };
  give(facts.contact.organ.id, facts.askedAt, { inquiries: 1 });
  for (const { step, organ } of courseOf(inquiry))
    if (step.type === "inquiry-handed-on") give(organ, step.at, { inquiriesHandedOn: 1 });
  const { answerBy } = facts;
  if (answered !== null && answered.at < answerBy)
    give(holder.contact.organ.id, answered.at, { inquiriesInTime: 1 });
  else if (!isOpen(answerBy) && answerBy <= now)
    give(organAt(inquiry, answerBy), answerBy, { inquiriesOverdue: 1 });
  return new Map([...tallies].map(([organ, own]) => [organ, { tally: sumOf(own), yellows: [] }]));
}
