/** What has become of a document, and whether it still is what was issued, as answers and pages tell it. */
import { alteration } from "../../app/notices/altered.ts";
import type { CaseStore, IssuedNotice, Log } from "../../app/base/ports.ts";
import type { PublicKey } from "../../app/base/signing.ts";
import { withOffset } from "../../domain/base/time.ts";
import type { Document } from "../../domain/notices/document.ts";
import { IN_FORCE, mayChange, standingOf, type Standing } from "../../domain/notices/standing.ts";

/** By what is on record now; of a kind of which nothing becomes nobody looks at the case. */
export async function standingNow(
  document: Document,
  { store }: { store: Pick<CaseStore, "loadCase" | "noticesOf"> },
): Promise<Standing> {
  const { applicationId, body } = document;
  if (!mayChange(body.kind)) return IN_FORCE;
  const [found, issued] = await Promise.all([store.loadCase(applicationId), store.noticesOf(applicationId)]);
  if (!found) return IN_FORCE;
  return standingOf(document, {
    application: found.application.state,
    reviews: found.reviews.map(({ state }) => state),
    documents: issued.map(({ notice }) => notice),
  });
}

export const standingView = ({ void: lost, superseded, underReview }: Standing, zone: string) => ({
  void: lost && { ...lost, at: withOffset(lost.at, zone) },
  superseded: superseded && { ...superseded, at: withOffset(superseded.at, zone) },
  underReview: underReview && { ...underReview, since: withOffset(underReview.since, zone) },
});

/** Whether a document is no longer what was issued; that rings. */
export function isAltered(issued: IssuedNotice, keys: readonly PublicKey[], log: Log): boolean {
  const why = alteration(issued, keys);
  if (why === null) return false;
  const { applicationId, noticeId } = issued.notice;
  const subject = `${applicationId}/${noticeId}`;
  log.error(
    "record-altered",
    { subject, part: "notice" },
    new Error(`notice ${subject} was altered: ${why}`),
  );
  return true;
}
