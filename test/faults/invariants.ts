/**
 * What is true of the commits of a case in whatever order things happen, read off its events alone: none of the
 * product's decisions is asked.
 */
import type { Acceptance, AskedReview } from "../../functions/domain/application/application.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { applicationOf } from "../../functions/domain/base/ids.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import { isNewReview } from "../../functions/domain/notices/ofChange.ts";
import { ROUND_SECONDS } from "../../infra/limits.ts";
import type { Committed, Written } from "./table.ts";
import { instant, SECOND } from "./time.ts";

/** What is kept of an attempt after the end, and changes nothing. */
const EVIDENCE = ["attempt-refused", "late-opinion-kept", "rival-opinion-kept", "timely-opinion-kept"];
/** What may be noted of a closed review after a decision: that its back-fill never came, that an answer was in time. */
const AFTERWARDS = [...EVIDENCE, "backfill-missed", "opinion-found-timely"];

/** The instant as of which an application is over with this, or `null` where it is not. */
export function endOf(event: CaseEvent): Instant | null {
  switch (event.type) {
    case "application-withdrawn":
    case "application-not-accepted":
      return event.at;
    case "application-decided":
      return event.decidedAt;
    case "application-lapsed":
      return event.asOf;
    default:
      return null;
  }
}

/** The instant as of which an event closes a review, or `null` for one that does not. */
function closedAt(event: CaseEvent): Instant | null {
  switch (event.type) {
    case "opinion-given":
    case "opinion-found-timely":
      return event.receivedAt;
    case "closed-by-silence":
      return event.record.asOf;
    case "review-cancelled":
    case "review-replaced":
      return event.at;
    default:
      return null;
  }
}

/** The instant as of which an event asks a department, or `null` for one that does not. */
function askedAt(event: CaseEvent): Instant | null {
  if (event.type === "review-sent") return event.at;
  return event.type === "review-served" && event.evidence.by === "dispatch" ? event.served.servedAt : null;
}

/** Everything that is wrong with the commits of one application, in words. */
export function brokenIn(commits: readonly Committed[], applicationId: string): string[] {
  const wrong: string[] = [];
  const own = commits.filter(({ records }) => applicationOf(records[0]!.subject) === applicationId);
  /** What had been written of each record before the commit at hand. */
  const before = new Map<string, CaseEvent[]>();
  const eventsOf = (subject: string): CaseEvent[] => before.get(subject) ?? [];
  let acceptance: Acceptance | null = null;
  /** Every review that has been asked for, with what it waits for, and as of when. */
  const asking = new Map<string, AskedReview & { asOf: Instant }>();
  let dispatch: Instant = "";
  let end: string | null = null;

  for (const commit of own) {
    const application = commit.records.find(({ subject }) => subject === applicationId);
    const types = (application?.events ?? []).map(({ event }) => event.type);
    checkAcceptance(commit, application);
    for (const record of commit.records) if (record.subject !== applicationId) checkReview(record, commit);
    if (types.includes("application-withdrawn"))
      checkAllTouched(commit, "closing", (e) => closedAt(e) !== null);
    if (types.includes("project-changed"))
      checkAllTouched(commit, "telling", (e) => e.type === "project-change-noted" || closedAt(e) !== null);
    end ??= application?.events.find(({ event }) => endOf(event) !== null)?.event.type ?? null;
    for (const { subject, events } of commit.records)
      before.set(subject, [...eventsOf(subject), ...events.map(({ event }) => event)]);
  }
  return wrong;

  /** Acceptance, and every review with it; a change of the project, and every one that joins; no other commit has any. */
  function checkAcceptance({ n, records }: Committed, application: Written | undefined): void {
    const made = records.filter(({ subject, isNew }) => isNew && subject !== applicationId);
    const accepted = application?.events.find(({ event }) => event.type === "application-accepted");
    if (accepted?.event.type === "application-accepted") {
      acceptance = accepted.event.acceptance;
      const known = [...eventsOf(applicationId), ...application!.events.map(({ event }) => event)];
      const awaited = known.findLast(({ type }) => type === "acceptance-awaited");
      dispatch =
        acceptance.how === "silence" && awaited?.type === "acceptance-awaited"
          ? awaited.acceptBy
          : accepted.at;
    }
    const changed = application?.events.find(({ event }) => event.type === "project-changed");
    const asked = accepted ? acceptance!.reviews.map(({ reviewId }) => reviewId) : [];
    if (changed?.event.type === "project-changed") {
      const { reviews, effects, at } = changed.event;
      acceptance = { ...acceptance!, reviews };
      asked.push(...effects.filter(isNewReview).map(({ reviewId }) => reviewId));
      for (const one of reviews)
        asking.set(one.reviewId, { ...one, asOf: asking.get(one.reviewId)?.asOf ?? at });
    } else if (accepted)
      for (const one of acceptance!.reviews) asking.set(one.reviewId, { ...one, asOf: dispatch });
    const there = made.map(({ subject }) => subject);
    if (asked.toSorted().join() !== there.toSorted().join())
      wrong.push(`commit ${n} asks for ${asked.length} reviews and makes ${there.length}`);
  }

  function checkReview({ subject, events }: Written, { at: writtenAt, records }: Committed): void {
    const known = [...eventsOf(subject)];
    const { waitsFor, asOf } = asking.get(subject)!;
    for (const { event } of events) {
      const allowed = end === "application-withdrawn" ? EVIDENCE : AFTERWARDS;
      if (end !== null && !allowed.includes(event.type)) wrong.push(`${subject}: ${event.type} after ${end}`);
      if (
        event.type === "review-served" &&
        writtenAt - epochOf(event.served.recordedAt) > ROUND_SECONDS * SECOND
      )
        wrong.push(`${subject}: on record since ${instant(writtenAt)} and not ${event.served.recordedAt}`);
      const asked = askedAt(event);
      if (asked !== null && !known.some((earlier) => askedAt(earlier) !== null)) {
        // Before, or in the same commit.
        const there = (other: string) => [
          ...eventsOf(other),
          ...(records.find((record) => record.subject === other)?.events ?? []).map((link) => link.event),
        ];
        const closings = waitsFor.flatMap((other) => there(other).flatMap((e) => closedAt(e) ?? []));
        const instants = waitsFor.length === 0 ? [asOf] : [asOf, ...closings];
        if (!instants.includes(asked))
          wrong.push(`${subject}: asked as of ${asked}, which is none of ${instants.join()}`);
      }
      if (closedAt(event) !== null && event.type !== "opinion-found-timely" && isClosed(known))
        wrong.push(`${subject}: ${event.type} on a closed review`);
      known.push(event);
    }
  }

  /** Whatever was open, or was running, is written in the very commit that ends or changes it. */
  function checkAllTouched({ n, records }: Committed, how: string, is: (event: CaseEvent) => boolean): void {
    for (const { reviewId } of acceptance?.reviews ?? []) {
      const known = eventsOf(reviewId);
      if (isClosed(known) || known.length === 0) continue;
      const written = records.find(({ subject }) => subject === reviewId);
      if (!written?.events.some(({ event }) => is(event)))
        wrong.push(`commit ${n} leaves ${reviewId} without ${how} it`);
    }
  }
}

/** A silence that a timely opinion has taken back closes nothing any more. */
const isClosed = (events: readonly CaseEvent[]): boolean =>
  events.reduce(
    (was, event) => event.type !== "silence-found-premature" && (was || closedAt(event) !== null),
    false,
  );
