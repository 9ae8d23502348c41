/** Chance that has been told what it does: crashes where a move asks for one, and fates of batches in their order. */
import { FAULTS, type Chance, type Fault } from "./chance.ts";
import type { Fate, Interleaving } from "./moves.ts";
import { instant, SECOND } from "./time.ts";

/** What is to go wrong at the next occasion. */
export type Armed = "crash before" | "crash after" | "wake-lost" | "start-lost";

export type Script = Chance & { arm(armed: Armed): void; isOver(): boolean };

export function script({ fates, paces }: Pick<Interleaving, "fates" | "paces">, now: () => number): Script {
  const counts = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const trace: string[] = [];
  const armed = new Set<Armed>();
  const turns = { driveWorkflow: 0, announce: 0 };
  const current: Record<keyof typeof turns, Fate> = { driveWorkflow: "once", announce: "once" };
  let calls = 0;
  let pace = 0;
  let isOver = false;

  function fired(one: Armed): boolean {
    return armed.delete(one);
  }

  /** What comes again is not handed over again and again. */
  function nextFate(consumer: keyof typeof turns): Fate {
    const all = fates[consumer];
    const wasRepeated = current[consumer] === "twice";
    current[consumer] = wasRepeated ? "once" : all[turns[consumer]++ % all.length]!;
    return current[consumer];
  }

  function strikes(fault: Fault, note: string): boolean {
    const consumer = note.startsWith("announce") ? "announce" : "driveWorkflow";
    switch (fault) {
      case "crash": {
        const [when, what] = note.split(" ");
        return what === "commit" && fired(when === "before" ? "crash before" : "crash after");
      }
      case "wake-lost":
      case "start-lost":
        return fired(fault);
      case "slow":
        pace = paces[calls++ % paces.length]!;
        return pace > 0;
      case "stream-delayed":
        return nextFate(consumer) === "late";
      case "stream-lost":
        return current[consumer] === "never";
      case "stream-repeated":
        return current[consumer] === "twice";
      default:
        return false;
    }
  }

  return {
    arm: (one) => void armed.add(one),
    strikes(fault, note = "") {
      if (isOver || !strikes(fault, note)) return false;
      counts[fault]++;
      if (fault !== "slow") trace.push(`${instant(now())} ${fault} ${note}`);
      return true;
    },
    below(name, most) {
      switch (name) {
        // Seconds of a call, as a part of three.
        case "slow-how":
          return pace / 3;
        case "cold":
          return Math.min(most, pace * SECOND);
        case "stream-delay":
        case "jitter":
          return most / 2;
        default:
          return 0;
      }
    },
    end: () => void (isOver = true),
    isOver: () => isOver,
    counts,
    trace,
  };
}
