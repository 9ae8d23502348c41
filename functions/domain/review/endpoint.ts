/**
 * A department's endpoint that answers 410 (Gone) is switched off, as of the instant at which it said so, until an operator
 * switches it on again; what is dispatched meanwhile goes by the in-box. Both are acts on record.
 */
import type { Actor } from "../base/actor.ts";
import type { Instant } from "../base/time.ts";

/** So many times off and on are kept, the latest ones. */
export const MOST_SWITCHES = 20;

/** Once off, and perhaps on again. */
export type EndpointSwitch = {
  /** When it said that it is gone, to which message, and under which address. */
  off: { at: Instant; webhookId: string; url: string };
  on: { by: Actor; at: Instant; reason: string } | null;
};

/** Since when it was off at an instant; `null` where it was on. What is switched in that very instant is so already. */
export const offSince = (switches: readonly EndpointSwitch[], instant: Instant): Instant | null =>
  switches.find(({ off, on }) => off.at <= instant && (on === null || on.at > instant))?.off.at ?? null;

/** The switch that stands off now; `null` where it is on. */
export function standsOff(switches: readonly EndpointSwitch[]): EndpointSwitch | null {
  const last = switches.at(-1);
  return last === undefined || last.on !== null ? null : last;
}

/** Switches it off; one that is off stays as it is. */
export const switchOff = (
  before: readonly EndpointSwitch[],
  off: EndpointSwitch["off"],
): readonly EndpointSwitch[] =>
  standsOff(before) === null ? [...before, { off, on: null }].slice(-MOST_SWITCHES) : before;

/** Switches it on; one that is on stays as it is. */
export function switchOn(
  before: readonly EndpointSwitch[],
  on: NonNullable<EndpointSwitch["on"]>,
): readonly EndpointSwitch[] {
  const last = standsOff(before);
  return last === null ? before : [...before.slice(0, -1), { ...last, on }];
}

/** The later of an instant and the one at which it was last switched on: what was sent before that was sent to nobody. */
export function onSince(switches: readonly EndpointSwitch[], instant: Instant): Instant {
  const on = switches.at(-1)?.on?.at;
  return on !== undefined && on > instant ? on : instant;
}
