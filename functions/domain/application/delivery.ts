/**
 * The licence reaches its applicant (颁发、送达): whoever grants one hands it out within ten working days of its grant
 * (行政许可法 art. 44), as a file of its own organ, with its number and for how long it is valid. Late, it is handed out all the
 * same, and the ladder goes on until it is.
 */
import { isGranted } from "./matterDecision.ts";
import type { Application } from "./application.ts";
import type { Attached } from "../base/attachment.ts";
import { reviewParts } from "../base/ids.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import { afterWorkingDays, type ClockRules, type Due } from "../calendar/clock.ts";
import type { Region } from "../catalogue/region.ts";
import { yellowFrom, type Lamp } from "../supervision/lamp.ts";
import { LADDER, stepAt } from "../review/ladder.ts";
import type { Delivery, Licence } from "../review/licence.ts";
import { evolve } from "../review/replay.ts";
import type { Review, ReviewDecision, ReviewEvent } from "../review/review.ts";

/** Working days from the grant until the licence has been handed out (行政许可法 art. 44). */
export const DELIVERY_DAYS = 10;

type Decided = Extract<Application, { decidedAt: Instant }>;

const isDecided = (application: Application): application is Decided => "decidedAt" in application;

/** Since when a licence is to be handed out: since it was granted; `null` where none was. */
export function grantedAt({ facts }: Review, application: Application): Instant | null {
  if (facts.matter.kind !== "licence" || !isDecided(application)) return null;
  const own = application.decision.matters.find(({ reviewId }) => reviewId === facts.reviewId);
  return own && isGranted(own.result) ? application.decidedAt : null;
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

/** Until when it is to be handed out; open where no calendar reaches that far. */
export const deliveryDue = (granted: Instant, rules: ClockRules): Due =>
  afterWorkingDays(granted, DELIVERY_DAYS, rules);

/** How near its handing out is to the limit: yellow from two working days before, as of every limit; grey once it is done. */
export function deliveryLamp(review: Review, granted: Instant, now: Instant, rules: ClockRules): Lamp {
  if (review.delivery?.licence) return "grey";
  if (now >= deliveryDue(granted, rules).dueAt) return "red";
  const green = afterWorkingDays(granted, DELIVERY_DAYS - yellowFrom(DELIVERY_DAYS), rules);
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
  if (grantedAt(review, application) === null)
    return { events: [], refusal: { code: "licence-not-granted" } };
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
  const granted = grantedAt(review, application);
  if (granted === null || review.delivery?.licence) return [];
  const due = deliveryDue(granted, rules);
  const raisedTo = review.delivery?.raisedTo ?? null;
  const done = raisedTo === null ? 0 : LADDER.indexOf(raisedTo) + 1;
  return LADDER.slice(done).flatMap((to): ReviewEvent[] => {
    const at = stepAt(to, due, rules);
    return asOf >= at ? [{ type: "delivery-overdue", to, asOf: at }] : [];
  });
}
