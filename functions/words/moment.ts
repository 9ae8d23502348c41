/** A day and a time on the region's own clocks; `time` is `09:00`, or `09:00:05` where seconds matter. */
import type { LocalDate } from "../domain/base/time.ts";

export type Moment = { date: LocalDate; time: string };
