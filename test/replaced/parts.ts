/** What each person of a case does with what is offered to them; an offer is never refused for how the case stands. */
import type { Answered, Body, Desk } from "./desk.ts";
import type { Draft } from "./draft.ts";
import type { Lineage } from "./lineage.ts";
import type { Luck } from "./luck.ts";

export type Player = {
  on: Desk;
  luck: Luck;
  applicationId: string;
  headers: Record<string, string>;
  draft: () => Draft;
  line: () => Lineage;
  /** In whose worklist a review was when the file was last replaced. */
  has: Map<string, string>;
  /** The department that led when the case was accepted. */
  wasLead: () => string | null;
  /** Who may lead, by what the changes of the files were. */
  leads: () => readonly string[];
  sha: () => string;
};

export type Offered = { command: string; limits: Body };

export const as = (department: string) => ({ role: "department", department, sub: "p", name: "李明" });

const APPROVER = { name: "王强", rank: "head" };
const PLAIN = { article: "《行政许可法》第三十八条", reasons: "符合规定" };
const OBJECTION = {
  ...PLAIN,
  kind: "objection",
  facts: "距离不足",
  curableBy: "平移四米",
  signedBy: "李副局长",
};

export const status = async ({ on, applicationId, headers }: Player): Promise<Body> =>
  on.ask({ route: "getApplication", path: { applicationId }, headers });

/** The one of them who may; whoever else is no part of it is told that there is no such thing, or that it is not theirs. */
export async function theOne(
  departments: readonly string[],
  send: (department: string) => Promise<Answered>,
): Promise<{ department: string; body: Body }> {
  const answers = await Promise.all(
    departments.map(async (department) => ({ department, ...(await send(department)) })),
  );
  const taken = answers.filter((answer) => answer.status < 300);
  const others = answers.filter((answer) => ![200, 201, 403, 404].includes(answer.status));
  if (taken.length !== 1 || others.length > 0)
    throw new Error(
      `${departments.join(", ")}: ${JSON.stringify(answers.map((one) => [one.department, one.status, one.body.detail]))}`,
    );
  return taken[0]!;
}

/** A code as it was told, or as it is called today. */
const either = ({ luck, line }: Player, code: string): string =>
  luck.strikes(0.5) ? code : line().oneOf("materials", code);

export const caseOfLead = async (player: Player): Promise<{ department: string; body: Body }> =>
  theOne(player.leads(), (department) =>
    player.on.send({
      route: "getCase",
      path: { applicationId: player.applicationId },
      claims: as(department),
    }),
  );

export const reviewOfHolder = async (
  player: Player,
  row: Body,
): Promise<{ department: string; body: Body }> =>
  theOne([player.has.get(row.reviewId) ?? row.department.id], (department) =>
    player.on.send({ route: "getReview", path: { reviewId: row.reviewId }, claims: as(department) }),
  );

/** Hands in what is owed, or something else that is taken. */
export async function handIn(player: Player, code: string): Promise<void> {
  const { on, applicationId, headers, sha } = player;
  await on.ask({
    route: "handInMaterial",
    path: { applicationId, code: either(player, code) },
    headers,
    body: { name: "x.pdf", sha256: sha(), uri: "https://files.example/x.pdf" },
  });
}

export async function applicantActs(player: Player, offered: Offered): Promise<void> {
  const { on, luck, applicationId, headers } = player;
  const { command, limits } = offered;
  const own = { path: { applicationId }, headers };
  if (command === "handInMaterial") {
    const codes =
      limits.owed.length > 0 && luck.strikes(0.9) ? limits.owed : [...limits.owed, ...limits.others];
    await handIn(player, luck.one(codes));
  } else if (command === "withdrawApplication" && luck.strikes(0.1))
    await on.ask({ ...own, route: "withdrawApplication", body: { reason: "资金" } });
  else if (command === "fileComplaint" && luck.strikes(0.3)) {
    const about =
      limits.reviews.length > 0
        ? { reviewId: luck.one<string>(limits.reviews) }
        : { department: luck.one<string>(limits.departments) };
    await on.ask({ ...own, route: "fileComplaint", body: { about, text: "慢" } });
  }
}

export async function leadActs(player: Player, department: string, offered: Offered): Promise<void> {
  const { on, luck, applicationId } = player;
  const { command, limits } = offered;
  const own = { path: { applicationId }, claims: as(department) };
  switch (command) {
    case "answerAtWindow": {
      const sendsBack = limits.decisions.includes("request-materials") && limits.materials.length > 0;
      const body =
        sendsBack && luck.strikes(0.4)
          ? {
              decision: "request-materials",
              defects: [{ material: either(player, luck.one<string>(limits.materials)), defect: "未盖章" }],
            }
          : { decision: "accept" };
      return void (await on.ask({ ...own, route: "answerAtWindow", body }));
    }
    case "conveneJointReview": {
      const body = {
        heldOn: limits.earliest,
        time: "10:00",
        place: "会议室",
        agenda: "意见",
        invited: limits.departments,
      };
      return void (await on.ask({ ...own, route: "conveneJointReview", body }));
    }
    case "concludeJointReview": {
      const body = {
        ...PLAIN,
        minutes: "一致",
        result: luck.one<string>(limits.results),
        answers: limits.answers.map((reviewId: string) => ({ reviewId, reasons: "已落实" })),
        resolutions: limits.clashes.map((about: string) => ({ about, value: 36, text: "以36米为准" })),
        present: limits.present.map((id: string) => ({
          department: id,
          name: "李明",
          post: "局长",
          mandate: { by: "office", rank: "head" },
          said: "同意",
        })),
      };
      return void (await on.ask({ ...own, route: "concludeJointReview", body }));
    }
    case "decideApplication": {
      const body = { ...PLAIN, result: luck.one<string>(limits.results) };
      return void (await on.ask({ ...own, route: "decideApplication", body }));
    }
    default:
      return caseAct(player, department, offered);
  }
}

/** What window, lead and departments say of flags and facts. */
async function caseAct(
  { on, luck, applicationId }: Player,
  department: string,
  { command, limits }: Offered,
) {
  const own = { path: { applicationId }, claims: as(department) };
  if (command === "raiseFlag" && luck.strikes(0.5))
    await on.ask({
      ...own,
      route: "raiseFlag",
      body: { flag: luck.one(limits.flags), basis: "b", reason: "r" },
    });
  if (command === "liftFlag")
    await on.ask({ ...own, route: "liftFlag", body: { flag: luck.one(limits.flags), reason: "误标" } });
  if (command === "confirmFacts")
    await on.ask({
      ...own,
      route: "confirmFacts",
      body: { attributes: [luck.one(limits.attributes)], basis: "b" },
    });
}

/** A lead that objects presides over nothing: who does then is a matter of its own (`test/domain/commands`). */
function anOpinion(luck: Luck, isLead: boolean): object {
  const said = luck.between(0, 9);
  if (said < 6) return { kind: "consent" };
  if (said === 6) return { kind: "not-applicable", reasons: "无关" };
  if (said === 7 && !isLead) return OBJECTION;
  const about = luck.strikes(0.5) ? { about: "road-width", value: luck.one([12, 15]) } : {};
  return {
    kind: "consent-with-conditions",
    conditions: [{ text: "t", basis: "law", article: "a", ...about }],
  };
}

export async function departmentActs(
  player: Player,
  department: string,
  row: Body,
  { command, limits }: Offered,
): Promise<void> {
  const { on, luck } = player;
  const own = { path: { reviewId: row.reviewId }, claims: as(department) };
  const handler = { name: "李明", post: "A" };
  switch (command) {
    case "giveOpinion":
      if (limits.counts !== "late")
        await on.ask({
          ...own,
          route: "giveOpinion",
          body: anOpinion(luck, player.wasLead() === row.department.id),
        });
      return;
    case "requestSupplement": {
      const [items, defect] =
        limits.materials.length > 0 ? [limits.materials, null] : [limits.withDefect, "模糊"];
      if (items.length === 0) return;
      const body = { items: [{ material: either(player, luck.one<string>(items)), defect }], reasons: "r" };
      return void (await on.ask({ ...own, route: "requestSupplement", body }));
    }
    case "startSpecialProcedure": {
      const body = {
        kind: luck.one(limits.kinds),
        basis: "b",
        reasons: "r",
        plannedEnd: limits.earliest,
        approver: APPROVER,
      };
      return void (await on.ask({ ...own, route: "startSpecialProcedure", body }));
    }
    case "extendLimit": {
      const body = { days: limits.most, reasons: "r", approver: APPROVER };
      return void (await on.ask({ ...own, route: "extendLimit", body }));
    }
    case "endSpecialProcedure": {
      const procedures = row.specialProcedures as { kind: string; startedAt: string }[];
      const { kind, startedAt } = procedures.at(-1)!;
      return void (await on.ask({ ...own, route: command, query: { kind, startedAt } }));
    }
    case "signForReview":
      return void (await on.ask({ ...own, route: command }));
    case "answerOrder": {
      // A row of a list does not say when it was issued: whoever answers reads the review.
      const review = await on.ask({ ...own, route: "getReview" });
      const open = (review["orders"] as { to: string; issuedAt: string; answer: object | null }[]).find(
        ({ answer }) => answer === null,
      );
      if (open === undefined) return;
      const answering = { to: open.to, issuedAt: open.issuedAt, answer: "a" };
      return void (await on.ask({ ...own, route: command, body: answering }));
    }
    case "nameHandler":
      return void (await on.ask({ ...own, route: "nameHandler", body: handler }));
    case "takePosition": {
      const body = { position: luck.one(["withdraws", "maintains"]), reasons: "r" };
      return void (await on.ask({ ...own, route: "takePosition", body }));
    }
    default:
      return caseAct(player, department, { command, limits });
  }
}
