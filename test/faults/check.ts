/** What must be true of every process once faults have stopped and time has passed. */
import { firstBreak } from "../../functions/app/base/history.ts";
import { isOver } from "../../functions/domain/application/application.ts";
import { applicationOf, matterCodeOf } from "../../functions/domain/base/ids.ts";
import { canonical } from "../../functions/domain/base/canonical.ts";
import { noticeIn, placeOfNumber } from "../../functions/domain/notices/document.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { sameOpinion } from "../../functions/domain/review/opinion.ts";
import { ATTEMPTS_KEPT, type Attempt, type Review } from "../../functions/domain/review/review.ts";
import type { Answered } from "./patience.ts";
import { factOf, oracle } from "./oracle.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { brokenIn, endOf } from "./invariants.ts";
import { instant } from "./time.ts";
import type { Committed } from "./table.ts";
import type { World } from "./world.ts";

/** So long after the end of a case what the bus has lost of it is made up for. */
const MADE_UP_SECONDS = 31 * 24 * 3600;

export type Found = { wrong: string[]; raced: number };

export async function check(
  world: World,
  applications: readonly string[],
  answers: readonly Answered[],
): Promise<Found> {
  const wrong: string[] = [];
  let raced = 0;
  for (const id of applications) raced += await checkApplication(id);
  wrong.push(...(await numbersAmiss(world, applications)));

  // Announcements: each fact at least once. Gaps of the bus are made up for in cases that ended a month ago at most.
  const reach = new Map<string, string>();
  for (const { records } of world.commits())
    for (const { events, subject } of records)
      for (const { hash, event, at } of events) {
        const id = applicationOf(subject);
        const ended = endOf(event);
        if (ended !== null) reach.set(id, plusSeconds(ended, MADE_UP_SECONDS));
        if (!world.announced.has(hash) && at <= (reach.get(id) ?? at))
          wrong.push(`${subject} ${event.type}: never announced`);
      }
  for (const said of world.contradictions) wrong.push(`under one id: ${said}`);
  for (const failed of world.failedExecutions) wrong.push(`execution failed: ${failed}`);
  // One whose application is no more (the table was put back) finds nothing, for as long as it is tried.
  const isTheirs = (name: string) => applications.some((id) => name.startsWith(id));
  for (const name of world.executions().filter(isTheirs)) wrong.push(`execution still runs: ${name}`);
  for (const wait of world.waiting().filter(isTheirs)) wrong.push(`token still waits: ${wait}`);
  return { wrong, raced };

  async function checkApplication(id: string): Promise<number> {
    const say = (text: string) => wrong.push(text);
    const found = (await world.record.loadCase(id))!;
    const application = found.application.state;
    if (!isOver(application)) say(`${id} is ${application.status}`);
    const histories = await world.record.histories(id);
    for (const { subject, events } of histories) {
      const broken = firstBreak(events);
      if (broken !== null) say(`${subject}: the chain breaks at ${broken}`);
      // Nothing that was committed is gone, and nothing is there that was not.
      const written = world
        .commits()
        .flatMap(({ records }) => records)
        .filter((record) => record.subject === subject)
        .flatMap(({ events: e }) => e);
      if (written.length !== events.length)
        say(`${subject}: ${written.length} written, ${events.length} there`);
      const versions =
        subject === id ? found.application : found.reviews.find((r) => r.state.facts.reviewId === subject)!;
      if (versions.version !== events.length || versions.head !== events.at(-1)!.hash)
        say(`${subject}: head`);
    }

    for (const text of brokenIn(world.commits(), id)) say(text);

    const reviews = found.reviews.map(({ state }) => state);
    for (const review of reviews) {
      checkReview(review, histories.find(({ subject }) => subject === review.facts.reviewId)!.events, say);
      checkAnswers(review, say);
    }

    await checkNotices();
    return compare();

    function checkReview(
      review: Review,
      events: (typeof histories)[number]["events"],
      tell: (text: string) => void,
    ): void {
      const { reviewId } = review.facts;
      const closings = events.filter(({ event }) =>
        ["opinion-given", "closed-by-silence", "review-cancelled", "review-replaced"].includes(event.type),
      );
      if (review.status !== "closed") return tell(`${reviewId} is ${review.status}`);
      const takenBack = events.filter(({ event }) => event.type === "silence-found-premature").length;
      if (closings.length - takenBack !== 1) tell(`${reviewId} has ${closings.length} outcomes`);
      if (review.silence !== null) {
        const services = events.flatMap(({ event }) => (event.type === "review-served" ? [event] : []));
        const service = services.at(-1);
        if (!service || service.served.servedAt >= review.silence.asOf)
          tell(`${reviewId}: silent and not served`);
        if (
          service?.evidence.by === "answer" &&
          !world.taken.some(
            ({ subject, at }) => subject === reviewId && instant(at) <= service.served.servedAt,
          )
        )
          tell(`${reviewId}: served on an endpoint that never had it`);
        if (review.facts.department.channel === "webhook" && service?.evidence.by === "dispatch")
          tell(`${reviewId}: served by an in-box that it does not have`);
      }
      // Released or cancelled as its prerequisites ended.
      const ends = reviews.flatMap((other) =>
        other.status === "closed" && review.facts.waitsFor.includes(other.facts.reviewId)
          ? [other.closedAt]
          : [],
      );
      if (isFallen(review) && !ends.includes(review.closedAt)) tell(`${reviewId} fell when nothing did`);
      for (const other of review.facts.waitsFor) {
        const before = reviews.find(({ facts }) => facts.reviewId === other)!;
        const hasRefused =
          before.status === "closed" && ["objected", "deemed-refusal", "cancelled"].includes(before.outcome);
        if (hasRefused && review.outcome !== "cancelled") tell(`${reviewId} goes on without ${other}`);
        if (!hasRefused && before.status === "closed" && review.served !== null)
          if (review.served.servedAt < before.closedAt) tell(`${reviewId} was served before ${other} ended`);
      }
    }

    /** What a department was told is what the record says. */
    function checkAnswers(review: Review, tell: (text: string) => void): void {
      const { reviewId } = review.facts;
      for (const { command, reply } of answers) {
        if (command.route !== "giveOpinion" || command.path["reviewId"] !== reviewId) continue;
        const opinion = command.body as Opinion;
        const { code } = reply.body;
        if (reply.status === 200) {
          if (review.status !== "closed" || review.opinion === null || !sameOpinion(review.opinion, opinion))
            tell(`${reviewId}: an acknowledged ${opinion.kind} is not its outcome`);
        } else if (code === "late" || code === "case-over") {
          if (!isKept(review.lateOpinions, opinion)) tell(`${reviewId}: a late ${opinion.kind} was not kept`);
        } else if (code === "already-decided") {
          if (review.status === "closed" && review.opinion !== null && sameOpinion(review.opinion, opinion))
            tell(`${reviewId}: a ${opinion.kind} is its outcome, and was told it is not`);
          if (!isKept(review.rivalOpinions, opinion))
            tell(`${reviewId}: a rival ${opinion.kind} was not kept`);
        } else if (code === "cancelled") {
          if (review.status !== "closed" || review.outcome !== "cancelled")
            tell(`${reviewId}: told cancelled, and is not`);
        } else if (code === "project-changed") {
          if (review.interruptedAt === undefined)
            tell(`${reviewId}: told that the project changed, and was not asked anew`);
        } else if (reply.status < 500 && reply.status !== 404 && code !== "not-running")
          tell(`${reviewId}: an opinion was answered ${reply.status} ${String(code)}`);
      }
    }

    async function checkNotices(): Promise<void> {
      const asOwed = noticesOwed(histories, { region: world.region, rules: world.rules });
      const owed = asOwed.map(({ noticeId }) => noticeId).sort();
      const asIssued = (await world.record.noticesOf(id)).map(({ notice }) => noticeIn(notice));
      const issued = asIssued.map(({ noticeId }) => noticeId).sort();
      // Issued at once or much later, by the stream or by reconciliation: it says what the history says up to its event.
      for (const notice of asIssued) {
        const now = asOwed.find(({ noticeId }) => noticeId === notice.noticeId);
        if (now && canonical(now) !== canonical(notice) && !wasOvertaken(notice.at))
          say(`${id}: ${notice.noticeId} says ${canonical(notice)} and owes ${canonical(now)}`);
      }
      if (canonical(owed) !== canonical(issued))
        say(
          `${id}: notices owed and not issued: ${owed.filter((x) => !issued.includes(x)).join()}; issued and not owed: ${issued.filter((x) => !owed.includes(x)).join()}`,
        );
    }

    /** Whether something that was received by then was written only after what was received then. */
    function wasOvertaken(at: string): boolean {
      const own = world.commits().filter(({ records }) => applicationOf(records[0]!.subject) === id);
      const isOf = (commit: Committed) => commit.records.some(({ events }) => events[0]!.at === at);
      const first = own.findIndex(isOf);
      return own
        .slice(first + 1)
        .some((commit) => commit.cause !== null && commit.records.some(({ events }) => events[0]!.at <= at));
    }

    function compare(): number {
      const expected = oracle(world, id, world.now());
      for (const text of expected.otherwise) say(`otherwise: ${text}`);
      if (expected.application.status !== application.status)
        say(`${id} is ${application.status}, and should be ${expected.application.status}`);
      for (const { subject, events } of histories) {
        const facts = events.map(({ event }) => factOf(event as never)).filter((fact) => fact !== null);
        const should = (expected.events.get(subject) ?? [])
          .map(factOf)
          .filter((fact) => fact !== null)
          // The ladder against a lead is the mornings' own: one that decides before any morning has seen it is spared.
          .filter((fact) => !fact.startsWith("lead-overdue") || facts.includes(fact));
        if (canonical(facts.sort()) !== canonical(should.sort()))
          say(
            `${subject}: on record and not expected: ${more(facts, should)} | expected and not on record: ${more(should, facts)}`,
          );
      }
      for (const review of reviews) {
        const should = expected.reviews.get(review.facts.reviewId);
        const [a, b] = [review, should].map((one) => one && summaryOf(one));
        if (canonical(a) !== canonical(b))
          say(`${review.facts.reviewId}: ${canonical(a)} on record, ${canonical(b)} expected`);
      }
      return expected.raced;
    }
  }
}

/** Whether every review and every notice is as it should be at this moment, thanks to reconciliation alone. */
export async function checkUpToDate(world: World, applications: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const id of applications) {
    const expected = oracle(world, id, world.now());
    const histories = await world.record.histories(id);
    for (const { subject, events } of histories) {
      if (subject === id) continue;
      // A back-fill that was missed is the morning's.
      const isOwn = (fact: string | null): fact is string =>
        fact !== null && !fact.startsWith("backfill-missed");
      const facts = events.map(({ event }) => factOf(event as never)).filter(isOwn);
      const should = (expected.events.get(subject) ?? []).map(factOf).filter(isOwn);
      if (canonical(facts.sort()) !== canonical(should.sort()))
        wrong.push(
          `${subject} was not brought up to date: ${facts.filter((f) => !should.includes(f)).join("; ")} instead of ${should.filter((f) => !facts.includes(f)).join("; ")}`,
        );
    }
    const found = await world.record.loadCase(id);
    const closed = (found?.reviews ?? []).filter(({ state }) => state.status === "closed");
    const waits = await world.record.waitsOf(id);
    const left = waits.filter(({ subject }) => closed.some(({ state }) => state.facts.reviewId === subject));
    if (left.length > 0 && found!.application.state.status !== "withdrawn")
      wrong.push(`${id}: ${left.length} closed reviews are still waited for`);
    const issued = new Set((await world.record.noticesOf(id)).map(({ notice }) => notice.noticeId));
    for (const { noticeId } of noticesOwed(histories, { region: world.region, rules: world.rules }))
      if (!issued.has(noticeId)) wrong.push(`${id}: ${noticeId} was not made up for`);
  }
  return wrong;
}

/** Official numbers: in each series from 1 on, each once, without a gap. */
async function numbersAmiss(world: World, applications: readonly string[]): Promise<string[]> {
  const issued = await Promise.all(applications.map((id) => world.record.noticesOf(id)));
  const places = issued.flat().map(({ notice }) => placeOfNumber(notice.number)!);
  return [...Map.groupBy(places, ({ series }) => series)].flatMap(([series, own]) => {
    const counts = own.map(({ count }) => count).sort((a, b) => a - b);
    const isWhole = counts.every((count, i) => count === i + 1);
    return isWhole ? [] : [`${series} has the numbers ${counts.join()}`];
  });
}

/** The first ones are; those beyond are counted. */
const isKept = (kept: readonly Attempt[], opinion: Opinion): boolean =>
  kept.length >= ATTEMPTS_KEPT || kept.some((attempt) => sameOpinion(attempt.opinion, opinion));

const isFallen = (review: Review): boolean =>
  review.status === "closed" && review.outcome === "cancelled" && review.cause.kind === "prerequisite";

const summaryOf = (review: Review) => ({
  status: review.status,
  outcome: review.status === "closed" ? review.outcome : null,
  closedAt: review.status === "closed" && !isFallen(review) ? review.closedAt : null,
  overdue: review.status === "closed" && review.overdue,
  servedAt: review.served?.servedAt ?? null,
  dueAt: review.served?.due.dueAt ?? null,
  supplied: review.supplement?.supplied ?? null,
  interruptions: review.interruptions,
  extension: review.extension?.days ?? null,
  backfillMissed: review.status === "closed" && review.silence !== null ? review.backfillMissed : null,
  department: matterCodeOf(review.facts.reviewId),
});

/** What one list has more often than another. */
function more(one: readonly string[], than: readonly string[]): string {
  const times = (list: readonly string[], of: string) => list.filter((fact) => fact === of).length;
  return [...new Set(one)].filter((fact) => times(one, fact) > times(than, fact)).join("; ");
}
