/** Renewing a session without leaving the page: by what the provider gave for it, or in a window of its own. */
import { provider, returnTo, sessionFrom, signInProblem } from "./provider.ts";
import { keepSession, session, type Session } from "./session.ts";
import { signIn } from "./signIn.ts";
import { isSame, tell } from "./tabs.ts";

const PARAMETER = "renews";

/**
 * Renews by the refresh token, one tab after the other: a token that two of them send may be taken for a stolen one.
 * @returns whether it did: without one, or when it is no longer good, somebody has to sign in
 */
export async function renewQuietly(): Promise<boolean> {
  const before = session();
  if (before === null) return false;
  const renewIt = async () => {
    // What another tab has renewed meanwhile is here already.
    const now = session();
    return now !== null && now.token !== before.token ? true : renew(now);
  };
  return "locks" in navigator ? navigator.locks.request("session-renewal", renewIt) : renewIt();
}

async function renew(before: Session | null): Promise<boolean> {
  if (before?.refreshToken === undefined) return false;
  try {
    const { oauth, server, client, options } = await provider();
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      before.refreshToken,
      options,
    );
    const next = sessionFrom(await oauth.processRefreshTokenResponse(server, client, response), before);
    // Whoever has signed out meanwhile stays so.
    if (session()?.token !== before.token || next.sub !== before.sub) return false;
    keepSession(next);
    tell({ is: "renewed", session: next });
    return true;
  } catch {
    return false;
  }
}

/** Opens a window in which the same person signs in again. @returns `false` where the browser opens none */
export function renewInWindow(who: Session, done: (failed: unknown) => void): boolean {
  const name = crypto.randomUUID();
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }: MessageEvent<Session>) => {
    // A window may sign in anybody: what is on this page belongs to who was here before.
    if (!isSame(who, data)) return done(signInProblem("sign-in-another"));
    channel.close();
    keepSession(data);
    tell({ is: "renewed", session: data });
    done(null);
  });
  const address = `${returnTo()}?${new URLSearchParams({ [PARAMETER]: name })}`;
  if (open(address, "_blank", "popup,width=520,height=720") !== null) return true;
  channel.close();
  return false;
}

/** In the window that was opened for it: on to the provider. @returns whether this is one. @throws Problem */
export async function beginRenewal(): Promise<boolean> {
  const renews = new URLSearchParams(location.search).get(PARAMETER);
  if (renews === null) return false;
  await signIn(renews);
  return true;
}

/** In that window, come back: hands the session over, and closes it where the browser lets it. */
export function handOver(to: string, renewed: Session): void {
  const channel = new BroadcastChannel(to);
  channel.postMessage(renewed);
  channel.close();
  close();
}
