/** The status of a case: read at once, on request, and every half-minute while somebody can see it. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { call, type Status } from "../../app/api.ts";
import { serverNow } from "../../app/serverNow.ts";
import type { OwnCase } from "../../app/ownCase.ts";

const EVERY_MS = 30_000;

export function useCase(own: OwnCase) {
  const [status, setStatus] = useState<Status | null>(null);
  const [now, setNow] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  /** What is on the page stays there when it cannot be read anew. */
  const refresh = useCallback(async () => {
    try {
      const next = await call<Status>("GET", `/v1/applications/${own.applicationId}`, own);
      setNow(await serverNow(next.receivedAt));
      setStatus(next);
      setError(null);
    } catch (failed) {
      setError(failed);
    }
  }, [own.applicationId, own.queryCode]);

  const ask = useCallback(async () => {
    setBusy(true);
    await refresh();
    setBusy(false);
  }, [refresh]);

  useEffect(() => {
    void ask();
    const whileVisible = () => {
      if (document.visibilityState === "visible") void refresh();
    };
    const timer = setInterval(whileVisible, EVERY_MS);
    document.addEventListener("visibilitychange", whileVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whileVisible);
    };
  }, [ask, refresh]);

  return { status, setStatus, now, error, busy, ask };
}
