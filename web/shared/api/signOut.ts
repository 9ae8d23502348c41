/** Sign-out: here at once, and at the provider, where somebody else would otherwise find the door open. */
import { forgetDrafts } from "./drafts.ts";
import { provider, returnTo } from "./provider.ts";
import { forgetEverything, session } from "./session.ts";
import { signInSettings } from "./signInSettings.ts";
import { markShared, tell } from "./tabs.ts";

const HERE_ONLY = "signed-out-here-only";

/** Ends the session. Where the provider cannot be told, the page says so when it is there again. */
export async function signOut(before = session()): Promise<void> {
  forgetDrafts(before);
  forgetEverything();
  markShared(false);
  if (before !== null) tell({ is: "over", why: "left", who: before });
  if (signInSettings() === null) return location.reload();
  const end = await provider().then(
    ({ server }) => server.end_session_endpoint,
    () => undefined,
  );
  if (end === undefined) {
    sessionStorage.setItem(HERE_ONLY, "");
    return location.reload();
  }
  const address = new URL(end);
  address.searchParams.set("client_id", signInSettings()!.clientId);
  address.searchParams.set("post_logout_redirect_uri", returnTo());
  // It made the token itself: it learns nothing by it, and need not ask whether somebody means it.
  if (before?.idToken !== undefined) address.searchParams.set("id_token_hint", before.idToken);
  location.assign(address);
}

/** Whether the last sign-out was on this page alone; told once. */
export function signedOutHereOnly(): boolean {
  const was = sessionStorage.getItem(HERE_ONLY) !== null;
  sessionStorage.removeItem(HERE_ONLY);
  return was;
}
