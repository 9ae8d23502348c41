/**
 * Hand-overs (工作交接): who leaves hands on the open reviews that they have, each of them listed, to somebody who accepts them
 * by name. Until then they stay with the first, and whoever stands in for them.
 */
import { nameOf, type Actor } from "../base/actor.ts";
import { plusSeconds, type Instant } from "../base/time.ts";
import type { Review } from "./review.ts";

/** So many hand-overs a department's register takes, and so many reviews one lists. */
export const MOST_HAND_OVERS = 200;
export const MOST_HANDED_OVER = 100;

type Act = { by: Actor; at: Instant };

export type HandOver = {
  handOverId: string;
  from: string;
  to: string;
  reason: string;
  reviews: readonly string[];
  offered: Act;
  /** By whom it was taken, or why not; `null` while nobody has said. */
  answered: (Act & { refused: string | null }) | null;
};

export type HandOverRefusal =
  | { code: "hand-over-answered"; at: Instant }
  | { code: "not-the-receiver"; to: string }
  | { code: "nothing-to-hand-over"; from: string };

export type HandOverDecision = { handOver: HandOver; refusal?: HandOverRefusal };

/** Takes it, or says why not: whoever it names does, by the name of their token. */
export function answerHandOver(before: HandOver, refused: string | null, { by, at }: Act): HandOverDecision {
  if (before.answered !== null)
    return before.answered.refused === refused
      ? { handOver: before }
      : { handOver: before, refusal: { code: "hand-over-answered", at: before.answered.at } };
  if (by.role !== "department" || nameOf(by) !== before.to)
    return { handOver: before, refusal: { code: "not-the-receiver", to: before.to } };
  return { handOver: { ...before, answered: { by, at, refused } } };
}

const isTaken = ({ answered }: HandOver): boolean => answered !== null && answered.refused === null;

/** What a review keeps of the hand-overs that it was part of, each once: whoever reads it learns who has it since. */
export type HandedOver = { handOverId: string; from: string; to: string; at: Instant };

/** What a review that is not closed has not noted yet of these hand-overs. */
export function handOversOf(
  review: Pick<Review, "facts" | "status" | "handedOver">,
  all: readonly HandOver[],
): { type: "handed-over"; handedOver: HandedOver }[] {
  if (review.status === "closed") return [];
  const { reviewId } = review.facts;
  return all
    .filter((one) => isTaken(one) && one.reviews.includes(reviewId))
    .filter(({ handOverId }) => !review.handedOver?.some((known) => known.handOverId === handOverId))
    .toSorted((a, b) => (a.answered!.at < b.answered!.at ? -1 : 1))
    .map(({ handOverId, from, to, answered }) => ({
      type: "handed-over",
      handedOver: { handOverId, from, to, at: answered!.at },
    }));
}

/** For so long whoever offered one is told what became of it. */
export const TOLD_SECONDS = 7 * 24 * 3600;

/** What somebody is told of hand-overs: those that wait for them, and what has become of theirs of late, the latest first. */
export const toldOf = (all: readonly HandOver[], name: string, now: Instant): HandOver[] =>
  all
    .filter(({ from, to, offered, answered }) =>
      answered === null
        ? to === name
        : now < plusSeconds(answered.at, TOLD_SECONDS) &&
          answered.by.role === "department" &&
          nameOf(answered.by) !== name &&
          (from === name || (offered.by.role === "department" && nameOf(offered.by) === name)),
    )
    .toReversed();

/** Whoever has a review in somebody's place by the hand-overs that were accepted by an instant. */
export function heldBy(person: string, reviewId: string, all: readonly HandOver[], instant: Instant): string {
  return all
    .filter((one) => isTaken(one) && one.answered!.at <= instant && one.reviews.includes(reviewId))
    .sort((a, b) => (a.answered!.at < b.answered!.at ? -1 : 1))
    .reduce((holder, { from, to }) => (holder === from ? to : holder), person);
}
