/** The list of routes: infrastructure deploys them, the laptop serves them, the OpenAPI document describes them. */

export type Route = {
  /** The file in `functions/http` and in `functions/lambda`. */
  name: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  /** `public`: anyone; `applicant`: by query code, checked by the handler; `token`: by the JWT authorizer. */
  access: "public" | "applicant" | "token";
  /** What the function may touch; it is granted nothing else. */
  needs: readonly ("read" | "write" | "secret" | "engine" | "publish")[];
};

export const ROUTES = [
  { name: "getHealth", method: "GET", path: "/healthz", access: "public", needs: [] },
  { name: "getOpenApi", method: "GET", path: "/openapi.json", access: "public", needs: [] },
  { name: "getCatalogue", method: "GET", path: "/v1/catalogue", access: "public", needs: [] },
  {
    name: "submitApplication",
    method: "POST",
    path: "/v1/applications",
    access: "public",
    needs: ["read", "write", "secret"],
  },
  {
    name: "getApplication",
    method: "GET",
    path: "/v1/applications/{applicationId}",
    access: "applicant",
    needs: ["read", "secret"],
  },
  {
    name: "handInMaterial",
    method: "PUT",
    path: "/v1/applications/{applicationId}/materials/{code}",
    access: "applicant",
    needs: ["read", "write", "secret"],
  },
  {
    name: "getEvents",
    method: "GET",
    path: "/v1/applications/{applicationId}/events",
    access: "applicant",
    needs: ["read", "secret"],
  },
  { name: "listReviews", method: "GET", path: "/v1/reviews", access: "token", needs: ["read"] },
  { name: "getReview", method: "GET", path: "/v1/reviews/{reviewId}", access: "token", needs: ["read"] },
  { name: "getClock", method: "GET", path: "/v1/reviews/{reviewId}/clock", access: "token", needs: ["read"] },
  {
    name: "giveOpinion",
    method: "PUT",
    path: "/v1/reviews/{reviewId}/opinion",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "requestSupplement",
    method: "POST",
    path: "/v1/reviews/{reviewId}/supplement-request",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "startSpecialProcedure",
    method: "POST",
    path: "/v1/reviews/{reviewId}/special-procedure",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "endSpecialProcedure",
    method: "DELETE",
    path: "/v1/reviews/{reviewId}/special-procedure",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "extendLimit",
    method: "POST",
    path: "/v1/reviews/{reviewId}/extension",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "nameHandler",
    method: "PUT",
    path: "/v1/reviews/{reviewId}/handler",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "takePosition",
    method: "PUT",
    path: "/v1/reviews/{reviewId}/joint-review-position",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "revokeDeemedConsent",
    method: "POST",
    path: "/v1/reviews/{reviewId}/revocation",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "withdrawApplication",
    method: "POST",
    path: "/v1/applications/{applicationId}/withdrawal",
    access: "applicant",
    needs: ["read", "write", "secret"],
  },
  {
    name: "changeProject",
    method: "POST",
    path: "/v1/applications/{applicationId}/project-change",
    access: "applicant",
    needs: ["read", "write", "secret"],
  },
  {
    name: "listApplications",
    method: "GET",
    path: "/v1/applications",
    access: "token",
    needs: ["read"],
  },
  {
    name: "getCase",
    method: "GET",
    path: "/v1/applications/{applicationId}/case",
    access: "token",
    needs: ["read"],
  },
  {
    name: "answerAtWindow",
    method: "PUT",
    path: "/v1/applications/{applicationId}/acceptance",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "conveneJointReview",
    method: "POST",
    path: "/v1/applications/{applicationId}/joint-review",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "concludeJointReview",
    method: "PUT",
    path: "/v1/applications/{applicationId}/joint-review/conclusion",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "decideApplication",
    method: "PUT",
    path: "/v1/applications/{applicationId}/decision",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "listNotices",
    method: "GET",
    path: "/v1/applications/{applicationId}/notices",
    access: "applicant",
    needs: ["read", "secret"],
  },
  {
    name: "getNotice",
    method: "GET",
    path: "/v1/applications/{applicationId}/notices/{noticeId}",
    access: "applicant",
    needs: ["read", "secret"],
  },
  {
    name: "verifyNotice",
    method: "GET",
    path: "/v1/applications/{applicationId}/notices/{noticeId}/verification",
    access: "public",
    needs: ["read", "secret"],
  },
  {
    name: "listReviewNotices",
    method: "GET",
    path: "/v1/reviews/{reviewId}/notices",
    access: "token",
    needs: ["read", "secret"],
  },
  {
    name: "getReviewNotice",
    method: "GET",
    path: "/v1/reviews/{reviewId}/notices/{noticeId}",
    access: "token",
    needs: ["read", "secret"],
  },
  {
    name: "fileComplaint",
    method: "POST",
    path: "/v1/applications/{applicationId}/complaints",
    access: "applicant",
    needs: ["read", "write", "secret"],
  },
  {
    name: "listComplaints",
    method: "GET",
    path: "/v1/complaints",
    access: "token",
    needs: ["read"],
  },
  {
    name: "answerComplaint",
    method: "PUT",
    path: "/v1/complaints/{complaintId}/answer",
    access: "token",
    needs: ["read", "write"],
  },
  {
    name: "superviseReviews",
    method: "GET",
    path: "/v1/supervision/reviews",
    access: "token",
    needs: ["read"],
  },
  {
    name: "superviseDepartments",
    method: "GET",
    path: "/v1/supervision/departments",
    access: "token",
    needs: ["read"],
  },
  {
    name: "reconcileNow",
    method: "POST",
    path: "/v1/operations/reconciliation",
    access: "token",
    needs: ["read", "write", "engine", "publish"],
  },
  {
    name: "exportApplication",
    method: "GET",
    path: "/v1/applications/{applicationId}/export",
    access: "applicant",
    needs: ["read", "secret"],
  },
  {
    name: "exportCase",
    method: "GET",
    path: "/v1/applications/{applicationId}/case/export",
    access: "token",
    needs: ["read"],
  },
  {
    name: "redeliverWebhook",
    method: "POST",
    path: "/v1/operations/webhooks/{reviewId}",
    access: "token",
    needs: ["read", "publish"],
  },
  {
    name: "getCalendar",
    method: "GET",
    path: "/v1/calendar",
    access: "public",
    needs: [],
  },
  {
    name: "getOwnClock",
    method: "GET",
    path: "/v1/applications/{applicationId}/clocks/{matter}",
    access: "applicant",
    needs: ["read", "secret"],
  },
] as const satisfies readonly Route[];

export type RouteName = (typeof ROUTES)[number]["name"];

/** The parameters of a path by a route's pattern; `undefined` when it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined && given[i] !== "") parameters[name] = given[i]!;
    else if (part !== given[i]) return undefined;
  }
  return parameters;
}
