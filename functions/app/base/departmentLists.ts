/** The reviews of a department and of those whose place it has taken, one list after the other. */
import { codesOf } from "../../domain/catalogue/successors.ts";
import { heirsOf } from "../../domain/catalogue/takeover.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Review } from "../../domain/review/review.ts";
import { BadCursor, type CaseLists, type Page, type Recorded } from "./ports.ts";

/** Under which ids the reviews of a department of this region may lie: its own, and those that it has taken over. */
export function idsOf({ departments }: Region, department: string): string[] {
  const own = departments.find(({ id }) => id === department);
  return own ? codesOf(own) : [department];
}

/**
 * Whose figures are a department's: its own, and those of whom it has taken the place; where several have, the first that the
 * file names, so that nothing counts twice.
 */
export const countedIdsOf = (region: Region, department: string): string[] =>
  idsOf(region, department).filter((id) => (heirsOf(region, id)[0]?.id ?? department) === department);

const PLACED = /^(\d{1,2})_([A-Za-z0-9_-]*)$/;

/** @param cursor of a page of the same department @throws BadCursor */
export async function reviewsOfAll(
  store: Pick<CaseLists, "reviewsOf">,
  ids: readonly string[],
  phase: "open" | "closed",
  limit: number,
  cursor?: string,
): Promise<Page<Recorded<Review>>> {
  if (ids.length === 1) return store.reviewsOf(ids[0]!, phase, limit, cursor);
  const [, place, within] = cursor === undefined ? ["", "0", ""] : (PLACED.exec(cursor) ?? []);
  const id = place === undefined ? undefined : ids[Number(place)];
  if (id === undefined) throw new BadCursor("no cursor of this list");
  const page = await store.reviewsOf(id, phase, limit, within === "" ? undefined : within);
  const isLast = Number(place) === ids.length - 1;
  const next = page.cursor === null ? (isLast ? null : `${Number(place) + 1}_`) : `${place}_${page.cursor}`;
  return { ...page, cursor: next };
}
