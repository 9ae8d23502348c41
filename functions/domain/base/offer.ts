/** One thing that may be done now, as an answer says it and a page draws it. */
import type { Instant } from "./time.ts";

/** Nothing limits it. */
export type Unlimited = Readonly<Record<string, never>>;

/** `command` is the name of the route that takes it. */
export type Offer<Command extends string, Limits extends object = Unlimited> = {
  command: Command;
  /** From when on it is refused if nothing else happens before, or `null` where time alone takes it from nobody. */
  until: Instant | null;
  limits: Limits;
};

/** The offers that stand, in the order in which they are drawn. */
export const standingOffers = <O>(offers: readonly (O | null)[]): O[] =>
  offers.filter((offer) => offer !== null);
