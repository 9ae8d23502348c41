/** The events of joint site visits (联合踏勘): of the case that has one, and of each review that is invited to it. */
import * as z from "zod";
import { VISIT_MOVES, type VisitCaseEvent } from "../../domain/application/siteVisit.ts";
import {
  visitCalled,
  visitCalledOff,
  visitMoved,
  visitFound,
  visitMinuted,
  visitOverdue,
} from "../../domain/notices/ofVisits.ts";
import type { ReviewView } from "../../domain/notices/owing.ts";
import type { VisitEvent } from "../../domain/review/visit.ts";
import type { EventRow } from "./row.ts";
import { attachments } from "./shapes/attachments.ts";
import { day, instant, text } from "./shapes/base.ts";
import { due } from "./shapes/calendar.ts";
import { invitationEvidence, ladderStep, served } from "./shapes/review.ts";

const number = z.int().min(1);
const term = z.object({ dueAt: instant, dueDate: day });
const appointed = { heldOn: day, time: text, place: text, contact: text };
const moved = z.array(z.object({ reviewId: text, before: day, after: day }));
const findings = z.object({
  department: text,
  officers: z.array(z.object({ name: text, card: text.nullable() })),
  text,
  attachments: attachments.optional(),
  at: instant,
});

export const VISITS_OF_CASES = {
  "site-visit-asked": {
    data: z.object({
      type: z.literal("site-visit-asked"),
      ask: z.object({
        department: text,
        time: text,
        place: text,
        contact: text,
        reasons: text,
        at: instant,
      }),
    }),
    announced: ({ ask: { department, at } }) => ({ department, at }),
  },
  "site-visit-called": {
    data: z.object({
      type: z.literal("site-visit-called"),
      visit: z.object({
        ...appointed,
        number,
        calledAt: instant,
        calledBy: z.enum(["lead", "requests"]),
        invited: z.array(z.object({ reviewId: text, department: text })),
        beginsAt: instant,
        answerBy: instant,
        foundBy: term,
      }),
      moved,
    }),
    announced: ({ visit }) => ({
      number: visit.number,
      beginsAt: visit.beginsAt,
      reviews: visit.invited.map(({ reviewId }) => reviewId),
    }),
    notices: visitCalled,
    mail: "progress",
  },
  "site-visit-confirmed": {
    data: z.object({ type: z.literal("site-visit-confirmed"), number, at: instant }),
    announced: ({ number: which, at }) => ({ number: which, at }),
    mail: "agent",
  },
  "site-visit-moved": {
    data: z.object({
      type: z.literal("site-visit-moved"),
      number,
      ...appointed,
      by: z.enum(["lead", "applicant"]),
      why: z.enum(VISIT_MOVES).nullable(),
      reasons: text,
      beginsAt: instant,
      foundBy: term,
      moved,
      at: instant,
    }),
    announced: ({ number: which, by, why, beginsAt, at }) => ({ number: which, by, why, beginsAt, at }),
    notices: visitMoved,
    mail: "progress",
  },
  "site-visit-called-off": {
    data: z.object({ type: z.literal("site-visit-called-off"), number, reasons: text, moved, at: instant }),
    announced: ({ number: which, at }) => ({ number: which, at }),
    notices: visitCalledOff,
    mail: "progress",
  },
  "site-visit-attended": {
    data: z.object({
      type: z.literal("site-visit-attended"),
      number,
      applicant: z.boolean(),
      absent: z.array(text),
      at: instant,
    }),
    announced: ({ number: which, applicant, absent, at }) => ({ number: which, applicant, absent, at }),
  },
  "site-visit-found": {
    data: z.object({ type: z.literal("site-visit-found"), number, findings }),
    announced: ({ number: which, findings: { department, at, attachments: files = [] } }) => ({
      number: which,
      department,
      files: files.length,
      at,
    }),
    notices: visitFound,
  },
  "site-visit-overdue": {
    data: z.object({
      type: z.literal("site-visit-overdue"),
      number,
      departments: z.array(text),
      to: ladderStep,
      asOf: instant,
    }),
    announced: ({ number: which, departments, to, asOf }) => ({ number: which, departments, to, asOf }),
    notices: visitOverdue,
  },
  "site-visit-minuted": {
    data: z.object({
      type: z.literal("site-visit-minuted"),
      number,
      without: z.array(text),
      asOf: instant,
    }),
    announced: ({ number: which, without, asOf }) => ({ number: which, without, asOf }),
    notices: visitMinuted,
    mail: "progress",
  },
} as const satisfies { [E in VisitCaseEvent as E["type"]]: EventRow<E> };

const standing = { served: served.optional(), before: due.optional() };
const dueAtOf = ({ served: after }: { served?: { due: { dueAt: string } } | undefined }) =>
  after ? { dueAt: after.due.dueAt } : {};

export const VISITS_OF_REVIEWS = {
  "visit-invited": {
    data: z.object({
      type: z.literal("visit-invited"),
      number,
      at: instant,
      beginsAt: instant,
      ...standing,
    }),
    announced: (event) => ({ number: event.number, beginsAt: event.beginsAt, ...dueAtOf(event) }),
    follows: () => [{ does: "rearm" }],
    webhook: "review.visit-called",
  },
  "visit-moved": {
    data: z.object({ type: z.literal("visit-moved"), number, at: instant, beginsAt: instant, ...standing }),
    announced: (event) => ({ number: event.number, beginsAt: event.beginsAt, ...dueAtOf(event) }),
    follows: () => [{ does: "rearm" }],
    webhook: "review.visit-moved",
  },
  "visit-called-off": {
    data: z.object({ type: z.literal("visit-called-off"), number, at: instant, ...standing }),
    announced: (event) => ({ number: event.number, at: event.at, ...dueAtOf(event) }),
    follows: () => [{ does: "rearm" }],
    webhook: "review.visit-called-off",
  },
  "visit-invitation-received": {
    data: z.object({ type: z.literal("visit-invitation-received"), evidence: invitationEvidence }),
    announced: ({ evidence }) => ({
      at: "opening" in evidence ? evidence.opening.at : evidence.answer.at,
    }),
  },
  "visit-unattended": {
    data: z.object({ type: z.literal("visit-unattended"), number, at: instant }),
    announced: ({ number: which, at }) => ({ number: which, at }),
  },
} as const satisfies { [E in VisitEvent as E["type"]]: EventRow<E, ReviewView> };
