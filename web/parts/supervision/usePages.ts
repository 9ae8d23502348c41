/** A list of the API, page by page: so many rows at a time, and more when asked. */
import { useEffect, useRef, useState } from "preact/hooks";
import { call } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";

export type Pages<T> = {
  rows: T[];
  /** Whether there may be more. */
  more: boolean;
  busy: boolean;
  error: unknown;
  next: () => void;
  restart: () => void;
};

type Answer<T> = { [list: string]: T[] | string | null; nextCursor: string | null };
type State<T> = { rows: T[]; cursor: string | null | undefined; busy: boolean; error: unknown };

const BEGINNING = { rows: [], cursor: undefined, busy: true, error: null };

/**
 * @param path the list with its filters; another path begins anew
 * @param list what the rows are called in an answer
 * @param atOnce pages may hold fewer rows than asked for: goes on until so many have come
 */
export function usePages<T>(path: string, list: string, atOnce: number): Pages<T> {
  const [state, setState] = useState<State<T>>(BEGINNING);
  const latest = useRef(0);

  async function go(from: State<T>) {
    const turn = ++latest.current;
    let { rows, cursor } = from;
    const wanted = rows.length + atOnce;
    const tell = (busy: boolean, error: unknown = null) => {
      if (turn === latest.current) setState({ rows, cursor, busy, error });
    };
    tell(true);
    try {
      do {
        const at = cursor == null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const limit = Math.min(100, Math.max(1, wanted - rows.length));
        const separator = path.includes("?") ? "&" : "?";
        const answer = await call<Answer<T>>("GET", `${path}${separator}limit=${limit}${at}`, credentials());
        if (turn !== latest.current) return;
        rows = [...rows, ...(answer[list] as T[])];
        cursor = answer.nextCursor;
        tell(cursor !== null && rows.length < wanted);
      } while (cursor !== null && rows.length < wanted);
    } catch (error) {
      // What has come stays; the next try goes on where this one stopped.
      tell(false, error);
    }
  }

  const restart = () => void go(BEGINNING);
  useEffect(() => {
    restart();
    return () => void ++latest.current;
  }, [path]);
  return {
    rows: state.rows,
    more: state.cursor !== null,
    busy: state.busy,
    error: state.error,
    next: () => void go(state),
    restart,
  };
}
