/**
 * Integrity holds (失信联合惩戒): a register that the authority keeps of applicants whose silence-bound reviews need an
 * express answer. An entry is never altered: it is put on record, and ended by a second act, each with who and when.
 */
import type { Actor } from "../base/actor.ts";
import type { Offer } from "../base/offer.ts";
import type { Instant } from "../base/time.ts";

/** How many entries about one applicant the register takes: each of them is read wherever a silence is judged. */
export const MOST_HOLDS = 100;

export type HoldFacts = {
  /** Its unified social credit code (统一社会信用代码). */
  creditCode: string;
  reason: string;
  basis: string;
  from: Instant;
  /** Exclusive; `null` where it is open. */
  until: Instant | null;
  /** Absent of one that keeps silence from counting, too: a broken promise keeps its applicant from promising, and from nothing else. */
  keepsFrom?: "promising" | undefined;
};

export type Hold = HoldFacts & {
  holdId: string;
  placed: { by: Actor; at: Instant };
  /** `from` when it is in force no more, never before it was said. */
  ended: { by: Actor; at: Instant; reason: string; from: Instant } | null;
};

export type HoldRefusal = { code: "hold-ended"; endedAt: Instant } | { code: "hold-over"; until: Instant };

/**
 * Whether it was in force at an instant **and on record before it**: what is entered afterwards changes nothing of what
 * has come about, and an end that was entered afterwards does not either.
 */
export function heldAt({ from, until, placed, ended }: Hold, instant: Instant): boolean {
  if (placed.at >= instant || from > instant || (until !== null && until <= instant)) return false;
  return ended === null || ended.at >= instant || ended.from > instant;
}

export type HoldStanding = "coming" | "in-force" | "over" | "ended";

/** How an entry stands now, for people: what a review is judged by is `heldAt`. */
export function standingOf(hold: Hold, now: Instant): HoldStanding {
  if (hold.ended !== null) return "ended";
  if (hold.until !== null && hold.until <= now) return "over";
  return hold.from > now ? "coming" : "in-force";
}

export type HoldOffer = Offer<"endHold">;

/** What may be done with it: it is ended once, while it lasts. */
export const holdOffers = (hold: Hold, now: Instant): HoldOffer[] =>
  hold.ended === null && (hold.until === null || hold.until > now)
    ? [{ command: "endHold", until: hold.until, limits: {} }]
    : [];

/** Ends it from now on, once; whoever says the same again is answered with what is on record. */
export function endHold(
  hold: Hold,
  reason: string,
  by: Actor,
  now: Instant,
): { hold: Hold; refusal?: HoldRefusal } {
  if (hold.ended !== null)
    return hold.ended.reason === reason
      ? { hold }
      : { hold, refusal: { code: "hold-ended", endedAt: hold.ended.at } };
  if (hold.until !== null && hold.until <= now)
    return { hold, refusal: { code: "hold-over", until: hold.until } };
  return { hold: { ...hold, ended: { by, at: now, reason, from: now } } };
}
