/** 需国家、省审批: where a matter stands that a higher authority decides. */
import type { ReviewSummary } from "../api/answers.ts";
import { dayText, momentText } from "../language/dates.ts";
import { nameOf, words } from "../language/language.ts";
import { lines } from "../parts/Facts.tsx";
import { higherWords as SAYS } from "./words.ts";

type Told = NonNullable<ReviewSummary["higher"]>;

export const Higher = ({ higher }: { higher: Told }) => <>{lines(linesOf(higher))}</>;

function linesOf({ authority, sent }: Told): string[] {
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
