/** Sign-in with the region's OpenID provider: authorization code with PKCE (RFC 9700), nothing kept but the token. */
import * as oauth from "oauth4webapi";
import { keepSession, sessionOf } from "./session.ts";
import { signInSettings } from "./signInSettings.ts";

const VERIFIER = "sign-in.verifier";
const STATE = "sign-in.state";

async function provider(): Promise<{ server: oauth.AuthorizationServer; client: oauth.Client }> {
  const { issuer: named, clientId } = signInSettings()!;
  const issuer = new URL(named);
  const response = await oauth.discoveryRequest(issuer);
  return {
    server: await oauth.processDiscoveryResponse(issuer, response),
    client: { client_id: clientId },
  };
}

const returnTo = (): string => `${location.origin}${location.pathname}`;

/** Leaves for the provider; it comes back to this page. */
export async function signIn(): Promise<void> {
  const { server, client } = await provider();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  sessionStorage.setItem(VERIFIER, verifier);
  sessionStorage.setItem(STATE, state);
  const address = new URL(server.authorization_endpoint!);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    redirect_uri: returnTo(),
    response_type: "code",
    scope: "openid",
    audience: signInSettings()!.audience,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
  }).toString();
  location.assign(address);
}

/** Takes the code that the provider came back with, if it did. @returns whether somebody is signed in now */
export async function completeSignIn(): Promise<boolean> {
  const here = new URL(location.href);
  const [verifier, state] = [sessionStorage.getItem(VERIFIER), sessionStorage.getItem(STATE)];
  if (!here.searchParams.has("code") || verifier === null || state === null) return false;
  const { server, client } = await provider();
  const parameters = oauth.validateAuthResponse(server, client, here, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    returnTo(),
    verifier,
  );
  const { access_token } = await oauth.processAuthorizationCodeResponse(server, client, response);
  sessionStorage.removeItem(VERIFIER);
  sessionStorage.removeItem(STATE);
  keepSession(sessionOf(access_token));
  history.replaceState(null, "", here.pathname);
  return true;
}
