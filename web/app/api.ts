/** The public API, and nothing else. A problem is an error that people can read. */
import type * as z from "zod";
import type { RouteName, RouteOf } from "../../functions/contracts/routes.ts";
import { Problem, type ProblemDocument } from "./problem.ts";

export { Problem };

/** What a route answers, by its contract. */
export type Answer<N extends RouteName> = z.infer<RouteOf<N>["answer"]["schema"]>;

export type Status = Answer<"getApplication">;
export type ReviewSummary = Status["reviews"][number];
export type Review = Answer<"getReview">;
export type Ledger = Answer<"getClock">;
export type Worklist = Answer<"listReviews">;
export type Case = Answer<"getCase">;
export type Figures = Answer<"superviseDepartments">;
export type Calendar = Answer<"getCalendar">;
export type NoticeList = Answer<"listNotices">;
export type Complaint = Answer<"answerComplaint">;
export type Catalogue = Answer<"getCatalogue">;
export type Matter = Catalogue["matters"][number];

export type Credentials = { queryCode: string } | { token: string } | null;

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Calls the API. @throws Problem when it refuses, or cannot be reached (`offline`) */
export async function call<T>(
  method: Method,
  path: string,
  credentials: Credentials = null,
  body?: unknown,
  extraHeaders: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers = { accept: "application/json", ...extraHeaders };
  return JSON.parse(await answerTo(method, path, credentials, headers, body)) as T;
}

/** A text of the API, such as a notice as a page. @throws Problem as `call` does */
export const callText = async (path: string, credentials: Credentials, accept: string): Promise<string> =>
  answerTo("GET", path, credentials, { accept });

async function answerTo(
  method: Method,
  path: string,
  credentials: Credentials,
  extraHeaders: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<string> {
  const headers: Record<string, string> = { ...extraHeaders };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (credentials && "queryCode" in credentials) headers["x-query-code"] = credentials.queryCode;
  if (credentials && "token" in credentials) headers["authorization"] = `Bearer ${credentials.token}`;
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const { response, text } = await reach(path, { method, headers, ...json });
  if (response.ok) return text;
  throw problemOf(response, text);
}

/** The whole answer: one that breaks off on its way is none. */
async function reach(path: string, request: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(path, request);
    return { response, text: await response.text() };
  } catch {
    throw new Problem({
      status: 0,
      code: "offline",
      detail: "The server cannot be reached. What you have entered is kept; try again.",
    });
  }
}

/** What stands in front of the API may answer in its stead, without the API's words: the status has to say it. */
const CODES: Readonly<Record<number, string>> = {
  401: "unauthenticated",
  413: "too-large",
  429: "too-many-requests",
  503: "busy",
};

function problemOf({ status, statusText }: Response, text: string): Problem {
  let document: Partial<ProblemDocument> = {};
  try {
    document = JSON.parse(text) as Partial<ProblemDocument>;
  } catch {
    // A page of a proxy, or nothing at all.
  }
  return new Problem({ code: CODES[status] ?? "internal", detail: statusText, ...document, status });
}
