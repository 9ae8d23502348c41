/**
 * Absences (离岗): when somebody of a department is not there, why, and who said so. What is said of one later stands beside
 * what was said before: a document says what was on record at its event, and what is said of days gone by counts once the
 * leader has confirmed it.
 */
import type { Actor, Rank } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import { united, type Span } from "./spans.ts";

/** So many absences a department's register takes: all of them are read wherever somebody of it is named. */
export const MOST_ABSENCES = 500;
/** So often something may be said of one: a history is bounded. */
export const MOST_ABSENCE_ACTS = 20;

/** `[from, until)`; `until: null` where nobody knows yet. `leader`: who comes in where it leaves both A and B away. */
export type AbsenceFacts = {
  person: string;
  from: Instant;
  until: Instant | null;
  reason: string;
  leader: string | null;
};

type Act = { by: Actor; at: Instant };

export type AbsenceStatement = Act & AbsenceFacts & { type: "absence-stated" };
export type AbsenceAct =
  | AbsenceStatement
  | (Act & { type: "absence-taken-off"; reason: string })
  /** The leader confirms what was said last, for the days that had gone by then. */
  | (Act & { type: "absence-confirmed" });

/** An entry of the register, with everything that was ever said of it, oldest first. */
export type Absence = { absenceId: string; acts: readonly [AbsenceStatement, ...AbsenceAct[]] };

type Said = Exclude<AbsenceAct, { type: "absence-confirmed" }>;
const isSaid = (act: AbsenceAct): act is Said => act.type !== "absence-confirmed";

/** What was last said of it, by an instant. */
const saidBy = ({ acts }: Absence, instant: Instant): Said | undefined =>
  acts.findLast((act): act is Said => isSaid(act) && act.at <= instant);

/** What was last confirmed of it, by an instant. */
function confirmedBy({ acts }: Absence, instant: Instant): Said | undefined {
  const last = acts.findLastIndex(({ type, at }) => type === "absence-confirmed" && at <= instant);
  return last < 0 ? undefined : acts.slice(0, last).findLast(isSaid);
}

/**
 * What counts of an absence for an instant, by what was known at another: what had been said by the instant itself, and what
 * was said of it afterwards as far as the leader has confirmed it; `null` where there was none.
 */
export function countsFor(absence: Absence, instant: Instant, known: Instant): AbsenceStatement | null {
  const then = saidBy(absence, instant < known ? instant : known);
  const afterwards = confirmedBy(absence, known);
  const said = afterwards !== undefined && afterwards.at > instant ? afterwards : then;
  return said?.type === "absence-stated" && covers(said, instant) ? said : null;
}

const covers = ({ from, until }: AbsenceFacts, instant: Instant): boolean =>
  from <= instant && (until === null || instant < until);

/** What is said of it now; `null` where it has been taken off. */
export function saidNow({ acts }: Absence): AbsenceStatement | null {
  const last = acts.findLast(isSaid)!; // the first is one
  return last.type === "absence-stated" ? last : null;
}

/** Since when until when somebody is away by what is said now; what overlaps, or touches, is one. */
export const awayOf = (absences: readonly Absence[], person: string): readonly Span[] =>
  united(absences.flatMap((one) => saidNow(one) ?? []).filter((said) => said.person === person));

/** Whether what was said last is of days that had gone by, and nobody has confirmed it. */
export function awaitsConfirmation({ acts }: Absence): boolean {
  const last = acts.at(-1)!;
  if (!isSaid(last)) return false;
  const before = acts.slice(0, -1).findLast(isSaid);
  return gone(before, last.at) !== gone(last, last.at);
}

/** What of it had gone by at an instant, to be compared. */
function gone(said: Said | undefined, now: Instant): string {
  if (said?.type !== "absence-stated" || said.from >= now) return "";
  const { person, from, until } = said;
  return [person, from, until !== null && until < now ? until : now].join(" ");
}

export type AbsenceRefusal =
  | { code: "absence-taken-off"; at: Instant }
  | { code: "absence-corrected-too-often"; most: number }
  | { code: "nothing-to-confirm" }
  | { code: "leader-needed"; post: string; other: string; leader: string | null }
  | { code: "leader-confirms"; ranks: readonly Rank[] };

export type AbsenceDecision = { absence: Absence; refusal?: AbsenceRefusal };

/** Puts it on record, or something else in place of what was said; who says the same again changes nothing. */
export function stateAbsence(
  before: Absence | undefined,
  absenceId: string,
  facts: AbsenceFacts,
  { by, at }: Act,
): AbsenceDecision {
  const stated: AbsenceStatement = { type: "absence-stated", ...facts, by, at };
  if (before === undefined) return { absence: { absenceId, acts: [stated] } };
  const last = before.acts.findLast(isSaid)!;
  if (last.type === "absence-taken-off")
    return { absence: before, refusal: { code: "absence-taken-off", at: last.at } };
  if (isSame(last, facts)) return { absence: before };
  if (before.acts.length >= MOST_ABSENCE_ACTS)
    return { absence: before, refusal: { code: "absence-corrected-too-often", most: MOST_ABSENCE_ACTS } };
  return { absence: added(before, stated) };
}

/** Takes it off: there is none, or not that one. Who says so again changes nothing. */
export function takeOffAbsence(before: Absence, reason: string, { by, at }: Act): AbsenceDecision {
  // The last word is always taken: what is wrong must not stand because it was corrected too often.
  return saidNow(before) === null
    ? { absence: before }
    : { absence: added(before, { type: "absence-taken-off", reason, by, at }) };
}

/** Ranks by which somebody leads the persons of a post. */
export const LEADING_RANKS = ["government-head", "head", "deputy-head"] as const satisfies readonly Rank[];

/** Confirms what was said last of days that had gone by: a leader does, and nobody for themselves. */
export function confirmAbsence(before: Absence, { by, at }: Act): AbsenceDecision {
  const isLeader =
    by.role === "department" &&
    LEADING_RANKS.some((rank) => rank === by.rank) &&
    by.name !== saidOf(before).person;
  if (!isLeader) return { absence: before, refusal: { code: "leader-confirms", ranks: LEADING_RANKS } };
  if (before.acts.at(-1)!.type === "absence-confirmed") return { absence: before };
  if (!awaitsConfirmation(before)) return { absence: before, refusal: { code: "nothing-to-confirm" } };
  return { absence: added(before, { type: "absence-confirmed", by, at }) };
}

/** What was last said that it was, whether or not it has been taken off since. */
export const saidOf = ({ acts }: Absence): AbsenceStatement =>
  acts.findLast((act): act is AbsenceStatement => act.type === "absence-stated")!; // the first is one

const added = (before: Absence, act: AbsenceAct): Absence => ({ ...before, acts: [...before.acts, act] });

const isSame = (a: AbsenceFacts, b: AbsenceFacts): boolean =>
  a.person === b.person &&
  a.from === b.from &&
  a.until === b.until &&
  a.reason === b.reason &&
  a.leader === b.leader;
