/** The region's OpenID provider, as its discovery document describes it; what goes wrong with it is said by its kind. */
import type { TokenEndpointResponse } from "oauth4webapi";
import { browserNow } from "./browserClock.ts";
import { Problem } from "./problem.ts";
import { sessionOf, type Session } from "./session.ts";
import { signInSettings } from "./signInSettings.ts";

export type Provider = Awaited<ReturnType<typeof provider>>;

export type SignInProblem =
  | "sign-in-unreachable"
  | "sign-in-denied"
  | "sign-in-refused"
  | "sign-in-lost"
  | "sign-in-failed"
  | "sign-in-another";

/** A failed sign-in, for `words.unsaid` to put in words. */
export const signInProblem = (code: SignInProblem): Problem => new Problem({ status: 0, code, detail: "" });

/** The provider, and what speaks with it, which is loaded here. @throws Problem `sign-in-unreachable` */
export async function provider() {
  const { issuer: named, clientId } = signInSettings()!;
  const issuer = new URL(named);
  try {
    const oauth = await import("./oauth.ts");
    // Plain HTTP is for the loopback: whoever set the issuer was told so.
    const options = { [oauth.allowInsecureRequests]: issuer.protocol === "http:" };
    const response = await oauth.discoveryRequest(issuer, options);
    const server = await oauth.processDiscoveryResponse(issuer, response);
    if (!server.authorization_endpoint || !server.token_endpoint) throw signInProblem("sign-in-unreachable");
    return { oauth, server, client: { client_id: clientId }, options };
  } catch {
    throw signInProblem("sign-in-unreachable");
  }
}

/** Where the provider comes back to: this page, without what stands behind its address. */
export const returnTo = (): string => `${location.origin}${location.pathname}`;

/** Ends a little early: what is sent in the last second still has to arrive. */
const EARLY_MS = 5_000;
/** Is renewed so long before, or for the last quarter of a short life. */
const RENEW_MS = 2 * 60_000;

/** The session that a token endpoint has answered with. @throws Problem `sign-in-failed` for a token that says nothing */
export function sessionFrom(answer: TokenEndpointResponse, before: Session | null): Session {
  const { access_token, expires_in, refresh_token = before?.refreshToken, id_token } = answer;
  const idToken = id_token ?? before?.idToken;
  let read: Session;
  try {
    read = sessionOf(access_token);
  } catch {
    throw signInProblem("sign-in-failed");
  }
  return {
    ...read,
    ...(expires_in !== undefined && lifeOf(expires_in * 1000 - EARLY_MS)),
    ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    ...(idToken !== undefined && { idToken }),
  };
}

const lifeOf = (ms: number) => {
  const endsAt = browserNow() + ms;
  return { endsAt, renewAt: endsAt - Math.min(RENEW_MS, ms / 4) };
};
