/** Everything that is open at the department, read to its end: counts, order and search are of all of it. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { call } from "../../shared/api/client.ts";
import type { HandOver, Row } from "./rows.ts";

export type OpenReviews = {
  /** By urgency, as far as they are here. */
  rows: readonly Row[];
  /** Hand-overs (工作交接) that its reader is told of. */
  handOvers: readonly HandOver[];
  /** How many records among them could not be read. */
  unreadable: number;
  /** Whether all of them are here. */
  isWhole: boolean;
  busy: boolean;
  error: unknown;
  /** Reads them anew; what is there stays until all the new ones are. */
  read: () => void;
  /** What has left the list, by this page's own doing. */
  drop: (reviewIds: readonly string[]) => void;
};

type State = Pick<OpenReviews, "rows" | "handOvers" | "unreadable" | "isWhole" | "busy" | "error">;

/** Rows of one page of the API, at most. */
const PAGE = 100;

export function useOpenReviews(): OpenReviews {
  const [state, setState] = useState<State>({
    rows: [],
    handOvers: [],
    unreadable: 0,
    isWhole: false,
    busy: false,
    error: null,
  });
  const turn = useRef(0);
  useEffect(() => () => void ++turn.current, []);

  const read = useCallback(async () => {
    const mine = ++turn.current;
    const tell = (next: (before: State) => Partial<State>) => {
      if (mine === turn.current) setState((before) => ({ ...before, ...next(before) }));
    };
    tell(() => ({ busy: true, error: null }));
    let rows: readonly Row[] = [];
    let unreadable = 0;
    try {
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await call("listReviews", { query: { status: "open", limit: PAGE, cursor } });
        if (mine !== turn.current) return;
        rows = [...rows, ...page.reviews];
        const { handOvers } = page.told;
        unreadable += page.unreadable;
        cursor = page.nextCursor;
        const soFar = { rows, handOvers, unreadable };
        // The first time there is something to see at once; from then on a list never shrinks and grows again.
        tell(({ isWhole }) => (isWhole ? { handOvers } : soFar));
      }
      tell(() => ({ rows, unreadable, isWhole: true, busy: false }));
    } catch (error) {
      tell(() => ({ busy: false, error }));
    }
  }, []);

  const drop = useCallback(
    (reviewIds: readonly string[]) =>
      setState((before) => ({
        ...before,
        rows: before.rows.filter(({ reviewId }) => !reviewIds.includes(reviewId)),
      })),
    [],
  );

  return { ...state, read: useCallback(() => void read(), []), drop };
}
