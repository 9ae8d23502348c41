/** Issues what is owed: each notice once, as it follows from the record, kept as it was issued. */
import { createHash } from "node:crypto";
import type { ApplicationEvent } from "../domain/application.ts";
import { canonical } from "../domain/canonical.ts";
import type { ClockRules } from "../domain/clock.ts";
import type { Chained } from "../domain/history.ts";
import type { Notice } from "../domain/notice.ts";
import { noticesOwed, owesNotice } from "../domain/noticesOwed.ts";
import type { Region } from "../domain/region.ts";
import type { ReviewEvent } from "../domain/review.ts";
import type { CaseEvent, CaseStore } from "./ports.ts";

export type NoticeDeps = {
  store: Pick<CaseStore, "loadCase" | "issueNotice">;
  region: Region;
  rules: ClockRules;
};

/** Issues the notices that these events owe. @returns how many were not issued before */
export async function issueNotices(
  { store, region, rules }: NoticeDeps,
  applicationId: string,
  subject: string,
  events: readonly Chained<CaseEvent>[],
): Promise<number> {
  const owing = events.filter((chained): chained is Chained<ApplicationEvent | ReviewEvent> =>
    owesNotice(chained.event),
  );
  if (owing.length === 0) return 0;
  const found = await store.loadCase(applicationId);
  if (!found) throw new Error(`application ${applicationId} is unknown`);
  const reviews = found.reviews.map(({ state }) => state);
  let issued = 0;
  for (const { seq, at, event } of owing)
    for (const notice of noticesOwed(
      { subject, seq, at, event },
      { application: found.application.state, reviews, region, rules },
    )) {
      const answer = await store.issueNotice({ notice, issuedAt: at, digest: digestOf(notice) });
      if (answer === "issued") issued++;
    }
  return issued;
}

/** What a notice's verification code vouches for. */
export const digestOf = (notice: Notice): string =>
  createHash("sha256").update(canonical(notice)).digest("hex");
