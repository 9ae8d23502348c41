/** What is answered about joint site visits (联合踏勘). */
import * as z from "zod";
import { date, deadline, instant } from "../base/answers.ts";
import { applicationId } from "../base/identifiers.ts";
import { offer } from "../base/offer.ts";
import { attachments } from "../events/shapes/attachments.ts";
import { VISIT_MOVES } from "../../domain/application/siteVisit.ts";

const departmentName = z.strictObject({ id: z.string(), name: z.string(), nameEn: z.string() });

export const SiteVisitsAnswer = z.strictObject({
  applicationId,
  asks: z
    .array(
      z.strictObject({
        department: departmentName,
        time: z.string(),
        place: z.string(),
        contact: z.string(),
        reasons: z.string(),
        at: instant,
      }),
    )
    .meta({ description: "which departments have asked for one; empty for the applicant" }),
  visits: z.array(
    z.strictObject({
      number: z.int(),
      state: z
        .enum(["called", "under-way", "minuted", "in-vain", "called-off"])
        .meta({ description: "in-vain: the applicant did not come" }),
      heldOn: date,
      time: z.string(),
      place: z.string(),
      contact: z.string(),
      calledAt: instant,
      calledBy: z.enum(["lead", "requests"]),
      invited: z.array(
        z.strictObject({
          reviewId: z.string(),
          department: departmentName,
          servedAt: instant.nullable().meta({ description: "when the last invitation reached it" }),
          stoodUntil: deadline.meta({
            description: "until when the promised limit of the review stands for it; null where it does not",
          }),
        }),
      ),
      answerBy: deadline,
      answer: z.strictObject({ as: z.enum(["confirmed", "other-date"]), at: instant }).nullable(),
      movedBecause: z.enum(VISIT_MOVES).nullable(),
      calledOff: z.strictObject({ reasons: z.string(), at: instant }).nullable(),
      attendance: z
        .strictObject({ applicant: z.boolean(), absent: z.array(departmentName), at: instant })
        .nullable(),
      findings: z.array(
        z.strictObject({
          department: departmentName,
          officers: z.array(z.strictObject({ name: z.string(), card: z.string().nullable() })),
          text: z.string(),
          attachments: attachments.optional(),
          at: instant,
        }),
      ),
      foundBy: deadline.meta({ description: "until when findings are owed" }),
      missing: z.array(departmentName).meta({ description: "who owes them" }),
      minutedAt: deadline,
    }),
  ),
  offers: z.array(
    z.discriminatedUnion("command", [
      offer("askForSiteVisit", {}),
      offer("callSiteVisit", { earliest: date, latest: date, departments: z.array(z.string()) }),
      offer("moveSiteVisit", { earliest: date, latest: date }),
      offer("callOffSiteVisit", {}),
      offer("answerSiteVisit", { earliest: date, latest: date, another: z.boolean() }),
      offer("noteSiteVisitAttendance", { departments: z.array(z.string()) }),
      offer("recordSiteVisitFindings", {}),
    ]),
  ),
});
