/** What a history makes of a review: its state is nothing else. */
import { announcedAfter } from "./announcement.ts";
import { endedBy, hasBrokenLaw, withBreach } from "./breach.ts";
import { outcomeOf } from "./opinion.ts";
import { withEvidence } from "./invitation.ts";
import { deliveryAfter } from "./licence.ts";
import { withNote } from "./projectChange.ts";
import { withChecksDue } from "./promiseCheck.ts";
import { sameOrder, type NamedOrder, type Order } from "./order.ts";
import { evidenceOf, NO_EVIDENCE, type Evidence } from "./receipt.ts";
import type { Instant } from "../base/time.ts";
import type {
  Attempt,
  CaseFacts,
  Common,
  HandedOn,
  OwnFacts,
  Review,
  ReviewEvent,
  ReviewFacts,
} from "./review.ts";
import type { Served } from "./service.ts";
import { endedStops, type Supplement } from "./stop.ts";
import { withGreen } from "./greenChannel.ts";
import { withHigher } from "./higherAuthority.ts";
import { clockAfter, visitingAfter } from "./visit.ts";

const NOTHING_YET = {
  handler: null,
  handlersNamed: [],
  supplement: null,
  procedures: [],
  extension: null,
  interruptions: 0,
  position: null,
  positionsTaken: 0,
  lateOpinions: [],
  rivalOpinions: [],
  refusedAttempts: [],
  firstServedAt: null,
  supplementsAsked: 0,
  breaches: [],
  corrections: [],
} as const;

/**
 * What a history, in order, makes of nothing: a review is served at once or sent, waits for others, or is replaced.
 * @param given what its application gives it
 */
export function begin(given: CaseFacts, events: readonly ReviewEvent[]): Review {
  const [first, ...rest] = events;
  const factsOf = (own: OwnFacts): ReviewFacts => ({ ...given, ...own });
  if (first?.type === "review-waits")
    return rest.reduce<Review>(evolve, {
      status: "waiting",
      facts: factsOf(first.facts),
      served: null,
      ...NOTHING_YET,
    });
  if (first?.type === "review-replaced") {
    const { facts, claim, at: closedAt, checksDue } = first;
    const replaced = { status: "closed", outcome: "replaced", served: null, opinion: null } as const;
    return rest.reduce<Review>(evolve, {
      ...NOTHING_YET,
      ...replaced,
      facts: factsOf(facts),
      claim,
      ...(checksDue && { checksDue }),
      closedAt,
      judgedBy: null,
      overdue: false,
      silence: null,
    });
  }
  const [served, ...others] = rest;
  if (first?.type === "review-dispatched" && served?.type === "review-sent")
    return others.reduce<Review>(evolve, {
      status: "dispatched",
      facts: factsOf(first.facts),
      served: null,
      sentAt: served.at,
      recordedAt: served.recordedAt,
      latest: served.latest,
      isUnserved: false,
      ...NOTHING_YET,
      ...passedOverBy(served),
    });
  if (first?.type !== "review-dispatched" || served?.type !== "review-served")
    throw new Error("a review's history begins with its dispatch and its service");
  return others.reduce<Review>(evolve, {
    status: "running",
    facts: factsOf(first.facts),
    served: served.served,
    ...NOTHING_YET,
    firstServedAt: served.served.servedAt,
    ...passedOverBy(served),
  });
}

const passedOverBy = ({ passedOver }: { passedOver?: Instant | undefined }): Pick<Common, "passedOver"> =>
  passedOver === undefined ? {} : { passedOver };

/** One that was received in time for the written opinion that is owed makes up for a miss noted before it landed. */
function withLateOpinion(review: Review, attempt: Attempt): Review {
  const lateOpinions = [...review.lateOpinions, attempt];
  if (review.status !== "closed" || review.silence === null) return { ...review, lateOpinions };
  const { backfillDueAt } = review.silence;
  const isInTime = backfillDueAt !== null && attempt.receivedAt < backfillDueAt;
  return { ...review, lateOpinions, backfillMissed: review.backfillMissed && !isInTime };
}

/** The applicant's term is known, or known better: the clock stands until it ends. */
function withTerm(
  review: Review,
  term: Partial<Supplement> & Pick<Supplement, "lapsesAt">,
  served: Served,
): Review {
  if (review.status !== "suspended" || review.supplement === null) return review;
  const { supplement, stop } = review;
  return {
    ...review,
    served,
    supplement: { ...supplement, ...term },
    stop: { ...stop, endsAt: term.lapsesAt },
  };
}

/** What an event makes of a review. Total: replay never fails. */
export function evolve(review: Review, event: ReviewEvent): Review {
  const common = commonOf(review);
  const { served } = review;
  switch (event.type) {
    case "review-dispatched":
    case "review-waits":
    case "review-replaced":
      return { ...review, facts: { ...review.facts, ...event.facts } };
    case "review-sent":
      return {
        ...common,
        status: "dispatched",
        served: null,
        sentAt: event.at,
        recordedAt: event.recordedAt,
        latest: event.latest,
        isUnserved: false,
        ...passedOverBy(event),
      };
    case "review-unserved":
      return review.status === "dispatched" ? { ...review, isUnserved: true } : review;
    case "review-served":
      return {
        ...common,
        status: "running",
        served: event.served,
        firstServedAt: common.firstServedAt ?? event.served.servedAt,
        ...passedOverBy(event),
      };
    case "review-signed-for":
      return { ...review, signature: event.signature };
    case "review-opened":
      return { ...review, opening: event.opening };
    case "endpoint-answered":
      return { ...review, answer: event.answer };
    case "promised-material-came":
      return withChecksDue({ ...review, came: { ...review.came, [event.material]: event.at } }, event);
    case "review-reminded":
      return { ...review, remindedAt: event.at };
    case "opinion-given":
      return {
        ...withChecksDue(endedBy(common, event.receivedAt), event),
        status: "closed",
        closedAt: event.receivedAt,
        judgedBy: event.judgedBy,
        served: served!,
        outcome: outcomeOf(event.opinion),
        opinion: event.opinion,
        overdue: event.overdue,
        silence: null,
        handler: event.opinion.handler ?? common.handler,
      };
    case "closed-by-silence":
      return {
        ...withChecksDue(withBreach(common, { rule: "promised-limit", at: served!.due.dueAt }), event),
        status: "closed",
        closedAt: event.record.asOf,
        judgedBy: event.record.judgedBy,
        served: served!,
        outcome: event.outcome,
        opinion: null,
        overdue: false,
        silence: event.record,
        backfillMissed: false,
        revocation: null,
      };
    case "silence-found-premature":
      return review.status === "closed" && review.silence !== null
        ? {
            ...common,
            status: "running",
            served: review.served,
            takenBack: event.takenBack,
          }
        : review;
    case "review-cancelled":
      return {
        ...endedBy(common, event.at),
        status: "closed",
        closedAt: event.at,
        judgedBy: event.judgedBy ?? null,
        served,
        outcome: "cancelled",
        opinion: null,
        overdue: review.status === "overdue",
        silence: null,
        cause: event.cause,
      };
    case "clock-recomputed":
      return served === null || review.status === "closed" ? review : { ...review, served: event.served };
    case "supplement-requested":
      return {
        ...common,
        status: "suspended",
        served: event.served,
        supplement: event.supplement,
        supplementsAsked: common.supplementsAsked + 1,
        stop: { why: "supplement", endsAt: event.supplement.lapsesAt },
      };
    case "supplement-term-set": {
      const { servedAtLatest, lapsesAt, served: after } = event;
      return withTerm(review, { servedAtLatest, lapsesAt }, after);
    }
    case "supplement-served": {
      const { service, lapsesAt, served: after } = event;
      return withTerm(review, { service, lapsesAt }, after);
    }
    case "material-supplied": {
      const { supplement } = common;
      if (supplement === null) return review;
      const supplied = [...supplement.supplied, { material: event.material, at: event.at }];
      return { ...review, supplement: { ...supplement, supplied } };
    }
    case "supplement-request-withdrawn":
      return common.supplement === null
        ? review
        : { ...review, supplement: { ...common.supplement, withdrawnAt: event.at } };
    case "special-procedure-started":
      return {
        ...common,
        status: "suspended",
        served: event.served,
        procedures: [...common.procedures, event.procedure],
        stop: { why: event.procedure.kind, endsAt: event.procedure.endsAt },
      };
    case "special-procedure-ended":
      return {
        ...review,
        procedures: common.procedures.map((procedure) =>
          procedure.kind === event.kind ? { ...procedure, endedAt: event.at } : procedure,
        ),
      };
    case "clock-resumed":
      return review.status === "suspended"
        ? { ...common, status: "running", served: event.served }
        : review.status === "running"
          ? { ...review, served: event.served }
          : review;
    case "clock-extended":
      return review.status === "running" || review.status === "suspended"
        ? { ...review, served: event.served, extension: event.extension }
        : review;
    case "project-change-noted":
      return {
        ...review,
        facts: withNote(review.facts, event.note),
        notes: [...(common.notes ?? []), event.note],
      };
    case "facts-corrected-noted":
      return { ...review, facts: withNote(review.facts, event.note) };
    case "prerequisite-handed-on":
      return { ...review, facts: withHandedOn(review.facts, event) };
    case "clock-interrupted": {
      const stops = endedStops(review);
      // A new service follows: nothing that the old clock knew counts for the new one.
      return {
        ...endedBy(review, event.at),
        ...NO_EVIDENCE,
        ...(review.facts.handedOn && {
          facts: { ...review.facts, handedOn: withoutCourse(review.facts.handedOn) },
        }),
        interruptions: event.change,
        interruptedAt: event.at,
        ...(stops.length > 0 && { endedBefore: [...(review.endedBefore ?? []), ...stops] }),
        supplement: null,
        procedures: [],
        extension: null,
        sentOn: undefined,
        ...(review.asked && { asked: review.asked.filter(({ end }) => end !== null) }),
      };
    }
    case "approval-asked":
      return { ...review, asked: [...(common.asked ?? []), { ...event.asked, end: null }] };
    case "approval-given":
      return ended(review, event, "approved");
    case "approval-taken-back":
      return ended(review, event, "taken-back");
    case "handler-named":
      return {
        ...review,
        handler: event.handler,
        handlersNamed: [...review.handlersNamed, { handler: event.handler, at: event.at }],
      };
    case "handed-over":
      return { ...review, handedOver: [...(common.handedOver ?? []), event.handedOver] };
    case "opinion-found-timely":
      return review.status === "closed" && review.opinion !== null
        ? { ...endedBy(review, event.receivedAt), closedAt: event.receivedAt, overdue: false }
        : review;
    case "review-escalated":
      return {
        ...escalated(common, served, event.asOf),
        status: "overdue",
        served: served!,
        failedGuards: event.failedGuards,
        ...(event.failed && { failed: event.failed }),
        ...(event.goesOnAt !== undefined && { goesOnAt: event.goesOnAt }),
        judgedBy: event.judgedBy,
        raisedTo: "leader",
        orders: [...(common.orders ?? []), orderOf("leader", event.asOf, served!)],
      };
    case "case-act-noted":
      return { ...review, acts: [...(common.acts ?? []), event.act] };
    case "limit-breached":
      return withBreach(review, event.breach);
    case "card-corrected":
      return { ...review, corrections: [...review.corrections, event.correction] };
    case "escalation-raised":
      return review.status === "overdue"
        ? {
            ...review,
            raisedTo: event.to,
            orders: [...(review.orders ?? []), orderOf(event.to, event.asOf, review.served)],
          }
        : review;
    case "order-signed-for":
      return withOrder(review, event.order, { signed: { by: event.by, at: event.at } });
    case "order-answered":
      return withOrder(review, event.order, {
        answer: { by: event.by, at: event.at, text: event.answer },
      });
    case "backfill-missed":
      return review.status === "closed" && review.silence !== null
        ? { ...review, backfillMissed: true }
        : review;
    case "review-invited":
      return { ...review, invitation: event.invitation };
    case "invitation-received":
      return invited(review, event.evidence);
    case "invitation-reminded":
      return invited(review, { remindedAt: event.at });
    case "visit-invited":
    case "visit-moved":
    case "visit-called-off":
    case "visit-invitation-received":
    case "visit-unattended": {
      const visited = { ...review, visit: visitingAfter(review.visit, event) };
      const served = clockAfter(event);
      return served && (visited.status === "running" || visited.status === "suspended")
        ? { ...visited, served }
        : visited;
    }
    case "green-channel-joined":
    case "green-channel-dropped":
      return withGreen(review, event);
    case "sent-on":
    case "higher-reminded":
    case "higher-answered":
      return withHigher(review, event);
    case "referral-answered": {
      const { type: _, ...answered } = event;
      return { ...review, referral: { ...review.referral, ...answered } };
    }
    case "jurisdiction-opened": {
      const { type: _, ...sitting } = event;
      return { ...review, referral: { ...review.referral, sitting } };
    }
    case "referral-decided": {
      const { type: _, closing, ...decision } = event;
      const decided = { ...review, referral: { ...review.referral, decision } };
      if (closing === undefined) return decided;
      return {
        ...endedBy(commonOf(decided), event.at),
        status: "closed",
        closedAt: event.at,
        judgedBy: closing.judgedBy,
        served,
        outcome: "referred",
        opinion: null,
        overdue: closing.overdue,
        silence: null,
      };
    }
    case "position-taken":
      return { ...review, position: event.position, positionsTaken: review.positionsTaken + 1 };
    case "revocation-announced":
    case "revocation-answered":
    case "revocation-withdrawn":
      return { ...review, announced: announcedAfter(review.announced, event) };
    case "deemed-consent-revoked":
      return review.status === "closed" && review.silence !== null
        ? { ...review, revocation: event.revocation }
        : review;
    case "licence-handed-out":
    case "delivery-overdue":
      return { ...review, delivery: deliveryAfter(review.delivery, event) };
    case "promise-checked":
      return { ...review, promiseChecks: [...(review.promiseChecks ?? []), event.check] };
    case "late-opinion-kept":
    case "timely-opinion-kept":
      return withLateOpinion(review, event.attempt);
    case "rival-opinion-kept":
      return { ...review, rivalOpinions: [...common.rivalOpinions, event.attempt] };
    case "attempt-refused":
      return { ...review, refusedAttempts: [...common.refusedAttempts, event.attempt] };
  }
}

/** What it waited for, or what held up its decision, is another review's to answer. */
function withHandedOn(facts: ReviewFacts, { from, to }: { from: string; to: string }): ReviewFacts {
  const now = (id: string) => (id === from ? to : id);
  return { ...facts, waitsFor: facts.waitsFor.map(now), tolerates: facts.tolerates.map(now) };
}

/** The one of that command that waited waits no more. */
function ended(
  review: Review,
  { command, by, at }: Extract<ReviewEvent, { type: "approval-given" | "approval-taken-back" }>,
  how: "approved" | "taken-back",
): Review {
  const before = review.asked ?? [];
  const which = before.findLastIndex(({ act, end }) => end === null && act.command === command);
  return { ...review, asked: before.map((one, i) => (i === which ? { ...one, end: { how, by, at } } : one)) };
}

const orderOf = (to: Order["to"], at: Instant, { due: { dueAt, dueDate } }: Served): Order => ({
  to,
  at,
  due: { dueAt, dueDate },
  signed: null,
  answer: null,
});

const withOrder = (review: Review, named: NamedOrder, said: Partial<Order>): Review => ({
  ...review,
  orders: (review.orders ?? []).map((order) => (sameOrder(order, named) ? { ...order, ...said } : order)),
});

/** More evidence that the invitation was received; where there was none, of nothing. */
const invited = (review: Review, evidence: Evidence): Review =>
  review.invitation === undefined
    ? review
    : { ...review, invitation: withEvidence(review.invitation, evidence) };

function commonOf(review: Review): Common {
  const { facts, handler, handlersNamed, supplement, procedures, extension, interruptions } = review;
  const { takenBack, acts, came, invitation, orders, asked, interruptedAt, endedBefore, notes } = review;
  const { visit, green, sentOn, announced } = review;
  const { position, positionsTaken, referral, delivery, lateOpinions, rivalOpinions, refusedAttempts } =
    review;
  const { firstServedAt, supplementsAsked, breaches, corrections } = review;
  return {
    facts,
    handler,
    handlersNamed,
    supplement,
    procedures,
    extension,
    interruptions,
    interruptedAt,
    ...(endedBefore && { endedBefore }),
    notes,
    ...evidenceOf(review),
    takenBack,
    invitation,
    ...(visit && { visit }),
    ...(green && { green }),
    ...(sentOn && { sentOn }),
    ...(announced && { announced }),
    acts,
    ...(came && { came }),
    ...(orders && { orders }),
    asked,
    position,
    positionsTaken,
    ...(referral && { referral }),
    ...(delivery && { delivery }),
    lateOpinions,
    rivalOpinions,
    refusedAttempts,
    firstServedAt,
    supplementsAsked,
    breaches,
    corrections,
  };
}

/** What was due is not answered; where the statutory limit runs out in the same instant, it is broken with it. */
function escalated(common: Common, served: Review["served"], asOf: Instant): Common {
  const broken = withBreach(common, { rule: "promised-limit", at: asOf });
  return served?.statutoryDueAt === asOf && !hasBrokenLaw(broken, served)
    ? withBreach(broken, { rule: "statutory-limit", at: asOf })
    : broken;
}

/** Of a matter that was handed on all but what its statutory limit had run under. */
const withoutCourse = ({ ranSince: _ran, ...rest }: HandedOn): HandedOn => rest;
