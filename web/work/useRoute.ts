/** Where on the desk one is: the address behind `#` names a list, a review or an application. */
import { useEffect, useState } from "preact/hooks";
import { isId } from "../../functions/domain/base/ids.ts";

/** Lists and forms with an address of their own. */
const VIEWS = ["intake", "led", "inquiries", "refunds", "posts", "said", "account", "consent"] as const;
type View = (typeof VIEWS)[number];

export type Route =
  | { view: View | "unknown" }
  /** With what is asked of it: see `list/address.ts`. */
  | { view: "list"; query: string }
  | { view: "review" | "case"; id: string };

function routeOf(hash: string): Route {
  if (hash.startsWith("#?")) return { view: "list", query: hash.slice(2) };
  const id = decodeURIComponent(hash.replace(/^#/, ""));
  if (id === "") return { view: "list", query: "" };
  const view = VIEWS.find((one) => one === id);
  if (view !== undefined) return { view };
  if (isId("review", id)) return { view: "review", id };
  return isId("application", id) ? { view: "case", id } : { view: "unknown" };
}

/**
 * Goes to an address of this page.
 * @param isSamePlace whether a step back leads to where one was before, and not to the address as it was
 */
export function goTo(hash: string, { isSamePlace = false } = {}): void {
  if (!isSamePlace) return void (location.hash = hash);
  history.replaceState(null, "", hash);
  // Nobody is told of an address that takes another's place.
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    // The link that skips to the content is no place of its own.
    const follow = () => {
      if (location.hash !== "#main") setRoute(routeOf(location.hash));
    };
    addEventListener("hashchange", follow);
    // The address may have changed between the first drawing and now.
    follow();
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
