/**
 * Outages of the platform (平台中断): from when until when which departments were cut off, as the operator records it. None
 * moves a date. What is said of one later stands beside what was said before, so that a silence is judged by what was on
 * record before its due instant, whoever notices it when.
 */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";

/** So many entries the register takes: all of them are read wherever a silence is judged. */
export const MOST_OUTAGES = 1000;

/** So often something may be said of one: a history is bounded. */
export const MOST_OUTAGE_ACTS = 20;

/** What is said of an outage. */
export type OutageFacts = {
  from: Instant;
  /** Exclusive; `null` while it lasts. */
  until: Instant | null;
  /** Whom it cut off, as they were called then; `null`: every department. */
  departments: readonly string[] | null;
  reason: string;
};

type Act = { by: Actor; at: Instant };

/** What was said of it then: that it is so, or that there was none. */
export type OutageStatement = Act & OutageFacts & { type: "outage-stated" };
export type OutageAct = OutageStatement | (Act & { type: "outage-taken-off"; reason: string });

/** An entry of the register, with everything that was ever said of it, oldest first. */
export type Outage = { outageId: string; acts: readonly [OutageStatement, ...OutageAct[]] };

export type OutageRefusal =
  { code: "outage-taken-off"; at: Instant } | { code: "outage-corrected-too-often"; most: number };

export type OutageDecision = { outage: Outage; refusal?: OutageRefusal };

/** What was last said of it **before** an instant; `null` where nothing was, or where it had been taken off. */
export function statedBefore({ acts }: Outage, instant: Instant): OutageStatement | null {
  const last = acts.findLast(({ at }) => at < instant);
  return last?.type === "outage-stated" ? last : null;
}

/** What is said of it now; `null` where it has been taken off. */
export function statedNow({ acts }: Outage): OutageStatement | null {
  const last = acts.at(-1)!;
  return last.type === "outage-stated" ? last : null;
}

/** Whether it cut a department off, by every code that it may be named by. */
export const cutOff = ({ departments }: OutageFacts, names: readonly string[]): boolean =>
  departments === null || departments.some((department) => names.includes(department));

/** Whether it lay on any part of the time between two instants, the second excluded. */
export const liesOn = ({ from, until }: OutageFacts, begin: Instant, end: Instant): boolean =>
  from < end && (until === null || until > begin);

/** Puts it on record, or something else in place of what was said; who says the same again changes nothing. */
export function state(
  before: Outage | undefined,
  outageId: string,
  facts: OutageFacts,
  { by, at }: Act,
): OutageDecision {
  const stated: OutageStatement = { type: "outage-stated", ...facts, by, at };
  if (before === undefined) return { outage: { outageId, acts: [stated] } };
  const last = before.acts.at(-1)!;
  if (last.type === "outage-taken-off")
    return { outage: before, refusal: { code: "outage-taken-off", at: last.at } };
  if (isSame(last, facts)) return { outage: before };
  return added(before, stated);
}

/** Takes it off: there was none, or not that one. Who says so again with the same reason changes nothing. */
export function takeOff(before: Outage, reason: string, { by, at }: Act): OutageDecision {
  const last = before.acts.at(-1)!;
  if (last.type !== "outage-taken-off")
    // The last word is always taken: what is wrong must not stand because it was corrected too often.
    return { outage: { ...before, acts: [...before.acts, { type: "outage-taken-off", reason, by, at }] } };
  if (last.reason === reason) return { outage: before };
  return { outage: before, refusal: { code: "outage-taken-off", at: last.at } };
}

function added(before: Outage, act: OutageAct): OutageDecision {
  if (before.acts.length >= MOST_OUTAGE_ACTS)
    return { outage: before, refusal: { code: "outage-corrected-too-often", most: MOST_OUTAGE_ACTS } };
  return { outage: { ...before, acts: [...before.acts, act] } };
}

const isSame = (a: OutageFacts, b: OutageFacts): boolean =>
  a.from === b.from &&
  a.until === b.until &&
  a.reason === b.reason &&
  (a.departments ?? ["*"]).join() === (b.departments ?? ["*"]).join();

export type OutageStanding = "coming" | "lasting" | "over" | "taken-off";

/** How an entry stands now, for people: what a review is judged by is what had been said before its due instant. */
export function outageStanding(outage: Outage, now: Instant): OutageStanding {
  const stated = statedNow(outage);
  if (stated === null) return "taken-off";
  if (stated.until !== null && stated.until <= now) return "over";
  return stated.from > now ? "coming" : "lasting";
}
