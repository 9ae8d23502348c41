/** 站内消息 by HTTP: for the applicant alone, in the language that is asked for, page by page; who reads them has received them. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

type Told = {
  messageId: string;
  at: string;
  text: string;
  todo: { text: string; materials: { code: string }[]; until: string; overdue: boolean } | null;
  reviewId: string | null;
  part: string;
  notices: { noticeId: string; kind: string }[];
};

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const messages = (query = "", headers: Record<string, string> = w.as.applicant(applicant)) =>
  w.call("GET", `/v1/applications/${applicant.applicationId}/messages${query}`, undefined, headers);
const told = async (query = ""): Promise<Told[]> => (await messages(query)).body.messages;
const ask = async (department: string) => {
  const item = {
    material: "site-plan",
    defect: "未盖章",
    basis: { document: "规划法", article: "第四十条" },
  };
  const path = `/v1/reviews/${applicant.applicationId}.consult-${department}/supplement-request`;
  const body = { items: [item], reasons: "图纸未盖章" };
  expect((await w.call("POST", path, body, await w.as.department(department))).status).toBe(200);
  await w.rest();
};

describe("the messages of a case", () => {
  it("begin with its acceptance, with the document that says it", async () => {
    const [first, ...others] = await told();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ part: "matters", todo: null, notices: [{ kind: "acceptance" }] });
    expect(first!.text).toMatch(/^申请已受理，/);
  });

  it("say what is asked for, and until when; whoever reads that has received it", async () => {
    await w.clock("PT1H");
    await ask("housing");
    const [asked] = await told();
    expect(asked).toMatchObject({
      part: "owed",
      notices: [{ kind: "supplement" }],
      todo: { materials: [{ code: "site-plan" }], overdue: false },
    });
    expect(asked!.reviewId).toContain("consult-housing");
    expect(asked!.text).toContain("要求补正");
    const { owed } = await w.status(applicant);
    expect(asked!.todo!.until).toBe(owed[0].until);
    const { body } = await w.call(
      "GET",
      `/v1/reviews/${asked!.reviewId}`,
      undefined,
      await w.as.department("housing"),
    );
    expect(body.supplement.servedBy).not.toBeNull();
  });

  it("ask with the newest one, and for nothing once it has come", async () => {
    await w.clock("PT1H");
    await ask("water");
    const open = (await told()).filter(({ todo }) => todo !== null);
    expect(open.map(({ reviewId }) => reviewId)).toEqual([expect.stringContaining("consult-water")]);
    const path = `/v1/applications/${applicant.applicationId}/materials/site-plan`;
    const file = {
      name: "总平面图（盖章）.pdf",
      sha256: "ab".repeat(32),
      uri: "https://files.example.org/2.pdf",
    };
    expect((await w.call("PUT", path, file, w.as.applicant(applicant))).status).toBe(200);
    await w.rest();
    expect((await told()).filter(({ todo }) => todo !== null)).toEqual([]);
  });

  it("come in English, by the address or by the header, and in pages", async () => {
    const all = await told();
    const english = await told("?lang=en");
    expect(english.map(({ messageId }) => messageId)).toEqual(all.map(({ messageId }) => messageId));
    for (const { text } of english) expect(text).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/);
    const headers = { ...w.as.applicant(applicant), "accept-language": "en" };
    expect((await messages("", headers)).body.messages).toEqual(english);
    const { body: first } = await messages("?limit=1");
    const { body: second } = await messages(`?limit=1&cursor=${first.nextCursor}`);
    expect([...first.messages, ...second.messages]).toEqual(all.slice(0, 2));
    expect((await messages(`?cursor=${Buffer.from("[1]").toString("base64url")}`)).status).toBe(400);
  });

  it("say to whoever lists their own cases when the last one came", async () => {
    const { creditCode } = example("municipal-road-application").applicant;
    const { body } = await w.call("GET", "/v1/own-applications", undefined, await w.as.signedIn(creditCode));
    const { toldAt } = body.applications[0];
    const [newest] = await told();
    expect(toldAt).toBe("2026-03-02T11:00:00.000+08:00");
    expect(toldAt <= newest!.at).toBe(true);
  });

  it("are nobody else's", async () => {
    expect((await messages("", {})).status).toBe(401);
    expect((await messages("", { "x-query-code": "0000-0000-0000-0000" })).status).toBe(404);
    expect((await messages("", await w.as.department("housing"))).status).toBeGreaterThanOrEqual(401);
  });
});
