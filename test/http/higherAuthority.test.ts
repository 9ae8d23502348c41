/** 需国家、省审批 over HTTP: examined here, sent on with a file, on no clock and of no silence meanwhile, answered, said so. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, objection, world, type Answer, type Applicant, type World } from "../support/runtime.ts";

const authority = { name: "省自然资源厅", nameEn: "Provincial department", level: "province" } as const;
const SENDING = {
  number: "深龙国土报〔2026〕1号",
  expectedOn: "2026-03-20",
  tracker: { name: "王强", phone: "0755-28900000" },
};
const ANSWER = { number: "粤自然资复〔2026〕8号", receivedOn: "2026-03-31", result: "approved" };

let w: World;
let own: Applicant;
const path = (part = "", matter = "consult-land") => `/v1/reviews/${own.applicationId}.${matter}${part}`;
const by = async (method: string, at: string, body?: object, department = "land"): Promise<Answer> =>
  w.call(method, at, body, await w.as.department(department));
const code = async (asked: Promise<Answer>) => {
  const { status, body } = await asked;
  return [status, body.code];
};
const seen = async () =>
  (await w.status(own)).reviews.find(
    ({ matter }: { matter: { code: string } }) => matter.code === "consult-land",
  );

beforeAll(async () => {
  w = await world({ rules: rulesWith({ matters: { "consult-land": { higherAuthority: authority } } }) });
  own = await w.submit();
});
afterAll(() => w.stop());

describe("a matter that a higher authority decides", () => {
  it("is examined here within our own limits, and consented to by nobody before it was sent on", async () => {
    expect(await seen()).toMatchObject({
      status: "running",
      dueDate: "2026-03-11",
      higher: { authority, sent: null },
    });
    expect(await code(by("PUT", path("/opinion"), { kind: "consent" }))).toEqual([409, "send-on-first"]);
    expect(
      await code(by("PUT", path("/sending-on/answer"), { ...ANSWER, receivedOn: "2026-03-02" })),
    ).toEqual([409, "not-sent-on"]);
  });

  it("is sent on by its own department alone, with an answer expected on a day to come", async () => {
    const send = (body: object, department = "land") =>
      code(by("POST", path("/sending-on"), body, department));
    expect(await send(SENDING, "water")).toEqual([403, "not-your-review"]);
    expect(await send({ ...SENDING, expectedOn: "2026-03-02" })).toEqual([422, "higher-date"]);
    expect(await send({ ...SENDING, expectedOn: "2099-01-01" })).toEqual([422, "higher-date"]);
    expect(await send({ ...SENDING, tracker: undefined })).toEqual([400, "malformed"]);
    expect(await code(by("POST", path("/sending-on", "consult-water"), SENDING, "water"))).toEqual([
      422,
      "not-of-higher-authority",
    ]);
    expect((await seen()).higher.sent).toBeNull();
  });

  it("is on no clock of ours from then, and of no silence, however long", async () => {
    const announced = await by(
      "POST",
      `/v1/applications/${own.applicationId}/uploads`,
      announcedAs(CONTENTS.pdf),
    );
    const file = announced.body as Announced;
    await putTo(file, CONTENTS.pdf);
    await by("PUT", `/v1/uploads/${file.fileId}/completion`);
    const sending = { ...SENDING, attachments: [file.fileId] };
    const sent = await by("POST", path("/sending-on"), sending);
    expect(sent).toMatchObject({ status: 200, body: { status: "suspended", dueAt: null, lamp: "blue" } });
    expect(sent.body.higher.sent).toMatchObject({
      ...SENDING,
      answer: null,
      attachments: [{ fileId: file.fileId }],
    });
    // The same once more is answered as the first time; another number is no second sending.
    expect((await by("POST", path("/sending-on"), sending)).status).toBe(200);
    expect(await code(by("POST", path("/sending-on"), { ...sending, number: "2" }))).toEqual([
      409,
      "sent-on",
    ]);
    for (const opinion of [{ kind: "consent" }, objection])
      expect(await code(by("PUT", path("/opinion"), opinion))).toEqual([409, "sent-on"]);
    for (const department of ELEVEN.filter((id) => id !== "land")) await w.opinion(own, department);
    await w.clock("2026-03-31T09:00:00+08:00");
    expect(await w.status(own)).toMatchObject({ status: "in-review", expectedDecisionBy: null });
    expect(await seen()).toMatchObject({ status: "suspended", overdue: false, dueAt: null, usedDays: 0 });
    // The ledger goes as far as it has stood, not to the end of the calendar.
    const { days } = (await by("GET", path("/clock"))).body;
    expect([days.length, days.at(-1).date]).toEqual([30, "2026-03-31"]);
    const types = (await w.events(own)).map(({ type }: { type: string }) => type);
    expect(types.filter((type: string) => /overdue|deemed/.test(type))).toEqual([]);
  });

  it("has who keeps track of it asked to remind there, from the day after the answer was expected", async () => {
    expect((await seen()).higher.sent.reminders).toEqual([
      "2026-03-21T00:00:00.000+08:00",
      "2026-03-28T00:00:00.000+08:00",
    ]);
    const { notices } = (await by("GET", path("/notices"))).body;
    const told = notices.filter(({ kind }: { kind: string }) => kind === "tracking");
    expect(told).toHaveLength(2);
    const address = `${w.url}${path(`/notices/${told[0].noticeId}`)}`;
    const page = await fetch(address, {
      headers: { ...(await w.as.department("land")), accept: "text/html" },
    });
    expect(await page.text()).toMatch(/已转报上级机关，预计答复日期已过.*王强/s);
    const applicants = (await w.notices(own)).filter(({ kind }: { kind: string }) => kind === "tracking");
    expect(applicants).toEqual([]);
  });

  it("is answered on a day that has come, once, and its department says so; nothing of it was late", async () => {
    const answer = (body: object, department = "land") =>
      code(by("PUT", path("/sending-on/answer"), body, department));
    expect(await answer(ANSWER, "water")).toEqual([403, "not-your-review"]);
    expect(await answer({ ...ANSWER, receivedOn: "2026-04-01" })).toEqual([422, "higher-date"]);
    expect(await answer({ ...ANSWER, receivedOn: "2026-03-01" })).toEqual([422, "higher-date"]);
    expect(await answer({ ...ANSWER, result: "perhaps" })).toEqual([400, "malformed"]);
    expect((await by("PUT", path("/sending-on/answer"), ANSWER)).body.higher.sent.answer).toEqual(ANSWER);
    expect((await by("PUT", path("/sending-on/answer"), ANSWER)).status).toBe(200);
    expect(await answer({ ...ANSWER, result: "refused" })).toEqual([409, "higher-answered"]);
    await w.rest();
    const { messages } = (
      await w.call("GET", `/v1/applications/${own.applicationId}/messages`, undefined, w.as.applicant(own))
    ).body;
    expect(JSON.stringify(messages)).toMatch(/上级机关已批准.*预计2026年3月20日答复；其间不计算办理期限/s);
    await w.clock("2026-05-20T09:00:00+08:00");
    expect((await w.opinion(own, "land")).status).toBe(200);
    await w.rest();
    expect(await w.status(own)).toMatchObject({ status: "granted" });
    expect(await seen()).toMatchObject({ outcome: "consented", overdue: false, deemed: false });
    expect(await answer({ ...ANSWER, result: "refused" })).toEqual([409, "already-decided"]);
  });
});
