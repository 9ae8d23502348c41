/** The public API, and nothing else. A problem is an error that people can read. */
import type * as z from "zod";
import type * as answers from "../../functions/contracts/responses.ts";

export type Status = z.infer<typeof answers.StatusAnswer>;
export type ReviewSummary = z.infer<typeof answers.ReviewSummary>;
export type Review = z.infer<typeof answers.ReviewWithMaterialAnswer>;
export type Ledger = z.infer<typeof answers.ClockAnswer>;
export type Worklist = z.infer<typeof answers.WorklistAnswer>;
export type Case = z.infer<typeof answers.CaseAnswer>;
export type Figures = z.infer<typeof answers.DepartmentsAnswer>;
export type Calendar = z.infer<typeof answers.CalendarAnswer>;
export type NoticeList = z.infer<typeof answers.NoticesAnswer>;
export type Complaint = z.infer<typeof answers.ComplaintAnswer>;
export type Catalogue = {
  region: { code: string; name: string; nameEn: string; zone: string };
  version: string;
  calendarVersion: string;
  departments: { id: string; name: string; nameEn: string }[];
  projectTypes: { code: string; name: string; nameEn: string; lead: string }[];
  attributes: { code: string; name: string; nameEn: string; type: "boolean" | "number" | "text" }[];
  materials: { code: string; name: string; nameEn: string }[];
  matters: Matter[];
  plans: {
    projectType: string;
    lead: string;
    serialDays: number;
    criticalPath: { days: number; matters: string[] };
    gainDays: number;
  }[];
};
export type Matter = {
  code: string;
  name: string;
  nameEn: string;
  department: string;
  kind: string;
  basis: { document: string; article: string };
  limit: { days: number; unit: "working-days" | "calendar-days" };
  statutoryLimit: { days: number; unit: "working-days" | "calendar-days" };
  onTimeout: "deemed-consent" | "escalate" | "deemed-refusal" | "proceed-without";
  tacitBasis: { document: string; article: string } | null;
  projectTypes: string[];
  when: unknown;
  materials: string[];
  fee: number;
  prerequisites: { matter: string; tolerable: boolean }[];
  veto: boolean;
  replaceableBy: string[];
};

/** What went wrong, in the API's own words: the code is stable, `errors` name the fields. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
  constructor(status: number, code: string, detail: string, errors: Problem["errors"] = []) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export type Credentials = { queryCode: string } | { token: string } | null;

/** Calls the API. @throws Problem when it refuses, or cannot be reached (`offline`) */
export async function call<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  credentials: Credentials = null,
  body?: unknown,
  extraHeaders: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", ...extraHeaders };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (credentials && "queryCode" in credentials) headers["x-query-code"] = credentials.queryCode;
  if (credentials && "token" in credentials) headers["authorization"] = `Bearer ${credentials.token}`;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(
      0,
      "offline",
      "The server cannot be reached. What you have entered is kept; try again.",
    );
  }
  if (response.ok) return (await response.json()) as T;
  type Document = { code?: string; detail?: string; errors?: { path: string; message: string }[] };
  const problem = (await response.json().catch(() => ({}))) as Document;
  throw new Problem(
    response.status,
    problem.code ?? "internal",
    problem.detail ?? response.statusText,
    problem.errors,
  );
}

/** A text of the API, such as a notice as a page. @throws Problem */
export async function callText(path: string, credentials: Credentials, accept: string): Promise<string> {
  const headers: Record<string, string> = { accept };
  if (credentials && "queryCode" in credentials) headers["x-query-code"] = credentials.queryCode;
  if (credentials && "token" in credentials) headers["authorization"] = `Bearer ${credentials.token}`;
  const response = await fetch(path, { headers });
  if (!response.ok) throw new Problem(response.status, "internal", response.statusText);
  return response.text();
}
