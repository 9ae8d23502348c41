/** Whether an event tells the applicant of its case anything: by mail, by a document, or as a message alone. */
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Instant } from "../../domain/base/time.ts";
import { isTelling } from "../../domain/notices/told.ts";
import { rowOf, type EventType } from "./events.ts";

/** What these owe is for authorities alone. */
export const TO_AUTHORITIES: readonly EventType[] = [
  "joint-review-opened",
  "joint-review-widened",
  "escalation-raised",
  "timely-opinion-kept",
  "tracker-told",
  "tracker-overdue",
  "higher-reminded",
];

export function tells({ event, by }: Pick<Chained<CaseEvent>, "event" | "by">): boolean {
  const { mail, notices } = rowOf(event);
  if (isTelling(event) || (mail === "agent" ? by.role === "agent" : mail !== undefined)) return true;
  return notices !== undefined && !TO_AUTHORITIES.includes(event.type) && (notices.isOwed?.(event) ?? true);
}

/** When the last of them told anything; `null` where none did. */
export const lastToldAt = (history: readonly Chained<CaseEvent>[]): Instant | null =>
  history.findLast(tells)?.at ?? null;
