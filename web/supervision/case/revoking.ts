/** How far a consent by silence may be taken back by who looks at the case: see `functions/domain/review/revocationOffers.ts`. */
import type { Case } from "../../shared/api/answers.ts";
import { offered } from "../../shared/api/offers.ts";

const COMMANDS = ["announceRevocation", "withdrawRevocation", "revokeDeemedConsent"] as const;

export type RevocationCommand = (typeof COMMANDS)[number];

export type Revoking<R> = { review: R; command: RevocationCommand };

/** What may be done with one of its reviews. */
export const revocationsOf = (found: Case, reviewId: string): RevocationCommand[] =>
  COMMANDS.filter((command) => offered(found, command)?.limits.reviews.includes(reviewId));
