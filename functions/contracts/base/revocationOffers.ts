/** How far a consent by silence may be taken back, as answers say it. */
import { codes, offer } from "./offer.ts";

export const revocationOffers = [
  offer("announceRevocation", { reviews: codes }),
  offer("withdrawRevocation", { reviews: codes }),
  offer("revokeDeemedConsent", {
    reviews: codes.meta({ description: "whose applicant was heard, or has let the time for it pass" }),
  }),
] as const;
