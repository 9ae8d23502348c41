/** The period that figures, and the lists behind them, are asked for: the last 90 days unless said otherwise. */
import { addDays, localDate, type Instant, type LocalDate } from "../../domain/base/time.ts";
import { checkPeriod } from "../base/period.ts";

const LONGEST_DAYS = 366;
const USUAL_DAYS = 90;

type Asked = { from?: LocalDate | undefined; to?: LocalDate | undefined };

/** @throws Refused `malformed` when it runs backwards or is longer than a year */
export function figuresPeriod(asked: Asked, now: Instant, zone: string): { from: LocalDate; to: LocalDate } {
  const to = asked.to ?? localDate(now, zone);
  const from = asked.from ?? addDays(to, -USUAL_DAYS);
  checkPeriod(from, to, LONGEST_DAYS);
  return { from, to };
}
