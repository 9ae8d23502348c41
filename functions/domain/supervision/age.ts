/** How long a case has been open, as those who run the platform look at it: in bands, for many at once. */
import { secondsBetween, type Instant } from "../base/time.ts";

const DAY = 24 * 3600;

export type AgeBand = "openUnderAWeek" | "openUnderAMonth" | "openUnderAQuarter" | "openLonger";

/** The band of a case that came at `receivedAt` and is open at `now`; calendar days, not those that clocks count. */
export function ageBand(receivedAt: Instant, now: Instant): AgeBand {
  const days = secondsBetween(receivedAt, now) / DAY;
  if (days < 7) return "openUnderAWeek";
  if (days < 30) return "openUnderAMonth";
  return days < 90 ? "openUnderAQuarter" : "openLonger";
}
