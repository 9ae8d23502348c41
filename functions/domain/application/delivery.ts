/**
 * The licence reaches its applicant (颁发、送达): whoever grants one hands it out within ten working days of its grant
 * (行政许可法 art. 44), as a file of its own organ, with its number and for how long it is valid. Late, it is handed out all the
 * same, and the ladder goes on until it is.
 */
import { isGranted, type MatterDecision } from "./matterDecision.ts";
import type { Decision } from "./rollUp.ts";
import type { Application } from "./application.ts";
import type { Attached } from "../base/attachment.ts";
import { reviewParts } from "../base/ids.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { yellowFrom, type Lamp } from "../supervision/lamp.ts";
import { LADDER, stepAt } from "../review/ladder.ts";
import type { DeliverBy, Delivery, Licence } from "../review/licence.ts";
import { evolve } from "../review/replay.ts";
import type { Review, ReviewDecision, ReviewEvent } from "../review/review.ts";

/** Working days from the grant until the licence has been handed out (行政许可法 art. 44). */
export const DELIVERY_DAYS = 10;

type Decided = Extract<Application, { decidedAt: Instant }>;

const isDecided = (application: Application): application is Decided => "decidedAt" in application;

/** Since when a licence is to be handed out, and until when as it was told with the decision. */
export type Granted = { at: Instant; deliverBy: DeliverBy | null };

/** The grant of a review's licence; `null` where none was granted. */
export function grantOf({ facts }: Review, application: Application): Granted | null {
  if (facts.matter.kind !== "licence" || !isDecided(application)) return null;
  const own = application.decision.matters.find(({ reviewId }) => reviewId === facts.reviewId);
  return own && isGranted(own.result)
    ? { at: application.decidedAt, deliverBy: application.deliverBy ?? null }
    : null;
}

/** Whose reviews may be of a licence that was granted, by today's catalogue; a matter that it does not know any more may be one. */
export function mayOweDelivery(application: Application, { matters }: Pick<Region, "matters">): string[] {
  if (!isDecided(application)) return [];
  return application.decision.matters
    .filter(({ result }) => isGranted(result))
    .map(({ reviewId }) => reviewId)
    .filter((reviewId) => {
      const known = matters.find(({ code }) => code === reviewParts(reviewId)?.matterCode);
      return known === undefined || known.kind === "licence";
    });
}

/** Until when a decision's licences are to be handed out; `null` where it grants none, or no calendar reaches that far. */
export function deliverByOf(
  { matters }: Pick<Decision, "matters">,
  decidedAt: Instant,
  reviews: readonly Review[],
  rules: ClockRules,
): DeliverBy | null {
  const isLicence = ({ reviewId }: MatterDecision) =>
    reviews.some(({ facts }) => facts.reviewId === reviewId && facts.matter.kind === "licence");
  if (!matters.some((one) => isGranted(one.result) && isLicence(one))) return null;
  const { dueAt, dueDate } = afterWorkingDays(decidedAt, DELIVERY_DAYS, rules);
  return isOpen(dueAt) ? null : { dueAt, dueDate };
}

/** Until when it is to be handed out: by the calendar at hand, and not before what was told; open where none reaches that far. */
export function deliveryDue({ at, deliverBy }: Granted, rules: ClockRules): DeliverBy {
  const { dueAt, dueDate } = afterWorkingDays(at, DELIVERY_DAYS, rules);
  return deliverBy === null || dueAt > deliverBy.dueAt ? { dueAt, dueDate } : deliverBy;
}

/** How near its handing out is to the limit: yellow from two working days before, as of every limit; grey once it is done. */
export function deliveryLamp(review: Review, granted: Granted, now: Instant, rules: ClockRules): Lamp {
  if (review.delivery?.licence) return "grey";
  if (now >= deliveryDue(granted, rules).dueAt) return "red";
  const green = afterWorkingDays(granted.at, DELIVERY_DAYS - yellowFrom(DELIVERY_DAYS), rules);
  return now >= green.dueAt ? "yellow" : "green";
}

/** The organ hands the licence out. The same again is a repeat; another one has to be a correction, which this is not. */
export function handOut(
  review: Review,
  application: Application,
  licence: Licence,
  now: Instant,
  today: LocalDate,
): ReviewDecision {
  const before = review.delivery?.licence;
  if (before && isSame(before, licence)) return { events: [] };
  if (grantOf(review, application) === null) return { events: [], refusal: { code: "licence-not-granted" } };
  if (before)
    return {
      events: [],
      refusal: { code: "licence-handed-out", number: before.number, handedOutAt: before.at },
    };
  if (licence.validUntil !== null && licence.validUntil < today)
    return {
      events: [],
      refusal: { code: "licence-expired", validUntil: licence.validUntil, today },
    };
  return { events: [{ type: "licence-handed-out", licence: { ...licence, at: now } }] };
}

function isSame(one: Licence, other: Licence): boolean {
  const files = ({ attachments = [] }: Attached) => attachments.map(({ sha256 }) => sha256).join();
  return (
    one.number === other.number &&
    one.validUntil === other.validUntil &&
    JSON.stringify(one.handedOut) === JSON.stringify(other.handedOut) &&
    files(one) === files(other)
  );
}

/** As time has made it by `now`, recorded or not. */
export const deliveryAt = (
  review: Review,
  application: Application,
  now: Instant,
  rules: ClockRules,
): Delivery =>
  advanceDelivery(review, application, now, rules).reduce<Review>(evolve, review).delivery ?? NOTHING_DONE;

const NOTHING_DONE: Delivery = { raisedTo: null, licence: null };

/** The steps of the ladder that a licence which nobody hands out has reached by then. */
export function advanceDelivery(
  review: Review,
  application: Application,
  asOf: Instant,
  rules: ClockRules,
): readonly ReviewEvent[] {
  const granted = grantOf(review, application);
  if (granted === null || review.delivery?.licence) return [];
  const due = deliveryDue(granted, rules);
  const raisedTo = review.delivery?.raisedTo ?? null;
  const done = raisedTo === null ? 0 : LADDER.indexOf(raisedTo) + 1;
  return LADDER.slice(done).flatMap((to): ReviewEvent[] => {
    const at = stepAt(to, due, rules);
    return asOf >= at ? [{ type: "delivery-overdue", to, asOf: at }] : [];
  });
}
