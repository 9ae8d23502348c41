/** The limit of the whole (办理总时限) in a line: its date, how many days are left, and whether it ran out. */
import type { Status } from "../api/answers.ts";
import { dueText } from "../language/dates.ts";
import { words } from "../language/language.ts";

export function wholeText(whole: Status["whole"]): string | null {
  if (whole === null || whole.dueAt === null) return null;
  const { dueAt, limitDays, remainingDays, lamp, extension } = whole;
  const left = lamp === "red" ? words.whole.over : words.whole.left(remainingDays, limitDays);
  return `${dueText(dueAt)}${words.aside(left)}${extension ? words.aside(words.whole.extended(extension.days)) : ""}`;
}
