/**
 * The query code of an application (查询码) as the history knows it: never the code, but which issue of it holds. A code that
 * was lost or has become known is replaced by the next issue, and opens nothing from then on (docs/adr/0006).
 */
import type { Application } from "./application.ts";
import type { ApplicationDecision } from "./applicationEvent.ts";
import type { Instant } from "../base/time.ts";

/** The issue that comes with the number. */
export const FIRST_ISSUE = 1;

/** How often it may be replaced: a history is bounded. */
export const MOST_REISSUES = 20;

/** Every issue that there may be, the first among them. */
export const ISSUES: readonly number[] = Array.from({ length: MOST_REISSUES + 1 }, (_, i) => FIRST_ISSUE + i);

/** Why it is replaced: lost (遗失), known to somebody else (泄露), or who had it has left (经办人变更). */
export const REISSUE_REASONS = ["lost", "disclosed", "handed-over"] as const;

export type ReissueReason = (typeof REISSUE_REASONS)[number];

/** By what somebody at the window has shown who they are: kinds of papers, never their numbers. */
export const IDENTITY_PAPERS = ["identity-card", "passport", "residence-permit"] as const;

/** By what they have shown that they stand for the applicant: 授权委托书, 法定代表人身份证明, 营业执照. */
export const AUTHORITY_PAPERS = [
  "letter-of-authority",
  "legal-representative-certificate",
  "business-licence",
] as const;

/** What a new code was given on: a sign-in at the unified identity service, or papers that the window's clerk has seen. */
export type ReissueBasis =
  | { by: "sign-in" }
  | {
      by: "window";
      person: (typeof IDENTITY_PAPERS)[number];
      authority: (typeof AUTHORITY_PAPERS)[number];
    };

/** `replaces` is the issue that the caller has in mind: of two at once about the same one, one is given. */
export type ReissueRequest = { replaces: number; why: ReissueReason; basis: ReissueBasis };

export type QueryCodeEvent = {
  type: "query-code-reissued";
  issue: number;
  why: ReissueReason;
  basis: ReissueBasis;
  /** By what the request, and who made it, are known again. */
  digest: string;
  at: Instant;
};

export type QueryCodeRefusal =
  | { code: "query-code-issue"; issue: number; reissuedAt: Instant | null }
  | { code: "query-code-reissued-too-often"; most: number };

/** Which issue holds, since when if it was replaced, and by what the request for it is known. */
export type QueryCodeStanding = { issue: number; reissuedAt: Instant | null; asked: string | null };

export const FIRST_CODE: QueryCodeStanding = { issue: FIRST_ISSUE, reissuedAt: null, asked: null };

/** Another code in place of the one that holds, at any time: a case that is over has documents that are read still. */
export function reissueQueryCode(
  { queryCode: { issue, reissuedAt, asked } }: Pick<Application, "queryCode">,
  { replaces, why, basis }: ReissueRequest,
  digest: string,
  now: Instant,
): ApplicationDecision {
  if (asked === digest && issue === replaces + 1) return { events: [] };
  if (issue !== replaces) return { events: [], refusal: { code: "query-code-issue", issue, reissuedAt } };
  if (issue > MOST_REISSUES)
    return { events: [], refusal: { code: "query-code-reissued-too-often", most: MOST_REISSUES } };
  return { events: [{ type: "query-code-reissued", issue: issue + 1, why, basis, digest, at: now }] };
}

/** What may be replaced now; `null` where it was too often. */
export const reissuable = ({ queryCode: { issue } }: Pick<Application, "queryCode">): number | null =>
  issue > MOST_REISSUES ? null : issue;
