/** How a complaint goes on after its answer: looked at again, and closed with all four closings (四个不放过). */
import type { Complaint } from "../api/answers.ts";
import { dayText, dueText, momentText } from "../language/dates.ts";
import type { Fact } from "../parts/Facts.tsx";
import { SAYS } from "./words.ts";

export const CLOSINGS = ["cause", "remedy", "person", "measure"] as const;

const said = (text: string) => <span class="said">{text}</span>;

export function afterAnswer({ answer, closings, closeBy, closedAt, closedBy, reopened }: Complaint): Fact[] {
  const again: Fact = [SAYS.reopened, reopened && said(`${momentText(reopened.at)} · ${reopened.reasons}`)];
  if (closings === null) return [again, [SAYS.closeBy, answer && dueText(closeBy)]];
  return [
    again,
    [SAYS.closedAt, closedAt && momentText(closedAt)],
    [SAYS.closedBy, closedBy],
    ...CLOSINGS.map((one): Fact => [SAYS.closings[one], said(told(closings[one]))]),
  ];
}

function told(closing: NonNullable<Complaint["closings"]>["cause" | "measure"]): string {
  if ("none" in closing) return SAYS.none(closing.none);
  const { text, by } = closing;
  if ("shownBy" in closing) {
    const inForce = SAYS.inForce(text, dayText(closing.inForceSince), closing.shownBy);
    return by === undefined ? inForce : SAYS.done(inForce, by, "");
  }
  return by === undefined ? text : SAYS.done(text, by, closing.on === undefined ? "" : dayText(closing.on));
}
