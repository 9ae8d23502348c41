/** Clocks as they are kept. */
import * as z from "zod";
import type { DayKind } from "../../../domain/calendar/calendar.ts";
import type { CalendarExcerpt } from "../../../domain/calendar/excerpt.ts";
import type { Clock, Due, LedgerRow, Limit } from "../../../domain/calendar/clock.ts";
import type { RanSince } from "../../../domain/calendar/limits.ts";
import type { Instant } from "../../../domain/base/time.ts";
import { day, instant, shape, text } from "./base.ts";

export const limit = shape<Limit>()(
  z.object({ days: z.int().min(1), unit: z.enum(["working-days", "calendar-days"]) }),
);

export const suspension = z.object({ from: instant, until: instant.nullable(), why: text });
const suspensions = z.array(suspension);

export const clock = shape<Omit<Clock, "startedAt"> & { startedAt?: Instant }>()(
  z.object({
    limit,
    suspensions,
    aside: suspension.exactOptional(),
    notBefore: day.exactOptional(),
    startedAt: instant.exactOptional(),
  }),
);

export const ranSince = shape<RanSince>()(z.object({ startedAt: instant, suspensions }));

export const due = shape<Due>()(z.object({ dueAt: instant, dueDate: day, provisional: z.boolean() }));

export const excerpt = shape<CalendarExcerpt>()(
  z.object({
    kinds: z.string().regex(/^[wehmold]*$/i),
    names: z
      .array(z.object({ at: z.int(), days: z.int(), name: text, nameEn: text.exactOptional() }))
      .exactOptional(),
  }),
);

const DAY_KINDS = [
  "working-day",
  "weekend",
  "holiday",
  "make-up-workday",
  "local-day-off",
  "local-working-day",
  "own-day-off",
] as const satisfies readonly DayKind[];

export const ledgerRow = shape<LedgerRow>()(
  z.object({
    date: day,
    counted: z.boolean(),
    kind: z.enum([...DAY_KINDS, "start-day", "suspended", "rolled-over", "held"]),
    day: z.enum(DAY_KINDS),
    name: text.nullable(),
    nameEn: text.exactOptional(),
    stop: text.exactOptional(),
    told: day.exactOptional(),
    official: z.boolean(),
  }),
);
