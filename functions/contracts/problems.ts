/** Every problem a caller can meet (RFC 9457), in one table: its status and its title. */
export const PROBLEMS = {
  malformed: { status: 400, title: "The request is not of the right form" },
  unauthenticated: { status: 401, title: "A valid token is needed" },
  "query-code-needed": { status: 401, title: "The application's query code is needed" },
  "not-your-review": { status: 403, title: "The review belongs to another department" },
  "role-not-allowed": { status: 403, title: "This role may not do this" },
  "unknown-route": { status: 404, title: "There is nothing at this address" },
  "unknown-application": { status: 404, title: "No such application" },
  "unknown-review": { status: 404, title: "No such review" },
  "unknown-material": { status: 404, title: "The catalogue has no such material" },
  "method-not-allowed": { status: 405, title: "This address does not know this method" },
  "unknown-complaint": { status: 404, title: "No such complaint" },
  "unknown-notice": { status: 404, title: "No such notice" },
  late: { status: 409, title: "The opinion came too late to count" },
  "already-decided": { status: 409, title: "Another opinion is on record" },
  cancelled: { status: 409, title: "The review was cancelled" },
  "not-running": { status: 409, title: "The clock of this review is not running" },
  "past-due": { status: 409, title: "The limit has run out" },
  "supplement-used": { status: 409, title: "Material was asked for already, and may be once" },
  "supplement-window-closed": { status: 409, title: "The window for asking for material has closed" },
  "special-procedure-used": { status: 409, title: "This special procedure was held already" },
  "no-special-procedure": { status: 409, title: "No special procedure was started" },
  "extension-used": { status: 409, title: "The limit was extended already, and may be once" },
  "handler-named-too-often": { status: 409, title: "The handler changed too often" },
  "not-deemed": { status: 409, title: "The review was not consented to by silence" },
  "already-revoked": { status: 409, title: "The consent by silence was revoked already" },
  "not-awaiting-acceptance": { status: 409, title: "The application does not wait for the window" },
  "returned-already": { status: 409, title: "The application was sent back already, and may be once" },
  "application-ended": { status: 409, title: "The application is past that point" },
  "project-changed-too-often": { status: 409, title: "The project changed too often" },
  "opinions-on-record": { status: 409, title: "Departments have answered to the project as it was" },
  "no-joint-review": { status: 409, title: "There is no joint review now" },
  "already-convened": { status: 409, title: "The sitting was convened already" },
  "not-convened": { status: 409, title: "No sitting was convened" },
  "sitting-not-held": { status: 409, title: "The sitting is still to come" },
  "nothing-contested": { status: 409, title: "The joint review is not about this review" },
  "position-taken-too-often": { status: 409, title: "The position changed too often" },
  "complaint-answered": { status: 409, title: "The complaint was answered already" },
  "too-many-complaints": { status: 409, title: "The application has as many complaints as one takes" },
  "never-sent": { status: 409, title: "The review was never sent to an endpoint" },
  "not-deciding": { status: 409, title: "The application does not wait for the lead's decision" },
  "not-awaiting-materials": { status: 409, title: "No material is owed" },
  "replaced-too-often": { status: 409, title: "The material was replaced too often" },
  "clock-moves-forward": { status: 409, title: "The clock moves forward only" },
  stale: { status: 412, title: "The record has changed since it was read" },
  "too-large": { status: 413, title: "The body is larger than 256 KB" },
  "bundle-too-large": { status: 413, title: "The case is larger than one answer" },
  "objection-without-grounds": { status: 422, title: "An objection needs its grounds" },
  "material-held": { status: 422, title: "The material is there already" },
  "material-not-askable": { status: 422, title: "Nobody could hand that material in" },
  "material-without-basis": { status: 422, title: "The material is not on the matter's list" },
  "approver-rank": { status: 422, title: "The approver's rank does not suffice" },
  "planned-end": { status: 422, title: "The planned end is out of range" },
  "too-many-days": { status: 422, title: "More days than the law allows" },
  "sitting-date": { status: 422, title: "The date of the sitting is out of range" },
  "not-a-participant": { status: 422, title: "The department does not take part" },
  "reasons-to-objector-missing": { status: 422, title: "An objector is owed written reasons" },
  "unexamined-matters": { status: 422, title: "Matters were never examined" },
  "clash-unresolved": { status: 422, title: "Conditions still clash" },
  "article-missing": { status: 422, title: "A refusal names its legal article" },
  "idempotency-key-reused": { status: 422, title: "The key was used with another body" },
  "nothing-to-review": { status: 422, title: "No department has a matter in this project" },
  "too-many-reviews": { status: 422, title: "More departments than one round can hold" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  "calendar-missing": { status: 503, title: "The working-day calendar does not reach that far" },
  busy: { status: 503, title: "Too many writers at once" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

type StandardMember = "type" | "title" | "status" | "detail" | "instance" | "code" | "errors";

export type Problem = {
  code: ProblemCode;
  detail: string;
  errors?: readonly { path: string; message: string }[];
  /** Extension members (RFC 9457 §3.2), such as the recorded outcome; none takes the place of a standard one. */
  more?: Readonly<Record<string, unknown>> & Partial<Record<StandardMember, never>>;
  /** Headers that go with it, such as `Retry-After`. */
  headers?: Readonly<Record<string, string>>;
};

/** The document that leaves. */
export function problemDocument({ code, detail, errors, more }: Problem): Record<string, unknown> {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:parallel-approvals:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(errors && { errors }),
    ...more,
  };
}
