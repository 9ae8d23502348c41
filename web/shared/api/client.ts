/** The public API by the names of its routes, and nothing else. A problem is an error that people can read. */
import type { RouteName } from "../../../functions/contracts/routes.ts";
import type { Answer } from "./answers.ts";
import { Problem, problemOf } from "./problem.ts";
import { acting, applicantSession, credentials, languageKept, type Credentials } from "./session.ts";

/** Method and path of every route, which the build writes in: see `web/build.ts`. */
declare const ROUTES: string;

type Routes = Readonly<Record<RouteName, { readonly method: string; readonly path: string }>>;
let known: Routes | undefined;
const routeOf = (name: RouteName) => (known ??= JSON.parse(ROUTES) as Routes)[name];

export type Asked = {
  /** The parameters of the path, among whatever else a record has. */
  path?: Readonly<Record<string, unknown>>;
  /** What is `undefined` or blank is left out. */
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Who asks: whoever is signed in, unless said otherwise. */
  by?: Credentials;
  /** Whether the page may be gone before it is answered. */
  isLeaving?: boolean;
};

/** Calls a route. @throws Problem when it refuses, or cannot be reached (`offline`) */
export const call = async <Name extends RouteName>(name: Name, asked: Asked = {}): Promise<Answer<Name>> =>
  JSON.parse(await callText(name, asked, "application/json")) as Answer<Name>;

/** A text of the API, such as a notice as a page. @throws Problem as `call` does */
export async function callText(name: RouteName, asked: Asked, accept: string): Promise<string> {
  const { by = credentials(), body, headers = {}, isLeaving = false } = asked;
  const { method } = routeOf(name);
  return send(method, addressOf(name, asked), { ...headers, ...proofOf(by), accept }, body, isLeaving);
}

/** What only the laptop answers: its clock, and tokens for anybody. @throws Problem as `call` does */
export const callLocal = async <T>(
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
): Promise<T> => JSON.parse(await send(method, path, { accept: "application/json" }, body)) as T;

/** Where a route lies for these parameters. */
export function addressOf(name: RouteName, { path = {}, query = {} }: Asked): string {
  const where = routeOf(name).path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    const value = path[parameter];
    return encodeURIComponent(typeof value === "string" ? value : "");
  });
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return given.length === 0 ? where : `${where}?${new URLSearchParams(given as [string, string][])}`;
}

/** A query code opens its case; where the region wants a sign-in all the same, the applicant's is there, too. */
function proofOf(by: Credentials): Record<string, string> {
  if (by === null) return {};
  if ("token" in by) return bearer(by.token);
  const signedIn = applicantSession();
  return {
    ...(by.queryCode !== null && { "x-query-code": by.queryCode }),
    ...(signedIn && bearer(signedIn.token)),
  };
}

/** An agent says by which authorisation. */
const bearer = (token: string) => {
  const client = acting();
  return {
    authorization: `Bearer ${token}`,
    ...(client && { "x-authorisation": client.authorisationId }),
  };
};

/** Whoever wants to know when the API no longer takes the token that a page has. */
const refusals = new Set<() => void>();

/** @returns what ends it */
export function onSessionRefused(told: () => void): () => void {
  refusals.add(told);
  return () => void refusals.delete(told);
}

async function send(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
  keepalive = false,
): Promise<string> {
  const isSaid = body !== undefined;
  const { response, text } = await reach(address, {
    method,
    headers: {
      ...headers,
      // A refusal comes in the language of the page.
      "accept-language": languageKept(),
      ...(isSaid && { "content-type": "application/json" }),
    },
    ...(isSaid && { body: JSON.stringify(body) }),
    ...(keepalive && { keepalive }),
  });
  if (response.ok) return text;
  if (response.status === 401 && "authorization" in headers) for (const told of refusals) told();
  throw problemOf(response, text);
}

/** The whole answer: one that breaks off on its way is none. */
async function reach(address: string, request: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(address, request);
    return { response, text: await response.text() };
  } catch {
    throw new Problem({ status: 0, code: "offline", detail: "" });
  }
}
