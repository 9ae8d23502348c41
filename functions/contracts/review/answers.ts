/** What is answered about reviews. */
import * as z from "zod";
import { AGAIN_WHY, REVOCATION_GROUNDS } from "../../domain/review/review.ts";
import { CIRCLES, REFERRAL_STANDINGS } from "../../domain/review/referralAnswer.ts";
import { approvedCommand, awaited } from "./approvals.ts";
import { actor } from "../base/actor.ts";
import { applicationId, reviewId } from "../base/identifiers.ts";
import {
  basis,
  bindingLimit,
  condition,
  date,
  guard,
  handler,
  deadline,
  instant,
  lamp,
  limitUnit,
  named,
  termLamp,
  onTimeout,
  outcome,
} from "../base/answers.ts";
import { caseFlag, caseFlagFields } from "../base/caseFlags.ts";
import { pageEnd } from "../base/lists.ts";
import { promises } from "../base/promises.ts";
import { greenLimit } from "../base/greenLimit.ts";
import { attachments, earlierMaterials, materials } from "../base/materials.ts";
import { HIGHER_RESULTS } from "../../domain/review/higherAuthority.ts";
import { ledgerRow } from "../events/shapes/calendar.ts";
import { ladderStep } from "../events/shapes/review.ts";
import { ReviewOffers } from "./offers.ts";

/** A revocation that was announced (撤销前告知), and what has become of it. */
const announced = z.strictObject({
  ground: z.enum(REVOCATION_GROUNDS),
  facts: z.string(),
  article: z.string(),
  organ: z
    .enum(["department", "government"])
    .meta({ description: "the organ of the matter, or the one above it" }),
  at: instant,
  until: deadline.meta({ description: "until when the applicant may state their side" }),
  stands: z.boolean().meta({ description: "neither withdrawn nor decided" }),
  decidable: z.boolean().meta({ description: "whether the applicant was heard, or the time for it is over" }),
  statement: z.strictObject({ text: z.string(), at: instant }).nullable(),
  withdrawn: z.strictObject({ reasons: z.string(), at: instant }).nullable(),
});

const reviewFields = {
  reviewId,
  matter: z.strictObject({ code: z.string(), ...named, kind: z.string() }),
  department: z.strictObject({ id: z.string(), ...named }),
  status: z.enum(["waiting", "dispatched", "running", "suspended", "overdue", "closed"]),
  outcome: outcome.nullable(),
  deemed: z.boolean().meta({ description: "the outcome came about by silence (超时默许)" }),
  overdue: z.boolean(),
  sentAt: instant
    .nullable()
    .meta({ description: "when it was sent to its department, where it is not served yet" }),
  dateOpen: z.boolean().meta({
    description:
      "its department's system has not taken it within one working day: no clock runs, and the applicant has been told so",
  }),
  receipt: z
    .strictObject({
      signedAt: instant.nullable(),
      openedAt: instant.nullable(),
      answeredAt: instant.nullable().meta({ description: "when the department's endpoint took it" }),
      remindedAt: instant
        .nullable()
        .meta({ description: "when the department was reminded of what lay unseen in its in-box" }),
    })
    .meta({ description: "evidence of receipt, the first of each kind" }),
  servedAt: instant.nullable(),
  dueAt: instant.nullable().meta({
    description:
      "timely is what is received before this instant; null before the review is served, and until the calendar of its year is loaded",
  }),
  dueDate: date.nullable(),
  provisional: z
    .boolean()
    .meta({ description: "the due date touches a year whose notice is not published yet" }),
  closedAt: instant.nullable(),
  limitDays: z.int(),
  limitUnit,
  bindingLimit: bindingLimit.nullable(),
  usedDays: z.int(),
  remainingDays: z.int(),
  lamp,
  onTimeout,
  silenceBarred: z.enum(["flag", "lapsed"]).nullable().meta({
    description:
      "why silence will not count as consent although the matter says so, as its record tells now: a project on the negative list, or material that did not come in its term",
  }),
  handler,
  standsInFor: z.string().optional().meta({
    description: "in whose place the handler has it, who is away (代A岗); absent where it is theirs",
  }),
  conditions: z.array(condition),
  reasons: z.string().nullable(),
  attachments: attachments.optional(),
  failedGuards: z.array(z.string()),
  failed: z.array(guard).meta({ description: "what each of them rests on, as of the due instant" }),
  raisedTo: z
    .enum(["leader", "head-and-supervisor", "government"])
    .nullable()
    .meta({ description: "how far the ladder has come, or had when the lead went on without an answer" }),
  afterLadderDays: z.int().nullable().meta({
    description:
      "so many working days after the last step of the ladder the lead goes on without its answer; null where it waits for it",
  }),
  proceedsAt: deadline.meta({
    description: "when it does; null while nothing is overdue, and where it waits",
  }),
  waitsFor: z.array(z.string()).meta({ description: "the reviews that must consent before this one starts" }),
  stop: z.strictObject({ why: z.string(), endsAt: deadline }).nullable(),
  suspensions: z
    .array(z.strictObject({ from: instant, until: deadline, why: z.string() }))
    .meta({ description: "when the clock stood; the last one's end may still be a plan" }),
  supplement: z
    .strictObject({
      items: z.array(
        z.strictObject({ material: z.string(), defect: z.string().nullable(), basis: basis.nullable() }),
      ),
      reasons: z.string(),
      outstanding: z.array(z.string()),
      requestedAt: instant,
      servedAt: instant
        .nullable()
        .meta({ description: "since when the applicant has it: their term counts from then" }),
      servedBy: z.enum(["opening", "first-day"]).nullable().meta({
        description: "the applicant opened the case or the notice, or its first working day is over",
      }),
      servedAtLatest: deadline.meta({
        description: "when it counts as served on the applicant, whoever has opened it",
      }),
      lapsesAt: deadline.meta({
        description: "when the applicant's term ends; until it is served, at the latest",
      }),
      withdrawnAt: instant.nullable().meta({ description: "when its department took it back" }),
    })
    .nullable(),
  specialProcedures: z.array(
    z.strictObject({
      kind: z.string(),
      basis: z.string(),
      plannedEnd: date,
      startedAt: instant,
      endedAt: instant.nullable(),
    }),
  ),
  extension: z.strictObject({ days: z.int(), at: instant }).nullable(),
  follows: z
    .strictObject({ reviewId: z.string(), why: z.enum(AGAIN_WHY) })
    .optional()
    .meta({
      description:
        "of a review in which a matter is looked at again (复审): which one it takes the place of, and why",
    }),
  referral: z
    .strictObject({
      from: z.string(),
      standing: z.enum(REFERRAL_STANDINGS),
      until: deadline.meta({
        description:
          "until when it is to be answered, or a dispute is to be decided; null where neither is awaited",
      }),
      lamp: termLamp,
      decides: z
        .enum(["lead", "supervisor"])
        .nullable()
        .meta({ description: "who decides a dispute; null where none is open" }),
      dispute: z
        .strictObject({ reasons: z.string(), names: z.string().nullable(), at: instant })
        .nullable()
        .meta({ description: "why it is not its department's, and whose it is by its word" }),
      sitting: z
        .strictObject({ because: z.enum(CIRCLES), parties: z.array(z.string()), at: instant })
        .nullable()
        .meta({
          description:
            "权责协调会: the matter goes round, by a dispute that names again whoever had handed it on, or by matters that were handed on crosswise",
        }),
      decision: z
        .strictObject({ department: z.string().nullable(), reasons: z.string(), at: instant })
        .nullable(),
    })
    .optional()
    .meta({ description: "of a review that takes the place of one that was handed on (移送)" }),
  higher: z
    .strictObject({
      authority: z.strictObject({ ...named, level: z.enum(["province", "state"]) }),
      sent: z
        .strictObject({
          number: z.string(),
          at: instant,
          expectedOn: date,
          tracker: z.strictObject({ name: z.string(), phone: z.string() }),
          attachments: attachments.optional(),
          reminders: z.array(instant).meta({ description: "when its tracker was to ask" }),
          answer: z
            .strictObject({
              number: z.string(),
              receivedOn: date,
              result: z.enum(HIGHER_RESULTS),
              attachments: attachments.optional(),
            })
            .nullable(),
        })
        .nullable(),
    })
    .optional()
    .meta({
      id: "HigherAuthority",
      description:
        "of a matter that a higher authority decides (需国家、省审批): what was sent on, and its answer",
    }),
  green: z.strictObject({ since: instant, limit: greenLimit.nullable() }).optional().meta({
    description: "of a review whose case is in the green channel (绿色通道): since when, and its limit there",
  }),
  promiseChecks: z
    .array(
      z
        .strictObject({
          material: z
            .string()
            .nullable()
            .meta({ description: "null: the one that stands in for the review" }),
          standing: z.enum(["due", "stands", "put-right", "withdrawn", "released"]).meta({
            description: "released: neither checked nor put right as its application was withdrawn",
          }),
          due: deadline
            .nullable()
            .meta({ description: "by when it is to be checked, or put right; null where neither is left" }),
          checks: z.array(
            z.strictObject({
              result: z.enum(["held", "not-held"]),
              found: z.string(),
              article: z.string().nullable(),
              effect: z.enum(["stands", "put-right", "withdrawn"]),
              at: instant,
            }),
          ),
        })
        .meta({ id: "PromiseChecks" }),
    )
    .optional()
    .meta({ description: "how the promises that it rests on were checked afterwards (核查)" }),
  claim: z
    .strictObject({
      matter: z.string(),
      by: z.enum(["area-assessment", "promise"]),
      reference: z.string().optional(),
      signedBy: z.string().optional(),
    })
    .nullable()
    .meta({ description: "what stands in for a replaced review" }),
  cause: z
    .strictObject({
      kind: z.string(),
      reviewId: reviewId.optional(),
      outcome: z.string().optional(),
      change: z.int().optional(),
    })
    .nullable()
    .meta({ description: "why a review was cancelled" }),
  silence: z
    .strictObject({
      asOf: instant,
      basis: basis.nullable().meta({ description: "what allows silence to count as consent or as refusal" }),
      guards: z.array(guard),
      usedDays: z.int(),
      backfillDueAt: deadline,
      backfillMissed: z.boolean(),
      revokedAt: instant.nullable(),
      announced: z.array(announced).optional().meta({
        description: "each time that its revocation was announced; absent where it never was",
      }),
      proceeded: z
        .strictObject({ dueAt: instant, lastStepAt: instant, furtherDays: z.int() })
        .nullable()
        .meta({
          description:
            "why the lead has gone on without an answer: it was due long before, the ladder had reached its last step, and so many further working days had gone by",
        }),
    })
    .nullable(),
};

export const ReviewSummary = z.strictObject(reviewFields);

/** How far the handing out of a licence that was granted has come, under a limit of its own (行政许可法 art. 44). */
export const delivery = z
  .strictObject({
    dueAt: deadline.meta({ description: "until when it is to be handed out" }),
    lamp,
    raisedTo: ladderStep.nullable().meta({ description: "how far the ladder has come against who is late" }),
    licence: z
      .strictObject({
        number: z.string(),
        validUntil: date.nullable().meta({ description: "its last day; null where it does not end" }),
        handedOut: z.strictObject({ how: z.enum(["online", "window"]), to: z.string().optional() }),
        at: instant,
        files: attachments,
      })
      .nullable()
      .meta({ description: "null until it has been handed out" }),
  })
  .meta({ id: "LicenceDelivery" })
  .nullable()
  .meta({ description: "of a licence that was granted (颁发、送达); null where none was" });

const kept = z.strictObject({ opinion: z.looseObject({ kind: z.string() }), receivedAt: instant });

const reviewAnswerFields = {
  ...reviewFields,
  applicationId,
  project: z.strictObject({
    name: z.string(),
    code: z.string(),
    type: z.string(),
    flags: z.array(caseFlag).meta({ description: "flags of the negative list, and who raised each" }),
  }),
  leadDepartment: z.string(),
  basis,
  opinion: z.looseObject({ kind: z.string() }).nullable(),
  lateOpinions: z.array(kept),
  rivalOpinions: z.array(kept),
  refusedCommands: z.array(z.strictObject({ command: z.string(), code: z.string(), at: instant })),
  refusedAttempts: z.int(),
  awaited,
  orders: z
    .array(
      z.strictObject({
        to: ladderStep,
        addressee: z.strictObject({ name: z.string(), post: z.enum(["leader", "head"]) }).meta({
          description:
            "who answers for it now: whoever has signed for it by name, or whom it is addressed to",
        }),
        issuedAt: instant,
        answerBy: deadline.meta({ description: "until when it is to be answered" }),
        signed: z.strictObject({ by: actor, at: instant }).nullable(),
        answer: z.strictObject({ by: actor, at: instant, text: z.string() }).nullable(),
      }),
    )
    .meta({ description: "what the ladder has issued (督办单), and who has signed for and answered it" }),
  catalogueVersion: z.string(),
  calendarVersion: z.string().nullable(),
};

export const ReviewAnswer = z.strictObject(reviewAnswerFields);

export const ReviewWithMaterialAnswer = z.strictObject({
  ...reviewAnswerFields,
  application: z.strictObject({
    applicant: z.strictObject({ name: z.string(), creditCode: z.string() }),
    attributes: z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
    promises,
    materials: materials.meta({
      description: "what its matter asks for, and what its department has asked for",
    }),
    earlierMaterials,
    ...caseFlagFields,
    delivery,
    heldBy: z
      .strictObject({ reviewId, department: z.strictObject({ id: z.string(), ...named }) })
      .nullable()
      .meta({ description: "who has the matter now, where another review has taken the place of this one" }),
    sitting: z
      .strictObject({
        heldOn: date,
        time: z.string(),
        place: z.string(),
        agenda: z.string(),
        invitedAt: instant,
        presider: z.string().nullable().meta({
          description: "the department that presides, where the supervisor has named one",
        }),
      })
      .nullable()
      .meta({ description: "the joint review that its departments are invited to" }),
  }),
  offers: ReviewOffers,
});

export const OpenReviewsAnswer = z.strictObject({
  reviews: z.array(
    z.strictObject({
      applicationId,
      project: z.strictObject({ name: z.string(), code: z.string() }),
      applicant: z.strictObject({ name: z.string() }),
      dueToday: z.boolean().meta({ description: "its clock runs, and runs out with this very day" }),
      untouched: z.boolean().meta({
        description:
          "half of its limit is used, and its department has done nothing yet: opening it, signing for it and naming a handler are nothing",
      }),
      likelyLate: z
        .strictObject({
          days: z
            .int()
            .meta({ description: "of those, four in five were answered by this day of their limit" }),
          of: z.int().meta({
            description:
              "how many reviews of the matter took longer than this one has by now, within twelve months",
          }),
        })
        .nullable()
        .meta({
          description:
            "why it is likely to run out of its limit, by how long its department took for the matter before; null where it is not, or too few took as long",
        }),
      mayGiveOpinion: z
        .boolean()
        .meta({ description: "whether an opinion of the caller's would decide it, as it stands now" }),
      awaits: z.array(approvedCommand).meta({ description: "what waits for somebody's approval" }),
      mayApprove: z.boolean().meta({ description: "whether the caller may approve any of it" }),
      ...reviewFields,
    }),
  ),
  ...pageEnd,
});

/** The list of a department. */
export const WorklistAnswer = OpenReviewsAnswer.extend({
  told: z
    .strictObject({
      handOvers: z.array(
        z.strictObject({
          handOverId: z.string(),
          from: z.string(),
          to: z.string(),
          reviews: z.int().meta({ description: "how many it lists" }),
          state: z.enum(["offered", "accepted", "refused"]),
          refused: z.string().nullable().meta({ description: "why not" }),
        }),
      ),
    })
    .meta({
      description:
        "what the caller is told by name: hand-overs (工作交接) that wait for them, and what became of theirs within a week",
    }),
});

export const ClockAnswer = z.strictObject({
  reviewId,
  servedAt: instant,
  limitDays: z.int(),
  limitUnit,
  bindingLimit,
  usedDays: z.int(),
  remainingDays: z.int(),
  dueAt: deadline,
  dueDate: date.nullable(),
  provisional: z.boolean(),
  calendarVersion: z.string(),
  days: z.array(
    z.strictObject({
      ...ledgerRow.shape,
      why: z.string().meta({
        description:
          "the same in a sentence, in the language of Accept-Language: the weekend, the holiday, the make-up workday, the suspension",
      }),
    }),
  ),
});

export const SignatureAnswer = z.strictObject({
  reviewId,
  signedBy: actor,
  signedAt: instant,
  servedAt: instant.nullable().meta({
    description:
      "when the clock started: with the signature where it waited for one; null while it waits for a year that is not loaded",
  }),
});
