/**
 * The morning round, once a day: what belongs to days rather than to instants. Reminders, steps of the ladder, back-fills that
 * are owed, the window's silence and lapsed applications, lamps that have turned yellow, the figures of what is open, contacts
 * whose time is over; and,
 * after a new calendar was loaded, every running clock once.
 */
import { advance, viewAt } from "../../domain/review/advance.ts";
import { Unreadable } from "../../contracts/stored.ts";
import { isWithHigher } from "../../domain/review/higherAuthority.ts";
import { remind } from "../../domain/review/reminder.ts";
import { endOf } from "../../domain/application/standing.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { everyVersion } from "../../domain/calendar/ownDays.ts";
import { ageBand } from "../../domain/supervision/age.ts";
import { endedAt, isOver } from "../../domain/application/application.ts";
import { limitRanOut } from "../../domain/review/ranOut.ts";
import { daysAt, lampOf } from "../../domain/supervision/lamp.ts";
import { tellTracker } from "../../domain/application/tracking.ts";
import { likelyLate } from "../../domain/supervision/prediction.ts";
import { passed } from "../../domain/application/inquiryTerm.ts";
import { termSet } from "../../domain/supervision/complaint.ts";
import { everyCode } from "../../domain/catalogue/successors.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { localDate, plusSeconds, type Instant } from "../../domain/base/time.ts";
import { catchUpApplication, catchUpReview, momentOf, noteMissedBackfill } from "../application/catchUp.ts";
import { knowing } from "../base/circumstances.ts";
import { changeCase, changeComplaint } from "../base/commit.ts";
import { askToPayDue } from "./billsDue.ts";
import { raiseDeliveries } from "./deliveries.ts";
import { noteHandOver } from "../application/handedOver.ts";
import { staffOf } from "../base/staff.ts";
import { letPass } from "../application/inquiries.ts";
import { eraseDue } from "./retention.ts";
import { durationsKnown, gatherDurations } from "../supervision/durations.ts";
import { countApplication, countInquiry, countReview } from "../supervision/counting.ts";
import type { OpenCounts, RoundCounts } from "../base/logFields.ts";
import { every, logUnreadable } from "../base/pages.ts";
import type { ApplicationPhase, Announcement, Bus, CaseStore, Log, Page, Recorded } from "../base/ports.ts";

export type RoundDeps = {
  store: CaseStore;
  bus: Bus;
  region: Region;
  rules: ClockRules;
  settleSeconds: number;
  log: Log;
};

/** What a round did: how many it looked at, how many of each it moved on, and how old the open cases are. */
export type RoundReport = RoundCounts & {
  open: OpenCounts;
  /** Whether a new calendar made it look at every open review. */
  recomputed: boolean;
};

const DAY = 24 * 3600;
const PAGE = 100;

/** How far ahead lamps are looked at, and how far back missing back-fills. */
const AHEAD_SECONDS = 10 * DAY;
const BACK_SECONDS = 14 * DAY;

export async function morningRound(deps: RoundDeps, now: Instant): Promise<RoundReport> {
  const { store, bus, region, rules, settleSeconds, log } = deps;
  const moment = momentOf(now, settleSeconds);
  const isNewCalendar = (await store.noted(CALENDAR)) !== everyVersion(rules.calendar);
  const report: RoundReport = {
    reviewsSeen: 0,
    reviewsMoved: 0,
    applicationsMoved: 0,
    yellow: 0,
    likelyLate: 0,
    counted: 0,
    erased: 0,
    unreadable: 0,
    limitsDue: 0,
    limitsMissed: 0,
    open: { openUnderAWeek: 0, openUnderAMonth: 0, openUnderAQuarter: 0, openLonger: 0 },
    recomputed: isNewCalendar,
  };

  // As they were known when the last round was held, whenever that was: a morning without one tells nobody twice, and nobody never.
  const before = {
    known: await durationsKnown(store),
    at: (await store.noted(HELD_AT)) ?? plusSeconds(now, -DAY),
  };
  const durations = await gatherDurations(store, everyCode(region.departments), now, rules.zone);
  const ranOuts = new Set<string>();
  await Promise.all(everyCode(region.departments).map(goThrough));
  await moveApplications("intake");
  await moveApplications("in-review");
  await countEnded();
  report.reviewsMoved += await raiseDeliveries(deps, now, moment.settledAt, one);
  if (isNewCalendar) await moveComplaints();
  await moveInquiries();
  for (const id of everyCode(region.departments)) await noteHandOvers(id);
  report.erased = await eraseDue(deps, now, one);
  await store.note(HELD_AT, now);
  // Whoever could not follow the new calendar today is to follow it tomorrow.
  if (isNewCalendar && report.unreadable === 0) await store.note(CALENDAR, everyVersion(rules.calendar));
  return report;

  async function goThrough(id: string): Promise<void> {
    const until = plusSeconds(now, AHEAD_SECONDS);
    for await (const review of every((cursor) => store.reviewsOf(id, "open", PAGE, cursor), aside))
      await one(review.state.facts.reviewId, async () => {
        // The figures take all that is open; what is due later than that moves by itself with a new calendar alone.
        if (await countReview(deps, review, now)) report.counted++;
        countLimit(review.state);
        if (hasBecomeLikelyLate(review.state)) {
          await bus.publish([prediction(review, now)]);
          report.likelyLate++;
        }
        const isLater = (review.state.served?.due.dueAt ?? "waiting") >= until;
        if (!isNewCalendar && isLater && !hasNews(review.state, moment.settledAt)) return;
        report.reviewsSeen++;
        if (await moveOn(review.state)) report.reviewsMoved++;
        if (await isYellow(review.state)) {
          await bus.publish([warning(review, now, rules)]);
          if (review.state.green) await tell(review.state);
          report.yellow++;
        }
      });
    for await (const review of every((cursor) => store.reviewsOf(id, "closed", PAGE, cursor), aside)) {
      const { state } = review;
      if (state.status === "closed" && state.closedAt < plusSeconds(now, -BACK_SECONDS)) break;
      await one(state.facts.reviewId, async () => {
        if (await countReview(deps, review, now)) report.counted++;
        countLimit(state);
        report.reviewsSeen++;
        if (await moveOn(state)) report.reviewsMoved++;
      });
    }
  }

  /** As it is on record when the round comes to it: what it does about it itself is no proof that others did. */
  function countLimit(review: Review): void {
    const ranOut = limitRanOut(review, moment.settledAt);
    if (ranOut === null || (ranOut.isOnRecord && ranOut.at <= plusSeconds(moment.settledAt, -DAY))) return;
    // What it has closed itself it meets again among those that are closed.
    if (ranOuts.has(review.facts.reviewId)) return;
    ranOuts.add(review.facts.reviewId);
    report.limitsDue++;
    if (!ranOut.isOnRecord) report.limitsMissed++;
  }

  function aside(page: Page<unknown>): void {
    report.unreadable += logUnreadable(page, log);
  }

  /** One that cannot be read, or whose application cannot, holds up nobody else; it is seen again tomorrow. */
  async function one(subject: string, look: () => Promise<void>): Promise<void> {
    try {
      await look();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      report.unreadable += logUnreadable({ unreadable: [{ subject, cause: error.cause }] }, log);
    }
  }

  /** Who keeps track of its case hears of it on the same day. */
  async function tell({ facts: { applicationId, reviewId } }: Review): Promise<void> {
    await changeCase(store, applicationId, { at: now, by: PLATFORM }, ({ application }) => ({
      events: tellTracker(application.state, reviewId, now, rules.zone),
    }));
  }

  /** Likely this morning, and not yet in the last round, by what was known then. */
  function hasBecomeLikelyLate(review: Review): boolean {
    if (review.status !== "running" || now >= review.served.due.dueAt) return false;
    const { at, known } = before;
    const was = review.served.servedAt < at ? likelyLate(review, at, rules, known) : null;
    return was === null && likelyLate(review, now, rules, durations) !== null;
  }

  function isYellow(review: Review): Promise<boolean> {
    return knowing(store, (circumstancesOf) => turnedYellow(review, now, { ...rules, circumstancesOf }));
  }

  function isBehind(review: Review, at: Instant): Promise<boolean> {
    return knowing(store, (circumstancesOf) => advance(review, at, { ...rules, circumstancesOf }).length > 0);
  }

  async function moveOn(review: Review): Promise<boolean> {
    const isReminded = remind(review, moment.now, rules).length > 0;
    if (!isReminded && !(await isBehind(review, moment.settledAt))) return false;
    const { reviewId, applicationId } = review.facts;
    if (review.status !== "closed") {
      await catchUpReview(deps, reviewId, moment);
      return true;
    }
    const application = await store.loadApplication(applicationId);
    if (!application) throw new Error(`review ${reviewId} has no application`);
    // What a silence still owes is owed no more once the application is withdrawn.
    const until = { ...moment, settledAt: endOf(application.state, moment.settledAt) };
    if (!(await isBehind(review, until.settledAt))) return false;
    await noteMissedBackfill(deps, reviewId, until);
    return true;
  }

  /** Terms that were open are told once their year is there. */
  async function moveComplaints(): Promise<void> {
    const open = every((cursor) => store.complaintsIn("open", PAGE, cursor), aside);
    for await (const { state } of open) {
      const { complaintId } = state.facts;
      if (termSet(state, rules) === null) continue;
      await changeComplaint(store, complaintId, { at: now, by: PLATFORM }, (complaint) => {
        const set = termSet(complaint, rules);
        return { events: set ? [set] : [] };
      });
    }
  }

  async function countCaseOf(id: string): Promise<boolean> {
    const recorded = await store.loadApplication(id);
    return recorded !== undefined && countApplication(deps, recorded, now);
  }

  /** Whatever ended in the last days, and was left to the morning since too many counted at once. */
  async function countEnded(): Promise<void> {
    const since = plusSeconds(now, -BACK_SECONDS);
    for await (const id of every((cursor) => store.applicationsIn("over", PAGE, cursor))) {
      let isPast = false;
      await one(id, async () => {
        const recorded = await store.loadApplication(id);
        isPast = recorded !== undefined && (endedAt(recorded.state) ?? now) < since;
        if (!recorded || isPast) return;
        if (await countApplication(deps, recorded, now)) report.counted++;
        if (await askToPayDue(deps, recorded.state, now)) report.applicationsMoved++;
      });
      if (isPast) break;
    }
  }

  /** What was handed over of late, where whoever accepted it could not note it at each review. */
  async function noteHandOvers(department: string): Promise<void> {
    const since = plusSeconds(now, -BACK_SECONDS);
    for (const handOver of (await staffOf(store, department)).handOvers)
      if (handOver.answered !== null && handOver.answered.at >= since)
        await one(handOver.handOverId, async () => {
          report.reviewsMoved += await noteHandOver(store, handOver, now);
        });
  }

  /** Terms that were open, and those that have run out; what many counted at once is counted again. */
  async function moveInquiries(): Promise<void> {
    for await (const found of every((cursor) => store.inquiriesOpen(PAGE, cursor), aside)) {
      const { inquiryId } = found.state.facts;
      await one(inquiryId, async () => {
        const isBehind = passed(found.state, moment.settledAt, rules).length > 0;
        const inquiry = isBehind ? await letPass(store, inquiryId, moment, rules) : found;
        if (inquiry && (await countInquiry(deps, inquiry, now))) report.counted++;
      });
    }
  }

  async function moveApplications(phase: ApplicationPhase): Promise<void> {
    for await (const id of every((cursor) => store.applicationsIn(phase, PAGE, cursor)))
      await one(id, async () => {
        const { application, wasBehind } = await catchUpApplication(deps, id, moment);
        if (wasBehind) report.applicationsMoved++;
        if (await countCaseOf(id)) report.counted++;
        if (await askToPayDue(deps, application, now)) report.applicationsMoved++;
        if (!isOver(application)) report.open[ageBand(application.facts.receivedAt, now)]++;
      });
  }
}

/** When the last round was held to its end. */
const HELD_AT = "round-held-at";

/** The name under which the store notes which calendar version all open clocks follow. */
export const CALENDAR = "calendar-version";

/** A stop is over, and the date with which its clock runs on is to be told; or who waits for a higher authority may be reminded. */
const hasNews = (review: Review, at: Instant): boolean =>
  review.status === "suspended" && (review.stop.endsAt <= at || isWithHigher(review));

/** Yellow this morning, and not yet yesterday morning. */
function turnedYellow(review: Review, now: Instant, rules: ReviewRules): boolean {
  if (review.status !== "running") return false;
  const lamp = (at: Instant) => {
    const standing = viewAt(review, at, rules);
    return lampOf(standing, daysAt(standing, at, rules).remainingDays);
  };
  const yesterday = plusSeconds(now, -DAY);
  const isNew = review.served.servedAt > yesterday;
  return lamp(now) === "yellow" && (isNew || lamp(yesterday) !== "yellow");
}

/** Named after the review alone: its department's leader is told once (可能超期). */
function prediction({ state }: Recorded<Review>, now: Instant): Announcement {
  const { reviewId, applicationId, department } = state.facts;
  return {
    id: `${reviewId}@likely-late`,
    type: "review-likely-late",
    subject: reviewId,
    at: now,
    data: { applicationId, department: department.id, dueAt: state.served?.due.dueAt ?? null },
  };
}

/** Named after the review and the morning, so that a repeated round warns once. */
function warning({ state }: Recorded<Review>, now: Instant, { zone }: ClockRules): Announcement {
  const { reviewId, applicationId, department } = state.facts;
  return {
    id: `${reviewId}@${localDate(now, zone)}`,
    type: "lamp-turned-yellow",
    subject: reviewId,
    at: now,
    data: { applicationId, department: department.id, dueAt: state.served?.due.dueAt ?? null },
  };
}
