/** Posts A and B over HTTP: who is away, who holds the post, what pages and documents say of it, and a hand-over. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { generalPost } from "../../functions/domain/catalogue/posts.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { rulesWith } from "../support/rules.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let clerk: Record<string, string>;

const { departments } = fixtureRules().region;
const posts = [{ ...generalPost({ A: "王工", B: "赵工" }), leader: "李科" }];
const rules = rulesWith({
  region: { departments: departments.map((one) => (one.id === "water" ? { ...one, posts } : one)) },
});

const to = (path: string) => `/v1/departments/water/${path}`;
const put = (path: string, body: object, headers = clerk) => w.call("PUT", to(path), body, headers);
const staff = async () => (await w.call("GET", to("staff"), undefined, clerk)).body;
const as = (about: Record<string, string>) => w.as.person("water", about);
const reviewOf = ({ applicationId }: Applicant) => `/v1/reviews/${applicationId}.consult-water`;
const handlerOf = async (applicant: Applicant) =>
  (await w.call("GET", reviewOf(applicant), undefined, clerk)).body.handler;

beforeAll(async () => {
  w = await world({ rules });
  clerk = await w.as.department("water");
});
afterAll(() => w.stop());

describe("a post of two", () => {
  it("is B's while A is away: on the page, in the list, in documents; the leader's with both away", async () => {
    const applicant = await w.submit();
    expect(await handlerOf(applicant)).toEqual({ name: "王工", post: "A" });
    const gone = { person: "王工", from: "2026-03-02T09:00:00+08:00", until: "2026-03-04T09:00:00+08:00" };
    const entered = await put("absences/leave", { ...gone, reason: "年休假" });
    expect(entered).toMatchObject({
      status: 200,
      body: {
        posts: [{ code: "general", holder: { name: "赵工", post: "B" } }],
        away: [{ person: "王工" }],
        absences: [{ absenceId: "leave", awaitsConfirmation: false, confirmed: null }],
      },
    });
    expect(await handlerOf(applicant)).toEqual({ name: "赵工", post: "B" });
    // In whose place somebody has it is said, and said no more once it is theirs.
    const shown = async () => (await w.call("GET", reviewOf(applicant), undefined, clerk)).body.standsInFor;
    expect(await shown()).toBe("王工");
    const { reviews } = (await w.call("GET", "/v1/reviews", undefined, clerk)).body;
    expect(reviews[0].handler).toEqual({ name: "赵工", post: "B" });
    expect((await w.status(applicant))["reviews"]).toContainEqual(
      expect.objectContaining({ handler: { name: "赵工", post: "B" } }),
    );

    const objection = { reasons: "断面不足", article: "防洪法第27条", facts: "12", curableBy: "3 m" };
    const given = { kind: "objection", ...objection, signedBy: "吴局" };
    const opinion = await w.call("PUT", `${reviewOf(applicant)}/opinion`, given, clerk);
    expect(opinion.status).toBe(200);
    await w.rest();
    const { notices } = (await w.call("GET", `${reviewOf(applicant)}/notices`, undefined, clerk)).body;
    const report = notices.find(({ kind }: { kind: string }) => kind === "objection-report");
    const document = await w.call("GET", `${reviewOf(applicant)}/notices/${report.noticeId}`, undefined, {
      ...clerk,
      accept: "application/json",
    });
    expect(document.body.notice.body).toMatchObject({ handler: { name: "赵工", post: "B" } });

    const both = { person: "赵工", from: "2026-03-03T09:00:00+08:00", reason: "病假" };
    expect(await put("absences/ill", both)).toMatchObject({
      status: 422,
      body: { code: "leader-needed", other: "王工", leader: "李科" },
    });
    expect((await put("absences/ill", { ...both, leader: "孙科" })).status).toBe(422);
    expect((await put("absences/ill", { ...both, leader: "李科" })).status).toBe(200);
    const second = await w.submit();
    await w.clock("2026-03-03T09:00:00+08:00");
    expect(await handlerOf(second)).toEqual({ name: "李科", post: "leader" });
    await w.clock("2026-03-04T09:00:00+08:00");
    expect(await handlerOf(second)).toEqual({ name: "王工", post: "A" });
    // Whoever had the one that is closed has had it.
    expect(await handlerOf(applicant)).toEqual({ name: "赵工", post: "B" });
  });

  it("asks the leader about days gone by, and nobody else about anything of it", async () => {
    const late = { person: "李科", from: "2026-03-04T08:00:00+08:00", until: "2026-03-04T08:30:00+08:00" };
    expect((await put("absences/late", { ...late, reason: "外勤" })).body.absences[0]).toMatchObject({
      awaitsConfirmation: true,
    });
    const officer = await as({ rank: "officer", name: "周工" });
    expect((await w.call("PUT", to("absences/late/confirmation"), undefined, officer)).body.code).toBe(
      "leader-confirms",
    );
    const head = await as({ rank: "head", name: "吴局" });
    const confirmed = await w.call("PUT", to("absences/late/confirmation"), undefined, head);
    expect(confirmed.body.absences[0]).toMatchObject({
      awaitsConfirmation: false,
      confirmed: { by: { name: "吴局" } },
    });
    const other = await w.as.department("housing");
    expect((await put("absences/late", { ...late, reason: "r" }, other)).body.code).toBe(
      "not-your-department",
    );
    expect((await put("absences/x", { ...late, until: late.from, reason: "r" })).status).toBe(400);
    expect((await w.call("DELETE", to("absences/nobody"), { reason: "r" }, clerk)).body.code).toBe(
      "unknown-absence",
    );
  });

  it("hands over its open reviews, each listed, to whoever accepts them by name", async () => {
    const applicant = await w.submit();
    const offered = await put("hand-overs/leaves", { from: "王工", to: "钱工", reason: "调离" });
    expect(offered.body.handOvers[0]).toMatchObject({ answered: null });
    expect(offered.body.handOvers[0].reviews).toContain(`${applicant.applicationId}.consult-water`);
    expect((await put("hand-overs/leaves/answer", {})).body.code).toBe("not-the-receiver");
    const told = async (name: string) =>
      (await w.call("GET", "/v1/reviews", undefined, await as({ name }))).body.told.handOvers;
    expect(await told("钱工")).toMatchObject([{ handOverId: "leaves", from: "王工", state: "offered" }]);
    expect(await told("王工")).toEqual([]);
    const messages = async () =>
      JSON.stringify(
        (
          await w.call(
            "GET",
            `/v1/applications/${applicant.applicationId}/messages`,
            undefined,
            w.as.applicant(applicant),
          )
        ).body,
      );
    expect(await messages()).not.toContain("钱工");
    expect(await handlerOf(applicant)).toMatchObject({ name: "王工" });
    const receiver = await as({ name: "钱工" });
    expect((await put("hand-overs/leaves/answer", {}, receiver)).status).toBe(200);
    expect((await put("hand-overs/leaves/answer", {}, receiver)).status).toBe(200);
    expect(await told("钱工")).toEqual([]);
    expect(await told("王工")).toMatchObject([{ handOverId: "leaves", to: "钱工", state: "accepted" }]);
    // Its applicant is told once, and nobody of a review that is closed.
    expect((await messages()).match(/的经办人变更为钱工/g)).toHaveLength(1);
    await w.clock("2026-03-11T10:00:00+08:00");
    expect(await told("王工")).toEqual([]);
    expect(await handlerOf(applicant)).toEqual({ name: "钱工", post: "A" });
    const later = await w.submit();
    expect(await handlerOf(later)).toMatchObject({ name: "王工" });
    expect((await put("hand-overs/none", { from: "孙工", to: "钱工", reason: "r" })).body.code).toBe(
      "nothing-to-hand-over",
    );
    expect((await put("hand-overs/own", { from: "王工", to: "王工", reason: "r" })).status).toBe(400);
    expect((await staff()).handOvers).toHaveLength(1);
  });
});
