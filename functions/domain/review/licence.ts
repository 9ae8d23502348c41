/** A licence as it is handed out to its applicant (颁发、送达), and how far that has come. */
import type { Attached } from "../base/attachment.ts";
import type { Instant, LocalDate } from "../base/time.ts";
import type { LadderStep } from "./ladder.ts";
import type { ReviewEvent } from "./review.ts";

/**
 * How it was handed out: online, where the applicant finds it in the case, or at the window against a signature
 * (送达回证), by the applicant or by whom the applicant has authorised.
 */
export type HandedOut = { how: "online" } | { how: "window"; to: "applicant" | "authorised" };

/** What is handed out: the licence comes first among the files, the signed receipt of the window behind it. */
export type Licence = Attached & {
  number: string;
  /** The last day on which it is valid; `null` where it does not end. */
  validUntil: LocalDate | null;
  handedOut: HandedOut;
};

/** Until when licences are to be handed out, as it was told with the decision. */
export type DeliverBy = { dueAt: Instant; dueDate: LocalDate };

/** Of a licence that was granted; absent until the ladder or the organ has done something about it. */
export type Delivery = {
  raisedTo: LadderStep | null;
  /** When the days for it had run out; absent where they have not, or nobody has noticed. */
  overdueAt?: Instant | undefined;
  licence: (Licence & { at: Instant }) | null;
};

/** What its events make of it. */
export function deliveryAfter(
  before: Delivery | undefined,
  event: Extract<ReviewEvent, { type: "licence-handed-out" | "delivery-overdue" }>,
): Delivery {
  const known: Delivery = before ?? { raisedTo: null, licence: null };
  return event.type === "delivery-overdue"
    ? { ...known, raisedTo: event.to, overdueAt: known.overdueAt ?? event.asOf }
    : { ...known, licence: event.licence };
}
