/**
 * What silence does (超时默许). A deemed consent is a legal fact with guards and evidence; where one guard fails
 * the review escalates and says which.
 */
import { afterWorkingDays, touches, type ClockRules, type LedgerRow, type Limit } from "../calendar/clock.ts";
import { namesIn, ownRules, type Asked } from "../calendar/ownDays.ts";
import { circumstancesOf, type ReviewRules } from "./circumstances.ts";
import { responsibleBefore } from "./handler.ts";
import { furtherTermEnds } from "./afterLadder.ts";
import { heirOf, isTheLeadsOwn } from "./leadsOwn.ts";
import { caseRecordOf, factsBefore, flagsBefore } from "./caseAct.ts";
import type { GuardCheck, HoldEvidence } from "./guard.ts";
import { heldAt, type Hold } from "./hold.ts";
import { daysToKeep, ledgerRows } from "./judgedDays.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { platformGuard } from "./platform.ts";
import { begunByClosing } from "./promiseCheck.ts";
import { channelOf, receiptBefore } from "./receipt.ts";
import { lapsedAt, outstanding } from "./stop.ts";
import { isOpen, startOfDay, type Instant } from "../base/time.ts";

type Running = Extract<Review, { status: "running" }>;

/** What the silence of a review whose clock has run out makes true, as of its due instant. */
export function silence(review: Running, rules: ReviewRules): ReviewEvent {
  const { facts, served } = review;
  const asOf = served.due.dueAt;
  const judgedBy = daysToKeep(review, asOf, rules);
  const basis = facts.matter.tacitBasis;
  const whose = responsibleBefore(review, asOf, () => circumstancesOf(facts, rules).staff);
  const goesOnAt = furtherTermEnds(facts, served.due, rules);
  const escalated = {
    type: "review-escalated",
    asOf,
    judgedBy,
    ...(goesOnAt !== null && !isOpen(goesOnAt) && { goesOnAt }),
  } as const;
  switch (facts.matter.onTimeout) {
    case "escalate":
      return { ...escalated, failedGuards: [] };
    case "proceed-without":
      return {
        type: "closed-by-silence",
        outcome: "no-response",
        record: { asOf, basis: null, guards: [], judgedBy, backfillDueAt: null, responsible: whose },
      };
    case "deemed-refusal":
      return {
        type: "closed-by-silence",
        outcome: "deemed-refusal",
        record: { asOf, basis, guards: [], judgedBy, backfillDueAt: null, responsible: whose },
      };
    case "deemed-consent": {
      const guards = checkGuards(review, ledgerRows(review, asOf, rules), rules);
      const failed = guards.filter((check) => !check.holds);
      const failedGuards = failed.map((check) => check.guard);
      return failedGuards.length > 0
        ? { ...escalated, failedGuards, failed }
        : {
            type: "closed-by-silence",
            outcome: "deemed-consent",
            record: {
              asOf,
              basis,
              guards,
              judgedBy,
              backfillDueAt: backfillDueAt(review, rules),
              responsible: whose,
            },
            ...begunByClosing(review, "deemed-consent", asOf, rules),
          };
    }
  }
}

/** Checks every guard, none skipped: the record shows them all. */
export function checkGuards(review: Running, rows: readonly LedgerRow[], rules: ReviewRules): GuardCheck[] {
  const { facts, served } = review;
  const { matter } = facts;
  const stop = served.clock.suspensions.find(({ until }) => until === null || until > served.due.dueAt);
  const promised = promisedBy(review, served.due.dueAt);
  const owed = [...new Set([...outstanding(review.supplement), ...promised.owed])];
  // An applicant who did not come to a site visit twice has let a term lapse (services.md §5).
  const lapsed = lapsedAt(review.supplement) ?? promised.brokenAt ?? review.visit?.unattendedAt ?? null;
  const provisionalDay = rows.find((row) => touches(row) && !row.official)?.date ?? null;
  const { id: department } = facts.department;
  const { leadDepartment: lead } = facts;
  const onRecord = circumstancesOf(facts, rules);
  const inForce = onRecord.holds
    .filter((hold) => hold.keepsFrom === undefined && heldAt(hold, served.due.dueAt))
    .map(asEvidence);
  const { servedAt, recordedAt, calendarVersion } = served;
  const wholeDays = rows.filter(
    ({ date, counted }) => counted && startOfDay(date, rules.zone) >= recordedAt,
  ).length;
  const leastDays = leastDaysSeen(served.clock.limit);
  const receipt = receiptBefore(review, served.due.dueAt, rules);
  const { licencesByTacitConsent } = facts.policies;
  return [
    { guard: "G1", holds: matter.tacitBasis !== null, evidence: { basis: matter.tacitBasis } },
    // There is no silence of whoever is not known to have been reached, nor of whoever was when the limit was nearly over.
    {
      guard: "G2",
      holds: receipt !== null && wholeDays >= leastDays,
      evidence: {
        department,
        channel: channelOf(review),
        servedAt,
        recordedAt,
        receipt,
        wholeDays,
        leastDays,
      },
    },
    { guard: "G3", holds: stop === undefined, evidence: { stoppedSince: stop?.from ?? null } },
    // Material that comes after its term takes back nothing: the department had to do without it.
    { guard: "G4", holds: owed.length === 0 && lapsed === null, evidence: { owed, lapsedAt: lapsed } },
    flagGuard(review),
    { guard: "G6", holds: inForce.length === 0, evidence: { holds: inForce } },
    {
      guard: "G7",
      holds: matter.kind !== "licence" || licencesByTacitConsent,
      evidence: { kind: matter.kind, licencesByTacitConsent },
    },
    { guard: "G8", holds: provisionalDay === null, evidence: { provisionalDay, calendarVersion } },
    ownGuard(facts, lead, rules),
    platformGuard(
      { departments: namesIn(facts, rules), days: rows, due: served.due },
      onRecord.outages,
      served.due.dueAt,
      rules.zone,
    ),
  ];
}

/**
 * What was promised to follow for its matter and had not come by then, and since when such a promise is broken: what is not there
 * nobody has consented to, and what comes after its date takes back nothing.
 */
function promisedBy(
  { facts: { matter, promised = [] }, came = {} }: Pick<Running, "facts" | "came">,
  at: Instant,
): { owed: string[]; brokenAt: Instant | null } {
  const own = promised.filter(({ code, givenAt }) => givenAt <= at && matter.materials.includes(code));
  const isThere = (code: string, by: Instant) => came[code] !== undefined && came[code] < by;
  const broken = own.filter(({ code, dueAt }) => dueAt <= at && !isThere(code, dueAt));
  return {
    owed: own.filter(({ code }) => !isThere(code, at)).map(({ code }) => code),
    brokenAt: broken.map(({ dueAt }) => dueAt).sort()[0] ?? null,
  };
}

/**
 * Why the silence of an open review will not count as consent although its matter says so, as far as its record tells now: the project is
 * on the negative list (G5), or what the applicant owed to it did not come in its term (G4). `null` where nothing of that is so.
 */
export function barredAt(review: Review, now: Instant): "flag" | "lapsed" | null {
  if (review.status === "closed" || review.facts.matter.onTimeout !== "deemed-consent") return null;
  if (flagsBefore(caseRecordOf(review), now).length > 0) return "flag";
  const lapsed = lapsedAt(review.supplement) ?? promisedBy(review, now).brokenAt;
  return lapsed !== null && lapsed <= now ? "lapsed" : null;
}

/** The lead never consents to itself by silence, nor does a department that has become one with it since. */
function ownGuard(asked: Asked, lead: string, rules: ClockRules): GuardCheck {
  const { id: department } = asked.department;
  const heir = heirOf(asked, lead, rules);
  const evidence = { department, lead, ...(heir !== null && { heir }) };
  return { guard: "G9", holds: !isTheLeadsOwn(asked, lead, rules), evidence };
}

/** What had been said of the project before the due instant: nothing that was said since, and nothing that is not on record. */
function flagGuard(review: Running): GuardCheck {
  const record = caseRecordOf(review);
  const { dueAt } = review.served.due;
  const flags = flagsBefore(record, dueAt);
  const known = factsBefore(record, dueAt);
  const confirmed = known.filter(({ confirmedBy }) => confirmedBy !== null);
  const unconfirmed = known
    .filter(({ confirmedBy }) => confirmedBy === null)
    .map(({ attribute }) => attribute);
  return { guard: "G5", holds: flags.length === 0, evidence: { flags, confirmed, unconfirmed } };
}

const asEvidence = ({ holdId, from, until, placed }: Hold): HoldEvidence => ({
  holdId,
  from,
  until,
  recordedAt: placed.at,
});

/** Whole days of a limit that a review must have been on record for its silence to count: half of them, at least one. */
const leastDaysSeen = ({ days }: Limit): number => Math.max(1, Math.ceil(days / 2));

/** One working day after the due date. */
const backfillDueAt = ({ facts, served }: Pick<Running, "facts" | "served">, rules: ClockRules): Instant =>
  afterWorkingDays(startOfDay(served.due.dueDate, rules.zone), 1, ownRules(facts, rules)).dueAt;

/** Until when the written opinion is owed after a silence, by the calendar of today where it was open; `null` where none is. */
export function backfillTerm(
  review: Extract<Review, { status: "closed" }>,
  rules: ClockRules,
): Instant | null {
  if (review.silence === null || review.silence.backfillDueAt === null) return null;
  const { backfillDueAt: told } = review.silence;
  return isOpen(told) ? backfillDueAt(review, rules) : told;
}
