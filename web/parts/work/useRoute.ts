/** Where on the desk one is: the address behind `#` names a list, a review or an application. */
import { useEffect, useState } from "preact/hooks";

export type Route = { view: "list" | "intake" | "led" | "unknown" } | { view: "review" | "case"; id: string };

const ID = /^\d{6}-[0-9A-Z]{16}(\.[a-z0-9-]+)?$/;

function routeOf(hash: string): Route {
  const id = decodeURIComponent(hash.replace(/^#/, ""));
  if (id === "") return { view: "list" };
  if (id === "intake" || id === "led") return { view: id };
  if (!ID.test(id)) return { view: "unknown" };
  return { view: id.includes(".") ? "review" : "case", id };
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
