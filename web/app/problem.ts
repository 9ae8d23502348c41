/** What went wrong, in the API's own words (RFC 9457): the code is stable, `errors` name the fields. */

export type ProblemDocument = {
  status: number;
  code: string;
  detail: string;
  errors?: readonly { path: string; message: string }[];
  /** Extension members, such as the days between which a date may lie. */
  [member: string]: unknown;
};

export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];
  readonly members: Readonly<Record<string, unknown>>;
  constructor({ status, code, detail, errors = [], ...members }: ProblemDocument) {
    super(detail);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.members = members;
  }

  /** The same problem with only so much of what it says about single fields. */
  withErrors(errors: Problem["errors"]): Problem {
    const { status, code, message, members } = this;
    return new Problem({ ...members, status, code, detail: message, errors });
  }
}
