/**
 * Which matter waits for which (前置), and the circles in it: departments that each want the other to go first
 * (互设前置) would hold a project for ever.
 *
 * A tolerable prerequisite (容缺) holds up the decision, not the start. So a circle is broken where one of its steps is
 * tolerable, however strict the others are: that matter starts, is answered, and lets the rest follow. What is left,
 * a circle of strict prerequisites only, can never begin. It makes no difference that its matters belong to different
 * project types: each would have to be dealt with in a round before the other's.
 */
import type { Fault } from "../base/fault.ts";
import type { Matter } from "./region.ts";

/** What decides the order of the matters. */
export type Waiting = Pick<Matter, "code" | "prerequisites">;

/** As many circles as anybody reads; a file with more is mended and checked again. */
export const MOST_CYCLES = 20;

/** What is wrong with the prerequisites of a region's matters: unknown ones, circles, a matter that waits for itself. */
export function prerequisiteFaults(matters: readonly Waiting[]): Fault[] {
  const known = new Set(matters.map(({ code }) => code));
  const faults = matters.flatMap(({ code, prerequisites }, i) =>
    prerequisites.flatMap(({ matter }, p): Fault[] => {
      const path = `matters[${i}].prerequisites[${p}].matter`;
      if (matter === code) return [{ path, message: `"${code}" waits for itself, so it could never start` }];
      if (!known.has(matter))
        return [{ path, message: `unknown matter "${matter}": no matter of this region has that code` }];
      return [];
    }),
  );
  return [...faults, ...cycles(matters).map((cycle) => cycleFault(matters, cycle))];
}

/**
 * Every circle of strict prerequisites once, from its first matter in the catalogue's order: `["a", "b"]` where a waits
 * for b and b for a. No more than `MOST_CYCLES`. A matter that waits for itself is no circle here.
 */
export function cycles(matters: readonly Waiting[]): string[][] {
  const waits = strictEdges(matters);
  const order = [...waits.keys()];
  const found: string[][] = [];
  for (const [i, first] of order.entries()) {
    // A circle is spelled from its earliest matter, so none is met twice.
    const allowed = new Set(order.slice(i));
    walk(waits, allowed, [first], found);
  }
  return found;
}

/** Adds every circle that begins with `path`. Only steps that can still lead back are taken: none is in vain. */
function walk(
  waits: ReadonlyMap<string, readonly string[]>,
  allowed: ReadonlySet<string>,
  path: readonly string[],
  found: string[][],
): void {
  const first = path[0]!;
  for (const next of waits.get(path.at(-1)!) ?? []) {
    if (found.length >= MOST_CYCLES) return;
    if (next === first) found.push([...path]);
    else if (allowed.has(next) && !path.includes(next) && leadsBack(waits, allowed, path, next))
      walk(waits, allowed, [...path, next], found);
  }
}

/** Whether the beginning of `path` can be reached from `next` without crossing the path. */
function leadsBack(
  waits: ReadonlyMap<string, readonly string[]>,
  allowed: ReadonlySet<string>,
  path: readonly string[],
  next: string,
): boolean {
  const seen = new Set([...path.slice(1), next]);
  const open = [next];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const to of waits.get(at) ?? []) {
      if (to === path[0]) return true;
      if (!allowed.has(to) || seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  return false;
}

/** Who waits for whom to start; each pair once, and of two matters with one code the first. */
function strictEdges(matters: readonly Waiting[]): Map<string, string[]> {
  const edges = new Map<string, string[]>();
  for (const { code, prerequisites } of matters) {
    if (edges.has(code)) continue;
    const strict = prerequisites.filter(({ matter, tolerable }) => !tolerable && matter !== code);
    edges.set(code, [...new Set(strict.map(({ matter }) => matter))]);
  }
  return edges;
}

/** Told at the prerequisite that leads from the circle's first matter to its next. */
function cycleFault(matters: readonly Waiting[], cycle: readonly string[]): Fault {
  const [first, next = first] = cycle;
  const i = matters.findIndex(({ code }) => code === first);
  const p = matters[i]!.prerequisites.findIndex(({ matter, tolerable }) => matter === next && !tolerable);
  return {
    path: `matters[${i}].prerequisites[${p}]`,
    message: `${[...cycle, first].join(" → ")}: each waits for the next, so none could ever start; drop one prerequisite of the circle, or make it tolerable`,
  };
}
