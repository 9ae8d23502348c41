/** Sign-in with the region's OpenID provider: authorization code with PKCE (RFC 9700); it comes back to the page it left. */
import type { TokenEndpointResponse } from "oauth4webapi";
import { provider, returnTo, sessionFrom, signInProblem, type Provider } from "./provider.ts";
import { keepSession, type Session } from "./session.ts";
import { signInSettings } from "./signInSettings.ts";
import { markShared } from "./tabs.ts";

/** What is kept while somebody is at the provider. */
type Pending = {
  verifier: string;
  state: string;
  /** What stood in the address, such as a filter, and behind it, such as the case that was open. */
  search: string;
  hash: string;
  /** Where a page waits that was opened before: this window is there to renew its session. */
  renews?: string;
};

const KEY = "sign-in";

function takePending(): Pending | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Pending);
}

/** Leaves for the provider. @throws Problem `sign-in-unreachable` */
export async function signIn(renews?: string): Promise<void> {
  const { oauth, server } = await provider();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const { hash, search } = location;
  const pending = { verifier, state, hash, search, ...(renews !== undefined && { renews }) };
  sessionStorage.setItem(KEY, JSON.stringify(pending satisfies Pending));
  const { clientId, audience } = signInSettings()!;
  const address = new URL(server.authorization_endpoint!);
  for (const [name, value] of Object.entries({
    client_id: clientId,
    redirect_uri: returnTo(),
    response_type: "code",
    scope: "openid",
    audience,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
  }))
    address.searchParams.set(name, value);
  location.assign(address);
}

/** Who has come back, and whether it was to renew the session of another window. */
export type CameBack = { session: Session; renews: string | null };

/**
 * Takes what the provider came back with; `null` where it did not. A code stays in no address, whatever becomes of it.
 * @throws Problem one of `SignInProblem`
 */
export async function completeSignIn(): Promise<CameBack | null> {
  const here = new URL(location.href);
  if (!here.searchParams.has("code") && !here.searchParams.has("error")) return null;
  const pending = takePending();
  history.replaceState(null, "", `${here.pathname}${pending?.search ?? ""}${pending?.hash ?? ""}`);
  if (pending === null) throw signInProblem("sign-in-lost");
  const known = await provider();
  const { oauth, server, client, options } = known;
  const parameters = validated(known, here, pending.state);
  let answer: TokenEndpointResponse;
  try {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      returnTo(),
      pending.verifier,
      options,
    );
    answer = await oauth.processAuthorizationCodeResponse(server, client, response);
  } catch {
    throw signInProblem("sign-in-failed");
  }
  const session = sessionFrom(answer, null);
  if (pending.renews === undefined) {
    keepSession(session);
    markShared(true);
  }
  return { session, renews: pending.renews ?? null };
}

/** @throws Problem for an answer that refuses, or that belongs to no question of ours */
function validated({ oauth, server, client }: Provider, here: URL, state: string) {
  try {
    return oauth.validateAuthResponse(server, client, here, state);
  } catch (error) {
    if (!(error instanceof oauth.AuthorizationResponseError)) throw signInProblem("sign-in-lost");
    throw signInProblem(error.error === "access_denied" ? "sign-in-denied" : "sign-in-refused");
  }
}
