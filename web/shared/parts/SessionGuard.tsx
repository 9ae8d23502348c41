/**
 * Ends a session that nobody uses, and has it renewed before its token ends. The page behind keeps what was typed, unseen,
 * until the same person is back.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { browserNow } from "../api/browserClock.ts";
import { onSessionRefused } from "../api/client.ts";
import { renewQuietly } from "../api/renewal.ts";
import { forgetEverything, keepSession, session, type Session } from "../api/session.ts";
import { signInSettings } from "../api/signInSettings.ts";
import { isSame, onTold, tell } from "../api/tabs.ts";
import { words } from "../language/language.ts";
import { Banner } from "./notes.tsx";
import { RenewButton } from "./RenewButton.tsx";
import { SessionEnded } from "./SessionEnded.tsx";

/** How long nobody may touch a page (a public one stands at a window, too). */
const IDLE_MS = 20 * 60_000;
const LOOK_MS = 5_000;
/** So often one tab tells the others that somebody is there. */
const TELL_MS = 30_000;

const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "touchstart"] as const;

type Ended = { why: "idle" | "over"; who: Session };

export function SessionGuard({ children }: { children: ComponentChildren }) {
  const [ended, setEnded] = useState<Ended | null>(null);
  const [endsSoon, setEndsSoon] = useState<Session | null>(null);
  const isTaken = ended !== null;
  const touched = useRef(browserNow());
  useEffect(() => {
    if (signInSettings() === null || isTaken) return;
    touched.current = browserNow();
    let tried = "";
    let told = touched.current;
    const touch = () => {
      touched.current = browserNow();
      if (touched.current - told < TELL_MS) return;
      told = touched.current;
      tell({ is: "touched" });
    };
    const end = (why: Ended["why"], isTold = true) => {
      const who = session();
      if (who === null) return;
      keepSession(null);
      if (isTold) tell({ is: "over", why, who });
      setEndsSoon(null);
      setEnded({ why, who });
    };
    const look = () => {
      const { token = "", endsAt = Infinity, renewAt = Infinity } = session() ?? {};
      const now = browserNow();
      if (now - touched.current >= IDLE_MS) end("idle");
      else if (now >= endsAt) end("over");
      else if (now < renewAt) setEndsSoon(null);
      else if (tried !== token) {
        // Once: a provider that refuses is not asked again and again.
        tried = token;
        void renewQuietly().then((isRenewed) => setEndsSoon(isRenewed ? null : session()));
      }
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    const deaf = onSessionRefused(() => end("over"));
    // In another tab: somebody is there, or has gone.
    const apart = onTold((said) => {
      if (said.is === "touched") touched.current = browserNow();
      if (said.is === "renewed") setEndsSoon(null);
      if (said.is !== "over" || !isSame(session(), said.who)) return;
      if (said.why !== "left") return end(said.why, false);
      forgetEverything();
      location.reload();
    });
    for (const name of TOUCHES) addEventListener(name, touch, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      deaf();
      apart();
      for (const name of TOUCHES) removeEventListener(name, touch);
    };
  }, [isTaken]);
  useEffect(() => {
    if (ended === null) return;
    return onTold((said) => {
      if (said.is !== "renewed" || !isSame(ended.who, said.session)) return;
      keepSession(said.session);
      setEnded(null);
    });
  }, [ended]);
  return (
    <>
      {ended && <SessionEnded why={ended.why} who={ended.who} onBack={() => setEnded(null)} />}
      {endsSoon && (
        <Banner tone="note" role="status" class="no-print">
          <p>{words.session.endsSoon}</p>
          <RenewButton who={endsSoon} onRenewed={() => setEndsSoon(null)} label={words.session.renew} />
        </Banner>
      )}
      <div hidden={isTaken}>{children}</div>
    </>
  );
}
