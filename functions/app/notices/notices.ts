/** Issues what is owed: each notice once, as it follows from the record, kept as it was issued. */
import { createHash } from "node:crypto";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import { canonical } from "../../domain/base/canonical.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import { framed, type CaseView, type Occasion } from "../../domain/notices/owing.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import type { Instant } from "../../domain/base/time.ts";
import { rowOf } from "../../contracts/events/events.ts";
import type { CaseStore } from "../base/ports.ts";

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
  const known = { application: found.application.state, reviews, region, rules };
  return owing.flatMap((occasion) =>
    noticesOwed(occasion, known)
      .filter(({ noticeId }) => !issued.has(noticeId))
      .map((notice) => ({ notice, at: occasion.at })),
  );
}

/** The notices that an event owes; none for most. */
export function noticesOwed(
  { event, ...occasion }: Occasion & { event: CaseEvent },
  known: Omit<CaseView, "occasion" | "review">,
): Notice[] {
  const review = known.reviews.find(({ facts }) => facts.reviewId === occasion.subject) ?? null;
  const view = { ...known, review, occasion };
  return (rowOf(event).notices?.owed(event, view) ?? []).map((owed) => framed(owed, view));
}

function owes({ event }: Chained<CaseEvent>): boolean {
  const { notices } = rowOf(event);
  return notices !== undefined && (notices.isOwed?.(event) ?? true);
}

/** What a notice's verification code vouches for. */
export const digestOf = (notice: Notice): string =>
  createHash("sha256").update(canonical(notice)).digest("hex");
