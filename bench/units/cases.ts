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
  pass(seconds: number): Promise<void>;
};

type Kind = { name: CaseName; ends: string; act: (acting: Acting) => Promise<void> };

const CONSENT = { kind: "consent", handler: { name: "陈志远", post: "A" } };
const MATERIAL = "site-plan";

/** Two departments whose silence is consent, and one that needs a material that the applicant has to bring. */
const SILENT = ["housing", "power-supply"] as const;
const ASKING = "planning";

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
      const path = { reviewId: `${applicationId}.consult-${department}` };
      await expecting(200, cloud.send({ route, path, body, claims }));
    },
    async own(route, body, path = {}) {
      await expecting(200, cloud.send({ route, path: { applicationId, ...path }, body, headers: applicant }));
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
