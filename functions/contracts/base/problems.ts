/** Every problem a caller can meet (RFC 9457), in one table: its status. What it says is in `functions/words`. */
import type { FieldFault } from "../../words/faults.ts";
import type { FactsOf } from "../../words/problems.ts";

export const PROBLEMS = {
  malformed: 400,
  unauthenticated: 401,
  "query-code-needed": 401,
  "not-your-review": 403,
  "role-not-allowed": 403,
  "unknown-department": 403,
  "cross-site": 403,
  "unknown-route": 404,
  "unknown-application": 404,
  "unknown-review": 404,
  "unknown-material": 404,
  "unknown-complaint": 404,
  "unknown-notice": 404,
  "unknown-hold": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  late: 409,
  "case-over": 409,
  "already-decided": 409,
  cancelled: 409,
  "not-running": 409,
  "past-due": 409,
  "supplement-used": 409,
  "supplement-window-closed": 409,
  "special-procedure-used": 409,
  "no-special-procedure": 409,
  "extension-used": 409,
  "handler-named-too-often": 409,
  "not-deemed": 409,
  "already-revoked": 409,
  "not-awaiting-acceptance": 409,
  "returned-already": 409,
  "application-ended": 409,
  "project-changed-too-often": 409,
  "opinions-on-record": 409,
  "no-joint-review": 409,
  "already-convened": 409,
  "not-convened": 409,
  "sitting-not-held": 409,
  "nothing-contested": 409,
  "position-taken-too-often": 409,
  "complaint-answered": 409,
  "too-many-complaints": 409,
  "hold-ended": 409,
  "hold-over": 409,
  "too-many-holds": 409,
  "no-endpoint": 409,
  "never-sent": 409,
  "served-already": 409,
  "not-deciding": 409,
  "not-awaiting-materials": 409,
  "replaced-too-often": 409,
  "clock-moves-forward": 409,
  "clock-moves-too-far": 409,
  stale: 412,
  "too-large": 413,
  "bundle-too-large": 413,
  "unsupported-media-type": 415,
  "unsupported-encoding": 415,
  misdirected: 421,
  "objection-without-grounds": 422,
  "material-held": 422,
  "file-on-record": 422,
  "material-not-askable": 422,
  "material-without-basis": 422,
  "approver-rank": 422,
  "planned-end": 422,
  "too-many-days": 422,
  "extension-moves-nothing": 422,
  "sitting-date": 422,
  "sitting-day-off": 422,
  "not-a-participant": 422,
  "reasons-to-objector-missing": 422,
  "clash-unresolved": 422,
  "article-missing": 422,
  "decision-not-open": 422,
  "idempotency-key-reused": 422,
  "nothing-to-review": 422,
  "too-many-reviews": 422,
  "too-many-requests": 429,
  "headers-too-large": 431,
  internal: 500,
  "outcome-unknown": 500,
  busy: 503,
} as const satisfies Readonly<Record<string, number>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem before it is said in anybody's language; its facts leave as extension members (RFC 9457 §3.2). */
export type Problem<C extends ProblemCode = ProblemCode> = C extends ProblemCode
  ? {
      code: C;
      facts: FactsOf<C>;
      /** What is wrong with single fields. */
      errors?: readonly FieldFault[];
      /** Headers that go with it, such as `Retry-After`. */
      headers?: Readonly<Record<string, string>>;
    }
  : never;
