/**
 * Who is on duty (值班表): a post for each weekday, on make-up workdays that of the weekday which the roster names. Whoever comes
 * on a closed day, or where the roster has a gap, is the post's of the next working day that has one.
 */
import type { Calendar } from "../calendar/calendar.ts";
import { addDays, dayOfWeek, localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { Fault } from "../base/fault.ts";
import type { Post } from "./posts.ts";
import type { Department } from "./region.ts";
import { twice } from "./twice.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `roster`: the codes of posts by weekday; `rosterAs`: on which make-up workdays the roster of which weekday holds. */
export type Duty = {
  roster: Readonly<Partial<Record<Weekday, string>>>;
  rosterAs: readonly { date: LocalDate; as: Weekday }[];
};

/** So many days on the roster is looked through: no closure is longer. */
const FURTHEST_DAYS = 31;

/** The post that is on duty at an instant; the first one where there is no roster, `null` where there are no posts. */
export function postOnDuty(
  { posts, duty }: Pick<Department, "posts" | "duty">,
  instant: Instant,
  { calendar, zone }: { calendar: Calendar; zone: string },
): Post | null {
  const [first = null] = posts;
  if (duty === undefined) return first;
  const today = localDate(instant, zone);
  for (let ahead = 0; ahead < FURTHEST_DAYS; ahead++) {
    const code = codeOn(duty, addDays(today, ahead), calendar);
    const post = code === undefined ? undefined : posts.find((one) => one.code === code);
    if (post) return post;
  }
  return first;
}

function codeOn(
  { roster, rosterAs }: Duty,
  date: LocalDate,
  { days, position }: Calendar,
): string | undefined {
  const place = position.get(date);
  const day = place === undefined ? undefined : days[place];
  if (!day?.working) return undefined;
  const as = rosterAs.find((one) => one.date === date)?.as;
  if (as !== undefined) return roster[as];
  // On a make-up workday that nobody has entered nobody is on duty: its weekday is one that has no roster.
  return day.kind === "make-up-workday" ? undefined : roster[WEEKDAYS[dayOfWeek(date) - 1]!];
}

/** A roster names posts that there are. */
export function dutyFaults({ posts, duty }: Pick<Department, "posts" | "duty">, path: string): Fault[] {
  if (duty === undefined) return [];
  const known = posts.map(({ code }) => code);
  const strangers = Object.entries(duty.roster).filter(([, code]) => !known.includes(code));
  return [
    ...strangers.map(([day, code]) => ({
      path: `${path}.roster.${day}`,
      message: `"${code}" is no post of the department; known: ${known.join(", ") || "none"}`,
    })),
    ...twice(`${path}.rosterAs`, duty.rosterAs, ({ date }) => date),
  ];
}
