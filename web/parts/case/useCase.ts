/** The status of a case: read at once, on request, and every half-minute while somebody can see it. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { askAhead, askedAhead } from "../../app/ahead.ts";
import { call, type Status } from "../../app/api.ts";
import { serverNow } from "../../app/serverNow.ts";
import type { OwnCase } from "../../app/ownCase.ts";

const EVERY_MS = 30_000;

/** The status, and the time that it is of. */
async function read(own: OwnCase): Promise<{ status: Status; now: string | null }> {
  const path = `/v1/applications/${own.applicationId}`;
  const [status, now] = await Promise.all([call<Status>("GET", path, own), serverNow()]);
  return { status, now: now(status.receivedAt) };
}

/** For a page that will show this case first. */
export const readAhead = (own: OwnCase): void => askAhead(own.applicationId, async () => read(own));

export function useCase(own: OwnCase) {
  const [status, setStatus] = useState<Status | null>(null);
  const [now, setNow] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  /** What is on the page stays there when it cannot be read anew. */
  const refresh = useCallback(async () => {
    try {
      const next = await askedAhead(own.applicationId, async () => read(own));
      setNow(next.now);
      setStatus(next.status);
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
