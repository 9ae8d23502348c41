/** A list of the API, page by page: so many rows at a time, and more when asked. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../functions/contracts/routes.ts";
import type { Answer } from "../api/answers.ts";
import { call, type Asked } from "../api/client.ts";

export type Pages<Row> = {
  rows: readonly Row[];
  /** Whether there may be more. */
  hasMore: boolean;
  /** How many records among them could not be read. */
  unreadable: number;
  busy: boolean;
  error: unknown;
  next: () => void;
};

/** The routes that answer page by page, and what each calls its rows. */
type Lists = {
  [
    Name in RouteName as Answer<Name> extends { nextCursor: string | null; unreadable: number } ? Name : never
  ]: Answer<Name>;
};
type RowsIn<List> = { [Key in keyof List]: List[Key] extends readonly unknown[] ? Key : never }[keyof List];
type RowOf<List> = List[RowsIn<List>] extends readonly (infer Row)[] ? Row : never;

type State<Row> = {
  rows: readonly Row[];
  unreadable: number;
  cursor: string | null | undefined;
  busy: boolean;
  error: unknown;
};

/** Rows that one page of the API holds at most. */
const PAGE = 100;

/** A filter looks at one page after the other, and some are empty: so many are read before the reader is asked. */
const MOST_PAGES = 10;

/**
 * @param list what the rows are called in an answer
 * @param query the filters; others begin anew
 * @param atOnce how many rows to go on for
 * @param path what the list is of, where it is of something
 */
export function usePages<Name extends keyof Lists>(
  name: Name,
  list: RowsIn<Lists[Name]>,
  query: NonNullable<Asked["query"]>,
  atOnce: number,
  path?: Asked["path"],
): Pages<RowOf<Lists[Name]>> {
  type Row = RowOf<Lists[Name]>;
  const [state, setState] = useState<State<Row>>({
    rows: [],
    unreadable: 0,
    cursor: undefined,
    busy: true,
    error: null,
  });
  const turn = useRef(0);

  async function go(from: Pick<State<Row>, "rows" | "unreadable" | "cursor">) {
    const mine = ++turn.current;
    let { rows, unreadable, cursor } = from;
    const wanted = rows.length + atOnce;
    const tell = (busy: boolean, error: unknown = null) => {
      if (mine === turn.current) setState({ rows, unreadable, cursor, busy, error });
    };
    tell(true);
    try {
      for (let page = 0; page < MOST_PAGES && cursor !== null && rows.length < wanted; page++) {
        const limit = Math.min(PAGE, wanted - rows.length);
        const asked = { query: { ...query, limit, cursor }, ...(path && { path }) };
        const answer = (await call(name, asked)) as Lists[Name];
        if (mine !== turn.current) return;
        rows = [...rows, ...(answer[list] as readonly Row[])];
        unreadable += answer.unreadable;
        cursor = answer.nextCursor;
        tell(true);
      }
      tell(false);
    } catch (error) {
      // What has come stays; the next try goes on where this one stopped.
      tell(false, error);
    }
  }

  useEffect(() => {
    void go({ rows: [], unreadable: 0, cursor: undefined });
    return () => void ++turn.current;
  }, [name, JSON.stringify([path, query])]);

  const { rows, unreadable, cursor, busy, error } = state;
  return { rows, unreadable, hasMore: cursor !== null, busy, error, next: () => void go(state) };
}
