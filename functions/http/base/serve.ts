/**
 * Serves a set of routes: finds the route, checks who calls, parses the request by the contract, acts, and answers.
 */
import { logged } from "../../app/base/logContext.ts";
import { requestContext } from "./requestContext.ts";
import type { Contract } from "../../contracts/base/contract.ts";
import { PUBLIC_ROLES } from "../../contracts/base/caller.ts";
import { PROBLEMS } from "../../contracts/base/problems.ts";
import { explained } from "./agents.ts";
import { admit, labelOf, keyOfCaller, kindOfCaller, mayProve, type Admitted } from "./access.ts";
import { takesSignIn, tokenIn } from "./applicants.ts";
import { tagged, type Outgoing } from "./answer.ts";
import { keepRead } from "./audited.ts";
import { JSON_TYPE } from "./body.ts";
import { cursorsOf } from "./boundCursors.ts";
import { framed, type Serve } from "./frame.ts";
import type { AnyDeps, Answer, Handler, Request } from "./handle.ts";
import type { Incoming } from "./incoming.ts";
import { fewerRows } from "./listBytes.ts";
import { languageWanted, typeWanted } from "./negotiation.ts";
import { takeCall, tooMany } from "./limited.ts";
import { originOf } from "./origin.ts";
import { parametersBy, partsBy } from "./parsing.ts";
import { Refused, refused } from "./refused.ts";
import { find, methodOf, type RouteTable } from "./routing.ts";
import { isAtOneOf, isFresh, tagOf, tagsIn } from "./tags.ts";
import { take } from "./throttle.ts";

type Bound = Pick<Contract, "method" | "path"> & {
  contract: Contract;
  misread: Handler["misread"];
  act: (request: Request) => Promise<Answer>;
};

/**
 * A Lambda handler for these routes.
 * @param table every route of the address space, so that a neighbour's address is told from one that does not exist
 */
export function serve(handlers: readonly Handler[], deps: AnyDeps, table: RouteTable): Serve {
  const routes = handlers.map(({ contract, bind, misread }): Bound => {
    const act = bind(deps) as unknown as Bound["act"];
    return { method: contract.method, path: contract.path, contract, misread, act };
  });
  const act = async (came: Incoming): Promise<Outgoing> => {
    const counted = deps.meter.begin();
    const found = finding(() => find(routes, table, came.method, came.path));
    const isProved = found.ok && found.value.route.contract.access === "applicant" && mayProve(came);
    if (!isProved) throttle(keyOfCaller(came));
    if (!found.ok) throw found.error;
    const { route, parameters } = found.value;
    const incoming = await verified(came, route.contract, deps);
    const count = (status: number) =>
      counted({ route: route.contract.name, caller: kindOfCaller(incoming), status });
    // Nothing is shown of which it could not be kept that it was.
    const keep = (status: number) => keepRead(route.contract, parameters, incoming, status, deps);
    try {
      const outgoing = await answer(route, parameters, incoming, deps).catch(async (error: unknown) => {
        await keep(statusOf(error));
        throw error;
      });
      await keep(outgoing.status);
      count(outgoing.status);
      return outgoing;
    } catch (error) {
      count(statusOf(error));
      throw error;
    }
  };
  return framed(deps.log, act, deps.region.departments);
}

/** With the claims of an applicant's token, which no gateway has looked at: on the way there is one, or a code, or nothing. */
async function verified(came: Incoming, contract: Contract, { tokens, region }: AnyDeps): Promise<Incoming> {
  const token = tokenIn(came);
  if (came.claims !== null || token === undefined || !tokens || !takesSignIn(contract, region)) return came;
  const claims = await tokens(token);
  // Officials are known by the gateway of their own API alone.
  return PUBLIC_ROLES.some((role) => role === claims?.["role"]) ? { ...came, claims: claims! } : came;
}

const statusOf = (error: unknown): number => (error instanceof Refused ? PROBLEMS[error.problem.code] : 500);

/** @throws Refused `too-many-requests` */
function throttle(caller: string): void {
  const wait = take(caller);
  if (wait > 0) throw tooMany(wait);
}

/** Who has the right code is counted by their application; who has not, by their address. */
async function proved(
  admitting: Promise<Admitted>,
  { access }: Contract,
  path: Readonly<Record<string, string>>,
  incoming: Incoming,
): Promise<Admitted> {
  if (access !== "applicant" || !mayProve(incoming)) return admitting;
  const admitted = await admitting.catch((error: unknown) => {
    throttle(keyOfCaller(incoming));
    throw error;
  });
  throttle(`code:${path["applicationId"]}`);
  return admitted;
}

/** What was found, or why nothing was: who asks for nothing is counted, too. */
function finding<T>(find: () => T): { ok: true; value: T } | { ok: false; error: unknown } {
  try {
    return { ok: true, value: find() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** Who may not is told so before anything is said of what they sent. */
async function answer(
  { contract, misread, act }: Bound,
  parameters: Readonly<Record<string, string>>,
  incoming: Incoming,
  deps: AnyDeps,
): Promise<Outgoing> {
  const path = parametersBy(parameters);
  const admitted = await proved(admit(contract, path, incoming, deps), contract, path, incoming);
  const { caller, by, mayWrite } = admitted;
  const types = contract.answer.types ?? [JSON_TYPE];
  const type = typeWanted(incoming.headers, types);
  const { headers } = incoming;
  const parts = partsBy(contract, incoming, misread);
  const cursors = cursorsOf(contract, path, admitted, parts.query);
  const request = {
    path,
    ...parts,
    query: cursors.opened(parts.query),
    caller,
    by,
    from: incoming.from,
    raw: rawOf(incoming),
    now: incoming.receivedAt,
    type,
    language: headers["accept-language"] === undefined ? null : languageWanted(headers, "zh-CN"),
    origin: deps.origin ?? originOf(incoming.reachedAs),
    isConditional: headers["if-match"] !== undefined,
    isHead: incoming.method === "HEAD",
    mayWrite,
    isFresh: ({ versions, body, text }: Answer) =>
      isFresh(tagOf(versions, text ?? JSON.stringify(body)), headers["if-none-match"]),
    holds: (versions: string) => hold(headers["if-match"], versions),
  } as Request;
  if (contract.limited) await takeCall(contract.name, contract.limited, incoming.from, deps);
  const subject =
    path["applicationId"] ?? path["reviewId"] ?? path["complaintId"] ?? path["inquiryId"] ?? path["ratingId"];
  const context = requestContext(contract, incoming.id, labelOf(admitted), subject);
  return logged(context, async () => {
    for (let asked = request; ;) {
      const done = await act(asked).catch(async (error: unknown) => {
        throw await explained(error, request.now, deps);
      });
      const page = outgoing(contract, incoming, type, cursors.marked(done));
      const fewer = fewerRows(asked.query, page);
      if (fewer === null) return page;
      asked = { ...asked, query: { ...(asked.query as object), limit: fewer } };
    }
  });
}

const rawOf = ({ body }: Incoming): string =>
  body === null ? "" : body.encoded ? Buffer.from(body.text, "base64").toString("utf8") : body.text;

/** `If-Match` (RFC 9110 §13.1.1): the record must still be one that the caller has read. @throws Refused `stale` */
function hold(ifMatch: string | undefined, versions: string): void {
  if (ifMatch === undefined) return;
  const read = tagsIn(ifMatch);
  if (read === null || !isAtOneOf(versions, read)) throw refused("stale", { etag: `"${versions}"` });
}

function outgoing(contract: Contract, incoming: Incoming, type: string, answer: Answer): Outgoing {
  const { answer: answered } = contract;
  const isData = answer.text === undefined;
  const whole: Outgoing = {
    status: answered.status,
    headers: {
      "content-type": `${type}; charset=utf-8`,
      ...((answered.types?.length ?? 1) > 1 && { vary: "accept" }),
      ...answer.headers,
    },
    text: isData ? JSON.stringify(answer.body) : answer.text,
  };
  const isRead = methodOf(incoming.method) === "GET";
  return isRead || answer.versions !== undefined
    ? tagged(whole, answer.versions, isRead ? incoming.headers : null)
    : whole;
}
