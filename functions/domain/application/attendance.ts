/**
 * Who took part in a sitting of the joint review: who spoke for which department, by which authority, and what they said; and
 * of who kept away, what shows that they were invited, and whether their absence counts (缺席默认).
 */
import { afterWorkingDays } from "../calendar/clock.ts";
import { namesIn, ownRules } from "../calendar/ownDays.ts";
import { endOfDay, localDate, startOfDay, type Instant, type LocalDate } from "../base/time.ts";
import { flagsBefore, type CaseRecord } from "../review/caseAct.ts";
import { circumstancesOf, type ReviewRules } from "../review/circumstances.ts";
import type { GuardId } from "../review/guard.ts";
import { heldAt } from "../review/hold.ts";
import { invitationReceipt, invitationServedAt } from "../review/invitation.ts";
import { platformGuard } from "../review/platform.ts";
import type { Receipt } from "../review/receipt.ts";
import type { ClosedReview, Review } from "../review/review.ts";
import { lapsedAt } from "../review/stop.ts";
import { standsAgainst } from "./matterDecision.ts";

/** Working days before the sitting by which an invitation must be served for silence to count. */
const NOTICE_DAYS = 2;

/** By what somebody speaks for a department: an office in it, or a written authorisation (授权委托书). */
export type Mandate =
  { by: "office"; rank: "head" | "deputy-head" } | { by: "authorisation"; document: string };

export type Speaker = { name: string; post: string; mandate: Mandate; said: string };

/** A department that was there. */
export type Present = { department: string } & Speaker;

/** What shows that a department was invited: when the invitation was sent, when it was served, and by what it was received. */
export type Invited = { sentAt: Instant; servedAt: Instant | null; receipt: Receipt | null };

/** How a department counts for the minutes; an absent one by silence only under the guards. */
export type Attendance =
  | (Present & { as: "present" })
  | {
      department: string;
      as: "deemed-consent" | "absent";
      /** The guards that keep its absence from counting; none where it stands by an objection. */
      failed: readonly GuardId[];
      invited: Invited;
    };

/** What is known of a case whose sitting somebody kept away from. */
export type Known = {
  applicant: string;
  lead: string;
  record: CaseRecord;
  licencesByTacitConsent: boolean;
};

/**
 * How a department that was not there counts.
 * @param own its reviews, in the order of the catalogue: its invitation lies with the first
 */
export function absence(
  department: string,
  own: readonly ClosedReview[],
  { heldOn, invitedAt }: { heldOn: LocalDate; invitedAt: Instant },
  { applicant, lead, record, licencesByTacitConsent }: Known,
  region: ReviewRules,
): Attendance {
  const [first] = own;
  // Notice is given in days on which the department works, as its clocks run.
  const rules = first ? ownRules(first.facts, region) : region;
  const invited = invitedBy(first, invitedAt, rules);
  // Whoever objects and keeps away has taken nothing back, and consents to nothing.
  if (own.some(standsAgainst)) return { department, as: "absent", failed: [], invited };
  const over = endOfDay(heldOn, rules.zone);
  const invitedOn = localDate(invitedAt, rules.zone);
  const days = rules.calendar.days.filter(({ date }) => date >= invitedOn && date <= heldOn);
  const { holds, outages } = first
    ? circumstancesOf({ ...first.facts, applicant }, rules)
    : rules.circumstancesOf({ applicant, department });
  // Its limit is the time from the invitation to the sitting, whose day is the last.
  const exposed = {
    departments: first ? namesIn(first.facts, rules) : [department],
    days: days.map(({ date, working }) => ({ date, counted: working && date > invitedOn })),
    due: { dueAt: over, dueDate: heldOn },
  };
  const checks: readonly (readonly [GuardId, boolean])[] = [
    ["G1", own.length > 0 && own.every(({ facts }) => facts.matter.tacitBasis !== null)],
    ["G2", isServedInTime(invited, heldOn, rules)],
    // What came after its term was late, and what has not come is still owed.
    ["G4", own.every(({ supplement, visit }) => lapsedAt(supplement) === null && !visit?.unattendedAt)],
    ["G5", flagsBefore(record, over).length === 0],
    ["G6", !holds.some((hold) => heldAt(hold, over))],
    ["G7", own.every(({ facts }) => facts.matter.kind !== "licence" || licencesByTacitConsent)],
    ["G8", days.every((day) => day.official)],
    ["G9", department !== lead && !own.some((review) => isTheLeadsNow(review, lead, rules))],
    ["G10", platformGuard(exposed, outages, over, rules.zone).holds],
  ];
  const failed = checks.filter(([, holds]) => !holds).map(([guard]) => guard);
  return { department, as: failed.length > 0 ? "absent" : "deemed-consent", failed, invited };
}

/** @param first the review with which the invitation lies, where its department still has one */
const invitedBy = (first: Review | undefined, sentAt: Instant, rules: ReviewRules): Invited => ({
  sentAt,
  servedAt: first ? invitationServedAt(first, rules) : null,
  receipt: first ? invitationReceipt(first, rules) : null,
});

/** What is known at `now` of the invitation of each department that the lead has asked to a sitting, in its order. */
export function invitationsTo(
  { invited, invitedAt }: { invited: readonly string[]; invitedAt: Instant },
  reviews: readonly Review[],
  now: Instant,
  region: ReviewRules,
): { department: string; invited: Invited }[] {
  return invited.map((department) => {
    const first = reviews.find(({ facts }) => facts.department.id === department);
    const known = invitedBy(first, invitedAt, first ? ownRules(first.facts, region) : region);
    const { servedAt, receipt } = known;
    const isServed = servedAt !== null && servedAt <= now;
    const isReceived =
      receipt !== null && (receipt.by === "reminder" ? receipt.dayOverAt : receipt.at) <= now;
    return {
      department,
      invited: {
        ...known,
        servedAt: isServed ? servedAt : null,
        receipt: isReceived ? receipt : null,
      },
    };
  });
}

const isTheLeadsNow = ({ facts }: ClosedReview, lead: string, { succession }: ReviewRules): boolean =>
  (succession?.heirOfBoth(facts, lead) ?? null) !== null;

/** There is evidence that it was received, and two whole working days lie between its service and the day of the sitting. */
function isServedInTime({ servedAt, receipt }: Invited, heldOn: LocalDate, rules: ReviewRules): boolean {
  if (servedAt === null || receipt === null) return false;
  return afterWorkingDays(servedAt, NOTICE_DAYS, rules).dueAt <= startOfDay(heldOn, rules.zone);
}
