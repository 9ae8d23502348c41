/**
 * What the same commands, at the same receipt instants, come to where nothing ever fails: no store, no stream, no engine.
 * Everything that follows from a fact follows at once. Its inputs are what people and endpoints did, in the order in
 * which it was committed; that order is the record's own (docs/adr/0001), everything else is derived here again.
 */
import { advance, open, serveDispatched } from "../../functions/domain/review/advance.ts";
import * as applications from "../../functions/domain/application/application.ts";
import {
  acceptanceOf,
  type Application,
  type ApplicationEvent,
} from "../../functions/domain/application/application.ts";
import { cancel } from "../../functions/domain/review/cancellation.ts";
import {
  advanceLead,
  conclude,
  decide,
  type LeadAnswer,
} from "../../functions/domain/application/conclusion.ts";
import { extend, type ExtensionRequest } from "../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import {
  advanceIntake,
  answerAtWindow,
  handIn,
  type ClerkAnswer,
} from "../../functions/domain/application/intake.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import {
  concludeJointReview,
  convene,
  takePosition,
  type ConclusionRequest,
  type Invitation,
} from "../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { release } from "../../functions/domain/review/release.ts";
import * as reviews from "../../functions/domain/review/review.ts";
import type { Review, ReviewDecision, ReviewEvent } from "../../functions/domain/review/review.ts";
import type { ClosedReview } from "../../functions/domain/review/review.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
  type SpecialProcedureStart,
} from "../../functions/domain/review/specialProcedure.ts";
import { standingAt } from "../../functions/domain/application/standing.ts";
import { outstanding } from "../../functions/domain/review/stop.ts";
import {
  requestSupplement,
  supply,
  type SupplementRequest,
} from "../../functions/domain/review/supplement.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { SETTLE_SECONDS } from "../../infra/limits.ts";
import { instant, SECOND, type Committed, type World } from "./world.ts";

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

const EVIDENCE: ReadonlySet<string> = new Set(["attempt-refused", "late-opinion-kept", "rival-opinion-kept"]);

export function oracle(world: World, applicationId: string, end: number): Expected {
  const { region, rules } = world;
  const own = world.commits.filter(({ subject }) => subject.startsWith(applicationId));
  const all = new Map<string, Review>();
  const events = new Map<string, (ApplicationEvent | ReviewEvent)[]>();
  const otherwise: string[] = [];
  const pending: Pending[] = [];
  let raced = 0;
  let application = undefined as unknown as Application;
  // A withdrawal or a change cancels or interrupts what is created after it, too.
  let withdrawn: { at: Instant; n: number } | null = null;

  const note = (subject: string, more: readonly (ApplicationEvent | ReviewEvent)[]) =>
    events.set(subject, [...(events.get(subject) ?? []), ...more]);

  function tell(more: readonly ApplicationEvent[]): void {
    if (more.length === 0) return;
    application = more.reduce(applications.evolve, application);
    note(applicationId, more);
  }
  function tellReview(id: string, more: readonly ReviewEvent[]): boolean {
    if (more.length === 0) return false;
    const before = all.get(id);
    all.set(id, before ? more.reduce<Review>(reviews.evolve, before) : reviews.begin(more));
    note(id, more);
    return true;
  }
  const closed = () =>
    [...all.values()].filter((review): review is ClosedReview => review.status === "closed");

  /** Whether the commit is somebody's deed, or an endpoint's answer, and not what follows from one. */
  const isDeed = ({ events, isNew, subject }: Committed): boolean =>
    events[0]!.by !== "system" ||
    (isNew && subject !== applicationId) ||
    events.some(({ event }) => event.type === "review-served" && event.evidence.channel === "webhook");

  /**
   * The place of a follow-up on a review: at once, or behind the deeds that were written on that review before it. `is`
   * tells its own event.
   */
  function placeOf(
    reviewId: string,
    trigger: number,
    is: (event: Committed["events"][number]["event"]) => boolean,
  ) {
    const history = own.filter(({ subject, n }) => subject === reviewId && n > trigger);
    const effect = history.find(({ events: written }) => written.some(({ event }) => is(event)));
    // One that never came found nothing to do: only what left nothing to do came before it.
    const leftNothing = (commit: Committed) =>
      commit.events.some(({ event }) => event.type === "opinion-given" || event.type === "review-served");
    const deeds = history
      .filter(isDeed)
      .filter((commit) => (effect ? commit.n < effect.n : leftNothing(commit)));
    const last = deeds.at(-1)?.n ?? trigger;
    if (last === trigger) return trigger;
    raced++;
    // It comes where it came.
    return effect ? effect.n - 1 : last;
  }

  /** Everything that is true by `asOf`, until nothing more follows. */
  function settle(n: number, asOf: Instant): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const todo of pending.filter(({ after }) => after <= n)) {
        pending.splice(pending.indexOf(todo), 1);
        const review = all.get(todo.reviewId);
        if (review && tellReview(todo.reviewId, todo.decide(review).events)) moved = true;
      }
      for (const [id, review] of all) {
        if (pending.some(({ reviewId }) => reviewId === id)) continue;
        if (withdrawn !== null && review.status !== "closed")
          moved = tellReview(id, cancel(review, withdrawn.at, asOf, rules).events) || moved;
        else {
          const until = withdrawn !== null && withdrawn.at < asOf ? withdrawn.at : asOf;
          moved = tellReview(id, advance(review, until, rules)) || moved;
        }
      }
      if (withdrawn === null) {
        for (const [id, review] of all) {
          const released = release(review, [...all.values()], rules);
          if (released.ok) moved = tellReview(id, released.value.events) || moved;
        }
        const concluded = conclude(application, closed(), rules);
        if (concluded.ok && concluded.value.events.length > 0) {
          tell(concluded.value.events);
          moved = true;
        }
      }
      const timed = [
        ...advanceIntake(application, asOf, rules, region),
        ...advanceLead(application, asOf, rules),
      ];
      tell(timed);
      moved ||= timed.length > 0;
    }
  }

  for (const commit of own) {
    const { n, at, subject, isNew } = commit;
    if (subject === applicationId && isNew) {
      const first = commit.events.map(({ event }) => event as ApplicationEvent);
      application = applications.begin(first);
      note(applicationId, first);
      continue;
    }
    settle(n - 1, instant(at - SETTLE_SECONDS * SECOND));
    if (!isDeed(commit)) continue;
    if (subject === applicationId) deedOnApplication(commit);
    else deedOnReview(commit);
    settle(n, instant(at - SETTLE_SECONDS * SECOND));
  }
  settle(Infinity, instant(end - SETTLE_SECONDS * SECOND));
  return { application, reviews: all, events, raced, otherwise };

  function deedOnReview(commit: Committed): void {
    const { n, subject: id, isNew, cause } = commit;
    const [first] = commit.events;
    const at = first!.at;
    if (isNew) {
      const acceptance = acceptanceOf(application)!;
      const planned = acceptance.reviews.find(({ reviewId }) => reviewId === id)!;
      const opened = open(applications.reviewFacts(application.facts, acceptance, planned), at, rules);
      if (opened.ok) tellReview(id, opened.value);
      if (withdrawn !== null) withdrawFrom(id, n);
      return;
    }
    const review = all.get(id)!;
    const served = commit.events.find(({ event }) => event.type === "review-served")?.event;
    if (served?.type === "review-served" && served.evidence.channel !== "in-box") {
      const answered = serveDispatched(review, served.served.servedAt, served.evidence, rules);
      if (answered.ok) tellReview(id, answered.value);
    }
    if (cause === null || first!.by === "system") return;
    const last = commit.events.at(-1)!.event.type;
    // What was refused by what the record did not know yet changes nothing, and is evidence only.
    if (last === "attempt-refused") return;
    const decision = decideOn(all.get(id)!, commit);
    tellReview(id, decision.events);
    const came = decision.events.at(-1)?.type ?? decision.refusal?.code;
    if (came !== last) otherwise.push(`${id} ${cause.route} at ${at}: ${last} on record, ${came} expected`);
  }

  function decideOn(review: Review, { cause, events: [first] }: Committed): ReviewDecision {
    const at = first!.at;
    const body = cause!.body;
    switch (cause!.route) {
      case "giveOpinion":
        return giveOpinion(review, body as Opinion, at, rules);
      case "requestSupplement": {
        const held = application.materials.map(({ code }) => code);
        return requestSupplement(review, body as SupplementRequest, at, rules, held);
      }
      case "startSpecialProcedure":
        return startSpecialProcedure(review, body as SpecialProcedureStart, at, rules);
      case "endSpecialProcedure":
        return endSpecialProcedure(review, at, rules);
      case "extendLimit":
        return extend(review, body as ExtensionRequest, at, rules);
      case "takePosition": {
        const { position: kind, reasons } = body as { position: "maintains" | "withdraws"; reasons: string };
        return takePosition(review, application, { kind, reasons }, at);
      }
      default:
        throw new Error(`${cause!.route} is no command about a review`);
    }
  }

  function deedOnApplication(commit: Committed): void {
    const { n, cause, events: written } = commit;
    const at = written[0]!.at;
    const decision = decideOnApplication(commit);
    tell(decision.events);
    const [last, came] = [written.at(-1)!.event.type, decision.events.at(-1)?.type ?? decision.refusal?.code];
    if (came !== last) otherwise.push(`${cause!.route} at ${at}: ${last} on record, ${came} expected`);
    if (cause!.route === "handInMaterial") {
      const code = cause!.path["code"]!;
      for (const [id, { supplement }] of all)
        if (outstanding(supplement).includes(code))
          pending.push({
            reviewId: id,
            after: placeOf(
              id,
              n,
              (e) => e.type === "material-supplied" && e.material === code && e.at === at,
            ),
            decide: (review) => supply(review, code, at, rules),
          });
    }
    if (cause!.route === "withdrawApplication") {
      withdrawn = { at, n };
      for (const id of all.keys()) withdrawFrom(id, n);
    }
    if (cause!.route === "changeProject") {
      const change = application.changes;
      for (const id of all.keys())
        pending.push({
          reviewId: id,
          after: placeOf(id, n, (e) => e.type === "clock-interrupted" && e.change === change),
          decide: (review) => {
            const interrupted = interrupt(review, change, at, rules);
            return interrupted.ok ? interrupted.value : { events: [] };
          },
        });
    }
  }

  function withdrawFrom(id: string, n: number): void {
    const after = placeOf(id, n, (e) => e.type === "review-cancelled" || e.type === "closed-by-silence");
    if (after > n) pending.push({ reviewId: id, after, decide: () => ({ events: [] }) });
  }

  function decideOnApplication({ n, cause, events: [first] }: Committed) {
    const at = first!.at;
    const { route, body, path } = cause!;
    const states = [...all.values()];
    // Two records are not written at once: what was committed after its receipt, a command need not have seen.
    const unseen = own
      .filter((commit) => commit.n < n && commit.at >= epochOf(at))
      .map(({ subject }) => subject);
    switch (route) {
      case "handInMaterial": {
        const owed = states
          .filter(({ status, facts }) => status !== "closed" || unseen.includes(facts.reviewId))
          .flatMap(({ supplement }) => outstanding(supplement));
        const material = { code: path["code"]!, ...(body as { name: string; sha256: string; uri: string }) };
        return handIn(application, region, material, at, rules, owed);
      }
      case "answerAtWindow":
        return answerAtWindow(application, region, body as ClerkAnswer, at, rules);
      case "withdrawApplication":
        return withdraw(application, (body as { reason: string }).reason, at);
      case "changeProject": {
        const seen = states.filter(({ facts }) => !unseen.includes(facts.reviewId));
        if (seen.length < states.length) raced++;
        const standing = standingAt(application, seen, at, rules);
        return changeProject(application, (body as { description: string }).description, at, standing);
      }
      case "conveneJointReview":
        return convene(application, body as Invitation, at, rules);
      case "concludeJointReview":
        return concludeJointReview(application, closed(), body as ConclusionRequest, at, rules);
      case "decideApplication":
        return decide(application, closed(), body as LeadAnswer, at);
      default:
        throw new Error(`${route} is no command about an application`);
    }
  }
}

/** What is law in an event, and as of when; what is evidence or bookkeeping only is not among it. */
export function factOf(event: ApplicationEvent | ReviewEvent): string | null {
  if (EVIDENCE.has(event.type)) return null;
  switch (event.type) {
    case "application-received":
    case "review-dispatched":
    case "review-waits":
    case "review-unserved":
    case "clock-resumed":
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
