/**
 * Ten thousand random walks through the life of a review, each command judged twice: by the domain, and by a model of the
 * rules that shares nothing with it (`book.ts`, `reckoning.ts`, `silence.ts`, `time.ts`, `commands.ts`, `others.ts`).
 *
 * Each of these, made in `functions/domain/review` by hand, was found by it:
 * - holds: an end said exactly at the due instant already counts, or whenever it was said; an entry placed exactly then counts; one
 *   until exactly then still counts;
 * - outages: recorded exactly at the due instant; the first statement for good; of others; ending as a day begins, beginning as one
 *   ends; a quarter of the days is too many; the last day is like any other; days beyond a quarter do not matter; the last day is over at midnight, whenever it closes;
 * - reminders: owed an hour or a millisecond late, by the region's days, not on the day of a dispatch at 00:00;
 * - the applicant's service and term by the department's own days, the ladder by them, the written opinion not by them;
 * - the lead that goes on after the ladder: a millisecond late, by the department's days, without a licence or its own answer, earlier
 *   than was told, a limit broken after that;
 * - silence, the supplement's window, the statutory limit a millisecond late; a flag raised exactly at the due instant; a due date
 *   that moves earlier; a closed review counted by a later calendar; a lapse taken back; less than half of the limit seen.
 */
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { anyWalk, movingWalk, revokingWalk } from "./steps.ts";
import { go } from "./walking.ts";

const WALKS = { any: 5600, moving: 4000, revoking: 400 };

const reached = new Map<string, number>();
const met = (what: string): void => void reached.set(what, (reached.get(what) ?? 0) + 1);

describe("a review on any walk", () => {
  it("stands at every step where the model says, and refuses what the model refuses", () => {
    fc.assert(
      fc.property(anyWalk, (walk) => go(walk, met)),
      { numRuns: WALKS.any },
    );
  });

  it("is due when the model says, however often its calendar is replaced while it runs or stands", () => {
    fc.assert(
      fc.property(movingWalk, (walk) => go(walk, met)),
      { numRuns: WALKS.moving },
    );
  });

  it("is taken back only as announced, once its applicant was heard", () => {
    fc.assert(
      fc.property(revokingWalk, (walk) => go(walk, met)),
      { numRuns: WALKS.revoking },
    );
  });

  it("has met every command, every refusal and every outcome on the way", () => {
    const missed = [
      "opinion wake round open sign answer read ask supply take-back start end extend assign flag hold unhold outage outage-corrected no-outage absence green",
      "interrupt cancel revoke announce state unannounce calendar dispatched running suspended overdue",
      "consented consented-with-conditions objected not-applicable deemed-consent deemed-refusal no-response cancelled",
      "late already-decided past-due not-running supplement-used supplement-window-closed extension-used too-many-days",
      "extension-moves-nothing material-held material-without-basis special-procedure-used no-special-procedure no-supplement-request",
      "approver-rank planned-end not-deemed already-revoked not-announced announced-already hearing-runs nothing-announced statement-given statement-late G1 G2 G4 G5 G6 G7 G8 G9 G10",
    ]
      .flatMap((line) => line.split(" "))
      .filter((what) => (reached.get(what) ?? 0) < 2);
    expect(missed).toEqual([]);
  });
});
