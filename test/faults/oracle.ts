/**
 * What the same commands, at the same receipt instants, come to where nothing ever fails: no store, no stream, no engine.
 * Everything that follows from a fact follows at once. Its inputs are what people and endpoints did, in the order in
 * which it was committed; that order is the record's own (docs/adr/0001), everything else is derived here again.
 */
import {
  acceptanceOf,
  caseFactsOf,
  framesOf,
  isOver,
  type Application,
} from "../../functions/domain/application/application.ts";
import type {
  ApplicationDecision,
  ApplicationEvent,
} from "../../functions/domain/application/applicationEvent.ts";
import { begunOn } from "../../functions/domain/application/begun.ts";
import type { Link } from "../../functions/domain/application/material.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import {
  advanceLead,
  conclude,
  decide,
  type LeadAnswer,
} from "../../functions/domain/application/conclusion.ts";
import { advanceIntake, handIn, receive } from "../../functions/domain/application/intake.ts";
import { answerAtWindow, type ClerkAnswer } from "../../functions/domain/application/window.ts";
import {
  concludeJointReview,
  convene,
  takePosition,
  type ConclusionRequest,
  type Invitation,
} from "../../functions/domain/application/jointReview.ts";
import { namePresider, type PresiderRequest } from "../../functions/domain/application/presiding.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { applicationOf } from "../../functions/domain/base/ids.ts";
import { epochOf } from "../../functions/domain/base/time.ts";
import { advance, evidenced } from "../../functions/domain/review/advance.ts";
import { extend, type ExtensionRequest } from "../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { open } from "../../functions/domain/review/opening.ts";
import { release } from "../../functions/domain/review/release.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import type {
  ClosedReview,
  Review,
  ReviewDecision,
  ReviewEvent,
} from "../../functions/domain/review/review.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
  type SpecialProcedureStart,
} from "../../functions/domain/review/specialProcedure.ts";
import { WhichProcedure } from "../../functions/contracts/review/which.ts";
import { outstanding } from "../../functions/domain/review/stop.ts";
import {
  requestSupplement,
  supply,
  type SupplementRequest,
} from "../../functions/domain/review/supplement.ts";
import { SETTLE_SECONDS } from "../../infra/limits.ts";
import type { Committed, Written } from "./table.ts";
import { instant, SECOND } from "./time.ts";
import type { World } from "./world.ts";
import type { ProjectChange } from "../../functions/domain/application/changeRequest.ts";
import { changes } from "../support/changes.ts";
import { nothingOnRecord } from "../support/fixtures.ts";

export type Expected = {
  application: Application;
  reviews: Map<string, Review>;
  /** Every event, by record. */
  events: Map<string, (ApplicationEvent | ReviewEvent)[]>;
  /** Follow-ups that found a command before them on the record that they were for. */
  raced: number;
  /** Where a command came to something else than on record. */
  otherwise: string[];
};

/** What follows from an event for a review, once nothing stands before it. */
type Pending = { reviewId: string; after: number; decide: (review: Review) => ReviewDecision };

/** What is kept of an attempt or of a receipt: inputs, or nothing that changes anything. */
const EVIDENCE: ReadonlySet<string> = new Set([
  "attempt-refused",
  "endpoint-answered",
  "invitation-received",
  "invitation-reminded",
  "review-opened",
  "review-reminded",
  "late-opinion-kept",
  "rival-opinion-kept",
  "timely-opinion-kept",
]);

export function oracle(
  world: Pick<World, "region" | "rules" | "commits">,
  id: string,
  end: number,
): Expected {
  const { region } = world;
  const rules = { ...world.rules, ...nothingOnRecord };
  const own = world.commits().filter(({ records }) => applicationOf(records[0]!.subject) === id);
  const all = new Map<string, Review>();
  const events = new Map<string, (ApplicationEvent | ReviewEvent)[]>();
  const otherwise: string[] = [];
  const pending: Pending[] = [];
  let raced = 0;
  let application = undefined as unknown as Application;

  const note = (subject: string, more: readonly (ApplicationEvent | ReviewEvent)[]) =>
    events.set(subject, [...(events.get(subject) ?? []), ...more]);

  /** Whatever a decision makes of the application and of its reviews is on record at once. */
  function tell({ events: more, reviews: changes = [] }: ApplicationDecision): boolean {
    if (more.length > 0) {
      application = application ? more.reduce(applications.evolve, application) : applications.begin(more);
      note(id, more);
    }
    for (const change of changes) tellReview(change.reviewId, change.events);
    return more.length > 0 || changes.length > 0;
  }
  function tellReview(reviewId: string, more: readonly ReviewEvent[]): boolean {
    if (more.length === 0) return false;
    const before = all.get(reviewId);
    all.set(reviewId, before ? more.reduce<Review>(reviews.evolve, before) : begun(reviewId, more));
    note(reviewId, more);
    return true;
  }
  const begun = (reviewId: string, first: readonly ReviewEvent[]): Review =>
    reviews.begin(caseFactsOf(framesOf(application), reviewId), first);
  const closed = () =>
    [...all.values()].filter((review): review is ClosedReview => review.status === "closed");

  /**
   * The place of a follow-up on a review: at once, or behind the deeds that were written on that review before it. `is`
   * tells its own event.
   */
  function placeOf(reviewId: string, trigger: number, is: (event: EventOf<Written>) => boolean) {
    const history = own.filter(
      ({ n, records }) => n > trigger && records.some(({ subject }) => subject === reviewId),
    );
    const has = (commit: Committed, which: (event: EventOf<Written>) => boolean) =>
      commit.records.some(
        ({ subject, events: written }) => subject === reviewId && written.some(({ event }) => which(event)),
      );
    const effect = history.find((commit) => has(commit, is));
    // One that never came found nothing to do: only what left nothing to do came before it.
    const leftNothing = (commit: Committed) =>
      has(commit, ({ type }) => ["opinion-given", "review-served", "review-cancelled"].includes(type));
    const deeds = history
      .filter(isDeed)
      .filter((commit) => (effect ? commit.n < effect.n : leftNothing(commit)));
    const last = deeds.at(-1)?.n ?? trigger;
    if (last === trigger) return trigger;
    raced++;
    // It comes where it came.
    return effect ? effect.n - 1 : last;
  }

  /**
   * When what follows by itself was written down, which no rule can know: a review that was on record too late is not
   * silent (G2).
   */
  function writtenAt(subject: string, type: CaseEvent["type"]): string {
    for (const { records } of own)
      for (const written of records)
        if (written.subject === subject)
          for (const { event, at } of written.events) if (event.type === type) return at;
    return instant(end);
  }

  /** Everything that is true by `asOf`, until nothing more follows. */
  function settle(n: number, asOf: string): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const todo of pending.filter(({ after }) => after <= n)) {
        pending.splice(pending.indexOf(todo), 1);
        const review = all.get(todo.reviewId);
        if (review && tellReview(todo.reviewId, todo.decide(review).events)) moved = true;
      }
      // After a withdrawal nothing changes any more.
      const until = application.status === "withdrawn" && application.at < asOf ? application.at : asOf;
      for (const [reviewId, review] of all) {
        if (pending.some((todo) => todo.reviewId === reviewId)) continue;
        moved = tellReview(reviewId, advance(review, until, rules)) || moved;
      }
      for (const [reviewId, review] of all) {
        const released = release(review, [...all.values()], writtenAt(reviewId, "review-served"), rules);
        moved = tellReview(reviewId, released.events) || moved;
      }
      moved = tell(conclude(application, closed(), rules)) || moved;
      const moment = { now: writtenAt(id, "application-accepted"), settledAt: asOf };
      moved = tell(advanceIntake(application, moment, rules, region)) || moved;
      moved = tell({ events: advanceLead(application, asOf, rules) }) || moved;
    }
  }

  for (const commit of own) {
    const { n } = commit;
    const settled = settledBy(commit);
    if (application) settle(n - 1, settled);
    if (isDeed(commit)) deed(commit);
    reminded(commit);
    settle(n, settled);
  }
  settle(Infinity, instant(end - SETTLE_SECONDS * SECOND));
  return { application, reviews: all, events, raced, otherwise };

  function deed(commit: Committed): void {
    const { cause, records } = commit;
    if (!application) return received(records[0]!);
    if (cause === null || cause.path["reviewId"] !== undefined) deedOnReview(commit);
    else deedOnApplication(commit);
  }

  /** When a department was reminded of what lay unseen no rule can know, either: G2 rests on it. */
  function reminded({ records }: Committed): void {
    for (const { subject, events: written } of records)
      for (const { event } of written)
        if (event.type === "review-reminded" && all.get(subject)?.status !== "closed")
          tellReview(subject, [event]);
  }

  function received({ events: [first] }: Written): void {
    const { event, at } = first!;
    if (event.type !== "application-received") throw new Error(`${id} begins with ${event.type}`);
    const { project, claims, digest, contact } = event.facts;
    // Whom to ring up lies elsewhere, and no rule asks for it.
    const applicant = { ...event.facts.applicant, contact: { name: "", phone: "" } };
    const materials = event.materials.flatMap(({ code, files }) => files.map((file) => ({ code, ...file })));
    const submission = { project, applicant, claims, materials };
    tell(receive(region, submission, { applicationId: id, digest, contact }, at, rules));
  }

  function deedOnReview(commit: Committed): void {
    const { cause, records } = commit;
    const { subject: reviewId, events: written } = records[0]!;
    const [first] = written;
    const at = first!.at;
    const review = all.get(reviewId)!;
    for (const { event } of written) {
      if (event.type === "endpoint-answered")
        tellReview(reviewId, evidenced(review, event, event.answer.at, rules));
      if (event.type === "review-opened")
        tellReview(reviewId, open(review, event.opening.how, event.opening.at, rules));
    }
    if (cause === null || first!.by.role === "platform") return;
    const last = written.at(-1)!.event.type;
    // What was refused by what the record did not know yet changes nothing, and is evidence only.
    if (last === "attempt-refused") return;
    const decision = decideOn(all.get(reviewId)!, commit);
    tellReview(reviewId, decision.events);
    const came = decision.events.at(-1)?.type ?? decision.refusal?.code;
    if (came !== last)
      otherwise.push(`${reviewId} ${cause.route} at ${at}: ${last} on record, ${came} expected`);
  }

  function decideOn(review: Review, { cause, records }: Committed): ReviewDecision {
    const { at, by } = records[0]!.events[0]!;
    const body = cause!.body;
    switch (cause!.route) {
      case "giveOpinion":
        return giveOpinion(review, body as Opinion, at, rules, isOver(application));
      case "requestSupplement": {
        const held = application.materials.map(({ code }) => code);
        return requestSupplement(review, body as SupplementRequest, at, rules, held);
      }
      case "startSpecialProcedure":
        return startSpecialProcedure(review, body as SpecialProcedureStart, by, at, rules);
      case "endSpecialProcedure":
        return endSpecialProcedure(review, WhichProcedure.parse(cause!.query), at, rules);
      case "extendLimit":
        return extend(review, body as ExtensionRequest, by, at, rules);
      case "takePosition": {
        const { position: kind, reasons } = body as { position: "maintains" | "withdraws"; reasons: string };
        return takePosition(review, application, { kind, reasons }, at);
      }
      default:
        throw new Error(`${cause!.route} is no command about a review`);
    }
  }

  function deedOnApplication(commit: Committed): void {
    const { n, cause, records } = commit;
    const { events: written } = records.find(({ subject }) => subject === id)!;
    const at = written[0]!.at;
    const unseen = cause!.route === "handInMaterial" ? unseenBy(n, at) : [];
    const decision = decideOnApplication(commit, at, unseen);
    // It writes the application only: an opinion that it need not have seen may have been the last one, and what came in
    // before need not have been passed on. Nothing hangs on it then.
    if (decision.refusal && cause!.route === "handInMaterial" && acceptanceOf(application)) {
      raced++;
      return void tell({ events: written.map(({ event }) => event as ApplicationEvent) });
    }
    tell(decision);
    const [last, came] = [written.at(-1)!.event.type, decision.events.at(-1)?.type ?? decision.refusal?.code];
    if (came !== last) otherwise.push(`${cause!.route} at ${at}: ${last} on record, ${came} expected`);
    if (cause!.route !== "handInMaterial") return;
    const code = cause!.path["code"]!;
    for (const [reviewId, { supplement }] of all)
      if (outstanding(supplement).includes(code))
        pending.push({
          reviewId,
          after: placeOf(
            reviewId,
            n,
            (e) => e.type === "material-supplied" && e.material === code && e.at === at,
          ),
          decide: (review) => supply(review, code, at, rules),
        });
  }

  /** The records that were written before a commit, and after the command was received that it answers. */
  function unseenBy(n: number, at: string): string[] {
    return own
      .filter((commit) => commit.n < n && commit.at >= epochOf(at))
      .flatMap(({ records }) => records.map(({ subject }) => subject));
  }

  function decideOnApplication(
    { cause }: Committed,
    at: string,
    unseen: readonly string[],
  ): ApplicationDecision {
    const { route, body, path } = cause!;
    const states = [...all.values()];
    switch (route) {
      case "handInMaterial": {
        const owed = states
          .filter(({ status, facts }) => status !== "closed" || unseen.includes(facts.reviewId))
          .flatMap(({ supplement }) => outstanding(supplement));
        const material = { code: path["code"]!, files: [body as Link] };
        return handIn(application, region, material, at, rules, owed, {}, (code) =>
          begunOn(states, code, { now: at, rules, region }),
        );
      }
      case "answerAtWindow":
        return answerAtWindow(application, region, body as ClerkAnswer, at, rules);
      case "withdrawApplication":
        return withdraw(application, (body as { reason: string }).reason, at, states, rules);
      case "changeProject":
        return changes({ application, reviews: states }, region, body as ProjectChange, at, rules);
      case "conveneJointReview":
        return convene(application, states, body as Invitation, at, rules);
      case "namePresider":
        return namePresider(application, states, body as PresiderRequest, at, region);
      case "concludeJointReview":
        return concludeJointReview(application, closed(), body as ConclusionRequest, at, rules);
      case "decideApplication":
        return decide(application, closed(), body as LeadAnswer, at, rules);
      default:
        throw new Error(`${route} is no command about an application`);
    }
  }
}

/**
 * What is certain at a commit. A silence that has settled only since a command was received need not have been seen by it;
 * what the product itself writes, it writes of what has settled by then.
 */
function settledBy(commit: Committed): string {
  const receivedAt = epochOf(commit.records[0]!.events[0]!.at);
  return instant((isDeed(commit) ? receivedAt : commit.at) - SETTLE_SECONDS * SECOND);
}

type EventOf<W extends Written> = W["events"][number]["event"];

/** Whether a commit is somebody's deed, or an endpoint's answer, and not what follows from one. */
const isDeed = ({ records }: Committed): boolean =>
  records.some(
    ({ events }) =>
      events[0]!.by.role !== "platform" || events.some(({ event }) => event.type === "endpoint-answered"),
  );

/** What is law in an event, and as of when; what is evidence or bookkeeping only is not among it. */
export function factOf(event: ApplicationEvent | ReviewEvent): string | null {
  if (EVIDENCE.has(event.type)) return null;
  switch (event.type) {
    case "application-received":
    case "review-dispatched":
    case "review-waits":
    case "review-unserved":
    case "clock-resumed":
    case "supplement-served":
      return null;
    case "review-served":
      return `${event.type} ${event.served.servedAt} due ${event.served.due.dueAt}`;
    case "opinion-given":
      return `${event.type} ${event.opinion.kind} ${event.receivedAt} ${event.overdue}`;
    case "closed-by-silence":
      return `${event.type} ${event.outcome} ${event.record.asOf} ${event.record.guards.map(({ holds }) => holds).join()}`;
    case "review-cancelled":
      // Of several that refuse within the settling time, the first one written is the cause.
      return event.cause.kind === "prerequisite" ? `${event.type} prerequisite` : `${event.type} ${event.at}`;
    case "review-escalated":
      return `${event.type} ${event.asOf} ${event.failedGuards.join()}`;
    case "escalation-raised":
    case "lead-overdue":
      return `${event.type} ${event.to} ${event.asOf}`;
    case "supplement-requested":
      return `${event.type} ${event.supplement.requestedAt} ${event.supplement.lapsesAt}`;
    case "special-procedure-started":
      return `${event.type} ${event.procedure.startedAt} ${event.procedure.endsAt}`;
    case "clock-extended":
      return `${event.type} ${event.extension.at}`;
    case "material-supplied":
      return `${event.type} ${event.material} ${event.at}`;
    case "material-handed-in":
      return `${event.type} ${event.material.code} ${event.at}`;
    case "application-accepted":
      return `${event.type} ${event.acceptance.how} ${event.acceptance.acceptedAt}`;
    case "joint-review-opened":
      return `${event.type} ${event.joint.openedAt} ${event.joint.dueAt} ${event.joint.objections.join()}`;
    case "lead-asked":
      return `${event.type} ${event.asOf} ${event.decideBy}`;
    case "application-decided":
      return `${event.type} ${event.decision.result} ${event.decidedAt}`;
    default: {
      const at = "at" in event ? event.at : "asOf" in event ? event.asOf : "";
      return `${event.type} ${at}`;
    }
  }
}
