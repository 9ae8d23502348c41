/** Service (送达): how a department was reached, and the clock that started then. */
import type { Clock, Due } from "../calendar/clock.ts";
import type { Department } from "../catalogue/region.ts";
import type { Instant, LocalDate } from "../base/time.ts";

export type Channel = Department["service"]["channel"];

/** By what a department is known to have been reached. */
export type ServiceEvidence =
  | { channel: "in-box" }
  | { channel: "webhook"; webhookId: string; status: number }
  /** It acted on the review through the API before its endpoint answered. */
  | { channel: "api" };

/** The clock as it was served on the department. */
export type Served = {
  servedAt: Instant;
  /** When it was written down: nobody of the department could see it before, and no date depends on it. */
  recordedAt: Instant;
  clock: Clock;
  due: Due;
  calendarVersion: string;
  /** The due date that the department was told while the clock ran: a new calendar never ends it earlier. */
  told: LocalDate;
};
