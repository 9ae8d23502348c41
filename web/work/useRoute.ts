/** Where on the desk one is: the address behind `#` names a list, a review or an application. */
import { useEffect, useState } from "preact/hooks";
import { isId } from "../../functions/domain/base/ids.ts";

export type Route = { view: "list" | "intake" | "led" | "unknown" } | { view: "review" | "case"; id: string };

function routeOf(hash: string): Route {
  const id = decodeURIComponent(hash.replace(/^#/, ""));
  if (id === "") return { view: "list" };
  if (id === "intake" || id === "led") return { view: id };
  if (isId("review", id)) return { view: "review", id };
  return isId("application", id) ? { view: "case", id } : { view: "unknown" };
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
