/** Who has read what, apart from the record: kept for a year, and shown to auditors alone. */
import type { OfficialRole } from "../../domain/base/actor.ts";
import { plusSeconds, type Instant, type LocalDate } from "../../domain/base/time.ts";
import type { Page } from "./ports.ts";

/** Somebody by what their issuer knows them by: no name, no post, nothing that anybody typed. */
export type Reader = {
  role: OfficialRole | "applicant" | "agent" | "unknown";
  organ?: string | undefined;
  sub?: string | undefined;
  iss?: string | undefined;
  jti?: string | undefined;
  system?: string | undefined;
};

/** One request that read, or an export: who, what, when, from where, and how it was answered. */
export type AuditEntry = {
  at: Instant;
  requestId: string;
  who: Reader;
  route: string;
  method: string;
  /** Ids that the address names, and what a list was narrowed to. */
  about: Readonly<Record<string, string>>;
  /** The case that it is about; `null` of a list. */
  applicationId: string | null;
  from: string;
  status: number;
};

/** What may be asked for: a day of the region's zone, or a case. */
export type AuditQuestion = { day: LocalDate } | { applicationId: string };

export interface AuditTrail {
  /** @param day the day of the region's zone on which it was */
  keep(entry: AuditEntry, day: LocalDate): Promise<void>;
  /** The latest first; what is older than a year is none. */
  entries(question: AuditQuestion, now: Instant, limit: number, cursor?: string): Promise<Page<AuditEntry>>;
}

/** A year, whether or not it is a leap year, and a day for wherever it has not come round yet. */
const KEPT_SECONDS = 367 * 24 * 3600;

/** Since when everything is kept still. */
export const keptSince = (now: Instant): Instant => plusSeconds(now, -KEPT_SECONDS);

/** From when on an entry is kept no more. */
export const goneAfter = ({ at }: AuditEntry): Instant => plusSeconds(at, KEPT_SECONDS);
