/**
 * The histories that were read or written last, as they were parsed: this process alone writes the file, so that the
 * version of a record says whether a history is still all of it.
 */
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import type { Chained } from "../../functions/domain/base/history.ts";

export type Events = readonly Chained<CaseEvent>[];

export type Kept = {
  /** A record's history up to a version; `undefined` where that has not been kept. */
  of(subject: string, version: number): Events | undefined;
  /** Keeps a history from its first event on. */
  keep(subject: string, events: Events): void;
  /** What a commit has added behind the first `from` events; where these are not kept, nothing is. */
  add(subject: string, from: number, events: Events): void;
  /** Does something that reads all there is once: what it reads is not kept, so that what people ask for is. */
  passing<T>(work: () => Promise<T>): Promise<T>;
};

/**
 * Events that are kept: of some eight hundred cases with eleven reviews, each event 1 KB and some. Cases that came today
 * and are answered today are not read again.
 */
const MOST = 32_000;

/** @param most events that are kept */
export function keptHistories(most = MOST): Kept {
  // Two generations: what is asked for again lives on in the younger one.
  let young = new Map<string, Events>();
  let old = new Map<string, Events>();
  let size = 0;
  let passes = 0;

  function find(subject: string): Events | undefined {
    const known = young.get(subject);
    if (known) return known;
    const older = old.get(subject);
    if (older) keep(subject, older);
    return older;
  }

  function keep(subject: string, events: Events): void {
    if (size + events.length > most / 2) [old, young, size] = [young, new Map<string, Events>(), 0];
    size += events.length - (young.get(subject)?.length ?? 0);
    young.set(subject, events);
  }

  return {
    of(subject, version) {
      const known = find(subject);
      if (!known || known.length < version) return undefined;
      return known.length === version ? known : known.slice(0, version);
    },
    keep(subject, events) {
      if (passes === 0) keep(subject, events.map(frozen));
    },
    add(subject, from, events) {
      const before = from === 0 ? [] : find(subject);
      if (before?.length === from) keep(subject, [...before, ...events.map(frozen)]);
    },
    async passing(work) {
      passes++;
      try {
        return await work();
      } finally {
        passes--;
      }
    },
  };
}

/** The value itself, which nobody can change any more, however deep: it is handed to many. */
function frozen<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  for (const part of Object.values(value as Record<string, unknown>))
    if (typeof part === "object" && part !== null) frozen(part);
  return Object.freeze(value);
}
