/**
 * 否决报备: each objection is reported to supervision, which notes it or has its department look at its form again (reasons, article,
 * cure) within two working days; the department answers within two more. It moves no outcome, and no clock.
 */
import { isOfficial } from "../base/actor.ts";
import { isOpen, type Instant } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { Review } from "../review/review.ts";
import { FORMS, objectionFileOf, type Account, type ObjectionForm } from "./account.ts";
import type { AccountDecision, Judging } from "./accountActs.ts";

/** Working days within which it is noted or sent back, and within which that is answered. */
export const REPORT_DAYS = 2;

export type ReportStatus = "reported" | "noted" | "returned" | "answered";

/** An objection of a department, as it was given. */
export type ReportedObjection = {
  reviewId: string;
  receivedAt: Instant;
  reasons: string;
  article: string;
  curableBy: string;
};

/** What a review's department objects, where it does. */
export function objectionIn(review: Review): ReportedObjection | null {
  if (review.status !== "closed" || review.opinion?.kind !== "objection") return null;
  const { reasons, article, curableBy } = review.opinion;
  return { reviewId: review.facts.reviewId, receivedAt: review.closedAt, reasons, article, curableBy };
}

/** Whose turn it is, until when, and whether that has passed; nobody's once it is noted or answered. */
export function reportStanding(
  account: Account,
  { reviewId, receivedAt }: Pick<ReportedObjection, "reviewId" | "receivedAt">,
  now: Instant,
  rules: ClockRules,
): { status: ReportStatus; until: Instant | null; overdue: boolean } {
  const { noted, returned, answered } = objectionFileOf(account, reviewId);
  const settled = (status: ReportStatus) => ({ status, until: null, overdue: false });
  const waits = (status: ReportStatus, since: Instant) => {
    const until = afterWorkingDays(since, REPORT_DAYS, rules).dueAt;
    return { status, until, overdue: !isOpen(until) && now >= until };
  };
  if (answered) return settled("answered");
  if (returned) return waits("returned", returned.at);
  return noted ? settled("noted") : waits("reported", receivedAt);
}

const refuse = (refusal: NonNullable<AccountDecision["refusal"]>): AccountDecision => ({
  events: [],
  refusal,
});

function supervised({ by, department, objections }: Judging, reviewId: string): AccountDecision | null {
  if (isOfficial(by) && by.organ === department) return refuse({ code: "own-organ", organ: department });
  return objections.some((one) => one.reviewId === reviewId)
    ? null
    : refuse({ code: "no-objection", reviewId });
}

/** A supervisor notes it, once; late it is still noted. */
export function noteObjection(account: Account, reviewId: string, reports: Judging): AccountDecision {
  const refused = supervised(reports, reviewId);
  if (refused) return refused;
  const { noted, returned } = objectionFileOf(account, reviewId);
  if (noted) return { events: [] };
  if (returned) return refuse({ code: "objection-settled", settledAt: returned.at });
  return { events: [{ type: "objection-noted", reviewId }] };
}

/** A supervisor has its form looked at again, once: which of it, and why. */
export function returnObjection(
  account: Account,
  reviewId: string,
  { about, reasons }: { about: readonly ObjectionForm[]; reasons: string },
  reports: Judging,
): AccountDecision {
  const refused = supervised(reports, reviewId);
  if (refused) return refused;
  const { noted, returned } = objectionFileOf(account, reviewId);
  const forms = FORMS.filter((one) => about.includes(one));
  if (returned)
    return returned.reasons === reasons && forms.join() === returned.about.join()
      ? { events: [] }
      : refuse({ code: "objection-settled", settledAt: returned.at });
  if (noted) return refuse({ code: "objection-settled", settledAt: noted.at });
  return { events: [{ type: "objection-returned", reviewId, about: forms, reasons }] };
}

/** Its department answers what was asked of its form, once; the opinion stays as it was given. */
export function answerObjection(
  account: Account,
  reviewId: string,
  text: string,
  reports: Judging,
): AccountDecision {
  const { by, department } = reports;
  const isTheirs = isOfficial(by) && by.role === "department" && by.organ === department;
  if (!isTheirs) return refuse({ code: "not-the-person", person: null });
  const { returned, answered } = objectionFileOf(account, reviewId);
  if (!returned) return refuse({ code: "objection-not-returned" });
  if (answered)
    return answered.text === text
      ? { events: [] }
      : refuse({ code: "objection-settled", settledAt: answered.at });
  return { events: [{ type: "objection-answered", reviewId, text }] };
}
