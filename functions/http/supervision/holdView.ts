/** How an entry of the register of holds is shown. */
import { addDays, localDate, withOffset, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { holdOffers, standingOf, type Hold } from "../../domain/review/hold.ts";
import { offersView } from "../base/offersView.ts";

export function holdView(hold: Hold, now: Instant, { zone }: ClockRules) {
  const { holdId, creditCode, reason, basis, from, until, keepsFrom, placed, ended } = hold;
  return {
    holdId,
    creditCode,
    reason,
    basis,
    from: localDate(from, zone),
    // It lasts through the whole of its last day.
    until: until && addDays(localDate(until, zone), -1),
    ...(keepsFrom && { keepsFrom }),
    status: standingOf(hold, now),
    placed: { by: placed.by, at: withOffset(placed.at, zone) },
    ended: ended && { by: ended.by, at: withOffset(ended.at, zone), reason: ended.reason },
    offers: offersView(holdOffers(hold, now), zone),
  };
}
