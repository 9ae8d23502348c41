/** How a card is shown. */
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { withOffset, type Instant } from "../../domain/base/time.ts";
import type { Card } from "../../domain/supervision/card.ts";

export function cardView({ at, first, corrected, ...card }: Card, { zone }: Pick<ClockRules, "zone">) {
  const shown = <T extends { at: Instant }>(one: T) => ({ ...one, at: withOffset(one.at, zone) });
  return {
    ...card,
    at: withOffset(at, zone),
    first: first && shown(first),
    corrected: corrected && shown(corrected),
  };
}
