/**
 * 督办单: what the ladder issues with each of its steps. Whoever it is addressed to signs for it by name, and answers it; neither
 * touches the clock, nor what is still owed.
 */
import type { LadderStep } from "./ladder.ts";
import type { Due } from "../calendar/clock.ts";
import { isAwayAt, type Staff } from "./postHolder.ts";
import type { KeptPost } from "../catalogue/posts.ts";
import { personNamed, rankOf, type Actor, type Rank } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";

export type Order = {
  to: LadderStep;
  /** When the ladder reached that step. */
  at: Instant;
  /** What nobody had answered by. */
  due: Pick<Due, "dueAt" | "dueDate">;
  signed: { by: Actor; at: Instant } | null;
  answer: { by: Actor; at: Instant; text: string } | null;
};

/** Which order is meant: a service that was interrupted and is late again has others. */
export type NamedOrder = Pick<Order, "to" | "at">;

/** `answer` is left out by who signs for it, and answers later. */
export type OrderAnswer = NamedOrder & { answer?: string | undefined };

/** Whom an order is addressed to: the responsible leader (责任领导) first, then the head of the organ. */
export const ADDRESSED = {
  leader: ["deputy-head", "head"],
  "head-and-supervisor": ["head"],
  government: ["head"],
} as const satisfies Record<LadderStep, readonly Rank[]>;

/** Whether somebody has the rank that an order asks for. */
export function isAddressed(to: LadderStep, by: Actor): boolean {
  const rank = rankOf(by);
  return rank !== null && (ADDRESSED[to] as readonly Rank[]).includes(rank);
}

/** Whether somebody of the department is who an order asks: a person of that rank who is known by name, and no system. */
export const mayAnswer = (to: LadderStep, by: Actor): boolean =>
  isAddressed(to, by) && personNamed(by) !== null;

export const sameOrder = (a: NamedOrder, b: NamedOrder): boolean => a.to === b.to && a.at === b.at;

/**
 * Who answers for an order, one post and one person at every instant: whoever has signed for it by name; until then the post's leader,
 * where it is addressed to one who is there, else the head of the organ.
 * @param head who heads the organ, where its posts do not say so
 */
export function answersForOrder(
  { to, signed }: Pick<Order, "to" | "signed">,
  posts: KeptPost | null,
  head: string,
  staff: Staff,
  now: Instant,
): { name: string; post: "leader" | "head" } {
  const by = signed && personNamed(signed.by);
  if (signed && by !== null) return { name: by, post: rankOf(signed.by) === "head" ? "head" : "leader" };
  const leader = posts?.leader;
  return to === "leader" && leader !== undefined && !isAwayAt(staff, leader, now)
    ? { name: leader, post: "leader" }
    : { name: posts?.head ?? head, post: "head" };
}
