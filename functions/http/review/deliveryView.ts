/** How far the handing out of a licence has come (颁发、送达). */
import type { Application } from "../../domain/application/application.ts";
import { deliveryDue, deliveryLamp, deliveryAt, grantOf } from "../../domain/application/delivery.ts";
import { toldWithOffset, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Review } from "../../domain/review/review.ts";

/** @returns `null` where no licence was granted */
export function deliveryView(review: Review, application: Application, now: Instant, rules: ClockRules) {
  const granted = grantOf(review, application);
  if (granted === null) return null;
  const { raisedTo, licence } = deliveryAt(review, application, now, rules);
  return {
    dueAt: toldWithOffset(deliveryDue(granted, rules).dueAt, rules.zone),
    lamp: deliveryLamp(review, granted, now, rules),
    raisedTo,
    licence: licence && {
      number: licence.number,
      validUntil: licence.validUntil,
      handedOut: licence.handedOut,
      at: withOffset(licence.at, rules.zone),
      files: [...(licence.attachments ?? [])],
    },
  };
}
