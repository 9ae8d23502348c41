/** What an application keeps: what was submitted, what acceptance froze, the joint review, the decision. */
import * as z from "zod";
import type {
  Acceptance,
  ApplicationFacts,
  AskedReview,
  Conclusion,
  Defect,
  JointReview,
  LeadDecision,
  Sitting,
} from "../../../domain/application/application.ts";
import type { Decision } from "../../../domain/application/rollUp.ts";
import type { Material } from "../../../domain/application/submission.ts";
import { day, instant, shape, text } from "./base.ts";
import { caseAct } from "./caseAct.ts";
import { claim, departmentName, flagRaised, policies, project } from "./catalogue.ts";
import { outcome } from "./review.ts";

export const material = shape<Material>()(z.object({ code: text, name: text, sha256: text, uri: text }));

export const applicationFacts = shape<ApplicationFacts>()(
  z.object({
    applicationId: text,
    project,
    applicant: z.object({
      name: text,
      creditCode: text,
      contact: z.object({ name: text, phone: text }),
    }),
    claims: z.array(claim),
    receivedAt: instant,
    digest: text,
  }),
);

export const defect = shape<Defect>()(z.object({ material: text, defect: text }));

const asked = shape<AskedReview>()(
  z.object({
    reviewId: text,
    department: text,
    waitsFor: z.array(text),
    tolerates: z.array(text).optional(),
  }),
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

const result = z.enum(["grant", "refuse"]);

export const conclusion = shape<Conclusion>()(
  z.object({
    minutes: text,
    result,
    reasons: text,
    article: text.nullable(),
    answers: z.array(z.object({ reviewId: text, reasons: text })),
    resolutions: z.array(z.object({ about: text, text })),
    attendance: z.array(
      z.object({
        department: text,
        as: z.enum(["present", "deemed-consent", "absent"]),
        failed: z.array(text),
      }),
    ),
    concludedAt: instant,
  }),
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
    conclusion: conclusion.nullable(),
  }),
);

export const leadDecision = shape<LeadDecision>()(
  z.object({
    result: z.enum(["grant", "refuse", "nothing-to-grant"]),
    reasons: text,
    article: text.nullable(),
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
