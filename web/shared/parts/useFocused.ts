/** What has just been drawn is where one is, from the moment in which it is seen: a key pressed at once begins there. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** @param on what it is drawn for: it is gone to whenever that changes, and not while that is false */
export function useFocused<E extends HTMLElement>(on: unknown = true): RefObject<E | null> {
  const at = useRef<E>(null);
  useLayoutEffect(() => {
    if (on !== false) at.current?.focus();
  }, [on]);
  return at;
}
