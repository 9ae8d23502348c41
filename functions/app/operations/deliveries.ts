/** The ladder (督办) against whoever does not hand out a licence that was granted (行政许可法 art. 44). */
import { endedAt } from "../../domain/application/application.ts";
import { advanceDelivery, mayOweDelivery } from "../../domain/application/delivery.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { plusSeconds, type Instant } from "../../domain/base/time.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { changeReview } from "../base/commit.ts";
import { every } from "../base/pages.ts";
import type { CaseStore } from "../base/ports.ts";

const PAGE = 100;

/** How far back decisions are looked at: ten working days, the ladder behind them, and whatever holidays lie between. */
const BACK_SECONDS = 60 * 24 * 3600;

type Deps = { store: CaseStore; region: Region; rules: ClockRules };

/**
 * Writes down the steps that are reached by then, of what was decided lately.
 * @param one looks at a record, and passes over what cannot be read @returns of how many licences
 */
export async function raiseDeliveries(
  { store, region, rules }: Deps,
  now: Instant,
  settledAt: Instant,
  one: (subject: string, look: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const since = plusSeconds(now, -BACK_SECONDS);
  let raised = 0;
  // What ended last comes first.
  for await (const id of every((cursor) => store.applicationsIn("over", PAGE, cursor))) {
    let isPast = false;
    await one(id, async () => {
      const application = (await store.loadApplication(id))?.state;
      if (!application) return;
      isPast = (endedAt(application) ?? now) < since;
      if (isPast) return;
      for (const reviewId of mayOweDelivery(application, region))
        await one(reviewId, async () => {
          let events = 0;
          await changeReview(store, reviewId, { at: now, by: PLATFORM }, (review) => {
            const steps = advanceDelivery(review, application, settledAt, rules);
            events = steps.length;
            return { events: steps };
          });
          if (events > 0) raised++;
        });
    });
    if (isPast) break;
  }
  return raised;
}
