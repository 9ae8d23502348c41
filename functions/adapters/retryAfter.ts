/** `Retry-After` of an answer: a count of seconds, or a date in one of the three forms of HTTP (RFC 9110 §10.2.3, §5.6.7). */
import { parseInstant, secondsBetween, type Instant } from "../domain/base/time.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and as it was written before. */
const FORMS = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** In how many seconds from now it asks to be asked again, rounded up; `null` where it asks for nothing that is either form. */
export function retryAfterSeconds(header: string | undefined, now: Instant): number | null {
  const given = header?.trim() ?? "";
  if (/^\d+$/.test(given)) return Number(given);
  const at = dateOf(given, now);
  return at === null ? null : Math.max(0, Math.ceil(secondsBetween(now, at)));
}

function dateOf(text: string, now: Instant): Instant | null {
  for (const form of FORMS) {
    const { day, month, year, time } = form.exec(text)?.groups ?? {};
    if (day === undefined || month === undefined || year === undefined) continue;
    const number = String(MONTHS.indexOf(month) + 1).padStart(2, "0");
    try {
      return parseInstant(`${wholeYear(year, now)}-${number}-${day.trim().padStart(2, "0")}T${time}Z`);
    } catch {
      return null; // a date that no calendar has
    }
  }
  return null;
}

/** Two digits are a year of this century, or one that is past: none lies more than 50 years ahead. */
function wholeYear(year: string, now: Instant): string {
  if (year.length === 4) return year;
  const thisYear = Number(now.slice(0, 4));
  const whole = thisYear - (thisYear % 100) + Number(year);
  return String(whole > thisYear + 50 ? whole - 100 : whole);
}
