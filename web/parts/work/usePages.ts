/** A list that comes page by page. A filter looks at one page of the server, so empty pages are read over, some at a time. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { call } from "../../app/api.ts";
import { credentials } from "../../app/session.ts";

/** Pages without a row that one request of the user reads over before it stops and asks. */
const MOST_EMPTY = 5;

export type Pages<Row> = {
  rows: Row[];
  busy: boolean;
  hasMore: boolean;
  error: unknown;
  more: () => void;
};

/** @param address the list with its filter, without cursor; another address begins anew */
export function usePages<Row>(address: string, key: string): Pages<Row> {
  const [rows, setRows] = useState<Row[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const current = useRef("");

  const read = useCallback(
    async (from: string | null) => {
      setBusy(true);
      setError(null);
      let next = from;
      try {
        for (let page = 0; page < MOST_EMPTY; page++) {
          const path = next === null ? address : `${address}&cursor=${next}`;
          const answer = await call<Record<string, unknown> & { nextCursor: string | null }>(
            "GET",
            path,
            credentials(),
          );
          if (current.current !== address) return;
          const found = answer[key] as Row[];
          next = answer.nextCursor;
          setRows((before) => [...before, ...found]);
          setCursor(next);
          if (found.length > 0 || next === null) break;
        }
      } catch (fault) {
        if (current.current === address) setError(fault);
      }
      if (current.current === address) setBusy(false);
    },
    [address, key],
  );

  useEffect(() => {
    current.current = address;
    setRows([]);
    setCursor(null);
    void read(null);
  }, [address]);

  return { rows, busy, hasMore: cursor !== null, error, more: () => void read(cursor) };
}
