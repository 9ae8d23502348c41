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
  /** That of the limit which gives the due instant, started by the service: days used and left are its days. */
  clock: Omit<Clock, "startedAt">;
  due: Due;
  calendarVersion: string;
  /** While the clock stands: the due date that was told while it ran. A new calendar never ends it earlier. */
  told?: LocalDate;
  /** When the statutory limit by itself runs out, which a supplement does not stop; `null` beyond the calendar. */
  statutoryDueAt: Instant | null;
  /** While a procedure stops it: the date that was told for it while it ran. */
  statutoryTold?: LocalDate;
};

export const clockOf = ({ servedAt, clock }: Pick<Served, "servedAt" | "clock">): Clock => ({
  startedAt: servedAt,
  ...clock,
});

/** The due date that was told while the clock ran. */
export const toldOf = ({ told, due }: Served): LocalDate => told ?? due.dueDate;
