/**
 * Retention: the contact of a case that ended long enough ago, by the region's file, is erased. Contacts stand by the instant
 * before which their case cannot have ended, the earliest first: whoever is looked at leaves the head of the list, erased or put
 * back, so that a round is a slice and the next one goes on.
 */
import { endedAt } from "../../domain/application/application.ts";
import { eraseContact } from "../../domain/application/contact.ts";
import { PLATFORM } from "../../domain/base/actor.ts";
import { addDays, endOfDay, localDate, type Instant } from "../../domain/base/time.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { changeCase } from "../base/commit.ts";
import type { CaseStore } from "../base/ports.ts";

export type RetentionDeps = { store: CaseStore; region: Region };

const SLICE = 100;

/** Slices of one round: what is left over is tomorrow's. */
const MOST_SLICES = 50;

/**
 * @param one does it for a case that can be read; one that cannot holds up nobody else
 * @returns how many were erased
 */
export async function eraseDue(
  { store, region }: RetentionDeps,
  now: Instant,
  one: (subject: string, look: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const rule = region.retention?.contact;
  if (!rule) return 0;
  const { zone } = region;
  // So many days have gone by since the day on which it ended.
  const before = endOfDay(addDays(localDate(now, zone), -rule.daysAfterEnd), zone);
  const seen = new Set<string>();
  let erased = 0;
  for (let slice = 0; slice < MOST_SLICES; slice++) {
    const fresh = (await store.contactsBefore(before, SLICE)).filter((id) => !seen.has(id));
    if (fresh.length === 0) break;
    for (const id of fresh) {
      seen.add(id);
      await one(id, async () => {
        const application = (await store.loadApplication(id))?.state;
        const ended = application && endedAt(application);
        if (!ended || ended >= before) return store.deferContact(id, ended ?? now);
        const erasure = { why: "retention", basis: rule.basis, reasons: null } as const;
        await changeCase(
          store,
          id,
          { at: now, by: PLATFORM },
          ({ application: { state } }) => eraseContact(state, erasure, now),
          null,
        );
        erased++;
      });
    }
  }
  return erased;
}
