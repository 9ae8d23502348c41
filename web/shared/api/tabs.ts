/**
 * The tabs of one browser share a session: a new one has it from those that are open, and what one renews or ends is
 * renewed and ended in all of them. Nothing of it outlives the last tab.
 */
import { keepSession, session, type Session } from "./session.ts";

export type Told =
  | { is: "asked" }
  | { is: "had"; session: Session }
  | { is: "renewed"; session: Session }
  /** By whoever ended it: nobody was there, or the API takes its token no longer; or somebody has signed out. */
  | { is: "over"; why: "idle" | "over" | "left"; who: Session }
  | { is: "touched" };

/** How long a new tab waits for the others, where there was a session a while ago. */
const ANSWER_MS = 250;

const MARK = "session-shared";

const channel = new BroadcastChannel("session");
const listeners = new Set<(told: Told) => void>();

export const tell = (told: Told): void => channel.postMessage(told);

/** @returns what ends it */
export function onTold(listener: (told: Told) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether it is the same person in the same place, whatever token they have by now. */
export const isSame = (a: Session | null, b: Session): boolean =>
  a !== null && a.sub === b.sub && a.role === b.role && a.department === b.department;

channel.addEventListener("message", ({ data }: MessageEvent<Told>) => {
  const own = session();
  if (data.is === "asked" && own !== null) tell({ is: "had", session: own });
  if (data.is === "renewed" && isSame(own, data.session)) keepSession(data.session);
  for (const listener of listeners) listener(data);
});

/** Says to tabs that are yet to come that there is somebody to ask; it is no secret, and nothing of the session. */
export function markShared(isShared: boolean): void {
  if (isShared) localStorage.setItem(MARK, "");
  else localStorage.removeItem(MARK);
}

/** Takes over the session of another tab, where this one has none and there is one. */
export async function takeShared(): Promise<void> {
  if (session() !== null) return markShared(true);
  if (localStorage.getItem(MARK) === null) return;
  const had = await new Promise<Session | null>((done) => {
    const deaf = onTold((told) => told.is === "had" && done(told.session));
    setTimeout(() => {
      deaf();
      done(null);
    }, ANSWER_MS);
    tell({ is: "asked" });
  });
  if (had === null) markShared(false);
  else keepSession(had);
}
