/**
 * A joint site visit (联合踏勘): one appointment on the site for all whose matter needs one, with what became of it. Commands about it
 * are in `callingVisits.ts` and `duringVisits.ts`; it stops no clock of the law, and of each invited review the promised one once
 * (`review/visit.ts`).
 */
import type { Attached } from "../base/attachment.ts";
import { isOpen, type Instant, type LocalDate } from "../base/time.ts";
import type { LadderStep } from "../review/ladder.ts";

/** When and where, and whom to ask on the day. */
export type Appointed = { heldOn: LocalDate; time: string; place: string; contact: string };

/** A department asks for one, within its supplement window: when two have, it is called by itself. */
export type VisitAsk = Omit<Appointed, "heldOn"> & { department: string; reasons: string; at: Instant };

export type Invitee = { reviewId: string; department: string };

/** Why the lead may put it off, once. */
export const VISIT_MOVES = ["weather", "force-majeure"] as const;
export type VisitMove = (typeof VISIT_MOVES)[number];

/** An officer who was on the site (行政许可法 art. 34: two at least), and the number of their card (执法证号) where they have one. */
export type Officer = { name: string; card: string | null };

/** What a department has found on the site, with photographs and other files. */
export type Findings = Attached & {
  department: string;
  officers: readonly Officer[];
  text: string;
  at: Instant;
};

/** Which due date of an invited review a visit has moved; its statutory limit is where it was. */
export type MovedDue = { reviewId: string; before: LocalDate; after: LocalDate };

export type SiteVisit = Appointed & {
  /** The how manieth of the case. */
  number: number;
  calledAt: Instant;
  /** Whether the lead called it, or the requests of two departments. */
  calledBy: "lead" | "requests";
  invited: readonly Invitee[];
  beginsAt: Instant;
  /** How often its invitation has been changed: by that a calendar knows which is the last. */
  sequence: number;
  /** When the last invitation was sent. */
  sentAt: Instant;
  /** Until when the applicant may name one other date. */
  answerBy: Instant;
  answer: { as: "confirmed" | "other-date"; at: Instant } | null;
  /** Why the lead has put it off; `null` while it has not. */
  movedBecause: VisitMove | null;
  calledOff: { reasons: string; at: Instant } | null;
  /** Whether the applicant came, and which of the invited departments did not, as the lead has noted it. */
  attendance: { applicant: boolean; absent: readonly string[]; at: Instant } | null;
  findings: readonly Findings[];
  /** Until when findings are owed. */
  foundBy: { dueAt: Instant; dueDate: LocalDate };
  ladder: LadderStep | null;
  /** As of when its minutes go out, with what was found by then. */
  minutedAt: Instant | null;
};

export type VisitCaseEvent =
  | { type: "site-visit-asked"; ask: VisitAsk }
  | { type: "site-visit-called"; visit: CalledVisit; moved: readonly MovedDue[] }
  | { type: "site-visit-confirmed"; number: number; at: Instant }
  | ({
      type: "site-visit-moved";
      number: number;
      by: "lead" | "applicant";
      why: VisitMove | null;
      reasons: string;
      beginsAt: Instant;
      foundBy: SiteVisit["foundBy"];
      moved: readonly MovedDue[];
      at: Instant;
    } & Appointed)
  | {
      type: "site-visit-called-off";
      number: number;
      reasons: string;
      moved: readonly MovedDue[];
      at: Instant;
    }
  | {
      type: "site-visit-attended";
      number: number;
      applicant: boolean;
      absent: readonly string[];
      at: Instant;
    }
  | { type: "site-visit-found"; number: number; findings: Findings }
  | {
      type: "site-visit-overdue";
      number: number;
      departments: readonly string[];
      to: LadderStep;
      asOf: Instant;
    }
  | { type: "site-visit-minuted"; number: number; without: readonly string[]; asOf: Instant };

/** What is known of a visit as it is called. */
export type CalledVisit = Pick<
  SiteVisit,
  keyof Appointed | "number" | "calledAt" | "calledBy" | "invited" | "beginsAt" | "answerBy" | "foundBy"
>;

/** What a case keeps of visits; absent where nobody has asked for one. */
export type SiteVisits = { asks: readonly VisitAsk[]; visits: readonly SiteVisit[] };

const NONE: SiteVisits = { asks: [], visits: [] };

/** The one that is ahead, or under way; `null` where there is none. */
export const visitUnderWay = (visits: SiteVisits | undefined): SiteVisit | null => {
  const last = visits?.visits.at(-1);
  return last !== undefined && last.calledOff === null && last.minutedAt === null && !isInVain(last)
    ? last
    : null;
};

/** Whether the applicant did not come: nobody could look at anything. */
export const isInVain = ({ attendance }: SiteVisit): boolean => attendance?.applicant === false;

/** How often the applicant has not come to a visit to which a review was invited. */
export const timesInVain = (visits: SiteVisits | undefined, reviewId: string): number =>
  (visits?.visits ?? []).filter(
    (visit) => isInVain(visit) && visit.invited.some((one) => one.reviewId === reviewId),
  ).length;

/** The departments that are invited, each once. */
export const departmentsOf = ({ invited }: Pick<SiteVisit, "invited">): string[] => [
  ...new Set(invited.map(({ department }) => department)),
];

/** Who still owes findings: whoever is invited, and not noted as absent. */
export const findingsOwed = (visit: SiteVisit): string[] =>
  departmentsOf(visit).filter(
    (department) =>
      !visit.attendance?.absent.includes(department) &&
      !visit.findings.some((one) => one.department === department),
  );

/** Whether a term is on record that the calendar reaches. */
export const isTermKnown = ({ foundBy }: SiteVisit): boolean => !isOpen(foundBy.dueAt);

/** What a case keeps of visits once an event has come. */
export function visitsAfter(before: SiteVisits | undefined, event: VisitCaseEvent): SiteVisits {
  const { asks, visits } = before ?? NONE;
  if (event.type === "site-visit-asked") return { asks: [...asks, event.ask], visits };
  if (event.type === "site-visit-called") return { asks, visits: [...visits, begun(event.visit)] };
  return {
    asks,
    visits: visits.map((visit) => (visit.number === event.number ? after(visit, event) : visit)),
  };
}

const begun = (visit: CalledVisit): SiteVisit => ({
  ...visit,
  sequence: 0,
  sentAt: visit.calledAt,
  answer: null,
  movedBecause: null,
  calledOff: null,
  attendance: null,
  findings: [],
  ladder: null,
  minutedAt: null,
});

function after(
  visit: SiteVisit,
  event: Exclude<VisitCaseEvent, { type: "site-visit-asked" | "site-visit-called" }>,
): SiteVisit {
  switch (event.type) {
    case "site-visit-confirmed":
      return { ...visit, answer: { as: "confirmed", at: event.at } };
    case "site-visit-moved": {
      const { heldOn, time, place, contact, beginsAt, foundBy, by, why, at } = event;
      const moved = { ...visit, heldOn, time, place, contact, beginsAt, foundBy };
      const sent = { sequence: visit.sequence + 1, sentAt: at };
      return by === "applicant"
        ? { ...moved, ...sent, answer: { as: "other-date", at } }
        : { ...moved, ...sent, movedBecause: why };
    }
    case "site-visit-called-off": {
      const { reasons, at } = event;
      return { ...visit, sequence: visit.sequence + 1, sentAt: at, calledOff: { reasons, at } };
    }
    case "site-visit-attended": {
      const { applicant, absent, at } = event;
      return { ...visit, attendance: { applicant, absent, at } };
    }
    case "site-visit-found":
      return { ...visit, findings: [...visit.findings, event.findings] };
    case "site-visit-overdue":
      return { ...visit, ladder: event.to };
    case "site-visit-minuted":
      return { ...visit, minutedAt: event.asOf };
  }
}
