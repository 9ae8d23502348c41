/** Whatever may happen to a record of a case. */
import type { BillEvent } from "../billing/bill.ts";
import type { ReviewEvent } from "../review/review.ts";
import type { ComplaintEvent } from "../supervision/complaint.ts";
import type { RatingEvent } from "../supervision/rating.ts";
import type { ApplicationEvent } from "./applicationEvent.ts";
import type { InquiryEvent } from "./inquiry.ts";

export type CaseEvent =
  ApplicationEvent | ReviewEvent | ComplaintEvent | BillEvent | InquiryEvent | RatingEvent;

/** One kind of event with what it carries. */
export type EventOf<T extends CaseEvent["type"]> = Extract<CaseEvent, { type: T }>;
