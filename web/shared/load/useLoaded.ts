/** Something read from the API, again on demand: what came last stays until the next is there. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { RouteName } from "../../../functions/contracts/routes.ts";
import type { Answer } from "../api/answers.ts";
import { call, type Asked } from "../api/client.ts";

export type Loaded<T> = {
  data: T | null;
  error: unknown;
  /** Whether somebody waits for it: not while it is read anew without being asked. */
  busy: boolean;
  reload: () => void;
  /** Reads anew without saying so. */
  refresh: () => void;
  /** What a command answered with stands in for another reading. */
  put: (data: T) => void;
};

type State<T> = { data: T | null; error: unknown; busy: boolean };

/**
 * @param key what is read: another one reads anew, `null` reads nothing
 * @param read asks for it
 */
export function useLoaded<T>(key: string | null, read: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ data: null, error: null, busy: key !== null });
  const turn = useRef(0);
  const latest = useRef(read);
  latest.current = read;

  const ask = useCallback((isQuiet: boolean) => {
    const mine = ++turn.current;
    // An answer that another question has overtaken is not shown.
    const told = (next: Partial<State<T>>) => {
      if (mine === turn.current) setState((before) => ({ ...before, busy: false, ...next }));
    };
    if (!isQuiet) setState((before) => ({ ...before, busy: true, error: null }));
    latest.current().then(
      (data) => told({ data, error: null }),
      (error: unknown) => told({ error }),
    );
  }, []);

  useEffect(() => {
    if (key !== null) ask(false);
    return () => void ++turn.current;
  }, [key]);

  return {
    ...state,
    reload: useCallback(() => ask(false), []),
    refresh: useCallback(() => ask(true), []),
    put: useCallback((data: T) => {
      ++turn.current;
      setState({ data, error: null, busy: false });
    }, []),
  };
}

/**
 * What one route answers.
 * @param asked `null` asks nothing yet
 * @param standing read again when this changes
 */
export const useAnswer = <Name extends RouteName>(
  name: Name,
  asked: Asked | null = {},
  standing: unknown = null,
): Loaded<Answer<Name>> =>
  useLoaded(asked && JSON.stringify([name, asked, standing]), async () => call(name, asked!));
