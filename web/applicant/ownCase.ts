/** Which case the applicant looks at: kept for the session. The number may stand in the address, the code never. */
import { isId } from "../../functions/domain/base/ids.ts";
import { applicantSession } from "../shared/api/session.ts";

/** The code is `null` where the applicant has signed in and opens it by that. */
export type OwnCase = { applicationId: string; queryCode: string | null };

const KEY = "own-case";

/** The number in the address (`#440307-…`), if there is one; the hash serves other ends too. */
export function numberInAddress(): string | null {
  const number = location.hash.slice(1).toUpperCase();
  return isId("application", number) ? number : null;
}

/** The case of this tab, unless the address names another; who has signed in needs no code for that. */
export function ownCase(): OwnCase | null {
  const kept = sessionStorage.getItem(KEY);
  const own = kept === null ? null : (JSON.parse(kept) as OwnCase);
  const named = numberInAddress();
  const isSignedIn = applicantSession() !== null;
  if (own && (named === null || named === own.applicationId) && (own.queryCode !== null || isSignedIn))
    return own;
  return named !== null && isSignedIn ? { applicationId: named, queryCode: null } : null;
}

export function keepOwnCase(own: OwnCase | null): void {
  const { pathname, search } = location;
  if (own) sessionStorage.setItem(KEY, JSON.stringify(own));
  else sessionStorage.removeItem(KEY);
  history.replaceState(null, "", `${pathname}${search}${own ? `#${own.applicationId}` : ""}`);
}
