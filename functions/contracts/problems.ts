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
  late: { status: 409, title: "The opinion came too late to count" },
  "already-decided": { status: 409, title: "Another opinion is on record" },
  "not-awaiting-materials": { status: 409, title: "No material is owed" },
  "replaced-too-often": { status: 409, title: "The material was replaced too often" },
  "clock-moves-forward": { status: 409, title: "The clock moves forward only" },
  stale: { status: 412, title: "The record has changed since it was read" },
  "too-large": { status: 413, title: "The body is larger than 256 KB" },
  "objection-without-grounds": { status: 422, title: "An objection needs its grounds" },
  "idempotency-key-reused": { status: 422, title: "The key was used with another body" },
  "nothing-to-review": { status: 422, title: "No department has a matter in this project" },
  "too-many-reviews": { status: 422, title: "More departments than one round can hold" },
  internal: { status: 500, title: "Something went wrong on our side" },
  "calendar-missing": { status: 503, title: "The working-day calendar does not reach that far" },
  busy: { status: 503, title: "Too many writers at once" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export type Problem = {
  code: ProblemCode;
  detail: string;
  errors?: readonly { path: string; message: string }[];
  /** Extension members (RFC 9457 §3.2), such as the recorded outcome. */
  more?: Readonly<Record<string, unknown>>;
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
