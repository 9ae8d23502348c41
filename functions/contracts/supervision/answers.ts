/** What is answered about complaints, figures and cards. */
import * as z from "zod";
import { applicationId, complaintId, holdId, inquiryId, reviewId } from "../base/identifiers.ts";
import { actor } from "../base/actor.ts";
import {
  applicationStatus,
  date,
  deadline,
  handler,
  instant,
  lamp,
  named,
  outcome,
} from "../base/answers.ts";
import { HoldOffers } from "./offers.ts";
import { RatingAnswer } from "./ratingAnswers.ts";
import { attachments } from "../base/materials.ts";
import { pageEnd } from "../base/lists.ts";
import { ladderStep } from "../events/shapes/review.ts";
import { KINDS, WAYS } from "../../domain/supervision/complaint.ts";
import { LISTED, SHOWN, type ShownFigure } from "../../domain/supervision/figures.ts";

const doer = z
  .string()
  .optional()
  .meta({ description: "who did it; absent of what was closed before that was kept" });
const closing = z.union([
  z.strictObject({ text: z.string(), by: doer, on: date.optional() }),
  z.strictObject({ none: z.string() }),
]);

export const ComplaintAnswer = z.strictObject({
  complaintId,
  applicationId,
  about: z.strictObject({
    reviewId: reviewId.optional(),
    department: z.string().optional(),
    supervision: z.literal(true).optional(),
  }),
  how: z.enum(["named", "confidential", "anonymous"]),
  text: z.string(),
  attachments: attachments.optional(),
  status: z.enum(["open", "refused", "answered", "closed"]),
  firstContact: z
    .strictObject({
      organ: z.strictObject(named),
      post: z.strictObject(named).nullable(),
      person: z.string(),
      enquiries: z.string().meta({ description: "the telephone number for complaints" }),
      since: instant,
    })
    .meta({
      description: "who answers for it until it is settled (首问负责制), never of the organ that it is about",
    }),
  filedAt: instant,
  acceptBy: deadline.meta({ description: "until when it is to be accepted or refused" }),
  acceptedAt: instant.nullable().meta({ description: "when it was; or when it was refused" }),
  acceptLate: z.boolean(),
  refused: z
    .strictObject({ ways: z.array(z.enum(WAYS)), reasons: z.string(), at: instant })
    .nullable()
    .meta({ description: "why it is not looked into, and which way to go instead" }),
  joinedTo: complaintId.nullable().meta({ description: "for supervision alone" }),
  passedOn: z
    .strictObject({ kind: z.enum(KINDS), wording: z.string(), at: instant })
    .nullable()
    .meta({ description: "what its department was told, for supervision alone" }),
  agreedAt: instant
    .nullable()
    .meta({ description: "when whoever complained in confidence agreed to be named" }),
  closingExtended: z.strictObject({ reasons: z.string(), at: instant }).nullable(),
  answerBy: deadline,
  overdue: z.boolean(),
  answer: z
    .strictObject({
      cause: z.string(),
      remedy: z.string(),
      responsibility: z.string().meta({ description: "who is held responsible, and how" }),
      answer: z.string(),
      attachments: attachments.optional(),
    })
    .nullable(),
  answeredAt: instant.nullable(),
  reopenUntil: deadline.meta({
    description:
      "until when its complainant may have it looked at again by the next level, once; null where they may not",
  }),
  reopened: z.strictObject({ reasons: z.string(), at: instant }).nullable(),
  closeBy: deadline.meta({ description: "until when it is to be closed, with all four closings" }),
  closings: z
    .strictObject({
      cause: closing,
      remedy: closing,
      person: closing,
      measure: z.union([
        z.strictObject({ text: z.string(), inForceSince: date, shownBy: z.string(), by: doer }),
        z.strictObject({ none: z.string() }),
      ]),
    })
    .nullable()
    .meta({ description: "四个不放过: each with what came of it, by whom and when, or why there is none" }),
  closedAt: instant.nullable(),
  closedBy: z
    .string()
    .nullable()
    .meta({ description: "who closed it, and answers for each of the four that there is none of" }),
});

/** An anonymous one has its own number, and the code that opens it. */
export const AnonymousAnswer = z.strictObject({ complaint: ComplaintAnswer, queryCode: z.string() });

/** What a department reads of complaints that were passed on to it. */
export const PassedOnAnswer = z.strictObject({
  from: date,
  to: date,
  rows: z.array(
    z.strictObject({
      on: date.meta({ description: "the day on which it was passed on" }),
      kind: z.enum(KINDS),
      wording: z.string(),
      named: z
        .strictObject({ applicationId, reviewId: reviewId.nullable(), text: z.string(), filedAt: instant })
        .nullable()
        .meta({ description: "null of one that is confidential, or anonymous" }),
    }),
  ),
  ...pageEnd,
});

/** What was asked of whoever complained, and held against them, since. */
export const AftermathAnswer = z.strictObject({
  complaintId,
  from: instant,
  until: instant.meta({ description: "six months after the complaint" }),
  over: z.boolean(),
  rows: z.array(
    z.strictObject({
      at: instant,
      what: z.enum(["supplement-request", "objection"]),
      applicationId,
      reviewId,
      department: z.string(),
    }),
  ),
});

export const ComplaintsAnswer = z.strictObject({
  complaints: z.array(ComplaintAnswer),
  ...pageEnd,
});

const act = z.strictObject({ by: actor, at: instant });

export const HoldAnswer = z.strictObject({
  holdId,
  creditCode: z.string(),
  reason: z.string(),
  basis: z.string(),
  from: date,
  until: date.nullable().meta({ description: "its last day; null where it is open" }),
  keepsFrom: z.literal("promising").optional().meta({
    description:
      "a promise was not kept: its applicant may promise nothing meanwhile; absent of one that keeps silence from counting, too",
  }),
  status: z.enum(["coming", "in-force", "over", "ended"]),
  placed: act.meta({ description: "who put it on record, and when: what came about before then stands" }),
  ended: act.extend({ reason: z.string() }).nullable(),
  offers: HoldOffers,
});

export const HoldsAnswer = z.strictObject({ holds: z.array(HoldAnswer), ...pageEnd });

const figures = {
  ...(Object.fromEntries(SHOWN.map((figure) => [figure, z.int()])) as Record<ShownFigure, z.ZodInt>),
  measured: z.int(),
  onTimeRate: z.number().nullable(),
  supplementRate: z.number().nullable(),
  meanShareOfLimit: z.number().nullable(),
  meanRating: z.number().nullable().meta({ description: "5 is the best" }),
};

export const DepartmentsAnswer = z.strictObject({
  from: date,
  to: date,
  departments: z.array(z.strictObject({ id: z.string(), ...named, ...figures })),
  cases: z
    .strictObject({
      cases: z.int().meta({ description: "that came in the period" }),
      decidedCases: z.int().meta({ description: "that were decided in it" }),
      endedCases: z
        .int()
        .meta({ description: "that ended in it otherwise: withdrawn, lapsed, not accepted" }),
      wholeOverdue: z.int().meta({
        description: "whose limit for the whole (行政许可法 art. 42(2)) ran out in it, decided since or not",
      }),
      openBefore: z.int(),
      open: z.int(),
    })
    .meta({
      description: "how the region's cases came and went, and how many were open before and at its end",
    }),
  formulas: z.record(z.string(), z.string()),
});

/** Every figure that opens to its list. */
export const listedFigure = z.enum(LISTED);

/** The rules of a card that stands by itself. */
export const breachRule = z.enum([
  "promised-limit",
  "statutory-limit",
  "supplement-out-of-window",
  "supplement-twice",
  "extension-too-late",
]);

const cardRule = z.enum([...breachRule.options, "second-yellow"]);

export const card = z.strictObject({
  colour: z.enum(["yellow", "red"]),
  rule: cardRule,
  reviewId,
  department: z.string(),
  handler,
  at: instant.meta({ description: "the due instant that passed, or when the attempt was refused" }),
  first: z
    .strictObject({ rule: cardRule, at: instant })
    .nullable()
    .meta({ description: "of a second yellow card: what the first was for" }),
  corrected: z
    .strictObject({ by: actor.nullable(), reasons: z.string().nullable(), at: instant })
    .nullable()
    .meta({
      description:
        "why it does not stand, where it was corrected; nobody is named where the record itself shows that the limit had not run out",
    }),
});

/** 催办 and 督办: by what a department was urged, and whether it has answered. */
const urging = z
  .strictObject({
    kind: z.enum(["reminder", "invitation-reminder", "order"]),
    to: ladderStep.nullable().meta({ description: "of an order: whom it is addressed to" }),
    at: instant,
    answerBy: deadline.meta({ description: "until when it is to be answered; null of a reminder" }),
    owed: z.boolean().meta({
      description: "an order that is neither answered nor of a review that has been closed since",
    }),
    late: z.boolean().meta({ description: "it is owed, and was to be answered before now" }),
    seenAt: instant.nullable().meta({
      description: "of a reminder: when somebody of the department, or its endpoint, had it in hand first",
    }),
    signed: act.nullable(),
    answer: act.extend({ text: z.string() }).nullable(),
  })
  .meta({ id: "Urging" });

/** What was added up in a figure, one by one. */
export const FigureAnswer = z.strictObject({
  figure: listedFigure,
  from: date,
  to: date,
  closed: z
    .strictObject({
      at: instant,
      counted: z.int().meta({ description: "how many the signed snapshot says" }),
    })
    .nullable()
    .meta({ description: "of a closed period, where one was asked for: when that was" }),
  rows: z
    .array(
      z.strictObject({
        day: date.meta({
          description:
            "of whose figures it is: of the first service, of the card, of the urging, of the filing, of how a case came or ended",
        }),
        applicationId: applicationId
          .nullable()
          .meta({ description: "null where it is a question from before there was a case" }),
        project: z.strictObject({ name: z.string(), code: z.string() }).nullable(),
        department: z.strictObject({ id: z.string(), ...named }).meta({ description: "of a case: its lead" }),
        lateDays: z.int().meta({
          description: "what it gives to the days late, in working days; 0 of what is in time",
        }),
        review: z
          .strictObject({
            reviewId,
            matter: z.strictObject({ code: z.string(), ...named }),
            status: z.enum(["waiting", "dispatched", "running", "suspended", "overdue", "closed"]),
            outcome: outcome.nullable(),
            lamp,
            servedAt: instant.nullable(),
            dueAt: instant.nullable(),
            closedAt: instant.nullable(),
            handler,
          })
          .nullable()
          .meta({ description: "null where it is a complaint, an inquiry, a rating or a case" }),
        card: card
          .pick({ colour: true, rule: true, at: true, handler: true })
          .extend({ corrected: z.boolean() })
          .nullable()
          .meta({ description: "which card it is, where the figure is one of cards" }),
        urging: urging
          .nullable()
          .meta({ description: "which one it is, where the figure is one of urgings" }),
        case: z
          .strictObject({
            status: applicationStatus,
            receivedAt: instant,
            endedAt: instant.nullable(),
          })
          .nullable()
          .meta({ description: "how the case stands, where the figure is one of cases" }),
        rating: RatingAnswer.pick({ ratingId: true, mark: true, ratedAt: true })
          .extend({ excluded: z.boolean() })
          .nullable()
          .meta({ description: "which mark it is, where the figure is one of ratings" }),
        complaint: ComplaintAnswer.pick({
          complaintId: true,
          status: true,
          filedAt: true,
          answerBy: true,
          overdue: true,
        }).nullable(),
        inquiry: z
          .strictObject({
            inquiryId,
            status: z.enum(["open", "answered"]),
            askedAt: instant,
            answerBy: deadline,
            answeredAt: instant.nullable(),
            overdue: z.boolean(),
            organ: z.strictObject({ id: z.string(), ...named }).meta({ description: "who has it now" }),
          })
          .nullable()
          .meta({ description: "how it stands, where the figure is one of inquiries" }),
      }),
    )
    .meta({
      description: "as many as the figure says, and of the days late as many days; the latest day first",
    }),
  ...pageEnd,
});
