/** 需国家、省审批: where a matter stands that a higher authority decides; nothing of any other. */
import type { ReviewSummary } from "../api/answers.ts";
import { dayText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";

export function higherLines({ higher }: Pick<ReviewSummary, "higher">): string[] {
  if (!higher) return [];
  const { authority, sent } = higher;
  const SAYS = words.higher;
  if (sent === null) return [SAYS.before(nameOf(authority))];
  const { at, number, expectedOn, tracker, answer } = sent;
  const said = SAYS.sent(nameOf(authority), momentText(at), number);
  const { name, phone } = tracker;
  if (answer === null) return [said, SAYS.expected(dayText(expectedOn), `${name} ${phone}`)];
  return [
    said,
    `${dayText(answer.receivedOn)}${words.comma}${SAYS.answered[answer.result]}${words.aside(answer.number)}`,
  ];
}
