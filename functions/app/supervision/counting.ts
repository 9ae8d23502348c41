/**
 * Figures are counters: what a record of a case gives to its department's figures is brought up to date after the commit,
 * in a transaction of its own with the note of what was counted. Whoever counts it again adds nothing.
 */
import { canonical } from "../../domain/base/canonical.ts";
import { isId, reviewParts } from "../../domain/base/ids.ts";
import { localDate, type Instant } from "../../domain/base/time.ts";
import type { Application } from "../../domain/application/application.ts";
import { countedCase, countedLead } from "../../domain/application/countedCase.ts";
import type { Inquiry } from "../../domain/application/inquiry.ts";
import { countedInquiry } from "../../domain/application/inquiryTerm.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Review } from "../../domain/review/review.ts";
import { isCounted, type Complaint } from "../../domain/supervision/complaint.ts";
import { aboutOf } from "./complaintAbout.ts";
import type { Rating } from "../../domain/supervision/rating.ts";
import { countedComplaint, countedRating, countedReview } from "../../domain/supervision/counted.ts";
import {
  additions,
  listedOf,
  relisted,
  tallyOfListed,
  WHOLE_REGION,
  type CountedRecord,
} from "../../domain/supervision/tally.ts";
import { LOST, racing } from "../base/racing.ts";
import type { Case, CaseRecords, Recorded } from "../base/ports.ts";

export type CountingDeps = {
  store: Pick<
    CaseRecords,
    "countedOf" | "count" | "loadReview" | "loadComplaint" | "loadInquiry" | "loadRating" | "loadApplication"
  >;
  rules: ClockRules;
};

/** Counts a review as it is on record, by `now`. @returns whether it was not counted as it is */
export async function countReview(
  deps: CountingDeps,
  { state, version }: Pick<Recorded<Review>, "state" | "version">,
  now: Instant,
): Promise<boolean> {
  const { reviewId, applicationId, department } = state.facts;
  const record = { version, ...countedReview(state, now, deps.rules) };
  const { zone } = deps.rules;
  const isOfToday =
    state.firstServedAt !== null && localDate(state.firstServedAt, zone) === localDate(now, zone);
  return count(deps, applicationId, department.id, reviewId, record, isOfToday);
}

/** Counts a complaint against the department that it is about. @returns whether it was not counted yet */
export async function countComplaint(
  deps: CountingDeps,
  { state, version }: Pick<Recorded<Complaint>, "state" | "version">,
): Promise<boolean> {
  const { complaintId, applicationId, about } = state.facts;
  const department = await aboutOf(deps.store, about);
  if (department === null) return false;
  const given = isCounted(state) ? countedComplaint(state, deps.rules.zone) : { tally: {}, yellows: [] };
  const record = { version, ...given };
  return count(deps, applicationId, department, complaintId, record);
}

/** Counts an inquiry with everybody who had it. @returns whether it was not counted as it is */
export async function countInquiry(
  deps: CountingDeps,
  { state, version }: Pick<Recorded<Inquiry>, "state" | "version">,
  now: Instant,
): Promise<boolean> {
  const { inquiryId, applicationId } = state.facts;
  let isBehind = false;
  for (const [organ, counted] of countedInquiry(state, now, deps.rules.zone))
    if (await count(deps, applicationId, organ, inquiryId, { version, ...counted })) isBehind = true;
  return isBehind;
}

/** Counts a rating of a department. @returns whether it was not counted as it is */
export async function countRating(
  deps: CountingDeps,
  { state, version }: Pick<Recorded<Rating>, "state" | "version">,
): Promise<boolean> {
  const { ratingId, applicationId, department } = state.facts;
  const record = { version, ...countedRating(state, deps.rules.zone) };
  return count(deps, applicationId, department, ratingId, record);
}

/** Counts an application among the region's cases, and with its lead where its whole ran out. @returns whether it was not counted as it is */
export async function countApplication(
  deps: CountingDeps,
  { state, version }: Pick<Recorded<Application>, "state" | "version">,
  now: Instant,
): Promise<boolean> {
  const { applicationId, receivedAt } = state.facts;
  const { zone } = deps.rules;
  const record = { version, ...countedCase(state, zone) };
  const isOfToday = localDate(receivedAt, zone) === localDate(now, zone);
  const isBehind = await count(deps, applicationId, WHOLE_REGION, applicationId, record, isOfToday);
  const led = countedLead(state, zone);
  if (led === null) return isBehind;
  const ofLead = { version, ...led.counted };
  return (await count(deps, applicationId, led.lead, applicationId, ofLead)) || isBehind;
}

/** Counts whatever record this is, as it is on record now. */
export async function countRecord(deps: CountingDeps, subject: string, now: Instant): Promise<void> {
  if (reviewParts(subject)) {
    const review = await deps.store.loadReview(subject);
    if (review) await countReview(deps, review, now);
    return;
  }
  if (isId("application", subject)) {
    const application = await deps.store.loadApplication(subject);
    if (application) await countApplication(deps, application, now);
    return;
  }
  if (isId("inquiry", subject)) {
    const inquiry = await deps.store.loadInquiry(subject);
    if (inquiry) await countInquiry(deps, inquiry, now);
    return;
  }
  if (isId("rating", subject)) {
    const rating = await deps.store.loadRating(subject);
    if (rating) await countRating(deps, rating);
    return;
  }
  const complaint = await deps.store.loadComplaint(subject);
  if (complaint) await countComplaint(deps, complaint);
}

/** Counts all of a case anew, from its records. @returns how many of them were not counted as they are */
export async function countCase(
  deps: CountingDeps,
  {
    application,
    reviews,
    complaints,
    inquiries,
    ratings,
  }: Pick<Case, "application" | "reviews" | "complaints" | "inquiries" | "ratings">,
  now: Instant,
): Promise<number> {
  let behind = (await countApplication(deps, application, now)) ? 1 : 0;
  for (const review of reviews) if (await countReview(deps, review, now)) behind++;
  for (const complaint of complaints) if (await countComplaint(deps, complaint)) behind++;
  for (const inquiry of inquiries) if (await countInquiry(deps, inquiry, now)) behind++;
  for (const rating of ratings) if (await countRating(deps, rating)) behind++;
  return behind;
}

async function count(
  { store }: CountingDeps,
  applicationId: string,
  department: string,
  subject: string,
  record: CountedRecord,
  /** Of what came today nothing was counted in the morning: that is tried without a look, and found out where it is not so. */
  isOfToday = false,
): Promise<boolean> {
  let isFirst = true;
  return racing(`the figures of ${department} in ${applicationId}`, async () => {
    const before =
      isFirst && isOfToday ? undefined : await store.countedOf(applicationId, department, !isFirst);
    isFirst = false;
    const counted = before?.records[subject];
    // A later state was counted already; or this one is counted, or gives nothing yet.
    if (counted && counted.version > record.version) return false;
    if (before?.isListed && counted && canonical(counted) === canonical(record)) return false;
    if (!counted && Object.keys(record.tally).length === 0 && record.yellows.length === 0) return false;
    const records = { ...before?.records, [subject]: record };
    const [was, is] = [listedOf(before?.records ?? {}), listedOf(records)];
    const more = additions(tallyOfListed(was), tallyOfListed(is));
    // What was counted before there were lists is listed whole with whatever of it is counted next.
    const listed = relisted(before?.isListed ? was : [], is);
    const written = { applicationId, department, times: before?.times ?? 0, records, more, listed };
    return (await store.count(written)) === "saved" ? true : LOST;
  });
}
