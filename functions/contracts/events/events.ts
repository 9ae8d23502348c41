/** Every event there is: who reads, announces, drives, issues or tells of one looks it up here. */
import type * as z from "zod";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Frozen } from "../base/frozen.ts";
import { APPLICATION_EVENTS } from "./application.ts";
import { BILL_EVENTS } from "./billing.ts";
import { INQUIRY_EVENTS } from "./inquiry.ts";
import { REVIEW_EVENTS } from "./review.ts";
import type { EventRow, MailKind } from "./row.ts";
import { RATING_EVENTS } from "./rating.ts";
import { COMPLAINT_EVENTS } from "./supervision.ts";

export const EVENTS = {
  ...APPLICATION_EVENTS,
  ...REVIEW_EVENTS,
  ...COMPLAINT_EVENTS,
  ...BILL_EVENTS,
  ...INQUIRY_EVENTS,
  ...RATING_EVENTS,
};

export type EventType = CaseEvent["type"];

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENTS, type);

const ROWS = EVENTS as unknown as Readonly<Record<EventType, EventRow<CaseEvent>>>;

/** The row of an event, for whatever kind it is. */
export const rowOf = ({ type }: Pick<CaseEvent, "type">): EventRow<CaseEvent> => ROWS[type];

/** What is told and is no event of any history: it is likely, and says nothing that anybody did. */
const FORESEEN = { "review-likely-late": "review.likely-late" } as const;

/** Under which types departments with an endpoint hear of events. */
export type WebhookType =
  | {
      [T in EventType]: (typeof EVENTS)[T] extends { webhook: infer W extends string } ? W : never;
    }[EventType]
  | (typeof FORESEEN)[keyof typeof FORESEEN];

/** The types that departments with an endpoint hear of, by the type of the event. */
export const WEBHOOK_TYPES: Readonly<Record<string, WebhookType>> = {
  ...Object.fromEntries(
    Object.entries(ROWS).flatMap(([type, { webhook }]) =>
      webhook === undefined ? [] : [[type, webhook as WebhookType]],
    ),
  ),
  ...FORESEEN,
};

/** What applicants hear of by mail, by the type of the event. */
export const MAIL_KINDS: Readonly<Record<string, MailKind>> = Object.fromEntries(
  Object.entries(ROWS).flatMap(([type, { mail }]) => (mail === undefined ? [] : [[type, mail]])),
);

/** What the applicant hears of an event by mail; of what they do themselves nothing, unless an agent has done it. */
export const mailOf = (type: string, data: Readonly<Record<string, unknown>>): MailKind | undefined => {
  const kind = MAIL_KINDS[type];
  return kind === "agent" && data["byAgent"] !== true ? undefined : kind;
};

/** What the domain may write and a schema would refuse: anything but `true` does not compile. */
type Refused<T extends EventType> =
  Frozen<Extract<CaseEvent, { type: T }>> extends Frozen<z.output<(typeof EVENTS)[T]["data"]>> ? true : T;
export const everyEventFits: { [T in EventType]: Refused<T> } extends { [T in EventType]: true }
  ? true
  : never = true;
