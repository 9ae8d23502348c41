/** A rare part of a page: its script is loaded when it is first shown, so that nobody else waits for it. */
import type { ComponentType, FunctionComponent } from "preact";
import { Problem } from "../api/problem.ts";
import { Shown } from "./Shown.tsx";
import { useLoaded } from "./useLoaded.ts";

declare global {
  /** What the build has every import ask with: see `web/scripts.ts`. */
  var askedAgain: string | undefined;
}
let times = 0;

/**
 * A component that says so while its part is on its way, and where it does not arrive what to do about it.
 * @param load `async () => (await import("./Rare.tsx")).Rare`, always the same one
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): FunctionComponent<Props> {
  let there: ComponentType<Props> | null = null;
  const arrive = async () => {
    try {
      return (there ??= await load());
    } catch {
      self.askedAgain = `?${++times}`;
      // The browser's own words name an address, and nothing that the reader could do.
      throw new Problem({ status: 0, code: "part-missing", detail: "" });
    }
  };
  return function Later(props) {
    const loaded = useLoaded(there === null ? "part" : null, arrive);
    const Part = there;
    return Part ? <Part {...props} /> : <Shown of={loaded}>{() => null}</Shown>;
  };
}
