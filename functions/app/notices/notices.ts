/** Issues what is owed: each notice once, as it follows from the record, kept as it was issued. */
import { rowOf } from "../../contracts/events/events.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import { caseAsOf, type History } from "../../domain/notices/asOf.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import { framed } from "../../domain/notices/owing.ts";
import { digestOf } from "../base/digest.ts";
import type { CaseStore } from "../base/ports.ts";

/** What the region calls things, and by what it counts. */
export type Saying = { region: Region; rules: ClockRules };

export type NoticeDeps = Saying & { store: Pick<CaseStore, "histories" | "issueNotice"> };

/** An event that owes something, and whose it is. */
type Owing = Chained<CaseEvent> & { subject: string };

/** Issues the notices that these events of one record owe. @returns how many were not issued before */
export async function issueNotices(
  deps: NoticeDeps,
  applicationId: string,
  subject: string,
  events: readonly Chained<CaseEvent>[],
): Promise<number> {
  const owing = owingIn([{ subject, events }]);
  // Nothing is read for events that owe nothing.
  if (owing.length === 0) return 0;
  return issue(deps, await deps.store.histories(applicationId), owing, new Set());
}

/** Issues what the histories of a case owe and is not among the issued. @returns how many those were */
export const issueMissing = (
  deps: NoticeDeps,
  histories: readonly History[],
  issued: ReadonlySet<string>,
): Promise<number> => issue(deps, histories, owingIn(histories), issued);

async function issue(
  { store, ...saying }: NoticeDeps,
  histories: readonly History[],
  owing: readonly Owing[],
  issued: ReadonlySet<string>,
): Promise<number> {
  let count = 0;
  for (const one of owing)
    for (const notice of owedBy(one, histories, saying)) {
      if (issued.has(notice.noticeId)) continue;
      const made = await store.issueNotice({ notice, issuedAt: one.at, digest: digestOf(notice) });
      if (made === "issued") count++;
    }
  return count;
}

/** Every notice that the histories of a case owe, each as of its event. */
export const noticesOwed = (histories: readonly History[], saying: Saying): Notice[] =>
  owingIn(histories).flatMap((one) => owedBy(one, histories, saying));

function owedBy({ event, subject, seq, at }: Owing, histories: readonly History[], saying: Saying): Notice[] {
  const occasion = { subject, seq, at };
  const view = { ...saying, occasion, ...caseAsOf(histories, occasion) };
  return (rowOf(event).notices?.owed(event, view) ?? []).map((owed) => framed(owed, view));
}

const owingIn = (histories: readonly History[]): Owing[] =>
  histories.flatMap(({ subject, events }) => events.filter(owes).map((chained) => ({ subject, ...chained })));

function owes({ event }: Chained<CaseEvent>): boolean {
  const { notices } = rowOf(event);
  return notices !== undefined && (notices.isOwed?.(event) ?? true);
}
