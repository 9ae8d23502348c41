/** The frame of every command about the green channel (绿色通道) of a case, and how it is shown to whoever asks. */
import type { Case, RegionRecords } from "../../app/base/ports.ts";
import { isOver, type Application } from "../../domain/application/application.ts";
import {
  listedAs,
  MOST_GREEN_ENTRIES,
  MOST_TRACKERS,
  trackerDepartments,
} from "../../domain/application/enteringGreen.ts";
import { greenNow, type GreenChannel, type Tracker } from "../../domain/application/greenChannel.ts";
import { applicationAt, endOf, standingAt } from "../../domain/application/standing.ts";
import { contactDue, contactLamp, MOST_NOTES } from "../../domain/application/tracking.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { greenStanding } from "../../domain/supervision/greenLamp.ts";
import { knowing } from "../../app/base/circumstances.ts";
import { greenLimitView } from "../review/reviewView.ts";
import { trackerView } from "./trackerView.ts";
import { leadToday } from "./lead.ts";
import { commandCase, type CaseCommand, type CaseDeps, type Deciding, type Visitor } from "./commandCase.ts";
import { versionsOf } from "./statusView.ts";

/** Decides about the green channel of the application that the path names, and answers with it. */
export async function commandGreen(deps: CaseDeps, command: CaseCommand, ...[may, decide]: Deciding) {
  return greenAnswer(deps, await commandCase(deps, command, may, decide), command.caller, command.now);
}

export async function greenAnswer(
  { store, region, rules }: Pick<CaseDeps, "region" | "rules"> & { store: RegionRecords },
  found: Case,
  caller: Visitor,
  now: Instant,
) {
  const body = await knowing(store, (circumstancesOf) =>
    greenView(found, caller, region, now, { ...rules, circumstancesOf }),
  );
  return { versions: versionsOf(found), body };
}

function greenView(
  { application: { state }, reviews: recorded }: Case,
  caller: Visitor,
  region: Region,
  now: Instant,
  rules: ReviewRules,
) {
  const application = applicationAt(state, now, rules, region);
  const reviews = standingAt(
    recorded.map(({ state: review }) => review),
    endOf(application, now),
    rules,
  );
  const { green } = application;
  const local = (instant: Instant) => withOffset(instant, rules.zone);
  const isApplicant = caller.role === "applicant";
  const shown = (tracker: Tracker) => trackerView(tracker, region);
  return {
    applicationId: application.facts.applicationId,
    listed: isApplicant ? null : listedAs(application, region),
    entries: (green?.entries ?? []).map(({ by, basis, reasons, at, left }) => ({
      by,
      basis,
      reasons,
      enteredAt: local(at),
      left: left && { reasons: left.reasons, at: local(left.at) },
    })),
    entered: greenNow(green) !== null,
    tracker: green ? shown(green.tracker) : null,
    contact: green ? contactView(green, now, rules) : null,
    reviews: reviews.flatMap((review) => reviewGreen(review, now, rules)),
    log: (isApplicant ? [] : (green?.log ?? [])).map(({ as, text, attachments, by, at }) => ({
      as,
      text,
      ...(attachments && { attachments: [...attachments] }),
      by: shown(by),
      at: local(at),
    })),
    lampsTold: (isApplicant ? [] : (green?.lampsTold ?? [])).map(({ reviewId, at }) => ({
      reviewId,
      at: local(at),
    })),
    offers: offersTo(caller, application, region),
  };
}

function contactView(green: GreenChannel, now: Instant, rules: ClockRules) {
  const { contactedAt, contactMissedAt } = green;
  return {
    dueAt: toldWithOffset(contactDue(green, rules).dueAt, rules.zone),
    lamp: contactLamp(green, now, rules),
    madeAt: contactedAt && withOffset(contactedAt, rules.zone),
    missedAt: contactMissedAt && withOffset(contactMissedAt, rules.zone),
  };
}

function reviewGreen(review: Review, now: Instant, rules: ClockRules) {
  const standing = greenStanding(review, now, rules);
  if (standing === null) return [];
  const { facts } = review;
  const { code, name, nameEn } = facts.matter;
  const { id, name: organ, nameEn: organEn } = facts.department;
  return [
    {
      reviewId: facts.reviewId,
      matter: { code, name, nameEn },
      department: { id, name: organ, nameEn: organEn },
      ...greenLimitView(standing, rules),
    },
  ];
}

function offersTo(caller: Visitor, application: Application, region: Region) {
  if (isOver(application) || caller.role === "applicant") return [];
  const { green } = application;
  const isIn = greenNow(green) !== null;
  const is = (id: string): boolean =>
    caller.role === "department" && answersFor(region.departments, caller.department, id);
  const isSupervisor = caller.role === "supervisor";
  const runs = isSupervisor || is(leadToday(application, region));
  const departments = trackerDepartments(application, region);
  const by = [
    ...(listedAs(application, region) ? (["list"] as const) : []),
    ...(isSupervisor ? (["supervisor"] as const) : []),
  ];
  const until = null;
  return [
    ...(runs && !isIn && by.length > 0 && (green?.entries.length ?? 0) < MOST_GREEN_ENTRIES
      ? [{ command: "enterGreenChannel" as const, until, limits: { by, departments } }]
      : []),
    ...(runs && isIn ? [{ command: "leaveGreenChannel" as const, until, limits: {} }] : []),
    ...(runs && isIn && green!.trackersNamed < MOST_TRACKERS
      ? [{ command: "nameTracker" as const, until, limits: { departments } }]
      : []),
    ...(isIn && is(green!.tracker.department) && green!.log.length < MOST_NOTES
      ? [{ command: "noteTracking" as const, until, limits: {} }]
      : []),
  ];
}
