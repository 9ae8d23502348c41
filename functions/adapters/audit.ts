/** How an entry of the trail lies in a store: by its day, and by its case. */
import * as z from "zod";
import type { AuditEntry, AuditQuestion } from "../app/base/auditTrail.ts";
import { Unreadable } from "../contracts/stored.ts";
import { OFFICIAL_ROLES } from "../domain/base/actor.ts";

const text = z.string();

const Entry = z.object({
  at: text,
  requestId: text,
  who: z.object({
    role: z.enum([...OFFICIAL_ROLES, "applicant", "agent", "unknown"]),
    organ: text.optional(),
    sub: text.optional(),
    iss: text.optional(),
    jti: text.optional(),
    system: text.optional(),
  }),
  route: text,
  method: text,
  about: z.record(text, text),
  applicationId: text.nullable(),
  from: text,
  status: z.int(),
});

/** @throws Unreadable when it is none that this version knows */
export function parseEntry(json: string): AuditEntry {
  try {
    return Entry.parse(JSON.parse(json));
  } catch (cause) {
    throw new Unreadable("an entry of the trail is not as this version reads it", { cause });
  }
}

/** In the order of time, and of two at once each by itself. */
export const rankOfEntry = ({ at, requestId }: AuditEntry): string => `${at}#${requestId}`;

const queueOfDay = (day: string): string => `day#${day}`;
const queueOfCase = (applicationId: string): string => `case#${applicationId}`;

/** In which queues an entry stands. */
export const queuesOfEntry = (day: string, { applicationId }: Pick<AuditEntry, "applicationId">) => ({
  day: queueOfDay(day),
  case: applicationId === null ? null : queueOfCase(applicationId),
});

/** Which queue answers a question. */
export const queueOfQuestion = (question: AuditQuestion): { by: "day" | "case"; queue: string } =>
  "day" in question
    ? { by: "day", queue: queueOfDay(question.day) }
    : { by: "case", queue: queueOfCase(question.applicationId) };
