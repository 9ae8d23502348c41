/** Material that other material has taken the place of: it stays on record, in the events that brought it. */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";
import type { CaseEvent } from "./caseEvent.ts";
import { withCopy } from "./copied.ts";
import type { Material } from "./material.ts";

/** One that is on record no more: when it came, until when it was, and who brought what is there since. */
export type Version = Material & { cameAt: Instant; until: Instant; replacedBy: Actor };

type Brought = { materials: readonly Material[]; at: Instant };

/** What an event brings. */
function broughtIn(event: CaseEvent): Brought {
  switch (event.type) {
    case "application-received":
      return { materials: event.materials, at: event.facts.receivedAt };
    case "material-handed-in":
    case "material-replaced":
      return { materials: [event.material], at: event.at };
    case "project-changed":
      return { materials: event.materials, at: event.at };
    default:
      return { materials: [], at: "" };
  }
}

/** The versions that a history has behind it, the oldest first. */
export function earlierVersions(history: readonly { event: CaseEvent; by: Actor }[]): Version[] {
  const held = new Map<string, Material & { cameAt: Instant }>();
  const earlier: Version[] = [];
  for (const { event, by } of history) {
    if (event.type === "link-copied" || event.type === "link-not-copied") {
      const before = held.get(event.code);
      if (before) held.set(event.code, { ...before, ...withCopy([before], event)[0]! });
    }
    const { materials, at } = broughtIn(event);
    for (const material of materials) {
      const before = held.get(material.code);
      if (before) earlier.push({ ...before, until: at, replacedBy: by });
      held.set(material.code, { ...material, cameAt: at });
    }
  }
  return earlier;
}
