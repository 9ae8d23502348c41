/** An event as the bus is told of it: ids and codes, never what people wrote about themselves. */
import { rowOf } from "../../contracts/events/events.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Chained } from "../../domain/base/history.ts";
import { isOpen } from "../../domain/base/time.ts";
import type { Announcement } from "./ports.ts";

/** @param subject the id of the record that it is an event of */
export const announcementOf = (
  applicationId: string,
  subject: string,
  { hash, at, by, event }: Chained<CaseEvent>,
): Announcement => ({
  // The hash names the event for ever, so that a subscriber can tell a repeated delivery.
  id: hash,
  type: event.type,
  subject,
  at,
  data: {
    applicationId,
    // Who they are is for the record to say.
    ...(by.role === "agent" && { byAgent: true }),
    ...told(rowOf(event).announced(event)),
  },
});

/** A date that is open is told as `null`. */
const told = (announced: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(announced).map(([name, fact]) => [
      name,
      typeof fact === "string" && isOpen(fact) ? null : fact,
    ]),
  );
