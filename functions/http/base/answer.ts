/** An answer on its way out: its headers, its tag, and what a caller has of it already. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { MOST_FAULTS } from "../../contracts/base/faults.ts";
import { PROBLEMS, type Problem } from "../../contracts/base/problems.ts";
import type { Language } from "../../words/language.ts";
import { faultSaid, problemSaid } from "../../words/said.ts";
import { namedFacts, type DepartmentNames } from "./namedFacts.ts";
import { unsentHeaders } from "./negotiation.ts";
import { isFresh, tagOf } from "./tags.ts";

export type Result = APIGatewayProxyStructuredResultV2;

/** What leaves: a status, headers by their names in lower case, and a text. */
export type Outgoing = {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Whether the text is bytes in base64, compressed already. */
  encoded?: true;
};

const PLAIN = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

export const toResult = ({ status, headers, text, encoded }: Outgoing): Result => ({
  statusCode: status,
  headers: { ...PLAIN, ...headers },
  body: text,
  ...(encoded && { isBase64Encoded: true }),
});

/**
 * An answer with its tag. A record's is its versions and a digest of the answer; anything else has one of its bytes.
 * What the caller has already leaves as 304, with the same headers (RFC 9110 §15.4.5).
 * @param asked the headers of the request; `null` where it changes something, which has no condition of this kind
 */
export function tagged(
  answer: Outgoing,
  versions: string | undefined,
  asked: Readonly<Record<string, string>> | null,
): Outgoing {
  const etag = tagOf(versions, answer.text);
  const headers = { ...answer.headers, etag };
  if (asked === null || !isFresh(etag, asked["if-none-match"])) return { ...answer, headers };
  return { status: 304, headers: unsentHeaders(headers, answer.text, asked), text: "" };
}

/**
 * A problem document (RFC 9457), said in the caller's language.
 * @param departments by whose names its sentence calls them; its members have their ids
 */
export function problemAnswer(
  problem: Problem,
  language: Language,
  departments: DepartmentNames = [],
): Outgoing {
  const { code, facts, errors, headers } = problem;
  const status = PROBLEMS[code];
  const told = errors?.slice(0, MOST_FAULTS);
  const more = errors && errors.length > MOST_FAULTS ? { more: errors.length - MOST_FAULTS } : {};
  const { title, detail } = problemSaid(
    code,
    namedFacts(code, { ...facts, ...more }, language, departments),
    language,
  );
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
      vary: "accept-language",
      ...headers,
    },
    text: JSON.stringify({
      type: `urn:parallel-approvals:problem:${code}`,
      title,
      status,
      detail,
      code,
      ...(told && {
        errors: told.map((fault) => ({
          path: fault.path,
          message: faultSaid(fault, language),
          code: fault.code,
        })),
      }),
      ...facts,
      ...more,
    }),
  };
}
