/** What a department's acts owe, and its silence: supplements, stops, extensions, objections, the certificate. */
import type { EventOf } from "../application/caseEvent.ts";
import { daysBetween, known, localDate, type Instant, type LocalDate } from "../base/time.ts";
import type { Due } from "../calendar/clock.ts";
import { fromStart } from "../calendar/limits.ts";
import type { Region } from "../catalogue/region.ts";
import { nowOf } from "../catalogue/successors.ts";
import { ledgerRows } from "../review/judgedDays.ts";
import { ownRules } from "../calendar/ownDays.ts";
import { bindsOf, limitsOfMatter } from "../review/limits.ts";
import { channelOf } from "../review/receipt.ts";
import type { Proceeded, Review, SilenceRecord } from "../review/review.ts";
import { lapsedAt, outstanding, unsupplied } from "../review/stop.ts";
import { departmentName, matterName } from "./named.ts";
import type { DelayCause, NoticeBody, OwedItem } from "./notice.ts";
import { itemOf } from "./ofIntake.ts";
import {
  APPLICANT,
  bothSides,
  everybody,
  handlerAt,
  SUPERVISORS,
  type CaseView,
  type Owed,
  type Owing,
  type ReviewView,
} from "./owing.ts";

export const supplementRequested: Owing<EventOf<"supplement-requested">, ReviewView> = {
  owed: ({ supplement: { requestedAt, servedAtLatest } }, view) => [
    openSupplements(requestedAt, servedAtLatest, view),
  ],
};

/** The same list again, with the date that had been open. */
export const supplementTermSet: Owing<EventOf<"supplement-term-set">, ReviewView> = {
  owed: ({ servedAtLatest }, view) => [openSupplements(view.occasion.at, servedAtLatest, view)],
};

/** What is asked for no more, and what is still owed to others: it corrects every list that has named the former. */
export const supplementWithdrawn: Owing<EventOf<"supplement-request-withdrawn">, ReviewView> = {
  owed: ({ at }, view) => {
    const { supplement } = view.review;
    if (supplement === null) return [];
    const items = itemsOf(view.review, unsupplied(supplement), view.region);
    const left = openItems(view, at);
    const { requestedAt } = supplement;
    const until = lastTerm(left);
    return [
      { at, body: { kind: "supplement-withdrawn", requestedAt, items, left, until }, audience: APPLICANT },
    ];
  },
};

function openSupplements(at: Instant, servedAtLatest: Instant, view: ReviewView): Owed {
  const items = openItems(view, at);
  const { supplementTermDays: termDays } = view.review.facts.policies;
  const terms = { until: lastTerm(items), termDays, servedAtLatest: known(servedAtLatest) };
  return { at, body: { kind: "supplement", items, ...terms }, audience: APPLICANT };
}

const lastTerm = (items: readonly OwedItem[]): Instant | null =>
  items.reduce<Instant | null>(
    (last, item) => (last === null || item.until === null ? null : item.until > last ? item.until : last),
    "",
  );

/** Everything that departments ask for at that moment, in one list (一次性告知): the newest notice holds it all. */
const openItems = ({ reviews, region }: CaseView, at: Instant): OwedItem[] =>
  reviews.flatMap((review) =>
    review.supplement === null || review.status === "closed" || review.supplement.requestedAt > at
      ? []
      : itemsOf(review, outstanding(review.supplement), region),
  );

/** What a review asks for, of it the materials given. */
function itemsOf({ supplement, facts }: Review, materials: readonly string[], region: Region): OwedItem[] {
  const { department, matter } = facts;
  return (supplement?.items ?? [])
    .filter(({ material }) => materials.includes(material))
    .map(({ material, defect, basis }) => ({
      ...itemOf(region, material, defect, supplement!.lapsesAt),
      basis,
      askedBy: {
        department: { id: department.id, name: department.name, nameEn: department.nameEn },
        matter: matterName(matter),
        reasons: supplement!.reasons,
      },
    }));
}

export const procedureStarted: Owing<EventOf<"special-procedure-started">, ReviewView> = {
  owed: ({ procedure, served, before }, view) => {
    const { rules } = view;
    const { kind, basis, reasons, endsAt, plannedEnd, approver, handler, startedAt } = procedure;
    const dates = { before: known(before.dueDate), after: known(served.due.dueDate) };
    const days = daysBetween(localDate(startedAt, rules.zone), plannedEnd) + 1;
    const body: NoticeBody = {
      kind: "delay",
      cause: { why: "special-procedure", kind, basis, until: endsAt, days, ...dates, approver },
      reasons,
      handler: handler ?? handlerAt(view),
      nextDate: endsAt,
    };
    return [{ at: startedAt, body, audience: APPLICANT }];
  },
};

export const extended: Owing<EventOf<"clock-extended">, ReviewView> = {
  owed: ({ extension: { days, reasons, approver, at }, before, served }) => {
    const dates = { before: known(before.dueDate), after: known(served.due.dueDate) };
    const { unit } = served.clock.limit;
    const body: NoticeBody = { kind: "extension", days, unit, ...dates, reasons, approver };
    return [{ at, body, audience: APPLICANT }];
  },
};

/** 期限变更告知书: a new calendar has moved the date; who was told one hears of it (rules §2.5). */
export const recomputed: Owing<EventOf<"clock-recomputed">, ReviewView> = {
  isOwed: ({ served, before }) => served.due.dueDate !== before.due.dueDate,
  owed: ({ served: { due, calendarVersion }, before }, { review, occasion }) => {
    const by = { why: "calendar", before: before.calendarVersion, after: calendarVersion } as const;
    const dates = { before: known(before.due.dueDate), after: known(due.dueDate) };
    const body: NoticeBody = { kind: "date-moved", by, ...dates, provisional: due.provisional };
    return [{ at: occasion.at, body, audience: bothSides(review) }];
  },
};

/** The same where a stop has moved it, known as it ends. */
export const resumed: Owing<EventOf<"clock-resumed">, ReviewView> = {
  isOwed: ({ told, served: { due } }) => hasMoved(told, due),
  owed: ({ stop, at, served: { due }, told }, { review }) => {
    if (!hasMoved(told, due)) return [];
    const isOwing = review.supplement !== null && lapsedAt(review.supplement) !== null;
    const by = { why: "resumed", stop: stop.why, lapsed: stop.why === "supplement" && isOwing } as const;
    const dates = { before: known(told), after: known(due.dueDate) };
    const body: NoticeBody = { kind: "date-moved", by, ...dates, provisional: due.provisional };
    return [{ at, body, audience: bothSides(review) }];
  },
};

/** The same where what was sent has been served on another day than it was told by, or the date was open until then. */
export const servedLater: Owing<EventOf<"review-served">, ReviewView> = {
  isOwed: ({ told, served: { due } }) => hasMoved(told, due),
  owed: ({ served: { servedAt, due }, told }, { review }) => {
    if (!hasMoved(told, due)) return [];
    const dates = { before: known(told), after: known(due.dueDate) };
    const by = { why: "served", servedAt } as const;
    const body: NoticeBody = { kind: "date-moved", by, ...dates, provisional: due.provisional };
    return [{ at: servedAt, body, audience: bothSides(review) }];
  },
};

/** Whether a date that is known is another one than was told; one that is open is told once its year is loaded. */
const hasMoved = (told: LocalDate | undefined, { dueDate }: Due): told is LocalDate =>
  told !== undefined && told !== dueDate && known(dueDate) !== null;

/** The same where a change of the project has started the clock again; one whose endpoint answers first has no date yet. */
export const interrupted: Owing<EventOf<"clock-interrupted">, ReviewView> = {
  owed: ({ change, at }, { review, rules }) => {
    const { matter, department } = review.facts;
    const runs = channelOf(review) === "in-box" && department.clockFrom !== "receipt";
    const due = runs ? fromStart(at, limitsOfMatter(matter), ownRules(review.facts, rules)).due : null;
    if (due !== null && review.served?.due.dueDate === due.dueDate) return [];
    const body: NoticeBody = {
      kind: "date-moved",
      by: { why: "project-change", change },
      before: review.served && known(review.served.due.dueDate),
      after: due && known(due.dueDate),
      provisional: due?.provisional ?? false,
    };
    return [{ at, body, audience: bothSides(review) }];
  },
};

export const objected: Owing<EventOf<"opinion-given">, ReviewView> = {
  isOwed: ({ opinion }) => opinion.kind === "objection",
  owed: ({ opinion, receivedAt, overdue }, view) => {
    const { review, region } = view;
    if (opinion.kind !== "objection") return [];
    const { reasons, article, facts, curableBy, signedBy, handler } = opinion;
    const { veto } = review.facts.matter;
    const report: NoticeBody = {
      kind: "objection-report",
      reasons,
      article,
      facts,
      curableBy,
      signedBy,
      veto,
      overdue,
      handler: handler ?? handlerAt(view),
      contact: nowOf(region.departments, review.facts.department.id)?.phone ?? region.contacts.enquiries,
    };
    const delay: NoticeBody = {
      kind: "delay",
      cause: { why: "objection", article, curableBy },
      reasons,
      handler: handler ?? handlerAt(view),
      nextDate: null,
    };
    return [
      { at: receivedAt, body: report, audience: SUPERVISORS },
      { at: receivedAt, body: delay, audience: APPLICANT },
    ];
  },
};

export const fellSilent: Owing<EventOf<"closed-by-silence">, ReviewView> = {
  isOwed: ({ outcome, record }) => outcome === "deemed-consent" || record.proceeded !== undefined,
  owed: ({ outcome, record }, view) => {
    const { review, rules } = view;
    if (record.proceeded) return [wentOnWithout(record, record.proceeded, view)];
    if (outcome !== "deemed-consent" || review.served === null) return [];
    const { facts, served } = review;
    const { asOf, guards, backfillDueAt, responsible: whose } = record;
    const body: NoticeBody = {
      kind: "deemed-consent",
      servedAt: served.servedAt,
      channel: channelOf(review),
      dueAt: asOf,
      limit: served.clock.limit,
      binds: bindsOf(review, served),
      ledger: ledgerRows(review, asOf, rules),
      tacitBasis: facts.matter.tacitBasis,
      guards,
      backfillDueAt: backfillDueAt && known(backfillDueAt),
      responsible: whose,
    };
    return [{ at: asOf, body, audience: everybody(review) }];
  },
};

/** Everybody hears that the lead waits no longer, and why; the applicant also who answers for it. */
function wentOnWithout(
  { asOf, responsible: handler }: SilenceRecord,
  why: Proceeded,
  { review, region }: ReviewView,
): Owed {
  const lead = departmentName(region, review.facts.leadDepartment);
  const cause: DelayCause = { why: "lead-proceeds", ...why, lead };
  const body: NoticeBody = { kind: "delay", cause, reasons: "", handler, nextDate: null };
  const departments = [review.facts.department.id, review.facts.leadDepartment];
  return { at: asOf, body, audience: { ...everybody(review), departments } };
}

/** The applicant was told a date for the case that its department's system would take it: that one is open. */
export const unserved: Owing<EventOf<"review-unserved">, ReviewView> = {
  owed: ({ asOf }, { review }) => {
    if (review.status !== "dispatched") return [];
    const { department, matter } = review.facts;
    const { id, name, nameEn } = department;
    const body: NoticeBody = {
      kind: "date-open",
      department: { id, name, nameEn },
      sentAt: review.sentAt,
      since: asOf,
      limit: matter.limit,
    };
    return [{ at: asOf, body, audience: APPLICANT }];
  },
};

/** Only a consent has been certified; of the other silences nobody holds a document. */
export const silenceTakenBack: Owing<EventOf<"silence-found-premature">, ReviewView> = {
  isOwed: ({ takenBack }) => takenBack.outcome === "deemed-consent",
  owed: ({ takenBack: { record, at } }, { review }) => {
    const certificate = review.facts.reviewId;
    const body: NoticeBody = { kind: "silence-taken-back", certificate, dueAt: record.asOf, receivedAt: at };
    return [{ at, body, audience: everybody(review) }];
  },
};

export const groundForRevocation: Owing<EventOf<"timely-opinion-kept">, ReviewView> = {
  owed: ({ attempt: { opinion, receivedAt } }, view) => {
    const { review } = view;
    if (review.status !== "closed" || review.silence === null) return [];
    const body: NoticeBody = {
      kind: "ground-for-revocation",
      outcome: review.outcome,
      dueAt: review.silence.asOf,
      receivedAt,
      opinion: opinion.kind,
      handler: opinion.handler ?? handlerAt(view),
    };
    return [{ at: receivedAt, body, audience: SUPERVISORS }];
  },
};
