/** Issues what is owed: each notice once, as it follows from the record, kept as it was issued. */
import { createHash } from "node:crypto";
import type { ApplicationEvent } from "../../domain/application/application.ts";
import { canonical } from "../../domain/base/canonical.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import { noticesOwed, owesNotice } from "../../domain/notices/noticesOwed.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { ReviewEvent } from "../../domain/review/review.ts";
import type { Instant } from "../../domain/base/time.ts";
import type { CaseEvent, CaseStore } from "../base/ports.ts";

export type History = { subject: string; events: readonly Chained<CaseEvent>[] };

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
  const missing = await missingNotices({ store, region, rules }, applicationId, [{ subject, events }]);
  let issued = 0;
  for (const { notice, at } of missing)
    if ((await store.issueNotice({ notice, issuedAt: at, digest: digestOf(notice) })) === "issued") issued++;
  return issued;
}

/** What these histories owe and is not among the issued. Nothing is read for events that owe nothing. */
export async function missingNotices(
  { store, region, rules }: NoticeDeps,
  applicationId: string,
  histories: readonly History[],
  issued: ReadonlySet<string> = new Set(),
): Promise<{ notice: Notice; at: Instant }[]> {
  const owing = histories.flatMap(({ subject, events }) =>
    events.filter(owes).map((chained) => ({ subject, ...chained })),
  );
  if (owing.length === 0) return [];
  const found = await store.loadCase(applicationId);
  if (!found) throw new Error(`application ${applicationId} is unknown`);
  const reviews = found.reviews.map(({ state }) => state);
  const context = { application: found.application.state, reviews, region, rules };
  return owing.flatMap(({ subject, seq, at, event }) =>
    noticesOwed({ subject, seq, at, event }, context)
      .filter(({ noticeId }) => !issued.has(noticeId))
      .map((notice) => ({ notice, at })),
  );
}

const owes = (chained: Chained<CaseEvent>): chained is Chained<ApplicationEvent | ReviewEvent> =>
  owesNotice(chained.event);

/** What a notice's verification code vouches for. */
export const digestOf = (notice: Notice): string =>
  createHash("sha256").update(canonical(notice)).digest("hex");
