/** Something read from the API, again on demand; what is shown stays until the new answer is there. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { call } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";

export type Loaded<T> = { data: T | null; error: unknown; reload: () => void };

/** @param standing read again when this changes */
export function useLoaded<T>(path: string | null, standing: unknown = null): Loaded<T> {
  const [found, setFound] = useState<{ path: string; data: T } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (path === null) return;
    let isCurrent = true;
    setError(null);
    call<T>("GET", path, credentials()).then(
      (data) => isCurrent && setFound({ path, data }),
      (fault: unknown) => isCurrent && setError(fault),
    );
    return () => {
      isCurrent = false;
    };
  }, [path, count, standing]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { data: found !== null && found.path === path ? found.data : null, error, reload };
}
