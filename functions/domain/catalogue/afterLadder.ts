/** Without what the lead may go on once the ladder (督办) has led nowhere: where it is climbed, and nothing is granted by it. */
import type { Fault } from "../base/fault.ts";
import type { Matter, MatterKind, Region } from "./region.ts";

/** What the lead may go on without at all. */
export const mayGoWithout = (kind: MatterKind): boolean => kind === "opinion" || kind === "technical-review";

type Stated = Pick<Matter, "department" | "kind" | "onTimeout" | "afterLadder" | "veto" | "projectTypes">;

/** What is wrong with `afterLadder` of a matter, all of it. */
export function afterLadderFaults(
  { projectTypes }: Pick<Region, "projectTypes">,
  { department, kind, onTimeout, afterLadder, veto, projectTypes: reaches }: Stated,
  path: string,
): Fault[] {
  if (afterLadder === undefined) return [];
  const fault = (message: string): Fault => ({ path, message });
  const led = projectTypes.filter(({ code, lead }) => lead === department && reaches.includes(code));
  return [
    ...(mayGoWithout(kind)
      ? []
      : [fault(`the lead may go on without an opinion or a technical review, never without a ${kind}`)]),
    ...(onTimeout === "escalate" || onTimeout === "deemed-consent"
      ? []
      : [fault(`onTimeout: ${onTimeout} closes it at its due instant, and no ladder is climbed`)]),
    ...(veto ? [fault("no lead overrides its objection (veto), so none goes on without it")] : []),
    ...led.map(({ code }) =>
      fault(`${department} leads "${code}", and the lead never goes on without its own answer`),
    ),
  ];
}
