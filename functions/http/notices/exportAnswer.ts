/** A case on its way out as a bundle that proves itself. */
import { bundleOf } from "../../app/notices/caseBundle.ts";
import type { CaseStore } from "../../app/base/ports.ts";
import type { Instant } from "../../domain/base/time.ts";
import { unknownApplication } from "../base/access.ts";
import { refused, type Answer } from "../base/endpoint.ts";

/** Lambda answers with 6 MB at most. */
const MOST_BYTES = 5 * 1024 * 1024;

export async function exportAnswer(
  store: Pick<CaseStore, "histories" | "noticesOf">,
  applicationId: string,
  now: Instant,
): Promise<Answer> {
  const histories = await store.histories(applicationId);
  if (histories.length === 0) throw unknownApplication(applicationId);
  const text = bundleOf(applicationId, histories, await store.noticesOf(applicationId), now);
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw refused(
      "bundle-too-large",
      "The case is larger than one answer can be. The operator exports it from the table.",
    );
  return {
    status: 200,
    headers: {
      "content-type": "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="${applicationId}.jsonl"`,
    },
    text,
  };
}
