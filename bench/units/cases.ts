/** Whole cases of the road example, each from its submission to its end, by the calls of those who act in them. */
import type { Instant } from "../../functions/domain/base/time.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import type { Sent } from "../../test/support/gateway.ts";
import { ROUND, type Cloud, type Reply, type Taken } from "./cloud.ts";
import type { Spent } from "./countedTable.ts";

/** What happens in a case, and in two words, over a column. */
export const SHORT = {
  "everybody answers on time": "on time",
  "two departments are silent": "two silent",
  "a supplement is asked for and handed in": "supplement",
  "one objects, and a joint review settles it": "joint review",
  "the applicant withdraws on the second day": "withdrawn",
} as const;

export type CaseName = keyof typeof SHORT;

/** One case: what it was, and what it took. */
export type CaseTaken = { name: CaseName; taken: Taken };

const DAY = 24 * 3600;
/** Every clock of the example has run out by then. */
const LONG = 45 * DAY;

type Acting = {
  /** Everybody answers, a few minutes apart; but not these. */
  allAnswer(but?: readonly string[]): Promise<void>;
  act(department: string, route: Sent["route"], body?: unknown): Promise<void>;
  own(route: Sent["route"], body: unknown, path?: Record<string, string>): Promise<void>;
  /** The lead, about the whole: what it is answered. */
  lead(route: Sent["route"], body?: unknown): Promise<Reply["body"]>;
  reviewOf(department: string): string;
  pass(seconds: number): Promise<void>;
};

type Kind = { name: CaseName; ends: string; act: (acting: Acting) => Promise<void> };

const CONSENT = { kind: "consent", handler: { name: "陈志远", post: "A" } };
const MATERIAL = "site-plan";

/** Two departments whose silence is consent, and one that needs a material that the applicant has to bring. */
const SILENT = ["housing", "power-supply"] as const;
const ASKING = "planning";

/** Who leads the round, and presides over its joint review. */
const LEAD = "planning";

/** One whose objection the joint review settles: not the lead's, who presides. */
const OBJECTING = "water";
const OBJECTION = {
  kind: "objection",
  reasons: "管线穿越供水主管保护范围。",
  article: "《城市供水条例》第三十条",
  facts: "K1+200 至 K1+260 段与 DN800 供水主管平行，间距 1.2 米。",
  curableBy: "调整管位至 3 米以外",
  signedBy: "郑涛",
  handler: CONSENT.handler,
};

const KINDS: readonly Kind[] = [
  { name: "everybody answers on time", ends: "granted", act: ({ allAnswer }) => allAnswer() },
  {
    name: "two departments are silent",
    ends: "granted",
    async act({ allAnswer, pass }) {
      await allAnswer(SILENT);
      await pass(LONG);
    },
  },
  {
    name: "a supplement is asked for and handed in",
    ends: "granted",
    async act({ allAnswer, act, own, pass }) {
      await allAnswer([ASKING]);
      await act(ASKING, "requestSupplement", {
        items: [{ material: MATERIAL, defect: "缺少坐标" }],
        reasons: "总平面图缺少坐标，无法核对用地红线。",
        handler: CONSENT.handler,
      });
      await pass(2 * DAY);
      const piece = {
        name: "总平面图.pdf",
        sha256: "0".repeat(64),
        uri: "https://files.example/site-plan.pdf",
      };
      await own("handInMaterial", piece, { code: MATERIAL });
      await pass(DAY);
      await act(ASKING, "giveOpinion", CONSENT);
    },
  },
  {
    name: "one objects, and a joint review settles it",
    ends: "granted",
    async act({ allAnswer, act, lead, reviewOf, pass }) {
      await allAnswer([OBJECTING]);
      await act(OBJECTING, "giveOpinion", OBJECTION);
      // The lead looks at the case before it calls the sitting, for the first day on which it may be.
      const { offers } = await lead("getCase");
      const { earliest } = (offers as { limits: { earliest: string } }[])[0]!.limits;
      await lead("conveneJointReview", {
        heldOn: earliest,
        time: "09:30",
        place: "区政务服务中心三楼会议室",
        agenda: "供水管线迁改",
      });
      await pass(LONG / 5);
      await lead("concludeJointReview", {
        minutes: "各部门到会，供水主管按会上确认的方案迁改。",
        result: "grant",
        reasons: "迁改方案已经供水主管单位确认。",
        answers: [{ reviewId: reviewOf(OBJECTING), reasons: "方案已调整，供水主管予以保护。" }],
        present: [
          {
            department: LEAD,
            name: "吴敏",
            post: "副局长",
            mandate: { by: "office", rank: "deputy-head" },
            said: "同意按会上确认的方案办理。",
          },
        ],
      });
    },
  },
  {
    name: "the applicant withdraws on the second day",
    ends: "withdrawn",
    async act({ own, pass }) {
      await pass(DAY);
      await own("withdrawApplication", { reason: "资金计划调整，暂缓建设。" });
    },
  },
];

/**
 * Runs one case of each kind, one after the other, in a cloud whose functions are warm already.
 * @throws when an answer is another than expected, when a case does not end as it should, or when anything failed
 */
export async function countCases(cloud: Cloud, submission: unknown): Promise<CaseTaken[]> {
  // Looks up once what a function keeps for as long as it is warm.
  await countCase(cloud, submission, KINDS[0]!);
  const counted: CaseTaken[] = [];
  for (const kind of KINDS) counted.push(await countCase(cloud, submission, kind));
  return counted;
}

/** What a reconciliation takes for a case at which there is nothing to do: while it is open, when it has just ended, and later. */
export type Reconciled = Record<"open" | "ended" | "later", readonly Spent[]>;

/** Has one case reconciled, on its way and after its end. */
export async function countReconciliation(cloud: Cloud, submission: unknown): Promise<Reconciled> {
  const { applicationId, acting } = await begin(cloud, submission);
  const hour = async () => {
    await acting.pass(3600);
    cloud.taken();
    await cloud.reconcile();
    return cloud.taken().spent.filter(({ partition }) => partition === applicationId);
  };
  // After a silence what the bus may have lost is looked for, too: two hours, and that is done with.
  await hour();
  await hour();
  const open = await hour();
  await acting.allAnswer();
  return { open, ended: await hour(), later: await hour() };
}

/**
 * What people look at in a usual case while it is open: the applicant the status ten times, the list of documents twice and
 * four of them; each department the worklist three times, its review twice and once its clock. The first look at a review is
 * written down, and is in it.
 */
export async function countReading(cloud: Cloud, submission: unknown): Promise<Taken> {
  const { applicationId, applicant } = await begin(cloud, submission);
  const path = { applicationId };
  const look = (route: Sent["route"], more: object = {}) =>
    expecting(200, cloud.send({ route, path, headers: applicant, ...more }));
  cloud.taken();
  for (let i = 0; i < 10; i++) await look("getApplication");
  await look("listNotices");
  const { notices } = await look("listNotices");
  const [{ noticeId }] = notices as [{ noticeId: string }];
  for (let i = 0; i < 4; i++) await look("getNotice", { path: { ...path, noticeId } });
  for (const { id } of cloud.region.departments) {
    const as = { headers: {}, claims: { role: "department", department: id } };
    for (let i = 0; i < 3; i++) await look("listReviews", { ...as, path: {} });
    const own = { ...as, path: { reviewId: `${applicationId}.consult-${id}` } };
    await look("getReview", own);
    await look("getReview", own);
    await look("getClock", own);
  }
  return cloud.taken();
}

async function countCase(cloud: Cloud, submission: unknown, { name, ends, act }: Kind): Promise<CaseTaken> {
  cloud.taken();
  const { applicationId, applicant, acting } = await begin(cloud, submission);
  await act(acting);
  const all = cloud.taken();
  const taken = { ...all, spent: all.spent.filter((one) => isOfCase(one, applicationId)) };
  const { status } = await expecting(
    200,
    cloud.send({ route: "getApplication", path: { applicationId }, headers: applicant }),
  );
  if (status !== ends) throw new Error(`${name}: the case is ${String(status)}, not ${ends}`);
  return { name, taken };
}

/** The morning round looks at every case; of a case is what it writes there. */
const isOfCase = ({ by, partition, readUnits }: Spent, applicationId: string): boolean =>
  by !== ROUND || (partition === applicationId && readUnits === 0);

/** Submits, and hands out what may be done from then on. */
async function begin(cloud: Cloud, submission: unknown) {
  const submitted = await expecting(201, cloud.send({ route: "submitApplication", body: submission }));
  const { applicationId, queryCode } = submitted as { applicationId: string; queryCode: string };
  const later = (seconds: number): Instant => plusSeconds(cloud.now(), seconds);
  const applicant = { "x-query-code": queryCode };

  const acting: Acting = {
    async allAnswer(but = []) {
      for (const { id } of cloud.region.departments)
        if (!but.includes(id)) {
          await acting.pass(600);
          await acting.act(id, "giveOpinion", CONSENT);
        }
    },
    async act(department, route, body) {
      const claims = { role: "department", department };
      const path = { reviewId: acting.reviewOf(department) };
      await expecting(200, cloud.send({ route, path, body, claims }));
    },
    async own(route, body, path = {}) {
      await expecting(200, cloud.send({ route, path: { applicationId, ...path }, body, headers: applicant }));
    },
    reviewOf: (department) => `${applicationId}.consult-${department}`,
    async lead(route, body) {
      const claims = { role: "department", department: ASKING };
      return expecting(200, cloud.send({ route, path: { applicationId }, body, claims }));
    },
    pass: (seconds) => cloud.moveTo(later(seconds)),
  };
  return { applicationId, applicant, acting };
}

async function expecting(status: number, replied: Promise<Reply>): Promise<Reply["body"]> {
  const reply = await replied;
  if (reply.status !== status)
    throw new Error(`${reply.status}, not ${status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}
