/** What is answered about applications. */
import { HELD } from "../../domain/application/heldUp.ts";
import { HANDLER_POSTS } from "../../domain/review/opinion.ts";
import { ladderStep } from "../events/shapes/review.ts";
import { promises } from "../base/promises.ts";
import * as z from "zod";
import { applicationId, reviewId } from "../base/identifiers.ts";
import { actor } from "../base/actor.ts";
import {
  applicationStatus,
  basis,
  condition,
  date,
  deadline,
  guard,
  instant,
  lamp,
  materialName,
  matterKind,
  named,
  termLamp,
  outcome,
  source,
} from "../base/answers.ts";
import { pageEnd, unreadable } from "../base/lists.ts";
import { attachments, earlierMaterials, materials, sameContents } from "../base/materials.ts";
import { caseFlag, caseFlagFields } from "../base/caseFlags.ts";
import { queryCodeIssue } from "./queryCode.ts";
import { ApplicationOffers, CaseActOffers } from "./offers.ts";
import { awaitedAct } from "../review/approvals.ts";
import { delivery, ReviewSummary } from "../review/answers.ts";
import { BOUNDS } from "../../domain/catalogue/controlFigure.ts";
import { REVISION_RESULTS } from "../../domain/application/revision.ts";
import { RECTIFICATION_STANDINGS } from "../../domain/application/rectification.ts";
import { AGAIN_WHY } from "../../domain/review/review.ts";
import { trackerShown } from "./greenAnswers.ts";
import { RatingAnswer } from "../supervision/ratingAnswers.ts";
import { InquiryAnswer } from "./inquiryAnswers.ts";
import { card, ComplaintAnswer } from "../supervision/answers.ts";

const wanted = { about: z.string(), bound: z.enum(BOUNDS), value: z.number() };
const clash = z.strictObject({ about: z.string(), reviews: z.array(z.string()) });
const mandate = z
  .discriminatedUnion("by", [
    z.strictObject({ by: z.literal("office"), rank: z.enum(["head", "deputy-head"]) }),
    z.strictObject({ by: z.literal("authorisation"), document: z.string() }),
  ])
  .meta({
    description: "by what somebody speaks for a department: an office in it, or a written authorisation",
  });
const invited = {
  sentAt: instant,
  servedAt: instant.nullable(),
  receipt: z
    .strictObject({
      by: z.enum(["signature", "opening", "answer", "act", "reminder"]),
      at: instant,
      dayOverAt: instant.optional(),
    })
    .nullable(),
};
const attendance = z.discriminatedUnion("as", [
  z.strictObject({
    department: z.string(),
    as: z.literal("present"),
    name: z.string(),
    post: z.string(),
    mandate,
    said: z.string(),
  }),
  z.strictObject({
    department: z.string(),
    as: z.enum(["deemed-consent", "absent"]),
    failed: z
      .array(z.string())
      .meta({ description: "guards that keep its absence from counting as consent" }),
    invited: z
      .strictObject(invited)
      .meta({ description: "what shows that it was invited, and by what that was received" }),
  }),
]);
const settlement = {
  article: z.string().nullable(),
  answers: z.array(z.strictObject({ reviewId, reasons: z.string() })),
  resolutions: z.array(z.strictObject({ ...wanted, text: z.string() })),
  attachments: attachments.optional(),
};

const jointReview = z.strictObject({
  openedAt: instant,
  callBy: deadline,
  dueAt: deadline,
  isOff: z.boolean().meta({ description: "that it was under way as the application was withdrawn" }),
  objections: z.array(z.string()),
  clashes: z.array(clash),
  sitting: z
    .strictObject({
      heldOn: date,
      time: z.string(),
      place: z.string(),
      agenda: z.string(),
      invited: z.array(z.string()),
      invitedAt: instant,
    })
    .nullable(),
  invitations: z.array(z.strictObject({ department: z.string(), ...invited })).meta({
    description:
      "of each department that was asked to the sitting, how far its invitation is known to have come",
  }),
  presider: z
    .strictObject({
      department: z.string(),
      name: z.string(),
      post: z.string(),
      reasons: z.string(),
      namedAt: instant,
    })
    .nullable()
    .meta({ description: "whom the supervisor has named to preside, where the lead itself objected" }),
  positions: z.array(
    z.strictObject({
      ...source,
      kind: z.enum(["withdraws", "maintains"]),
      reasons: z.string(),
      at: instant,
    }),
  ),
  conclusion: z
    .strictObject({
      minutes: z.string(),
      result: z.enum(["grant", "refuse"]),
      reasons: z.string(),
      ...settlement,
      presidedBy: z.string().meta({ description: "the department that presided" }),
      attendance: z.array(attendance),
      concludedAt: instant,
    })
    .nullable(),
});

const rectification = z
  .strictObject({
    standing: z.enum(RECTIFICATION_STANDINGS),
    days: z.int(),
    reasons: z.string(),
    objections: z.array(reviewId),
    offeredAt: instant,
    answer: z
      .strictObject({ agrees: z.boolean(), reasons: z.string().nullable(), at: instant })
      .nullable()
      .meta({ description: "the applicant's" }),
    dueAt: instant.nullable().meta({ description: "until when it is to be put right, once agreed to" }),
    done: z
      .strictObject({
        description: z.string(),
        at: instant,
        again: z.array(z.strictObject({ reviewId, follows: reviewId, why: z.enum(AGAIN_WHY) })),
      })
      .nullable(),
  })
  .meta({
    description:
      "what is objected to may be put right and is looked at again, once (整改复审): offered, agreed to, done, and by whom it is looked at again",
  });

const whole = z
  .strictObject({
    startedAt: instant,
    limitDays: z.int(),
    usedDays: z.int(),
    remainingDays: z.int(),
    dueAt: deadline,
    lamp,
    breaches: z
      .array(
        z.strictObject({
          at: instant,
          lead: z.string().meta({ description: "the department that leads, and answers for the whole" }),
          open: z.array(z.string()).meta({
            description: "the reviews that nobody had answered by then; none: it lay with the lead",
          }),
        }),
      )
      .meta({ description: "when it ran out, before a change of the project started it anew, too" }),
    asked: z.strictObject({ days: z.int(), reasons: z.string(), at: instant }).nullable(),
    extension: z
      .strictObject({
        days: z.int(),
        reasons: z.string(),
        approver: z.string(),
        before: date,
        after: date,
        at: instant,
      })
      .nullable(),
  })
  .meta({
    description:
      "the limit of the whole with a licence in it: 45 working days from acceptance (行政许可法 art. 42(2)), which only procedures of art. 45 stop; `null` where the law sets none",
  });

const decidedMatter = z
  .strictObject({
    ...source,
    kind: matterKind,
    result: z.enum(["granted", "granted-with-conditions", "refused", "not-applicable", "not-examined"]),
    ground: z
      .discriminatedUnion("by", [
        z.strictObject({ by: z.literal("own") }),
        z.strictObject({ by: z.literal("after-ladder") }),
        z.strictObject({ by: z.literal("prerequisite"), reviewId }),
        z.strictObject({ by: z.literal("lead") }),
      ])
      .meta({
        description:
          "what the result rests on: its own organ, that the lead has gone on without its answer after the ladder, a prerequisite that was not granted, or the lead's decision over opinions",
      }),
    outcome,
    deemed: z.boolean(),
    silenceBasis: basis.nullable().meta({
      description: "the document and article by which its silence counted, as consent or as refusal",
    }),
    overdue: z.boolean(),
    asOf: instant,
    conditions: z.array(condition),
    reasons: z.string().nullable(),
    delivery,
  })
  .meta({ id: "DecidedMatter" });

export const StatusAnswer = z.strictObject({
  applicationId,
  status: applicationStatus,
  project: z.strictObject({ name: z.string(), code: z.string(), type: z.string() }),
  stated: z
    .record(z.string(), z.union([z.boolean(), z.number(), z.string()]))
    .meta({ description: "what is stated of the project now" }),
  changes: z.int().meta({ description: "how often the project was changed in substance (项目变更)" }),
  receivedAt: instant,
  acceptedAt: instant.nullable(),
  accepted: z.enum(["automatic", "clerk", "silence"]).nullable(),
  acceptBy: deadline.meta({
    description:
      "until when the window is to answer, or the application is accepted as of its receipt; `null` where it waits for no window, or no calendar reaches that far",
  }),
  lead: z.strictObject({ id: z.string(), ...named }).nullable(),
  firstContact: z
    .strictObject({
      organ: z.strictObject({ id: z.string(), ...named }),
      post: z.string().nullable(),
      person: z.strictObject({ name: z.string(), post: z.enum(HANDLER_POSTS).nullable() }),
      enquiries: z.string().meta({ description: "the telephone number of the organ" }),
      since: instant,
    })
    .nullable()
    .meta({
      description: "who answers for the application until it is settled (首问负责制), and how to reach them",
    }),
  expectedDecisionBy: instant.nullable().meta({
    description: "never in the past; `null` where it cannot be said, and `late` says whom it waits for",
  }),
  late: z
    .array(
      z.strictObject({
        department: z.strictObject({ id: z.string(), ...named }),
        owes: z.enum(["opinion", "receipt", "sitting", "joint-review", "decision"]),
        reviewId: reviewId.nullable(),
        since: instant,
        done: z.array(
          z.strictObject({
            step: z.enum(["operator", "leader", "head-and-supervisor", "government"]),
            at: instant,
          }),
        ),
      }),
    )
    .meta({ description: "who is late, since when, and what was done about it (督办)" }),
  decidedAt: instant.nullable(),
  decision: z
    .strictObject({
      result: z.enum(["granted", "granted-with-conditions", "partly-granted", "refused", "nothing-to-grant"]),
      lead: z
        .strictObject({
          result: z.enum(["grant", "refuse", "nothing-to-grant"]),
          reasons: z.string(),
          ...settlement,
          at: instant,
        })
        .nullable(),
      matters: z.array(decidedMatter).meta({
        description: "every matter by its own organ; what nobody examined is neither granted nor refused",
      }),
      conditions: z.array(z.strictObject({ ...source, ...condition.shape })),
      objections: z.array(
        z.strictObject({
          ...source,
          reasons: z.string(),
          article: z.string(),
          facts: z.string(),
          curableBy: z.string(),
          signedBy: z.string(),
          veto: z.boolean(),
        }),
      ),
      lateOpinions: z.array(z.strictObject({ ...source, kind: z.string(), receivedAt: instant })),
      underRevision: z
        .array(
          z.strictObject({
            reviewId,
            organ: z.string(),
            since: instant,
            dueAt: deadline,
            raisedTo: ladderStep.nullable().meta({
              description: "how far up the ladder its organ is that is late; null while it is in time",
            }),
          }),
        )
        .meta({
          description:
            "consents by silence that it rests on and that were revoked since: it stays in force until its organ says what becomes of it",
        }),
      revisions: z.array(
        z.strictObject({
          reviewId,
          result: z.enum(REVISION_RESULTS),
          reasons: z.string(),
          article: z.string().nullable(),
          change: z.string().nullable(),
          compensation: z.string().nullable(),
          before: z.string().meta({ description: "the result that the decision had before" }),
          at: instant,
        }),
      ),
    })
    .nullable(),
  missingMaterials: z.array(materialName),
  materials,
  sameContents,
  owed: z.array(
    z.strictObject({
      ...materialName.shape,
      defect: z.string().nullable(),
      askedBy: z.string().nullable(),
      until: deadline,
      overdue: z.boolean().meta({ description: "whether that date has passed; it is owed all the same" }),
    }),
  ),
  promises,
  jointReview: jointReview.nullable(),
  rectification: rectification.nullable(),
  whole: whole.nullable(),
  ended: z
    .strictObject({ at: instant, reasons: z.string().nullable(), referral: z.string().nullable() })
    .nullable(),
  progress: z.strictObject({ closed: z.int(), total: z.int() }),
  reviews: z.array(ReviewSummary),
  formerReviews: z.array(ReviewSummary).meta({
    description:
      "reviews that a change of the project has ended, or put another in the place of: on record, and in no decision",
  }),
  complaints: z.array(ComplaintAnswer),
  inquiries: z.array(InquiryAnswer),
  ratings: z.array(RatingAnswer).meta({
    description:
      "of departments (好差评), for whoever gave them and supervision; a department reads none of them here",
  }),
  offers: ApplicationOffers,
  queryCode: queryCodeIssue,
  catalogueVersion: z.string().nullable(),
});

export const ReceiptAnswer = z.strictObject({
  applicationId,
  queryCode: z.string(),
  status: StatusAnswer.shape.status,
  missingMaterials: z.array(materialName),
  alsoOpen: z.array(applicationId).meta({
    description: "the same applicant's other open applications about the same project code and type",
  }),
  openByOthers: z.boolean().meta({
    description: "whether another applicant has an open application about the same project code and type",
  }),
  sameContents,
});

export const ApplicationsAnswer = z.strictObject({
  applications: z.array(
    z.strictObject({
      applicationId,
      status: applicationStatus,
      project: StatusAnswer.shape.project,
      applicant: z.strictObject({ name: z.string() }),
      lead: z.strictObject({ id: z.string(), ...named }),
      receivedAt: instant,
      tracker: trackerShown.optional().meta({
        description: "of a case in the green channel (绿色通道): who keeps track of it",
      }),
      dueAt: deadline.meta({
        description:
          "by when its lead has to do what is its own to do next: answer at the window, name whose a matter is, call the sitting, conclude it, decide; null where nothing is",
      }),
      naming: z
        .strictObject({ until: instant, lamp: termLamp })
        .optional()
        .meta({ description: "where its lead is to name whose a matter is (指定承办部门): until when" }),
    }),
  ),
  ...pageEnd,
});

export const HeldAnswer = z.strictObject({
  held: z.array(
    z.strictObject({
      applicationId,
      project: StatusAnswer.shape.project.pick({ name: true, code: true }),
      what: z.enum(HELD).meta({
        description:
          "what waits for somebody: an approval of an officer's act, an answer to an order, to a matter that was handed on, who decides a dispute about one (移送异议), a sitting on one that goes round (踢皮球), or what is the lead's own to do next",
      }),
      reviewId: reviewId.nullable(),
      matter: z.strictObject({ code: z.string(), ...named }).nullable(),
      department: z
        .strictObject({ id: z.string(), ...named })
        .nullable()
        .meta({ description: "who holds it; null where it is supervision" }),
      since: instant,
      until: deadline.meta({ description: "how long they may; null where nothing says so" }),
      days: z.int().meta({ description: "for how many whole working days they have held it" }),
      over: z.boolean().meta({ description: "longer than they may" }),
      lamp: termLamp,
    }),
  ),
  ...pageEnd,
});

const { shape: told } = StatusAnswer;

export const OwnApplicationsAnswer = z.strictObject({
  applications: z.array(
    z.strictObject({
      applicationId,
      status: applicationStatus,
      project: told.project,
      lead: z.strictObject({ id: z.string(), ...named }),
      receivedAt: instant,
      acceptBy: told.acceptBy,
      progress: told.progress,
      expectedDecisionBy: told.expectedDecisionBy,
      late: told.late,
      owed: told.owed,
      decidedAt: told.decidedAt,
      decision: z
        .strictObject({
          isLeads: z.boolean(),
          conditions: z.int(),
          results: z.array(decidedMatter.shape.result),
        })
        .nullable(),
      jointReview: z
        .strictObject({
          callBy: deadline,
          sitting: z.strictObject({ heldOn: date, time: z.string(), place: z.string() }).nullable(),
          concludedAt: instant.nullable(),
          answers: z.int().meta({ description: "how many objectors were answered in writing" }),
        })
        .nullable(),
      ended: z.strictObject({ at: instant }).nullable(),
      toldAt: instant
        .nullable()
        .meta({ description: "when its applicant was last told anything: what was told is in its messages" }),
    }),
  ),
  ...pageEnd,
});

const ofProject = z
  .strictObject({
    applicationId,
    status: applicationStatus,
    project: told.project.meta({ description: "as it was applied for: its type says which stage it is" }),
    lead: z.strictObject({ id: z.string(), ...named }),
    applicant: z.strictObject({ name: z.string() }),
    receivedAt: instant,
    expectedDecisionBy: told.expectedDecisionBy,
    endedAt: instant.nullable(),
    reviews: z
      .array(
        z.strictObject({
          reviewId,
          matter: z.strictObject({ code: z.string(), ...named }),
          department: z.strictObject({ id: z.string(), ...named }),
          status: ReviewSummary.shape.status,
          outcome: ReviewSummary.shape.outcome,
          lamp: ReviewSummary.shape.lamp,
          dueAt: ReviewSummary.shape.dueAt,
          closedAt: ReviewSummary.shape.closedAt,
          licence: z.strictObject({ number: z.string(), validUntil: date.nullable() }).nullable(),
        }),
      )
      .meta({
        description: "all of them for the applicant, the lead and supervisors, a department's own otherwise",
      }),
  })
  .meta({ id: "ApplicationOfProject" });

export const ProjectAnswer = z
  .strictObject({
    projectCode: z.string(),
    applications: z.array(ofProject),
    unreadable,
  })
  .meta({ id: "ProjectOverview" });

export const EventsAnswer = z.strictObject({
  applicationId,
  events: z.array(
    z.strictObject({
      subject: z.string(),
      seq: z.int(),
      at: instant,
      by: actor,
      type: z.string(),
      data: z.looseObject({}),
      withheld: z.array(z.string()).meta({
        description:
          "members of the event that are for the authority alone; the hash stands over the whole of it",
      }),
      previous: z.string(),
      hash: z.string(),
    }),
  ),
  nextCursor: z
    .string()
    .nullable()
    .meta({ description: "where a history goes on that is longer than one answer; null at its end" }),
});

export const CaseFlagsAnswer = z.strictObject({ applicationId, ...caseFlagFields, offers: CaseActOffers });

export const CaseAnswer = z.strictObject({
  ...StatusAnswer.shape,
  ...caseFlagFields,
  earlierMaterials,
  applicant: z.strictObject({ name: z.string(), creditCode: z.string() }),
  clashes: z.array(clash).meta({
    description:
      "what conditions on record clash about as it stands, before a joint review is called, too; none once it is over",
  }),
  alsoOpen: ReceiptAnswer.shape.alsoOpen,
  openByOthers: z
    .array(
      z.strictObject({
        applicationId,
        applicant: z.strictObject({ name: z.string(), creditCode: z.string() }),
        status: StatusAnswer.shape.status,
        receivedAt: StatusAnswer.shape.receivedAt,
      }),
    )
    .meta({
      description:
        "open applications of other applicants about the same project code and type, for the lead and supervisors alone",
    }),
  groundsForRevocation: z
    .array(
      z.discriminatedUnion("why", [
        z.strictObject({ ...source, why: z.literal("flag"), flag: caseFlag }),
        z.strictObject({
          ...source,
          why: z.literal("opinion"),
          opinion: z.string(),
          receivedAt: instant,
          dueAt: instant,
        }),
      ]),
    )
    .meta({
      description:
        "what was found out when a silence had counted as consent already, a flag or an opinion that had come in time: it undoes nothing, and may have it revoked",
    }),
  outageGrounds: z
    .array(z.strictObject({ ...source, ...guard.omit({ guard: true, holds: true }).shape }))
    .meta({
      description:
        "consents by silence that G10 would have kept from counting, had the operator recorded the outages in time: they undo nothing",
    }),
  awaited: z.array(z.strictObject({ reviewId, ...awaitedAct.shape })).meta({
    description: "revocations that were asked for by somebody who may not approve them; shown to supervisors",
  }),
  cards: z.array(card).meta({ description: "黄牌 and 红牌, each with its rule and evidence" }),
});
