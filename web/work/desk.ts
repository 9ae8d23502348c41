/** What every part of the desk may need of the whole: who acts, what comes next, and what is about to be sent. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Send } from "./outbox/useOutbox.ts";

export type Desk = {
  /** Whoever is signed in, and for which organ, in words. */
  actor: string;
  /** Where the list lies as it was last shown. */
  listAddress: string;
  /** Reads the list where nobody has looked at it yet, so that there is a next one. */
  needList: () => void;
  /** The review so many places further down the list, of those that wait for an opinion where that is asked; if there is one. */
  neighbour: (reviewId: string, step: 1 | -1, isToAnswer?: boolean) => string | undefined;
  /** Sends in ten seconds, unless it is called back. */
  hold: (sends: readonly Send[]) => void;
};

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (desk === null) throw new Error("a part of the desk stands outside of it");
  return desk;
}
