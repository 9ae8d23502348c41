/** What each method of the trail asks of its table, as `tableUse.ts` says it of the record's. */
import type { AuditTrail } from "../app/base/auditTrail.ts";
import { queuesOfEntry } from "./audit.ts";
import { CURSORS } from "./items.ts";

export const AUDIT_PARTITIONS = {
  days: queuesOfEntry("*", { applicationId: null }).day,
  cursors: CURSORS,
} as const;

/** `byCase` is the index. */
export type AuditUse = `${"GetItem" | "PutItem" | "Query"} ${keyof typeof AUDIT_PARTITIONS}` | "Query byCase";

export const AUDIT_USES: Readonly<Record<keyof AuditTrail, readonly AuditUse[]>> = {
  keep: ["PutItem days"],
  entries: ["Query days", "Query byCase", "GetItem cursors", "PutItem cursors"],
};
