/** How people sign in here, as the page itself says it (`web/shells.ts`). */
import type { SignIn } from "../../../functions/pages.ts";

/** `null` on the laptop. */
export const signInSettings = (): SignIn | null =>
  JSON.parse(document.getElementById("sign-in")?.textContent ?? "null") as SignIn | null;
