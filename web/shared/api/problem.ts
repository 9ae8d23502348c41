/** What went wrong, in the API's own words (RFC 9457), which come in the language of the page. */

export type ProblemDocument = {
  status: number;
  code: string;
  /** Blank where nobody has said it in words: the page says it by the code. */
  detail: string;
  errors?: readonly { path: string; message: string }[];
};

export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  /** Stable, whatever the language. */
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
  constructor({ status, code, detail, errors = [] }: ProblemDocument) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** What stands in front of the API may answer in its stead, without the API's words: the status has to say it. */
const CODES: Readonly<Record<number, string>> = {
  401: "unauthenticated",
  413: "too-large",
  429: "too-many-requests",
  503: "busy",
};

export function problemOf({ status }: Response, text: string): Problem {
  let document: Partial<ProblemDocument> = {};
  try {
    document = JSON.parse(text) as Partial<ProblemDocument>;
  } catch {
    // A page of a proxy, or nothing at all.
  }
  return new Problem({ code: CODES[status] ?? "internal", detail: "", ...document, status });
}
