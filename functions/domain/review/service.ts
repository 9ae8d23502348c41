/** Service (送达): how a department was reached, and the clock that started then. */
import type { Clock, Due, Suspension } from "../calendar/clock.ts";
import type { Course } from "../calendar/limits.ts";
import type { KeptPost } from "../catalogue/posts.ts";
import type { ClockFrom, Department } from "../catalogue/region.ts";
import type { Instant, LocalDate } from "../base/time.ts";

export type Channel = Department["service"]["channel"];

/** What of a review's service is frozen with it. */
export type Reached = Pick<Department, "id" | "name" | "nameEn"> & {
  /** Who shares the post that has it; `null` where the region names nobody. */
  posts: KeptPost | null;
  channel: Channel;
  clockFrom?: ClockFrom | undefined;
};

/** What started the clock: the dispatch itself, evidence of receipt, or the end of the first working day in the in-box. */
export type ServiceEvidence = { by: "dispatch" | "first-day" | "signature" | "opening" | "answer" };

/** The clock as it was served on the department. */
export type Served = {
  servedAt: Instant;
  /** When it was written down: nobody of the department could see it before, and no date depends on it. */
  recordedAt: Instant;
  /**
   * That of the limit which gives the due instant: days used and left are its days. It starts with the service, unless it says
   * otherwise: the statutory limit of a matter that was handed on runs on from its first service.
   */
  clock: Omit<Clock, "startedAt"> & { startedAt?: Instant };
  /** The stop of the promised limit by a site visit, whichever limit gives the due instant; absent where there was none. */
  visitStop?: Suspension;
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

/** What it runs under since its own service, whichever limit gives its due instant. */
export function courseOf({
  servedAt,
  clock,
  visitStop,
}: Pick<Served, "servedAt" | "clock" | "visitStop">): Course {
  const { startedAt, limit: _limit, aside: _aside, ...own } = clock;
  const aside = visitStop && { aside: visitStop };
  // What came before its service is none of its own, and each of its own stops begins with it or later.
  return startedAt === undefined
    ? { ...own, ...aside, startedAt: servedAt }
    : {
        ...own,
        ...aside,
        startedAt: servedAt,
        suspensions: own.suspensions.filter(({ from }) => from >= servedAt),
      };
}

/** A clock as it is kept with its service. */
export function keptClock({ startedAt, ...clock }: Clock, servedAt: Instant): Served["clock"] {
  return startedAt === servedAt ? clock : { ...clock, startedAt };
}

/** The due date that was told while the clock ran. */
export const toldOf = ({ told, due }: Served): LocalDate => told ?? due.dueDate;
