/** What an application keeps: what was submitted, what acceptance froze, the joint review, the decision. */
import * as z from "zod";
import { attachments } from "./attachments.ts";
import type {
  Acceptance,
  ApplicationFacts,
  AskedReview,
  Conclusion,
  Defect,
  JointReview,
  LeadDecision,
  Presider,
  Sitting,
} from "../../../domain/application/application.ts";
import type { Attendance, Mandate } from "../../../domain/application/attendance.ts";
import type { ChangeEffect } from "../../../domain/application/projectChange.ts";
import type { Decision } from "../../../domain/application/rollUp.ts";
import type { Touch } from "../../../domain/application/touches.ts";
import type { Material, MaterialFile } from "../../../domain/application/material.ts";
import { BOUNDS } from "../../../domain/catalogue/controlFigure.ts";
import { day, instant, shape, text } from "./base.ts";
import { caseAct, flag } from "./caseAct.ts";
import { claim, departmentName, flagRaised, policies, project } from "./catalogue.ts";
import { firstContact } from "./inquiry.ts";
import { outcome } from "./review.ts";
import { guardId, receipt } from "./silence.ts";

const file = shape<MaterialFile>()(
  z.union([
    z.object({ name: text, sha256: text, uri: text }),
    z.object({ name: text, sha256: text, fileId: text, bytes: z.int(), kind: text }),
  ]),
);

export const material = shape<Material>()(z.object({ code: text, files: z.array(file) }));

export const applicationFacts = shape<ApplicationFacts>()(
  z.object({
    applicationId: text,
    project,
    applicant: z.object({ name: text, creditCode: text }),
    contact: text,
    claims: z.array(claim),
    receivedAt: instant,
    firstContact: firstContact.optional(),
    digest: text,
  }),
);

export const defect = shape<Defect>()(z.object({ material: text, defect: text }));

export const asked = shape<AskedReview>()(
  z.object({
    reviewId: text,
    department: text,
    waitsFor: z.array(text),
    tolerates: z.array(text).optional(),
    catalogueVersion: text.optional(),
  }),
);

const why = z.array(
  shape<Touch>()(
    z.discriminatedUnion("by", [
      z.object({ by: z.literal("fact"), attribute: text }),
      z.object({ by: z.literal("material"), material: text }),
      z.object({ by: z.literal("flag"), flag }),
      z.object({ by: z.literal("prerequisite"), reviewId: text }),
    ]),
  ),
);

export const changeEffect = shape<ChangeEffect>()(
  z.discriminatedUnion("effect", [
    z.object({ effect: z.literal("joined"), reviewId: text }),
    z.object({ effect: z.literal("restarted"), reviewId: text, why }),
    z.object({ effect: z.literal("asked-again"), reviewId: text, follows: text, why }),
    z.object({ effect: z.literal("cancelled"), reviewId: text }),
    z.object({ effect: z.literal("set-aside"), reviewId: text }),
  ]),
);

export const acceptance = shape<Acceptance>()(
  z.object({
    acceptedAt: instant,
    how: z.enum(["automatic", "clerk", "silence"]),
    catalogueVersion: text,
    lead: departmentName,
    reviews: z.array(asked),
    acts: z.array(caseAct),
    flags: z.array(flagRaised),
    policies,
  }),
);

export const sitting = shape<Sitting>()(
  z.object({
    heldOn: day,
    time: text,
    place: text,
    agenda: text,
    invited: z.array(text),
    invitedAt: instant,
  }),
);

const mandate = shape<Mandate>()(
  z.discriminatedUnion("by", [
    z.object({ by: z.literal("office"), rank: z.enum(["head", "deputy-head"]) }),
    z.object({ by: z.literal("authorisation"), document: text }),
  ]),
);

const attendance = shape<Attendance>()(
  z.discriminatedUnion("as", [
    z.object({ as: z.literal("present"), department: text, name: text, post: text, mandate, said: text }),
    z.object({
      as: z.enum(["deemed-consent", "absent"]),
      department: text,
      failed: z.array(guardId),
      invited: z.object({ sentAt: instant, servedAt: instant.nullable(), receipt: receipt.nullable() }),
    }),
  ]),
);

const result = z.enum(["grant", "refuse"]);

const settlement = {
  article: text.nullable(),
  answers: z.array(z.object({ reviewId: text, reasons: text })),
  resolutions: z.array(z.object({ about: text, bound: z.enum(BOUNDS), value: z.number(), text })),
  attachments: attachments.optional(),
};

export const conclusion = shape<Conclusion>()(
  z.object({
    minutes: text,
    result,
    reasons: text,
    ...settlement,
    presidedBy: text,
    attendance: z.array(attendance),
    concludedAt: instant,
  }),
);

export const presider = shape<Presider>()(
  z.object({ department: text, name: text, post: text, reasons: text, namedAt: instant }),
);

export const joint = shape<JointReview>()(
  z.object({
    openedAt: instant,
    callBy: instant,
    callOn: day,
    dueAt: instant,
    dueDate: day,
    objections: z.array(text),
    clashes: z.array(text),
    sitting: sitting.nullable(),
    presiders: z.array(presider),
    conclusion: conclusion.nullable(),
  }),
);

export const leadDecision = shape<LeadDecision>()(
  z.object({
    result: z.enum(["grant", "refuse", "nothing-to-grant"]),
    reasons: text,
    ...settlement,
    at: instant,
  }),
);

export const decision = shape<Decision>()(
  z.object({
    result: z.enum(["granted", "granted-with-conditions", "partly-granted", "refused", "nothing-to-grant"]),
    matters: z.array(
      z.object({
        reviewId: text,
        department: text,
        result: z.enum(["granted", "granted-with-conditions", "refused", "not-applicable", "not-examined"]),
        ground: z.discriminatedUnion("by", [
          z.object({ by: z.literal("own") }),
          z.object({ by: z.literal("after-ladder") }),
          z.object({ by: z.literal("prerequisite"), reviewId: text }),
          z.object({ by: z.literal("lead") }),
        ]),
        outcome,
        deemed: z.boolean(),
        overdue: z.boolean(),
        asOf: instant,
      }),
    ),
  }),
);
