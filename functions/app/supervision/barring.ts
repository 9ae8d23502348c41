/** Whoever has broken a promise is kept from promising for a year: an entry of the register of holds, which supervisors may end. */
import { barReason } from "../../domain/application/mayPromise.ts";
import { holdIdOf } from "../../domain/base/ids.ts";
import { addDays, endOfDay, localDate, type Instant } from "../../domain/base/time.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { nowOf } from "../../domain/catalogue/successors.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { MOST_HOLDS } from "../../domain/review/hold.ts";
import { digestOf } from "../base/digest.ts";
import type { CaseStore } from "../base/ports.ts";

/** Calendar days. */
const BARRED_DAYS = 365;

/**
 * Puts one entry on record for each promise; again, it changes nothing.
 * @param subject the application, or the review whose promise it is
 */
export async function barPromising(
  { store, region, rules }: { store: CaseStore; region: Region; rules: ClockRules },
  applicationId: string,
  subject: string,
  { promises, asOf: at }: { promises: readonly (string | null)[]; asOf: Instant },
): Promise<void> {
  const application = (await store.loadApplication(applicationId))?.state;
  if (!application) return;
  const { creditCode } = application.facts.applicant;
  const matter =
    subject === applicationId ? undefined : (await store.loadReview(subject))?.state.facts.matter;
  for (const promise of promises) {
    const material = promise === null ? undefined : nowOf(region.materials, promise);
    const terms =
      promise === null ? matter?.promise : application.promises?.find(({ code }) => code === promise);
    const { document, article } = terms?.basis ?? matter!.basis;
    const holdId = holdIdOf(creditCode, digestOf({ applicationId, subject, promise }));
    if ((await store.holdsOf(creditCode)).length >= MOST_HOLDS) return;
    await store.placeHold({
      holdId,
      creditCode,
      reason: barReason(applicationId, material?.name ?? matter?.name ?? promise ?? ""),
      basis: `${document} ${article}`,
      from: at,
      until: endOfDay(addDays(localDate(at, rules.zone), BARRED_DAYS), rules.zone),
      keepsFrom: "promising",
      placed: { by: PLATFORM, at },
      ended: null,
    });
  }
}
