/** A period of days, both included. */
import { addDays, type LocalDate } from "../../domain/base/time.ts";
import { malformed } from "./refused.ts";

/** @throws Refused `malformed` when it runs backwards or is longer than `most` days */
export function checkPeriod(from: LocalDate, to: LocalDate, most: number): void {
  if (from > to) throw malformed([{ path: "from", code: "behind-to", facts: { to } }]);
  if (addDays(from, most) < to) throw malformed([{ path: "from", code: "period-too-long", facts: { most } }]);
}
