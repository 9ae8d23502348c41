/** Issues what is owed: each notice once, as it follows from the record, kept as it was issued. */
import { rowOf } from "../../contracts/events/events.ts";
import type { CaseEvent } from "../../domain/application/caseEvent.ts";
import type { Chained } from "../../domain/base/history.ts";
import type { ClockRules } from "../../domain/calendar/clock.ts";
import { isId, noticeIdOf } from "../../domain/base/ids.ts";
import type { Region } from "../../domain/catalogue/region.ts";
import {
  circumstancesOf,
  NOTHING_ON_RECORD,
  type CircumstancesOf,
} from "../../domain/review/circumstances.ts";
import type { Hold } from "../../domain/review/hold.ts";
import type { Review } from "../../domain/review/review.ts";
import { caseAsOf, type History } from "../../domain/notices/asOf.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import { framed } from "../../domain/notices/owing.ts";
import { knowing } from "../base/circumstances.ts";
import type { CaseStore, RegionRecords } from "../base/ports.ts";
import { issueNotice, type IssuingDeps } from "./issuing.ts";

/** What the region calls things, by what it counts, and what its register holds about the applicant. */
export type Saying = {
  region: Region;
  rules: ClockRules;
  holds?: readonly Hold[];
  /** What is on record of the persons of departments; nothing where it is left out. */
  circumstancesOf?: CircumstancesOf;
};

export type NoticeDeps = Saying &
  IssuingDeps & {
    store: Pick<CaseStore, "histories"> & RegionRecords;
    /** Nobody waits for a document as for an answer: where both are made by one thread, answers go first. */
    answersFirst?: () => Promise<unknown>;
  };

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
  await deps.answersFirst?.();
  return issue(deps, await deps.store.histories(applicationId), owing, new Set());
}

/** Issues what the histories of a case owe and is not among the issued. @returns how many those were */
export const issueMissing = (
  deps: NoticeDeps,
  histories: readonly History[],
  issued: ReadonlySet<string>,
): Promise<number> => issue(deps, histories, owingIn(histories), issued);

async function issue(
  deps: NoticeDeps,
  histories: readonly History[],
  owing: readonly Owing[],
  issued: ReadonlySet<string>,
): Promise<number> {
  const asks = owing.some(({ event, seq }) => {
    const kind = rowOf(event).notices?.asksForHolds;
    return kind !== undefined && !issued.has(noticeIdOf(kind, null, seq));
  });
  const about = asks ? applicantOf(histories) : null;
  const holds = about === null ? [] : await deps.store.holdsOf(about);
  const { region, rules } = deps;
  let count = 0;
  for (const one of owing) {
    const owed = await knowing(deps.store, (circumstancesOf) =>
      owedBy(one, histories, { region, rules, holds, circumstancesOf }),
    );
    for (const notice of owed) {
      if (issued.has(notice.noticeId)) continue;
      if ((await issueNotice(deps, notice)) === "issued") count++;
    }
  }
  return count;
}

/** Every notice that the histories of a case owe, each as of its event. */
export const noticesOwed = (histories: readonly History[], saying: Saying): Notice[] =>
  owingIn(histories).flatMap((one) => owedBy(one, histories, saying));

function owedBy(
  { event, subject, seq, at, hash }: Owing,
  histories: readonly History[],
  saying: Saying,
): Notice[] {
  const occasion = { subject, seq, at, hash };
  const { rules, circumstancesOf: registers = () => NOTHING_ON_RECORD } = saying;
  const staffOf = ({ facts }: Review) =>
    circumstancesOf(facts, { ...rules, circumstancesOf: registers }).staff;
  const view = { holds: [], ...saying, staffOf, occasion, ...caseAsOf(histories, occasion) };
  return (rowOf(event).notices?.owed(event, view) ?? []).map((owed) => framed(owed, view));
}

/** The credit code of the applicant. */
function applicantOf(histories: readonly History[]): string | null {
  for (const { events } of histories)
    for (const { event } of events)
      if (event.type === "application-received") return event.facts.applicant.creditCode;
  return null;
}

/** What is complained of in confidence is in no document: it is answered where the complainant reads it. */
const owingIn = (histories: readonly History[]): Owing[] =>
  histories
    .filter(({ subject }) => !isId("confidential", subject))
    .flatMap(({ subject, events }) => events.filter(owes).map((chained) => ({ subject, ...chained })));

function owes({ event }: Chained<CaseEvent>): boolean {
  const { notices } = rowOf(event);
  return notices !== undefined && (notices.isOwed?.(event) ?? true);
}
