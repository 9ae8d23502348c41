/** Notices of every kind, owed for real events of a real region. */
import { checkPromise } from "../../functions/domain/review/promiseCheck.ts";
import { generalPost } from "../../functions/domain/catalogue/posts.ts";
import { personOf } from "../support/people.ts";
import { PLATFORM } from "../../functions/domain/base/actor.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import type { BillEvent } from "../../functions/domain/billing/bill.ts";
import { advanceLead } from "../../functions/domain/application/conclusion.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { handOn } from "../../functions/domain/application/handingOn.ts";
import { concludeJointReview, convene } from "../../functions/domain/application/jointReview.ts";
import { namePresider } from "../../functions/domain/application/presiding.ts";
import { evidenced } from "../../functions/domain/review/advance.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { documentOf, seriesOf, type Document } from "../../functions/domain/notices/document.ts";
import { IN_FORCE } from "../../functions/domain/notices/standing.ts";
import type { Notice, NoticeBody, NoticeKind } from "../../functions/domain/notices/notice.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import type { Review, ReviewEvent, ReviewRefusal } from "../../functions/domain/review/review.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { ClosedReview } from "../../functions/domain/review/review.ts";
import { interrupt } from "../../functions/domain/review/interruption.ts";
import type { ComplaintEvent } from "../../functions/domain/supervision/complaint.ts";
import {
  endSpecialProcedure,
  startSpecialProcedure,
} from "../../functions/domain/review/specialProcedure.ts";
import { requestSupplement, supply } from "../../functions/domain/review/supplement.ts";
import { withdrawSupplementRequest } from "../../functions/domain/review/supplementWithdrawal.ts";
import type { Printed } from "../../functions/notices/voice.ts";
import {
  at,
  conclude,
  consent,
  DUE,
  given,
  givenApplication,
  JUST_IN_TIME,
  materialsBut,
  objection,
  ofCase,
  opinion,
  receive,
  REGION,
  reminderOf,
  RULES,
  submissionOf,
  T0,
  timeAtIntake,
  wake,
  withConditions,
  type Spec,
} from "../domain/given.ts";
import { announce, decideRevocation, release, stateSide, withdrawAnnounced } from "../domain/when.ts";
import { wholeOf } from "../domain/whole.ts";
import { addition, historiesOf, rectifications, revisions, wholes } from "./ofPowers.ts";
import { changes, fileOf } from "../support/changes.ts";

const PROMISE = {
  text: "承诺恢复绿地。",
  textEn: "We restore the green space.",
  basis: { document: "告知承诺办法", article: "第三条" },
  putRightDays: 5,
};

/** With posts, a fee, an order of matters and something that stands in, which the plain region has none of. */
export const SAMPLE: Region = {
  ...REGION,
  policies: { ...REGION.policies, materialsTermDays: 20, supplementTermDays: 10 },
  departments: REGION.departments.map((department) => ({
    ...department,
    posts: [generalPost({ A: "王工", B: "赵工" })],
  })),
  matters: REGION.matters.map((matter) => {
    if (matter.department === "power-supply")
      return { ...matter, onTimeout: "proceed-without", tacitBasis: null };
    if (matter.code === "consult-land") return { ...matter, fee: 1200 };
    if (matter.code === "consult-highways")
      return { ...matter, prerequisites: [{ matter: "consult-land", tolerable: false }] };
    if (matter.code === "consult-traffic-police")
      return { ...matter, kind: "licence", veto: true, onTimeout: "escalate", tacitBasis: null };
    return matter.code === "consult-forestry"
      ? { ...matter, replaceableBy: ["promise"], promise: PROMISE }
      : matter;
  }),
};

const submission = submissionOf(
  {},
  { claims: [{ matter: "consult-forestry", by: "promise", signedBy: "陈志远" }] },
);

const laidOut = receive(submission, SAMPLE);
export const accepted = givenApplication(...laidOut.events);

type Reviewed = Spec<Review, ReviewEvent, ReviewRefusal>;

/** Every review as acceptance has it come on record, in the order of the catalogue. */
export const begun: readonly Reviewed[] = wholeOf(laidOut).reviews.map(({ facts }, i) =>
  given(...ofCase(facts, laidOut.reviews![i]!.events)),
);

/** The review of one matter as it began. */
export const reviewOf = (code: string): Reviewed =>
  begun.find(({ state }) => state.facts.matter.code === code)!;

/** A record of a case: its history, and how much of it was there from the first commit on. */
type Written = { subject: string; events: readonly CaseEvent[]; first: number };

/** The records of a case in which some reviews have gone on, and the others are as they began. */
function recordsOf(history: readonly ApplicationEvent[], reviews: readonly Reviewed[]): Written[] {
  const accepted = history.findIndex(({ type }) => type === "application-accepted");
  if (accepted < 0) return [{ subject: "a1", events: history, first: history.length }];
  const gone = new Map(reviews.map((review) => [review.state.facts.reviewId, review]));
  return [
    { subject: "a1", events: history, first: accepted + 1 },
    ...begun.map((review) => {
      const { reviewId } = review.state.facts;
      const { history: events } = gone.get(reviewId) ?? review;
      return { subject: reviewId, events, first: review.history.length };
    }),
  ];
}

/** Everything that a history of the application and of its reviews owes. */
const noticesOf = (
  history: readonly ApplicationEvent[],
  reviews: readonly Reviewed[] = [],
  others: readonly Written[] = [],
): Notice[] => noticesIn([...recordsOf(history, reviews), ...others]);

function noticesIn(records: readonly Omit<Written, "first">[]): Notice[] {
  const histories = records.map(({ subject, events }) => ({
    subject,
    events: events.map((event, i) => ({
      seq: i + 1,
      at: T0,
      by: PLATFORM,
      event,
      previous: "p",
      hash: `h${i}`,
    })),
  }));
  return noticesOwed(histories, { region: SAMPLE, rules: RULES });
}

export const ANSWERS: Record<string, Opinion | "silence"> = {
  "consult-housing": "silence",
  "consult-water": objection,
  "consult-land": withConditions("不得占用永久基本农田"),
};

const handler = { name: "周敏", post: "B" } as const;
const head = { name: "吴局长", rank: "head" } as const;

/** Its department was reminded of what lay in its in-box, and kept silent. */
const silent = (review: Reviewed): Reviewed =>
  review.when((one) => ({ events: reminderOf(one) }), at("2026-03-03T00:05")).when(wake(), DUE);

export const closed = begun.map((review) => {
  const { status, facts } = review.state;
  // Something stands in for it, and it closed as it began.
  if (status === "closed") return review;
  const answer = ANSWERS[facts.matter.code] ?? consent;
  if (answer === "silence") return silent(review);
  const answering = (one: Reviewed) => one.when(opinion(answer), at("2026-03-03T15:30"));
  if (status !== "waiting") return answering(review);
  const before = reviewOf("consult-land").when(opinion(consent), at("2026-03-03T09:30"));
  return answering(review.when(release([before.state]), at("2026-03-03T09:30")));
});
const states = closed.map(({ state }) => state as ClosedReview);

const convened = accepted.when(conclude(...states), DUE).when(
  (application, now) =>
    convene(
      application,
      states,
      {
        heldOn: "2026-03-18",
        time: "09:00",
        place: "政务中心三楼会议室",
        agenda: "涉水意见的协调",
        invited: [],
      },
      now,
      RULES,
    ),
  at("2026-03-10T10:00"),
);
/** Everybody has read the invitation but land, which nobody reminded of it. */
const invited = states.map((review): ClosedReview => {
  const invitation = { sentAt: at("2026-03-10T10:00"), beginsAt: at("2026-03-18T09:00") };
  const opening = { at: at("2026-03-11T10:00"), how: "read" as const };
  const isRead = review.facts.department.id !== "land";
  return { ...review, invitation: { ...invitation, ...(isRead && { opening }) } };
});
const concluded = convened.when(
  (application, now) =>
    concludeJointReview(
      application,
      invited,
      {
        minutes: "会议听取了水务局的意见。\n会议决定调整涵洞。",
        result: "grant",
        reasons: "涵洞加宽至3米后可以满足行洪",
        article: null,
        answers: [{ reviewId: "a1.consult-water", reasons: "已要求加宽涵洞" }],
        resolutions: [{ about: "culvert-width", bound: "at-least", value: 3, text: "按行洪要求确定" }],
        present: [
          {
            department: "planning",
            name: "吴敏",
            post: "副局长",
            mandate: { by: "office", rank: "deputy-head" },
            said: "涵洞可以调整",
          },
          {
            department: "water",
            name: "郑涛",
            post: "科长",
            mandate: { by: "authorisation", document: "水务授〔2026〕3号" },
            said: "净宽不得小于3米",
          },
        ],
      },
      now,
      RULES,
    ),
  at("2026-03-18T16:00"),
);

/** The lead itself objects: the supervisor names who presides. */
const objectedByLead = closed.map((review) =>
  review.state.facts.matter.code === "consult-planning"
    ? reviewOf("consult-planning").when(opinion(objection), T0)
    : review,
);
const presided = accepted
  .when(conclude(...objectedByLead.map(({ state }) => state as ClosedReview)), DUE)
  .when(
    (application, now) =>
      namePresider(
        application,
        objectedByLead.map(({ state }) => state),
        { department: "housing", name: "何静", post: "副局长", reasons: "牵头部门持不同意见，应当回避" },
        now,
        SAMPLE,
      ),
    at("2026-03-10T11:00"),
  );

const incomplete = givenApplication(
  ...receive(submissionOf({}, { materials: materialsBut("site-plan", "traffic-impact") }), SAMPLE).events,
);

const stopped = reviewOf("consult-water").when(
  (review, now) =>
    requestSupplement(
      review,
      {
        items: [{ material: "water-and-drainage-plan", defect: "缺少水文计算", basis: null }],
        reasons: "无法核算行洪",
        handler,
      },
      now,
      RULES,
      ["water-and-drainage-plan"],
    ),
  at("2026-03-03T10:00"),
);

const alsoAsking = reviewOf("consult-planning").when(
  (review, now) =>
    requestSupplement(
      review,
      {
        items: [{ material: "site-plan", defect: "比例尺不符", basis: null }],
        reasons: "无法核对红线",
        handler: null,
      },
      now,
      RULES,
      ["site-plan"],
    ),
  at("2026-03-03T10:00"),
);

/** One department asks for nothing any more; what the other asks for is still owed. */
const askingNoMore = stopped.when(
  (review, now) => withdrawSupplementRequest(review, review.supplement!.requestedAt, now, RULES),
  at("2026-03-04T10:00"),
);

/** Its stop ends: by its department, with the material, or by itself with nothing of it. */
const resumedIn = [
  askingNoMore,
  stopped.when(
    (review, now) => supply(review, "water-and-drainage-plan", now, RULES),
    at("2026-03-04T10:00"),
  ),
  stopped.when((review, now) => wake(RULES)(review, now), at("2026-03-20T10:00")),
];

const inHearing = reviewOf("consult-ecology").when(
  (review, now) =>
    startSpecialProcedure(
      review,
      {
        kind: "hearing",
        basis: "行政许可法 第四十六条",
        reasons: "利害关系人申请听证",
        plannedEnd: "2026-03-19",
        approver: head,
        handler,
      },
      personOf("ecology"),
      now,
      RULES,
    ),
  at("2026-03-04T10:00"),
);

const hearingOver = inHearing.when(
  (review, now) => endSpecialProcedure(review, review.procedures[0]!, now, RULES),
  at("2026-03-06T10:00"),
);

const extended = reviewOf("consult-land").when(
  (review, now) =>
    extend(review, { days: 5, reasons: "需要现场核查", approver: head }, personOf("land"), now, RULES),
  at("2026-03-04T10:00"),
);

const INTENDED = {
  ground: "conditions-not-met",
  facts: "送达回证由他人签收",
  article: "行政许可法 第六十九条",
} as const;

const revoked = reviewOf("consult-housing")
  .when((one) => ({ events: reminderOf(one) }), at("2026-03-03T00:05"))
  .when(wake(), DUE)
  .when(announce(INTENDED), at("2026-03-24T09:00"))
  .when(stateSide("送达回证由我单位经办人签收。"), at("2026-03-27T10:00"))
  .when(decideRevocation("送达对象有误", { by: personOf("land") }), at("2026-04-01T09:00"));

/** Its own organ has announced it, and does not go on with it; then it did once more, and nobody stated anything. */
const notRevoked = silent(reviewOf("consult-housing"))
  .when(announce(INTENDED, "department"), at("2026-03-24T09:00"))
  .when(withdrawAnnounced("送达回证经核对无误", "department"), at("2026-03-25T09:00"))
  .when(announce(INTENDED, "department"), at("2026-03-26T09:00"))
  .when(
    decideRevocation("送达对象有误", { organ: "department", by: personOf("land") }),
    at("2026-04-09T09:00"),
  );

/** One that was written when no more than a day was asked for. */
const revokedOnce = silent(reviewOf("consult-housing")).when(
  (_, now) => ({
    events: [
      {
        type: "deemed-consent-revoked",
        revocation: {
          reasons: "送达对象有误",
          article: "行政许可法 第六十九条",
          decidedBy: "government",
          heardOn: "2026-03-27",
          at: now,
        },
      },
    ],
  }),
  at("2026-04-01T09:00"),
);

/** Its silence was recorded by a clock that ran ahead, and then its opinion came, in time. */
const tooEarly = silent(reviewOf("consult-housing"));
const takenBack = tooEarly.when(opinion(consent), JUST_IN_TIME);
const overBefore = tooEarly.when(opinion(objection, RULES, true), JUST_IN_TIME);

const answeredLate = given(...reviewOf("consult-ecology").history, {
  type: "review-escalated",
  asOf: at("2026-03-12T00:00"),
  failedGuards: ["G3"],
  judgedBy: { kinds: "w" },
})
  .when(wake(), at("2026-04-30T09:00"))
  .when(opinion(consent), at("2026-05-06T10:00"));

const late = convened.when(
  (application, now) => ({ events: advanceLead(application, now, RULES) }),
  at("2026-04-30T09:00"),
);

const plainDecision = accepted.when(
  conclude(...states.map((review) => (review.outcome === "objected" ? states[0]! : review))),
  DUE,
);

/** A licence that its own organ refuses, beside others that stand. */
const refusing = closed.map((review) => {
  const { code } = review.state.facts.matter;
  if (code === "consult-water") return reviewOf(code).when(opinion(consent), T0);
  return code === "consult-traffic-police" ? reviewOf(code).when(opinion(objection), T0) : review;
});
const partly = accepted.when(conclude(...refusing.map(({ state }) => state as ClosedReview)), DUE);

/** A promise in place of a review that is held, or not, and then not put right. */
const promiseOf = reviewOf("consult-forestry");
const checking =
  (result: "held" | "not-held", found: string): Parameters<Reviewed["when"]>[0] =>
  (review, now) =>
    checkPromise(
      review,
      result === "held"
        ? { material: null, result, found, article: null }
        : { material: null, result, found, article: "告知承诺办法 第八条" },
      now,
      RULES,
    );
const promiseHeld = promiseOf.when(checking("held", "现场与承诺一致"), at("2026-03-05T10:00"));
const promiseBroken = promiseOf
  .when(checking("not-held", "绿地未按承诺恢复"), at("2026-03-05T10:00"))
  .when(checking("not-held", "绿地仍未恢复"), at("2026-03-13T10:00"));

/** Somebody acts for the applicant, for longer then, and no more. */
const acting = {
  type: "agent-authorised",
  authorisationId: "91440300MA5EXAMPX1-A0123456789AB",
  agent: "agent-longgang-01",
  isTeam: true,
  acts: ["submit", "supply", "receive"],
  begins: at("2026-03-02T09:00"),
  until: "2026-03-31",
  ends: at("2026-04-01T00:00"),
} as const;
const represented: readonly ApplicationEvent[] = [
  ...accepted.history,
  acting,
  { ...acting, until: "2026-06-30", ends: at("2026-07-01T00:00") },
  {
    type: "authority-ended",
    authorisationId: acting.authorisationId,
    why: "revoked",
    at: at("2026-03-04T11:00"),
  },
];

/** Three departments are called to the site, and put off; one says what it found, one did not come, and one owes it still. */
const appointed = { time: "09:30", place: "龙岗大道与规划路交叉口", contact: "张工 0755-28900000" };
const visitors = ["water", "land", "highways"].map((department) => ({
  reviewId: `a1.consult-${department}`,
  department,
}));
const due = { dueAt: at("2026-03-13T00:00"), dueDate: "2026-03-12" };
const visited: readonly ApplicationEvent[] = [
  ...accepted.history,
  {
    type: "site-visit-called",
    visit: {
      ...appointed,
      heldOn: "2026-03-06",
      number: 1,
      calledAt: at("2026-03-03T10:00"),
      calledBy: "lead",
      invited: visitors,
      beginsAt: at("2026-03-06T09:30"),
      answerBy: at("2026-03-05T00:00"),
      foundBy: { dueAt: at("2026-03-10T00:00"), dueDate: "2026-03-09" },
    },
    moved: [{ reviewId: "a1.consult-water", before: "2026-03-11", after: "2026-03-17" }],
  },
  {
    type: "site-visit-moved",
    number: 1,
    by: "lead",
    why: "weather",
    reasons: "暴雨橙色预警。",
    ...appointed,
    heldOn: "2026-03-11",
    beginsAt: at("2026-03-11T09:30"),
    foundBy: due,
    moved: [{ reviewId: "a1.consult-water", before: "2026-03-17", after: "2026-03-18" }],
    at: at("2026-03-05T16:00"),
  },
  {
    type: "site-visit-attended",
    number: 1,
    applicant: true,
    absent: ["highways"],
    at: at("2026-03-11T11:00"),
  },
  {
    type: "site-visit-found",
    number: 1,
    findings: {
      department: "water",
      officers: [
        { name: "王强", card: "粤B-01234" },
        { name: "李静", card: null },
      ],
      text: "现状管线位置与图纸一致，东侧检查井须保留。",
      attachments: [
        {
          name: "东侧检查井.jpg",
          sha256: "0".repeat(64),
          fileId: "F-0123456789ABCDEFGHJKMNPQRS",
          bytes: 9,
          kind: "image/jpeg",
        },
      ],
      at: at("2026-03-11T15:00"),
    },
  },
  { type: "site-visit-minuted", number: 1, without: ["land"], asOf: due.dueAt },
  {
    type: "site-visit-overdue",
    number: 1,
    departments: ["land"],
    to: "head-and-supervisor",
    asOf: at("2026-03-14T00:00"),
  },
];

/** What land-use costs falls due, is paid, and is charged by half afterwards. */
const billed: readonly BillEvent[] = [
  { type: "bill-opened", facts: { billId: "a1-B", applicationId: "a1" }, at: at("2026-03-03T00:05") },
  {
    type: "bill-fell-due",
    lines: [{ matter: "consult-land", slip: 1, organ: "land", amount: 120_000 }],
    at: at("2026-03-03T00:05"),
  },
  ...(["receipt", "reversal"] as const).map((kind, i): BillEvent => ({
    type: "receipt-issued",
    receipt: {
      number: `a1-P01-R0${i + 1}`,
      slip: 1,
      kind,
      amount: kind === "receipt" ? 120_000 : 60_000,
      at: at(`2026-03-0${4 + i}T10:00`),
      organ: "land",
      lines: [{ matter: "consult-land", amount: kind === "receipt" ? 120_000 : 60_000 }],
    },
  })),
];

/** A key project with somebody who keeps track of it, and does not make contact in time. */
const tracker = { department: "planning", name: "王强", phone: "0755-28900000" };
const contactBy = { dueAt: at("2026-03-04T00:00"), dueDate: "2026-03-03" };
const tracked: readonly ApplicationEvent[] = [
  ...accepted.history,
  {
    type: "green-channel-entered",
    entry: {
      number: 1,
      by: "list",
      basis: { document: "市重点项目计划", article: "第12项" },
      reasons: null,
      at: at("2026-03-02T10:00"),
    },
    tracker,
    contactBy,
  },
  { type: "tracker-overdue", asOf: contactBy.dueAt },
  { type: "tracker-told", reviewId: "a1.consult-water", at: at("2026-03-06T07:00") },
];

/** What was to follow has not come, and a link has led to nothing. */
const notCome = [
  { type: "promise-broken", materials: ["green-space-plan"], asOf: at("2026-03-10T00:00") },
  {
    type: "link-not-copied",
    code: "site-plan",
    uri: "https://files.example.org/site-plan.pdf",
    digest: "d",
    why: "denied",
    tries: 6,
    at: at("2026-03-03T10:00"),
  },
] as const;

/** Cases as the histories of their records: what was written in each, oldest first. */
export const HISTORIES: Record<string, readonly Written[]> = {
  "departments that ask, stop, extend and are late": recordsOf(accepted.history, [
    stopped,
    inHearing,
    extended,
    revoked,
  ]),
  "a consent by silence that its own organ takes back": recordsOf(accepted.history, [notRevoked]),
  "two that ask for material": recordsOf(accepted.history, [stopped, alsoAsking]),
  "one that asks for it no more": recordsOf(accepted.history, [askingNoMore, alsoAsking]),
  "a joint review and a decision": recordsOf(concluded.history, closed),
  "a department that answers when all have heard that it is late": recordsOf(accepted.history, [
    answeredLate,
  ]),
  "a lead that itself objects": recordsOf(presided.history, objectedByLead),
  "a licence that is refused by its organ": recordsOf(partly.history, refusing),
  "a lead that is late": recordsOf(late.history, closed),
  "a promise that is held": recordsOf(accepted.history, [promiseHeld]),
  "an applicant for whom somebody acts": recordsOf(represented, []),
  "a visit of the site": recordsOf(visited, []),
  "a bill that is paid, and reduced": [
    ...recordsOf(accepted.history, []),
    { subject: "a1-B", events: billed, first: 1 },
  ],
  "a key project": recordsOf(tracked, []),
  "promises that are not": recordsOf([...accepted.history, ...notCome], [promiseBroken]),
  "a silence that was recorded too early": recordsOf(accepted.history, [takenBack]),
  "one that was found out when the case was over": recordsOf(accepted.history, [overBefore]),
};

/** A department whose system does not answer. */
const unserved = ((): Reviewed => {
  const { state, history } = reviewOf("consult-housing");
  const [dispatched] = history;
  const sent = { type: "review-sent", at: T0, recordedAt: T0, latest: null } as const;
  if (dispatched?.type !== "review-dispatched") throw new Error("it waits for nobody");
  const { facts } = dispatched;
  const byWebhook = { ...facts, department: { ...facts.department, channel: "webhook" as const } };
  const first = [{ ...dispatched, facts: byWebhook }, sent] as const;
  return given(...ofCase(state.facts, first)).when(wake(), at("2026-03-05T09:00"));
})();

/** And then its endpoint has it. */
const servedLater = unserved.when(
  (review, now) => ({
    events: evidenced(
      review,
      { type: "endpoint-answered", answer: { webhookId: "w", at: now, status: 202 } },
      now,
      RULES,
    ),
  }),
  at("2026-03-06T09:00"),
);

/**
 * A project that crosses no river any more and needs power now, with another design: one matter joins, one is over, those
 * that look at the design start again or are asked again, and the others stand.
 */
function changedProject(): Omit<Written, "first">[] {
  const attributes = { ...submission.project.attributes, needsPower: false };
  const first = receive({ ...submission, project: { ...submission.project, attributes } }, SAMPLE);
  const { application, reviews } = wholeOf(first);
  const answered = reviews.map((review): Review => {
    if (review.facts.matter.code !== "consult-development-reform") return review;
    return opinion(consent)(review, T0).events.reduce<Review>(evolve, review);
  });
  const change = {
    description: "路线北移，不再跨越河道；增设照明，需供电接入。",
    attributes: { crossesRiver: false, needsPower: true, roadLength: 2100 },
    materials: [fileOf("design-scheme", "北移方案")],
  };
  const { events, reviews: changed = [] } = changes(
    { application, reviews: answered },
    SAMPLE,
    change,
    T0,
    RULES,
  );
  const written = new Map<string, readonly CaseEvent[]>([["a1", [...first.events, ...events]]]);
  for (const { reviewId, events: more } of [...(first.reviews ?? []), ...changed])
    written.set(reviewId, [...(written.get(reviewId) ?? []), ...more]);
  return [...written].map(([subject, history]) => ({ subject, events: history }));
}

const windowed: Region = { ...SAMPLE, policies: { ...SAMPLE.policies, intake: "window" } };
const atWindow = givenApplication(...receive(submission, windowed).events);

/** A project that the negative list is about. */
const flagged = givenApplication(...receive(submissionOf({ flags: ["cultural-relic"] }), SAMPLE).events);

/** A day off came with a new calendar, before the limit ran out. */
const recomputed = ((): Reviewed => {
  const { state, history } = reviewOf("consult-housing");
  const served = state.served!;
  const { due, calendarVersion } = served;
  const moved = { dueAt: at("2026-03-11T00:00"), dueDate: "2026-03-10", provisional: false };
  return given(
    ...ofCase(state.facts, [
      ...history,
      {
        type: "clock-recomputed",
        served: { ...served, due: moved, calendarVersion: "cn-2026-12-01" },
        before: { due, calendarVersion },
      },
    ]),
  );
})();

const interrupted = reviewOf("consult-land").when(
  (review, now) => ({ events: interrupt(review, 1, now, RULES) }),
  at("2026-03-04T10:00"),
);

/** One department holds that another is competent. */
function handedOnCase(): Omit<Written, "first">[] {
  const first = receive(submission, SAMPLE);
  const { application, reviews } = wholeOf(first);
  const reviewId = "a1.consult-water";
  const given: Opinion = {
    kind: "not-applicable",
    reasons: "该段管网由街道办事处管理",
    referTo: "traffic-police",
  };
  const review = reviews.find(({ facts }) => facts.reviewId === reviewId)!;
  const { events: said } = opinion(given)(review, T0);
  const { events, reviews: changed = [] } = handOn(
    { application, reviews, region: SAMPLE },
    reviewId,
    said,
    T0,
    RULES,
  );
  const written = new Map<string, readonly CaseEvent[]>([["a1", [...first.events, ...events]]]);
  for (const { reviewId: id, events: more } of [...(first.reviews ?? []), ...changed])
    written.set(id, [...(written.get(id) ?? []), ...more]);
  return [...written].map(([subject, history]) => ({ subject, events: history }));
}

const complaint = [
  {
    type: "complaint-filed",
    facts: {
      complaintId: "a1-C0123456789AB",
      applicationId: "a1",
      about: { reviewId: "a1.consult-ecology" },
      text: "逾期三日无人答复",
      filedAt: at("2026-03-16T09:00"),
      answerBy: at("2026-03-24T00:00"),
    },
  },
  {
    type: "complaint-answered",
    answer: {
      cause: "经办人出差，未按规定交接",
      remedy: "已由B岗接办",
      responsibility: "对经办人予以批评教育",
      answer: "已责成该部门于今日作出意见",
    },
    at: at("2026-03-17T15:00"),
  },
] as const satisfies readonly ComplaintEvent[];

/** What is objected to may be put right, is not, or is looked at again; and a department is added. */
const putRight = [
  ...rectifications(SAMPLE, submission),
  addition(SAMPLE, submission),
  wholes(SAMPLE, submission),
  ...revisions(SAMPLE, submission),
].flatMap((told) => noticesOwed(historiesOf(told), { region: SAMPLE, rules: RULES }));

const NOTICES: readonly Notice[] = [
  ...noticesOf(accepted.history),
  ...noticesIn(changedProject()),
  ...noticesIn(handedOnCase()),
  ...noticesOf(flagged.history),
  ...noticesOf(atWindow.history),
  ...noticesOf(accepted.history, [recomputed, interrupted]),
  ...noticesOf(accepted.history, [], [{ subject: "a1-C0123456789AB", events: complaint, first: 0 }]),
  ...noticesOf(accepted.history, [], [{ subject: "a1-B", events: billed, first: 1 }]),
  ...noticesOf([
    ...incomplete.history,
    { type: "application-withdrawn", reason: "项目暂缓", at: at("2026-03-03T11:00") },
  ]),
  ...noticesOf([
    ...atWindow.history,
    {
      type: "application-not-accepted",
      reasons: "项目属于内部道路养护，未列入行政许可事项清单",
      article: "行政许可法 第三十二条第一款第一项",
      referral: null,
      at: at("2026-03-04T11:00"),
    },
  ]),
  ...noticesOf(incomplete.history),
  ...noticesOf([...incomplete.history, ...timeAtIntake(incomplete.state, at("2026-06-01T09:00")).events]),
  ...noticesOf([
    ...accepted.history,
    { type: "application-withdrawn", reason: "项目调整", at: at("2026-03-05T11:00") },
  ]),
  ...noticesOf([
    ...incomplete.history,
    {
      type: "application-not-accepted",
      reasons: "项目不在本区",
      article: "行政许可法 第三十二条第一款第二项",
      referral: "罗湖区规划局",
      at: at("2026-03-04T11:00"),
    },
  ]),
  ...noticesOf(accepted.history, [stopped, inHearing, extended, revoked]),
  ...noticesOf(accepted.history, [notRevoked]),
  ...noticesOf(accepted.history, [revokedOnce]),
  ...resumedIn.flatMap((review) => noticesOf(accepted.history, [review])),
  ...noticesOf(accepted.history, [hearingOver, servedLater]),
  ...noticesOf(accepted.history, [askingNoMore, alsoAsking]),
  ...noticesOf(accepted.history, [promiseHeld]),
  ...noticesOf([...accepted.history, ...notCome], [promiseBroken]),
  ...noticesOf(represented),
  ...noticesOf(visited),
  ...noticesOf(tracked),
  ...putRight,
  ...noticesOf(accepted.history, [unserved]),
  ...noticesOf(accepted.history, [takenBack]),
  ...noticesOf(accepted.history, [overBefore]),
  ...noticesOf(accepted.history, [reviewOf("consult-ecology").when(wake(), at("2026-04-30T09:00"))]),
  ...noticesOf(concluded.history, closed),
  ...noticesOf(late.history, closed),
  ...noticesOf(presided.history, objectedByLead),
  ...noticesOf(plainDecision.history, closed),
  ...noticesOf(partly.history, refusing),
];

/** Each one once. */
export const SAMPLES: readonly Notice[] = [
  ...new Map(NOTICES.map((notice) => [JSON.stringify(notice), notice])).values(),
];

/** The first of a kind, or the one that the test means. */
export function sample<K extends NoticeKind>(
  kind: K,
  isMeant: (body: Extract<NoticeBody, { kind: K }>, notice: Notice) => boolean = () => true,
): Notice {
  const found = SAMPLES.find(
    (notice) => notice.body.kind === kind && isMeant(notice.body as Extract<NoticeBody, { kind: K }>, notice),
  );
  if (!found) throw new Error(`no sample of ${kind}`);
  return found;
}

/** A notice as it was issued a minute after its event, the twelfth of its series. */
export function issued(notice: Notice, issuedAt: Instant = plusSeconds(notice.at, 60)): Document {
  const place = { series: seriesOf(notice, SAMPLE, issuedAt), count: 12 };
  return documentOf(notice, place, issuedAt, SAMPLE.zone);
}

/** What is shown with a notice; everything that a test does not say is as a caller would have it. */
export const printedOf = (notice: Notice | Document, more: Partial<Printed> = {}): Printed => ({
  notice: "number" in notice ? notice : issued(notice),
  zone: SAMPLE.zone,
  code: "7F3K9QXD",
  verifyAt: "https://approvals.example.gov.cn/verify",
  ...IN_FORCE,
  ...more,
});
