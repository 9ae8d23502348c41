/**
 * The consents by silence that an outage touched which was recorded when they had come about already: closed reviews of one
 * department it cut off after the other, those that closed between its beginning and what was last said of it.
 */
import { everyCode } from "../../domain/catalogue/successors.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { plusSeconds } from "../../domain/base/time.ts";
import type { GuardCheck } from "../../domain/review/guard.ts";
import { statedNow, type Outage } from "../../domain/review/outage.ts";
import { outageGround } from "../../domain/review/revocation.ts";
import type { ClosedReview } from "../../domain/review/review.ts";
import { BadCursor, type CaseLists, type Page, type RegionRecords, type SetAside } from "../base/ports.ts";

/** A page is filled with what was touched; after so many reads it goes out as it is. */
const MOST_READS = 20;

export type Touched = { review: ClosedReview; ground: Extract<GuardCheck, { guard: "G10" }> };

type Deps = {
  store: Pick<CaseLists, "reviewsOf"> & Pick<RegionRecords, "outages">;
  region: Region;
  rules: ClockRules;
};

/** @param cursor of a page of the same outage @throws BadCursor */
export async function touchedBy(
  { store, region, rules }: Deps,
  outage: Outage,
  limit: number,
  cursor?: string,
): Promise<Page<Touched>> {
  const stated = statedNow(outage);
  if (stated === null) return { items: [], cursor: null };
  const ids = stated.departments ?? everyCode(region.departments);
  const outages = await store.outages();
  const items: Touched[] = [];
  const unreadable: SetAside[] = [];
  // Whose due instant came later is judged by what was said.
  const before = plusSeconds(stated.at, 0.001);
  let { place, within } = placeIn(cursor);
  for (let read = 0; read < MOST_READS && place < ids.length && items.length < limit; read++) {
    const page = await store.reviewsOf(ids[place]!, "closed", limit - items.length, within, before);
    unreadable.push(...(page.unreadable ?? []));
    const closed = page.items.flatMap(({ state }) => (state.status === "closed" ? [state] : []));
    for (const review of closed) {
      const ground = outageGround(review, outages, rules);
      if (ground?.evidence.outages.some(({ outageId }) => outageId === outage.outageId))
        items.push({ review, ground });
    }
    const isThrough = page.cursor === null || closed.some(({ closedAt }) => closedAt <= stated.from);
    if (isThrough) [place, within] = [place + 1, undefined];
    else within = page.cursor ?? undefined;
  }
  const next = place < ids.length ? `${place}_${within ?? ""}` : null;
  return { items, cursor: next, ...(unreadable.length > 0 && { unreadable }) };
}

const PLACED = /^(\d{1,4})_([A-Za-z0-9_-]*)$/;

/** Whose reviews a page begins with, and behind which. */
function placeIn(cursor: string | undefined): { place: number; within: string | undefined } {
  if (cursor === undefined) return { place: 0, within: undefined };
  const [, place, within] = PLACED.exec(cursor) ?? [];
  if (place === undefined) throw new BadCursor("no cursor of this list");
  return { place: Number(place), within: within === "" ? undefined : within };
}
