/**
 * The runtime's clock: the machine's own until it is moved, a value that moves when told from then on. Timers are
 * kept by instant, never by duration: Node's `setTimeout` fires at once beyond 24.8 days.
 */
import { secondsBetween, type Instant } from "../functions/domain/base/time.ts";
import type { Activity } from "./activity.ts";

export type RuntimeClock = {
  now(): Instant;
  isVirtual(): boolean;
  /** Calls `ring` once at `instant`, or soon when it has passed; answers what cancels it. */
  at(instant: Instant, ring: () => void): () => void;
  /**
   * Moves on to `target`; everything that falls due on the way happens, in order, before this resolves.
   * @throws RangeError when `target` is earlier than now
   */
  moveTo(target: Instant): Promise<void>;
  stop(): void;
};

export type ClockOptions = {
  machine: () => Instant;
  activity: Activity;
  /** Virtual from the start, at this instant. */
  start?: Instant;
  /** Told whenever virtual time has moved. */
  onMove?: (now: Instant) => void;
};

type Ring = () => void;

/** How many timers of one instant ring together before the runtime comes to rest again. */
const TOGETHER = 64;
const LONGEST_SLEEP_SECONDS = 24 * 3600;

export function runtimeClock({ machine, activity, start, onMove }: ClockOptions): RuntimeClock {
  let virtualNow: Instant | undefined = start;
  let sleeping: NodeJS.Timeout | undefined;
  let moving: Promise<void> = Promise.resolve();
  const timers = timetable();

  const now = (): Instant => virtualNow ?? machine();

  /** With the machine's clock: sleeps until the next timer, then rings what is due. */
  function sleep(): void {
    clearTimeout(sleeping);
    const next = timers.first();
    if (virtualNow !== undefined || next === undefined) return;
    const seconds = Math.min(Math.max(secondsBetween(machine(), next), 0), LONGEST_SLEEP_SECONDS);
    sleeping = setTimeout(() => void activity.undisturbed(ringDue).then(sleep), seconds * 1000);
    sleeping.unref();
  }

  async function ringDue(): Promise<void> {
    // A request that was received in time is answered before silence is judged.
    await activity.rest();
    for (let rings = timers.take(now(), TOGETHER); rings.length > 0; rings = timers.take(now(), TOGETHER)) {
      for (const ring of rings) ring();
      await activity.rest();
    }
  }

  async function move(target: Instant): Promise<void> {
    await activity.rest();
    if (target < now())
      throw new RangeError(`the clock moves forward only: it is ${now()}, and was asked for ${target}`);
    virtualNow = now();
    clearTimeout(sleeping);
    for (;;) {
      const next = timers.first();
      if (next === undefined || next > target) break;
      if (next > virtualNow) virtualNow = next;
      onMove?.(virtualNow);
      for (const ring of timers.take(virtualNow, TOGETHER)) ring();
      await activity.rest();
    }
    virtualNow = target;
    onMove?.(virtualNow);
  }

  return {
    now,
    isVirtual: () => virtualNow !== undefined,
    at(at, ring) {
      const isFirst = timers.add(at, ring);
      if (isFirst && virtualNow === undefined) sleep();
      return () => timers.remove(at, ring);
    },
    moveTo(target) {
      const moved = moving.then(() => activity.undisturbed(() => move(target)));
      moving = moved.catch(() => undefined);
      return moved;
    },
    stop() {
      clearTimeout(sleeping);
      timers.clear();
    },
  };
}

/** Rings by instant, in order. Most fall on a few midnights, so the distinct instants stay few. */
function timetable() {
  const rings = new Map<Instant, Set<Ring>>();
  let instants: Instant[] = [];

  function drop(at: Instant): void {
    rings.delete(at);
    instants = instants.filter((instant) => instant !== at);
  }

  return {
    first: (): Instant | undefined => instants[0],
    /** Whether the new ring is the earliest of all. */
    add(at: Instant, ring: Ring): boolean {
      const together = rings.get(at);
      if (together) together.add(ring);
      else {
        rings.set(at, new Set([ring]));
        const place = instants.findIndex((instant) => instant > at);
        instants.splice(place === -1 ? instants.length : place, 0, at);
      }
      return instants[0] === at;
    },
    remove(at: Instant, ring: Ring): void {
      const together = rings.get(at);
      if (together?.delete(ring) && together.size === 0) drop(at);
    },
    /** Takes out at most `most` rings of the earliest instant that has come by `now`. */
    take(now: Instant, most: number): Ring[] {
      const [at] = instants;
      if (at === undefined || at > now) return [];
      const taken = [...rings.get(at)!].slice(0, most);
      for (const ring of taken) this.remove(at, ring);
      return taken;
    },
    clear(): void {
      rings.clear();
      instants = [];
    },
  };
}
