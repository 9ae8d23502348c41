/** What a case says of each line of its bill: the bill itself is a function of this and of what has happened to it. */
import type { Instant } from "../base/time.ts";
import type { Tariff } from "../catalogue/tariff.ts";

/** A fact that somebody other than the applicant has vouched for. */
export type VouchedFact = { attribute: string; value: number; by: string; at: Instant };

/** A matter of the case that its frozen tariff charges for. */
export type Charged = {
  matter: string;
  tariff: Tariff;
  /** Since when it has been on record that it is due; `null` where it is not, or not yet. */
  dueAt: Instant | null;
  /** Whether it never will be: refused, withdrawn, not asked about any more. */
  isOff: boolean;
  /** As it was vouched for first, by which it was charged; `null` where the tariff goes by none, or nobody has. */
  fact: VouchedFact | null;
  /** As it stands now: what a correction goes by. */
  factNow: VouchedFact | null;
  /** Since when its licence has been granted; `null` of what is none, or has not been. */
  grantedAt: Instant | null;
};

/** Its lines in an order that only ever gets longer, so that a slip keeps its number. */
export type ChargedCase = {
  applicationId: string;
  /** Who leads, and checks what belongs to no single slip. */
  lead: string;
  charges: readonly Charged[];
  /** Before the acceptance nobody knows the lines; `never`: it ended without one. */
  accepted: "yes" | "not-yet" | "never";
};

/** The collecting organs (执收单位), each by the number of its slip (缴款书), from 1 on. */
export const organsOf = ({ charges }: Pick<ChargedCase, "charges">): readonly string[] => [
  ...new Set(charges.map(({ tariff }) => tariff.collectedBy)),
];
