/**
 * A case on its way out as a bundle that proves itself; complaints and ratings are in it for whoever made them and for supervision alone, and
 * in confidence in nobody's until the complainant agrees, and
 * what departments remark to one another for the authority alone: the applicant has the hash of such an event in its place.
 */
import { bundleOf, toldIn } from "../../app/notices/caseBundle.ts";
import { isWithheldInPart } from "../../contracts/events/withheld.ts";
import { withoutSecrets } from "../../app/base/confidence.ts";
import type { CaseStore } from "../../app/base/ports.ts";
import type { Signer } from "../../app/base/signing.ts";
import type { Instant } from "../../domain/base/time.ts";
import { isId } from "../../domain/base/ids.ts";
import { unknownApplication } from "../base/applicants.ts";
import { refused } from "../base/refused.ts";

/** Lambda answers with 6 MB at most. */
const MOST_BYTES = 5 * 1024 * 1024;

export async function exportAnswer(
  { store, signer }: { store: Pick<CaseStore, "copies" | "noticesOf">; signer: Signer },
  applicationId: string,
  now: Instant,
  reader: { hasComplaints: boolean; isApplicant: boolean },
): Promise<{ headers: Record<string, string>; text: string }> {
  // One record that this version cannot read is handed on as it was written; its hashes vouch for it.
  const all = withoutSecrets(await store.copies(applicationId));
  const { hasComplaints, isApplicant } = reader;
  const histories = hasComplaints
    ? all
    : all.filter(({ subject }) => !isId("complaint", subject) && !isId("rating", subject));
  if (histories.length === 0) throw unknownApplication(applicationId);
  const notices = (await store.noticesOf(applicationId)).filter(
    ({ notice }) => hasComplaints || notice.body.kind !== "complaint-answer",
  );
  const text = await bundleOf(
    signer,
    applicationId,
    isApplicant ? toldIn(histories, isWithheldInPart) : histories,
    notices,
    now,
  );
  if (Buffer.byteLength(text) > MOST_BYTES) throw refused("bundle-too-large", {});
  return { headers: { "content-disposition": `attachment; filename="${applicationId}.jsonl"` }, text };
}
