/**
 * What silence does (超时默许). A deemed consent is a legal fact with guards and evidence; where one guard fails
 * the review escalates and says which.
 */
import { afterWorkingDays, ledger, type ClockRules, type LedgerRow } from "./clock.ts";
import { responsibleBefore } from "./handler.ts";
import type { GuardCheck, GuardId } from "./outcome.ts";
import type { Review, ReviewEvent } from "./review.ts";
import { outstanding } from "./stop.ts";
import { startOfDay, type Instant } from "./time.ts";

type Running = Extract<Review, { status: "running" }>;

/** What the silence of a review whose clock has run out makes true, as of its due instant. */
export function silence(review: Running, rules: ClockRules): ReviewEvent {
  const { facts, served } = review;
  const asOf = served.due.dueAt;
  const rows = ledgerOf(review, rules);
  const whose = responsibleBefore(review, asOf);
  switch (facts.matter.onTimeout) {
    case "escalate":
      return { type: "review-escalated", asOf, failedGuards: [] };
    case "proceed-without":
      return {
        type: "closed-by-silence",
        outcome: "no-response",
        record: { asOf, guards: [], ledger: rows, backfillDueAt: null, responsible: whose },
      };
    case "deemed-refusal":
      return {
        type: "closed-by-silence",
        outcome: "deemed-refusal",
        record: { asOf, guards: [], ledger: rows, backfillDueAt: null, responsible: whose },
      };
    case "deemed-consent": {
      const guards = checkGuards(review, rows);
      const failedGuards = guards.filter((check) => !check.holds).map((check) => check.guard);
      return failedGuards.length > 0
        ? { type: "review-escalated", asOf, failedGuards }
        : {
            type: "closed-by-silence",
            outcome: "deemed-consent",
            record: {
              asOf,
              guards,
              ledger: rows,
              backfillDueAt: backfillDueAt(review, rules),
              responsible: whose,
            },
          };
    }
  }
}

/** Checks every guard, none skipped: the record shows them all. */
export function checkGuards(review: Running, rows: readonly LedgerRow[]): GuardCheck[] {
  const { facts, served } = review;
  const { matter, project } = facts;
  const open = served.clock.suspensions.find(({ until }) => until === null || until > served.due.dueAt);
  const owed = outstanding(review.supplement);
  const unofficial = rows.find((row) => row.counted && !row.official);
  const check = (guard: GuardId, holds: boolean, evidence: string): GuardCheck => ({
    guard,
    holds,
    evidence,
  });
  return [
    check(
      "G1",
      matter.tacitBasis !== null,
      matter.tacitBasis
        ? `tacit consent rests on ${matter.tacitBasis.document}, ${matter.tacitBasis.article}`
        : "the matter names no legal basis for tacit consent",
    ),
    check(
      "G2",
      true,
      `served on ${facts.department.id} through its ${facts.department.channel} at ${served.servedAt}`,
    ),
    check(
      "G3",
      open === undefined,
      open ? `the clock stands still since ${open.from}` : "the clock was running",
    ),
    check(
      "G4",
      owed.length === 0,
      owed.length > 0 ? `the applicant still owes ${owed.join(", ")}` : "the applicant owes nothing",
    ),
    check(
      "G5",
      project.flags.length === 0,
      project.flags.length > 0
        ? `the project is on the negative list: ${project.flags.join(", ")}`
        : "the project carries no flag of the negative list",
    ),
    check(
      "G6",
      !facts.integrityHold,
      facts.integrityHold
        ? "the applicant is under an integrity hold"
        : "the applicant is under no integrity hold",
    ),
    check(
      "G7",
      matter.kind !== "licence" || facts.policies.licencesByTacitConsent,
      matter.kind === "licence"
        ? `the matter is a licence, and the region ${facts.policies.licencesByTacitConsent ? "allows" : "does not allow"} licences by silence`
        : `the matter is of the kind "${matter.kind}"`,
    ),
    check(
      "G8",
      unofficial === undefined,
      unofficial
        ? `${unofficial.date} was counted by a provisional calendar`
        : `every day counted lies in an official calendar year (${served.calendarVersion})`,
    ),
    check(
      "G9",
      facts.department.id !== facts.leadDepartment,
      facts.department.id === facts.leadDepartment
        ? "the lead never consents to itself by silence"
        : `the lead is ${facts.leadDepartment}, not this department`,
    ),
  ];
}

/** One working day after the due date; `null` where the calendar does not reach that far. */
function backfillDueAt({ served }: Running, rules: ClockRules): Instant | null {
  const due = afterWorkingDays(startOfDay(served.due.dueDate, rules.zone), 1, rules);
  return due.ok ? due.value.dueAt : null;
}

function ledgerOf(review: Running, rules: ClockRules): LedgerRow[] {
  const told = ledger(review.served.clock, rules);
  if (!told.ok)
    throw new Error(`calendar year ${told.error.year} was loaded when the clock started and is gone now`);
  return told.value.rows;
}
