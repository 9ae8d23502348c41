/**
 * An act that somebody asked for who may not approve it. It waits, and changes nothing: no clock, no date. It lapses with
 * the limit, or when what it asks for has come about otherwise.
 */
import { canonical } from "../base/canonical.ts";
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import { announcedOf } from "./announcement.ts";
import type { ApprovedCommand } from "./approver.ts";
import { refuseAttempt } from "./attempt.ts";
import type { Review, ReviewDecision, ReviewEvent, Revocation } from "./review.ts";
import type { SpecialProcedure } from "./stop.ts";

/** What is asked for, as it will be done. */
export type AskedAct =
  | { command: "extendLimit"; request: { days: number; reasons: string } }
  | {
      command: "startSpecialProcedure";
      request: Pick<SpecialProcedure, "kind" | "basis" | "reasons" | "plannedEnd" | "handler">;
    }
  | { command: "revokeDeemedConsent"; request: Omit<Revocation, "at"> };

export type Asked = {
  act: AskedAct;
  by: Actor;
  at: Instant;
  /** What became of it; `null` as long as nobody has said anything. */
  end: { how: "approved" | "taken-back"; by: Actor; at: Instant } | null;
};

/** Whose head approves it: that of the department that has asked for it, or of whoever supervises it. */
export type Side = "department" | "supervisor";

export const sideOf = ({ by }: Pick<Asked, "by">): Side =>
  by.role === "supervisor" ? "supervisor" : "department";

/** By which a refused attempt of each is known. */
const NAMES = {
  extendLimit: "extend",
  startSpecialProcedure: "startSpecialProcedure",
  revokeDeemedConsent: "revoke",
} as const satisfies Record<ApprovedCommand, string>;

/** How often a review's department may ask: a history is bounded. */
export const MOST_ASKED = 10;

/** Until when an act that is asked for may be approved; `null`: time alone takes it from nobody. */
export function lapsesAt({ act }: Asked, standing: Review): Instant | null {
  return act.command === "revokeDeemedConsent" ? null : (standing.served?.due.dueAt ?? null);
}

/** What waits for somebody's approval, of a review as it stands at `now`. */
export const awaitedOf = (standing: Review, now: Instant): Asked[] =>
  (standing.asked ?? []).filter(({ act, end }) => end === null && isOpenTo(act, standing, now));

function isOpenTo(act: AskedAct, standing: Review, now: Instant): boolean {
  switch (act.command) {
    case "revokeDeemedConsent":
      // It lapses with what was announced; one that was asked for before that was needed has lapsed.
      return announcedOf(standing)?.at === (act.request.heard?.announcedAt ?? null);
    case "extendLimit":
      return isCounting(standing, now) && standing.extension === null;
    case "startSpecialProcedure":
      return isCounting(standing, now) && standing.procedures.every(({ kind }) => kind !== act.request.kind);
  }
}

const isCounting = (standing: Review, now: Instant): boolean =>
  (standing.status === "running" || standing.status === "suspended") && now < standing.served.due.dueAt;

/**
 * Keeps what is asked for until somebody approves it. The same again changes nothing; another one of its kind waits for
 * the first to be approved or taken back.
 * @param before what time alone has made true by then
 */
export function ask(
  review: Review,
  standing: Review,
  act: AskedAct,
  by: Actor,
  now: Instant,
  before: readonly ReviewEvent[],
): ReviewDecision {
  const open = awaitedOf(standing, now).find((asked) => asked.act.command === act.command);
  if (open && canonical(open.act) === canonical(act)) return { events: [] };
  const refuse = (code: "approval-awaited" | "asked-too-often") =>
    refuseAttempt(
      review,
      NAMES[act.command],
      code === "approval-awaited" ? { code, askedAt: open!.at } : { code, most: MOST_ASKED },
      now,
      act,
    );
  if (open) return refuse("approval-awaited");
  if ((standing.asked ?? []).length >= MOST_ASKED) return refuse("asked-too-often");
  return { events: [...before, { type: "approval-asked", asked: { act, by, at: now } }] };
}
