/**
 * 撤销: a consent by silence that was found unlawful afterwards. The outcome stays on record, its certificate can be
 * asked for as before and is shown as void; so is that of a silence that was recorded too early.
 */
import { announcedFor, notRevocable } from "./announcing.ts";
import { decidableFrom, type RevokingOrgan } from "./announcement.ts";
import { mayApprove } from "./approver.ts";
import { ask } from "./asking.ts";
import type { Actor } from "../base/actor.ts";
import { AFTER_ALL } from "./caseAct.ts";
import type { ClockRules } from "../calendar/clock.ts";
import type { ReviewRules } from "./circumstances.ts";
import type { GuardCheck } from "./guard.ts";
import { ledgerRows } from "./judgedDays.ts";
import type { Outage } from "./outage.ts";
import { namesIn } from "../calendar/ownDays.ts";
import { platformGuard } from "./platform.ts";
import type { Review, ReviewDecision, ReviewRefusal } from "./review.ts";
import { known, type Instant } from "../base/time.ts";

/** Which announcement is decided on, and why so, having heard the applicant. */
export type RevocationRequest = { announcedAt: Instant; reasons: string };

/**
 * Revokes a deemed consent, on the ground that was announced and after the applicant was heard; a real one is not revoked
 * here. Asked for by somebody who may not approve it, it waits.
 * @param organ whose decision it is @param harm whether taking it back might gravely harm the public: then it stands
 */
export function revoke(
  review: Review,
  request: RevocationRequest,
  organ: RevokingOrgan,
  by: Actor,
  now: Instant,
  rules: ReviewRules,
  harm = false,
): ReviewDecision {
  const refused = (refusal: ReviewRefusal): ReviewDecision => ({ events: [], refusal });
  const { announcedAt, reasons } = request;
  const no = notRevocable(review, now, rules);
  if (no) return isRepeat(review, request, organ) ? { events: [] } : refused(no);
  const announced = announcedFor(review, announcedAt, organ);
  if ("code" in announced) return refused(announced);
  if (harm) return refused({ code: "grave-public-harm" });
  const from = decidableFrom(announced, rules);
  if (now < from) return refused({ code: "hearing-runs", until: known(from) });
  const { ground, facts, article, statement } = announced;
  const heard = { announcedAt, facts, statedAt: statement?.at ?? null };
  const revocation = { ground, reasons, article, decidedBy: organ, heard };
  if (!mayApprove("revokeDeemedConsent", by))
    return ask(review, review, { command: "revokeDeemedConsent", request: revocation }, by, now, []);
  return { events: [{ type: "deemed-consent-revoked", revocation: { ...revocation, at: now } }] };
}

/** Whether it was revoked by the same request before. */
function isRepeat(
  review: Review,
  { announcedAt, reasons }: RevocationRequest,
  organ: RevokingOrgan,
): boolean {
  const before = review.status === "closed" && review.silence !== null ? review.revocation : null;
  return (
    before?.heard?.announcedAt === announcedAt && before.reasons === reasons && before.decidedBy === organ
  );
}

/** Why the certificate of a consent by silence is void, and since when. */
export type Void =
  { why: "revoked"; at: Instant; reasons: string } | { why: "taken-back"; at: Instant; reasons: null };

/** Whether the certificate of a review's consent by silence has lost its effect; `null` while it holds. */
export function voidOf(review: Review): Void | null {
  if (review.takenBack) return { why: "taken-back", at: review.takenBack.at, reasons: null };
  if (review.status !== "closed" || review.silence === null || review.revocation === null) return null;
  return { why: "revoked", at: review.revocation.at, reasons: review.revocation.reasons };
}

/**
 * The guard of the platform as it would have been judged by what is on record now, of a consent by silence that it would
 * have kept from counting; `null` where there is no such ground. What was recorded too late undoes nothing by itself.
 */
export function outageGround(
  review: Review,
  outages: readonly Outage[],
  rules: ClockRules,
): Extract<GuardCheck, { guard: "G10" }> | null {
  if (review.status !== "closed" || review.outcome !== "deemed-consent") return null;
  const { asOf } = review.silence;
  const days = ledgerRows(review, asOf, rules);
  const departments = namesIn(review.facts, rules);
  const known = platformGuard({ departments, days, due: review.served.due }, outages, AFTER_ALL, rules.zone);
  return known.holds ? null : known;
}
