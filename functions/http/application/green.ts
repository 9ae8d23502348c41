/** The frame of every command about the green channel (绿色通道) of a case, and how it is shown to whoever asks. */
import { momentOf } from "../../app/application/catchUp.ts";
import { changeUpToDate } from "../../app/application/changeUpToDate.ts";
import type { UpToDateDeps } from "../../app/application/upToDate.ts";
import type { Case, RegionRecords } from "../../app/base/ports.ts";
import { isOver, type Application } from "../../domain/application/application.ts";
import type { ApplicationDecision } from "../../domain/application/applicationEvent.ts";
import type { Standing } from "../../domain/application/caseActs.ts";
import {
  listedAs,
  MOST_GREEN_ENTRIES,
  MOST_TRACKERS,
  trackerDepartments,
} from "../../domain/application/enteringGreen.ts";
import { greenNow, type GreenChannel, type Tracker } from "../../domain/application/greenChannel.ts";
import { applicationAt, endOf, standingAt } from "../../domain/application/standing.ts";
import { contactDue, contactLamp, MOST_NOTES } from "../../domain/application/tracking.ts";
import type { Actor } from "../../domain/base/actor.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { answersFor } from "../../domain/catalogue/successors.ts";
import type { ReviewRules } from "../../domain/review/circumstances.ts";
import type { Review } from "../../domain/review/review.ts";
import { greenStanding } from "../../domain/supervision/greenLamp.ts";
import { knowing } from "../../app/base/circumstances.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refusedBy } from "../base/refused.ts";
import { greenLimitView } from "../review/reviewView.ts";
import { trackerView } from "./trackerView.ts";
import { checkIsLead, checkTakesPart, leadToday } from "./lead.ts";
import { versionsOf } from "./statusView.ts";
import type { Visitor } from "./visits.ts";

type Deps = UpToDateDeps & { settleSeconds: number };

type Command = { path: { applicationId: string }; caller: Visitor; by: Actor; now: Instant };

/** Decides about the green channel of the application that the path names, and answers with it. */
export async function commandGreen(
  deps: Deps,
  { path: { applicationId }, caller, by, now }: Command,
  may: "lead" | "takes-part",
  decide: (standing: Standing, rules: ReviewRules) => ApplicationDecision,
) {
  const { region, rules, settleSeconds } = deps;
  const admit = may === "lead" ? checkIsLead : checkTakesPart;
  const changed = await changeUpToDate(
    deps,
    applicationId,
    { at: now, by },
    momentOf(now, settleSeconds),
    ({ application: { state } }) => {
      if (caller.role === "department") admit(caller.department, state, region);
    },
    ({ application, reviews }, known) =>
      decide({ application: application.state, reviews: reviews.map(({ state }) => state), region }, known),
  );
  if (!changed) throw unknownApplication(applicationId);
  if (changed.refusal) throw refusedBy(changed.refusal, rules.zone);
  return greenAnswer(deps, changed.found, caller, now);
}

export async function greenAnswer(
  { store, region, rules }: Pick<Deps, "region" | "rules"> & { store: RegionRecords },
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
