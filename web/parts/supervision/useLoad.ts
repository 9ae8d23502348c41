/** Something read from the API: what came last stays while the next is on its way. */
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";

export type Loaded<T> = { data: T | null; error: unknown; busy: boolean; again: () => void };

export function useLoad<T>(path: string): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "again">>({ data: null, error: null, busy: true });
  const latest = useRef(0);
  function again() {
    const turn = ++latest.current;
    const told = (next: Partial<Loaded<T>>) => {
      // An answer that another question has overtaken is not shown.
      if (turn === latest.current) setState((before) => ({ ...before, busy: false, ...next }));
    };
    setState((before) => ({ ...before, busy: true, error: null }));
    call<T>("GET", path, credentials()).then(
      (data) => told({ data }),
      (error: unknown) => told({ error }),
    );
  }
  useEffect(() => {
    again();
    return () => void ++latest.current;
  }, [path]);
  return { ...state, again };
}
