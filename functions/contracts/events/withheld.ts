/**
 * What of a case's history is for the authority alone. The applicant sees every event: that a flag stands, whose it is, since
 * when and on which basis; the remarks that departments write to one another are named as withheld.
 */
import { isEventType, rowOf } from "./events.ts";

/** An event as its applicant is told of it, and the path of each member that is withheld from them. */
export type Told = { event: Readonly<Record<string, unknown>>; withheld: readonly string[] };

/** @param event as it was written, of whatever kind */
export function toldToApplicant(event: Readonly<Record<string, unknown>>): Told {
  const { type } = event;
  const paths = typeof type === "string" && isEventType(type) ? rowOf({ type }).withheld : undefined;
  return (paths ?? []).reduce<Told>(
    (told, path) => {
      const rest = without(told.event, path.split("."));
      return rest === null ? told : { event: rest, withheld: [...told.withheld, path] };
    },
    { event, withheld: [] },
  );
}

/** Whether there is anything in it that its applicant is not told. */
export const isWithheldInPart = (event: unknown): boolean =>
  typeof event === "object" && event !== null && toldToApplicant({ ...event }).withheld.length > 0;

/** The same without what lies at a path, in each entry of a list; `null` where nothing does. */
function without(
  from: Readonly<Record<string, unknown>>,
  [name, ...further]: readonly string[],
): Readonly<Record<string, unknown>> | null {
  if (name === undefined || !(name in from)) return null;
  const { [name]: inside, ...others } = from;
  if (further.length === 0) return others;
  if (typeof inside !== "object" || inside === null) return null;
  if (Array.isArray(inside)) {
    const entries = inside as readonly Readonly<Record<string, unknown>>[];
    const told = entries.map((entry) => without(entry, further) ?? entry);
    return told.some((entry, i) => entry !== entries[i]) ? { ...from, [name]: told } : null;
  }
  const rest = without(inside as Readonly<Record<string, unknown>>, further);
  return rest === null ? null : { ...from, [name]: rest };
}
