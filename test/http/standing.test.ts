/** What has become of a document since it was issued, as whoever verifies it is told. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";
import { heard } from "../support/hearing.ts";

type Listed = { noticeId: string; kind: string; number: string; code: string; reviewId: string | null };

let w: World;
let applicant: Applicant;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
});
afterAll(() => w.stop());

const listed = async (kind: string, code?: string): Promise<Listed[]> =>
  ((await w.notices(applicant)) as Listed[]).filter(
    (notice) => notice.kind === kind && (code === undefined || notice.reviewId?.endsWith(code)),
  );
const standing = async ({ number, code }: Listed) => {
  const query = String(new URLSearchParams({ number, code }));
  const { body } = await w.call("GET", `/v1/notices/verification?${query}`);
  const { void: lost, superseded, underReview } = body;
  return { void: lost, superseded, underReview };
};
const page = async ({ noticeId }: Listed): Promise<string> => {
  const path = `/v1/applications/${applicant.applicationId}/notices/${noticeId}`;
  const headers = { accept: "text/html", ...w.as.applicant(applicant) };
  return (await fetch(`${w.url}${path}`, { headers })).text();
};
const act = async (department: string, path: string, body: object): Promise<void> => {
  const address = `/v1/reviews/${applicant.applicationId}.consult-${department}/${path}`;
  const { status } = await w.call("POST", address, body, await w.as.department(department));
  expect([path, status]).toEqual([path, 200]);
  await w.rest();
};
const asking = (reasons: string) => ({
  items: [
    { material: "site-plan", defect: "未盖章", basis: { document: "城乡规划法", article: "第四十条" } },
  ],
  reasons,
});
const NOTHING = { void: null, superseded: null, underReview: null };

describe("a document", () => {
  it("is in force until something becomes of it", async () => {
    const [acceptance] = await listed("acceptance");
    expect(await standing(acceptance!)).toEqual(NOTHING);
    expect(await page(acceptance!)).not.toContain('class="standing"');
  });

  it("that lists what is owed is superseded by the next list, which holds it all", async () => {
    await act("housing", "supplement-request", asking("图纸未盖章"));
    const [first] = await listed("supplement");
    expect(await standing(first!)).toEqual(NOTHING);
    await w.clock("PT1H");
    await act("water", "supplement-request", asking("图纸未盖章"));
    const second = (await listed("supplement")).at(-1)!;
    expect(await standing(first!)).toMatchObject({
      superseded: { in: "whole", number: second.number, kind: "supplement" },
    });
    expect(await standing(second)).toEqual(NOTHING);
    expect(await page(first!)).toContain(second.number);
  });

  it("that tells a date is superseded in that by the next one about the same review, and by no other", async () => {
    await act("land", "extension", { days: 2, reasons: "需补充调查" });
    const [extension] = await listed("extension", "consult-land");
    expect(await standing(extension!)).toEqual(NOTHING);
    await w.clock("PT1H");
    const hearing = {
      kind: "hearing",
      basis: "行政许可法 第四十六条",
      reasons: "r",
      plannedEnd: "2026-03-06",
    };
    await act("traffic-police", "special-procedure", hearing);
    expect(await standing(extension!)).toEqual(NOTHING);
    await act("land", "special-procedure", hearing);
    const [stop] = await listed("delay", "consult-land");
    expect(await standing(extension!)).toMatchObject({
      void: null,
      superseded: { in: "part", number: stop!.number, kind: "delay" },
    });
  });

  it("says nothing of a complaint: that is for the complainant and the supervisors alone", async () => {
    const path = `/v1/applications/${applicant.applicationId}/complaints`;
    const complaint = { about: { department: "land" }, text: "拖延" };
    expect((await w.call("POST", path, complaint, w.as.applicant(applicant))).status).toBe(201);
    for (const notice of await listed("acceptance")) expect(await standing(notice)).toEqual(NOTHING);
  });
});

describe("a decision", () => {
  it("is under review once a consent by silence that it rested on was revoked afterwards", async () => {
    applicant = await w.submit();
    for (const department of ELEVEN.filter((one) => one !== "housing"))
      await w.opinion(applicant, department);
    await w.clock("P14D");
    await w.rest();
    const [summary] = await listed("summary");
    expect(await standing(summary!)).toEqual(NOTHING);
    const reviewId = `${applicant.applicationId}.consult-housing`;
    const supervisor = await w.as.role("supervisor");
    const revocation = { announcedAt: await heard(w, applicant, reviewId, supervisor), reasons: "r" };
    const { status } = await w.call("POST", `/v1/reviews/${reviewId}/revocation`, revocation, supervisor);
    expect(status).toBe(200);
    expect(await standing(summary!)).toMatchObject({
      void: null,
      superseded: null,
      underReview: { why: "consent-revoked", since: expect.stringContaining("+08:00") },
    });
    expect(await page(summary!)).toContain("本决定正在复核");
  });
});
