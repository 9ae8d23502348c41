/**
 * Who holds a post at an instant: the one answer to it, for pages, documents, receipts, cards and the handler alike. It is
 * always exactly one person: A; while A is away, B; with both away, the leader; the leader away, the head.
 */
import type { KeptPost } from "../catalogue/posts.ts";
import { countsFor, type Absence } from "./absence.ts";
import { heldBy, type HandOver } from "./handOver.ts";
import type { Handler } from "./opinion.ts";
import { instantOfEpoch, epochOf, OPEN, type Instant } from "../base/time.ts";

/** What is on record of the persons of a department: who is away when, and who has handed on what. */
export type Staff = { absences: readonly Absence[]; handOvers: readonly HandOver[] };

export const NOBODY_AWAY: Staff = { absences: [], handOvers: [] };

/** When it is asked for, and by what was on record when. */
export type Asking = { at: Instant; known: Instant };

/** By what was on record then: what a page, a document or a receipt says. */
export const asOf = (at: Instant): Asking => ({ at, known: at });

/** What was so just before an instant, by all that is known since: what cards and consequences go by. */
export const inTruthBefore = (instant: Instant): Asking => ({ ...justBefore(instant), known: OPEN });

/** What was so just before an instant, and on record by then. */
export const onRecordBefore = (instant: Instant): Asking => justBefore(instant);

function justBefore(instant: Instant): Asking {
  const at = instantOfEpoch(epochOf(instant) - 1);
  return { at, known: at };
}

/** Whether somebody is away at an instant, by what is on record then. */
export const isAwayAt = ({ absences }: Staff, name: string, at: Instant): boolean =>
  absences.some((one) => countsFor(one, at, at)?.person === name);

/**
 * Who holds a post.
 * @param named the handler that was named for the review; while they are away B has it
 * @param reviewId for what was handed over
 */
export function holderOfPost(
  post: KeptPost,
  staff: Staff,
  { at, known }: Asking,
  { named = null, reviewId }: { named?: Handler | null; reviewId?: string } = {},
): Handler {
  const counting = staff.absences.flatMap((one) => countsFor(one, at, known) ?? []);
  const isAway = (name: string) => counting.some(({ person }) => person === name);
  const since = at < known ? at : known;
  const taken = (name: string) =>
    reviewId === undefined ? name : heldBy(name, reviewId, staff.handOvers, since);
  const own = (name: string, role: "A" | "B"): Handler => ({ name: taken(name), post: role });
  const pair = [own(post.A, "A"), own(post.B, "B")] as const;
  const first = named === null ? pair : ([{ ...named, name: taken(named.name) }, pair[1], pair[0]] as const);
  const there = first.find(({ name }) => !isAway(name));
  if (there) return there;
  // Who is named with the absence that leaves both away comes in before the one whom the region file names.
  const leader = counting.findLast((said) => said.leader !== null)?.leader ?? post.leader;
  if (leader !== undefined && leader !== null && !isAway(leader)) return { name: leader, post: "leader" };
  return { name: post.head ?? leader ?? post.A, post: "head" };
}
