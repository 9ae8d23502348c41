/** What is put on record of a department's persons: who is away, who comes in where both of a post are, who hands over what. */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import type { Post } from "../catalogue/posts.ts";
import {
  MOST_ABSENCES,
  saidNow,
  stateAbsence,
  type Absence,
  type AbsenceDecision,
  type AbsenceFacts,
  type AbsenceRefusal,
} from "./absence.ts";
import {
  answerHandOver,
  MOST_HAND_OVERS,
  type HandOver,
  type HandOverDecision,
  type HandOverRefusal,
} from "./handOver.ts";
import type { Staff } from "./postHolder.ts";
import { overlap } from "./spans.ts";

type Act = { by: Actor; at: Instant };

/** A department's persons are on record as one item (DynamoDB: 400 KB): what is taken off or answered finds room behind these. */
export const MOST_STAFF_BYTES = 350 * 1024;

const isFull = (staff: Staff): boolean =>
  new TextEncoder().encode(JSON.stringify(staff)).length > MOST_STAFF_BYTES;

export type StaffRefusal =
  | AbsenceRefusal
  | HandOverRefusal
  | { code: "unknown-absence"; absenceId: string }
  | { code: "unknown-hand-over"; handOverId: string }
  | { code: "too-many-absences"; most: number }
  | { code: "too-many-hand-overs"; most: number };

export type StaffDecision = { staff: Staff; refusal?: StaffRefusal };

/** Puts an absence on record, or something else in place of what was said of it. */
export function recordAbsence(
  staff: Staff,
  posts: readonly Post[],
  absenceId: string,
  facts: AbsenceFacts,
  act: Act,
): StaffDecision {
  const before = staff.absences.find((one) => one.absenceId === absenceId);
  const others = staff.absences.filter((one) => one.absenceId !== absenceId);
  const needed = leaderNeeded(others, posts, facts);
  if (needed) return { staff, refusal: needed };
  if (before === undefined && staff.absences.length >= MOST_ABSENCES)
    return { staff, refusal: { code: "too-many-absences", most: MOST_ABSENCES } };
  const decision = withAbsence(staff, before, stateAbsence(before, absenceId, facts, act));
  if (decision.staff !== staff && isFull(decision.staff))
    return { staff, refusal: { code: "too-many-absences", most: staff.absences.length } };
  return decision;
}

/** Takes an absence off, or confirms it. */
export function changeAbsence(
  staff: Staff,
  absenceId: string,
  change: (before: Absence) => AbsenceDecision,
): StaffDecision {
  const before = staff.absences.find((one) => one.absenceId === absenceId);
  if (!before) return { staff, refusal: { code: "unknown-absence", absenceId } };
  return withAbsence(staff, before, change(before));
}

function withAbsence(
  staff: Staff,
  before: Absence | undefined,
  { absence, refusal }: AbsenceDecision,
): StaffDecision {
  if (refusal) return { staff, refusal };
  if (absence === before) return { staff };
  const absences = before
    ? staff.absences.map((one) => (one === before ? absence : one))
    : [...staff.absences, absence];
  return { staff: { ...staff, absences } };
}

/** An absence that leaves both of a post away names the leader who comes in: the post's own, where the region file has one. */
function leaderNeeded(
  others: readonly Absence[],
  posts: readonly Post[],
  facts: AbsenceFacts,
): AbsenceRefusal | null {
  for (const { name, A, B, leader } of posts) {
    const other = facts.person === A ? B : facts.person === B ? A : null;
    if (other === null || !others.some((one) => isAwayThen(one, other, facts))) continue;
    const comesIn = facts.leader !== null && facts.leader !== A && facts.leader !== B;
    if (!comesIn || (leader !== null && facts.leader !== leader))
      return { code: "leader-needed", post: name, other, leader };
  }
  return null;
}

function isAwayThen(one: Absence, person: string, facts: AbsenceFacts): boolean {
  const said = saidNow(one);
  return said?.person === person && overlap(said, facts);
}

/** Offers the open reviews of somebody to somebody else; what is offered already stays as it is. */
export function offerHandOver(
  staff: Staff,
  { handOverId, from, to, reason }: Pick<HandOver, "handOverId" | "from" | "to" | "reason">,
  reviews: readonly string[],
  offered: Act,
): StaffDecision {
  if (staff.handOvers.some((one) => one.handOverId === handOverId)) return { staff };
  if (reviews.length === 0) return { staff, refusal: { code: "nothing-to-hand-over", from } };
  if (staff.handOvers.length >= MOST_HAND_OVERS)
    return { staff, refusal: { code: "too-many-hand-overs", most: MOST_HAND_OVERS } };
  const handOver: HandOver = { handOverId, from, to, reason, reviews, offered, answered: null };
  const after = { ...staff, handOvers: [...staff.handOvers, handOver] };
  if (isFull(after)) return { staff, refusal: { code: "too-many-hand-overs", most: staff.handOvers.length } };
  return { staff: after };
}

/** Takes a hand-over, or says why not. */
export function settleHandOver(
  staff: Staff,
  handOverId: string,
  refused: string | null,
  act: Act,
): StaffDecision {
  const before = staff.handOvers.find((one) => one.handOverId === handOverId);
  if (!before) return { staff, refusal: { code: "unknown-hand-over", handOverId } };
  const { handOver, refusal }: HandOverDecision = answerHandOver(before, refused, act);
  if (refusal) return { staff, refusal };
  if (handOver === before) return { staff };
  return {
    staff: { ...staff, handOvers: staff.handOvers.map((one) => (one === before ? handOver : one)) },
  };
}
