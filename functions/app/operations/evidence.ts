/** Whether a case is what its histories say: looked at as it lies in the store, named where it is not, and never mended. */
import type { CaseStore, Log } from "../base/ports.ts";
import { discrepanciesIn, type Discrepancy } from "../base/copies.ts";
import type { Keys } from "../base/signing.ts";
import { alteredNotices } from "../notices/altered.ts";

export type EvidenceDeps = { store: Pick<CaseStore, "copies" | "noticesOf">; keys: Keys; log: Log };

/** What of a case was altered; each is told of in the log, which alarms. */
export async function alteredIn(
  { store, keys, log }: EvidenceDeps,
  applicationId: string,
): Promise<Discrepancy[]> {
  const [copies, notices] = await Promise.all([store.copies(applicationId), store.noticesOf(applicationId)]);
  const found = [...discrepanciesIn(copies), ...alteredNotices(notices, await keys())];
  for (const { subject, part, why } of found)
    log.error(
      "record-altered",
      { subject, part },
      new Error(`the ${part} of ${subject} was altered: ${why}`),
    );
  return found;
}
