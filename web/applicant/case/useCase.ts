/** The status of a case: read at once, on request, and every half-minute while somebody can see it. */
import { useEffect } from "preact/hooks";
import { askAhead, askedAhead } from "../../shared/api/ahead.ts";
import type { Status } from "../../shared/api/answers.ts";
import { call } from "../../shared/api/client.ts";
import { serverNow } from "../../shared/api/serverNow.ts";
import { useLoaded } from "../../shared/load/useLoaded.ts";
import type { OwnCase } from "../ownCase.ts";

const EVERY_MS = 30_000;

/** The status, and the time that it is of where the server says. */
export type StatusNow = { status: Status; now: string | null };

async function read(own: OwnCase): Promise<StatusNow> {
  const [status, now] = await Promise.all([call("getApplication", { path: own, by: own }), serverNow()]);
  return { status, now: now(status.receivedAt) };
}

/** For a page that will show this case first. */
export const readAhead = (own: OwnCase): void => askAhead(own.applicationId, async () => read(own));

export function useCase(own: OwnCase) {
  const loaded = useLoaded(own.applicationId, async () =>
    askedAhead(own.applicationId, async () => read(own)),
  );
  const { refresh } = loaded;
  useEffect(() => {
    const whileVisible = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(whileVisible, EVERY_MS);
    document.addEventListener("visibilitychange", whileVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whileVisible);
    };
  }, [refresh]);
  return loaded;
}
