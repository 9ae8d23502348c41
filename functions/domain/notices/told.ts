/** What an applicant may be told by (站内消息): each kind of document and of event, and to which part of the case's page it belongs. */
import type { CaseEvent, EventOf } from "../application/caseEvent.ts";
import type { CheckDue } from "../review/promiseCheck.ts";
import type { Document } from "./document.ts";
import type { NoticeKind } from "./notice.ts";

/** Kinds that are for authorities alone. */
export const FOR_AUTHORITIES = [
  "objection-report",
  "joint-review-invitation",
  "presider-needed",
  "supervision-order",
  "ground-for-revocation",
  "site-visit-overdue",
  "tracking",
] as const satisfies readonly NoticeKind[];

/** Kinds that may be for the applicant. */
export type ToldKind = Exclude<NoticeKind, (typeof FOR_AUTHORITIES)[number]>;

/** Parts of a case's page. */
export const PARTS = [
  "owed",
  "matters",
  "joint-review",
  "decision",
  "complaints",
  "inquiries",
  "ratings",
  "bill",
  "history",
  "case",
] as const;

export type Part = (typeof PARTS)[number];

const OF_DOCUMENTS = {
  receipt: "case",
  acceptance: "matters",
  materials: "owed",
  supplement: "owed",
  "supplement-withdrawn": "owed",
  "not-accepted": "case",
  ended: "case",
  delay: "matters",
  extension: "matters",
  "date-moved": "matters",
  "deemed-consent": "matters",
  "joint-review-told": "joint-review",
  "joint-review-minutes": "joint-review",
  "presider-named": "joint-review",
  "licence-decision": "decision",
  summary: "decision",
  "project-change": "matters",
  "complaint-answer": "complaints",
  "revocation-announced": "matters",
  "revocation-withdrawn": "matters",
  revocation: "matters",
  revision: "decision",
  "promise-check": "matters",
  "promise-broken": "owed",
  "link-not-copied": "owed",
  "date-open": "matters",
  agency: "history",
  "whole-limit": "case",
  "matter-added": "matters",
  rectification: "joint-review",
  "site-visit": "matters",
  "site-visit-minutes": "matters",
  "silence-taken-back": "matters",
  "payment-notice": "bill",
  "payment-receipt": "bill",
} as const satisfies Record<ToldKind, Part>;

/** Events that are told where no document tells of them. */
const OF_EVENTS = {
  "promise-given": "owed",
  "promise-reminded": "owed",
  "query-code-reissued": "history",
  "closed-by-silence": "matters",
  "silence-found-premature": "matters",
  "clock-resumed": "matters",
  "order-answered": "matters",
  "referral-answered": "matters",
  "referral-decided": "matters",
  "jurisdiction-opened": "matters",
  "licence-handed-out": "decision",
  "complaint-filed": "complaints",
  "complaint-accepted": "complaints",
  "complaint-refused": "complaints",
  "inquiry-answered": "inquiries",
  "rating-answered": "ratings",
  "rating-excluded": "ratings",
  "line-corrected": "bill",
  "order-placed": "bill",
  "refund-opened": "bill",
  "refund-refused": "bill",
  "refund-approved": "bill",
  "payout-noticed": "bill",
  "handed-over": "matters",
  "sent-on": "matters",
  "higher-answered": "matters",
  "green-channel-entered": "case",
  "green-channel-left": "case",
  "tracker-named": "case",
} as const satisfies Partial<Record<CaseEvent["type"], Part>>;

export type TellingType = keyof typeof OF_EVENTS;
export const TELLING = Object.keys(OF_EVENTS) as TellingType[];
export type TellingEvent = EventOf<TellingType>;

/** Whoever has just ordered knows where they pay; of an order that was placed by itself they hear. */
export const isTelling = (event: CaseEvent): event is TellingEvent =>
  Object.hasOwn(OF_EVENTS, event.type) && (event.type !== "order-placed" || event.unasked === true);

/** What applicants do themselves, and are told of where an agent has done it for them. */
const OF_AGENTS = {
  "application-received": "case",
  "material-handed-in": "owed",
  "material-replaced": "owed",
  "application-withdrawn": "case",
  "project-changed": "matters",
  "rectification-agreed": "joint-review",
  "rectification-declined": "joint-review",
  "rectification-done": "joint-review",
  "complaint-filed": "complaints",
  "site-visit-confirmed": "matters",
  "revocation-answered": "matters",
} as const satisfies Partial<Record<CaseEvent["type"], Part>>;

export type AgentsType = keyof typeof OF_AGENTS;
export const AGENTS = Object.keys(OF_AGENTS) as AgentsType[];
export type AgentsEvent = EventOf<AgentsType>;

export const isOfAgents = (event: CaseEvent): event is AgentsEvent => Object.hasOwn(OF_AGENTS, event.type);

/** `agent`: an agent has done it for the applicant. `checks`: a promise that something was given on is to be checked, by when. */
export type Told =
  | { by: "document"; document: Document; others: readonly Document[] }
  | { by: "event"; event: TellingEvent }
  | { by: "agent"; event: AgentsEvent }
  | { by: "checks"; checks: readonly CheckDue[] };

export function partOf(told: Told): Part {
  switch (told.by) {
    case "document":
      return OF_DOCUMENTS[told.document.body.kind as ToldKind];
    case "event":
      return OF_EVENTS[told.event.type];
    case "agent":
      return OF_AGENTS[told.event.type];
    case "checks":
      return "matters";
  }
}
