/** 联合踏勘 over HTTP: two departments ask, all come at once, an agent confirms, findings with a photograph, the calendar file. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { rulesWith } from "../support/rules.ts";

const good = example("municipal-road-application");
const VISITING = ["land", "water", "highways"];
const rules = rulesWith({
  matters: Object.fromEntries(VISITING.map((id) => [`consult-${id}`, { siteVisit: true }])),
});

type Headers = Record<string, string>;
let w: World;
let own: Applicant;
const as: Record<string, Headers> = {};
const visits = (path = "") => `/v1/applications/${own.applicationId}/site-visits${path}`;
const post = (path: string, body: object, who: string) => w.call("POST", visits(path), body, as[who]);
const put = (path: string, body: object, who: string) => w.call("PUT", visits(path), body, as[who]);
const ask = { time: "09:30", place: "工地, 东门", contact: "张工", reasons: "核对管线" };
const officers = [{ name: "王强", card: "粤B-1" }, { name: "李静" }];
const ics = (who: Headers, query = "") => fetch(`${w.url}${visits("/invitation")}${query}`, { headers: who });
const dueOf = async (id: string): Promise<string> =>
  (await w.call("GET", `/v1/reviews/${own.applicationId}.consult-${id}`, undefined, as[id])).body.dueAt;

beforeAll(async () => {
  w = await world({ rules });
  for (const id of [...VISITING, "housing", "planning"]) as[id] = await w.as.department(id);
  as["supervisor"] = await w.as.role("supervisor");
  own = (await w.call("POST", "/v1/applications", good)).body as Applicant;
  as["applicant"] = { "x-query-code": own.queryCode };
  await w.rest();
});
afterAll(() => w.stop());

describe("a joint site visit", () => {
  it("is called by itself when two departments ask, and the due dates of the invited alone move", async () => {
    const [land, housing] = [await dueOf("land"), await dueOf("housing")];
    const first = await post("/requests", ask, "land");
    expect(first.body).toMatchObject({ visits: [], asks: [{ department: { id: "land" } }] });
    const second = await post("/requests", { ...ask, time: "10:00" }, "water");
    expect(second.body.visits).toMatchObject([
      { number: 1, state: "called", heldOn: "2026-03-05", time: "09:30", calledBy: "requests" },
    ]);
    expect(
      second.body.visits[0].invited.map((one: { department: { id: string } }) => one.department.id).sort(),
    ).toEqual(VISITING.toSorted());
    expect((await dueOf("land")) > land).toBe(true);
    expect(await dueOf("housing")).toBe(housing);
    await w.rest();
    const { notices } = (
      await w.call("GET", `/v1/applications/${own.applicationId}/notices`, undefined, as["applicant"])
    ).body;
    expect(notices.map(({ kind }: { kind: string }) => kind)).toContain("site-visit");
  });

  it("is no business of who has no part in it, and refuses what cannot be with what is possible", async () => {
    expect((await post("/requests", ask, "housing")).body).toMatchObject({ code: "visit-not-needed" });
    expect(
      (await post("", { ...ask, reasons: undefined, heldOn: "2026-03-09" }, "planning")).body,
    ).toMatchObject({
      status: 409,
      code: "visit-called-already",
      heldOn: "2026-03-05",
    });
    expect((await post("", { ...ask, reasons: undefined, heldOn: "2026-03-09" }, "water")).body.code).toBe(
      "role-not-allowed",
    );
    const moving = { time: "09:30", why: "weather", reasons: "暴雨" };
    expect((await put("/date", { ...moving, heldOn: "2026-03-07" }, "planning")).body).toMatchObject({
      status: 422,
      code: "visit-day-off",
      next: "2026-03-09",
    });
    expect((await put("/date", { ...moving, heldOn: "2026-03-03" }, "planning")).body).toMatchObject({
      code: "visit-date",
      earliest: "2026-03-05",
    });
    expect((await put("/findings", { officers: [officers[0]], text: "t" }, "water")).status).toBe(400);
    expect(
      (await put("/findings", { officers: [officers[1], officers[1]], text: "t" }, "water")).body.errors,
    ).toMatchObject([{ code: "officer-twice" }]);
    const sameCard = [officers[0], { name: "李静", card: "粤B-1" }];
    expect((await put("/findings", { officers: sameCard, text: "t" }, "water")).body.errors).toMatchObject([
      { path: "officers", code: "card-twice" },
    ]);
    const attended = await put("/attendance", { applicant: true, absent: ["water", "water"] }, "planning");
    expect(attended.body.errors).toMatchObject([{ path: "absent", code: "absent-twice" }]);
    expect((await put("/findings", { officers, text: "t" }, "water")).body.code).toBe("visit-not-begun");
  });

  it("is confirmed by an agent who is authorised to it, and by no other", async () => {
    const { creditCode, name } = good.applicant;
    const applicant = await w.as.signedIn(creditCode, name);
    const agentWith = async (acts: string[], sub: string): Promise<Headers> => {
      const about = { projectCode: good.project.code, applicationId: own.applicationId };
      const given = await w.call(
        "POST",
        "/v1/own-authorisations",
        { agent: { id: sub, name: "李明" }, about, acts, from: "2026-03-02", until: "2026-03-31" },
        applicant,
      );
      const { body } = await w.call("POST", "/local/tokens", { role: "agent", sub });
      return { authorization: `Bearer ${body.token}`, "x-authorisation": given.body.authorisationId };
    };
    as["other"] = await agentWith(["supply"], "agent-other");
    as["agent"] = await agentWith(["confirm-visit"], "agent-li");
    expect((await put("/answer", { answer: "confirm" }, "other")).body.code).toBe("act-not-authorised");
    const confirmed = await put("/answer", { answer: "confirm" }, "agent");
    expect(confirmed.body.visits[0].answer).toMatchObject({ as: "confirmed" });
    expect(confirmed.body.asks).toEqual([]);
  });

  it("is in everybody's calendar, by one file that anybody invited may fetch", async () => {
    for (const who of ["applicant", "water", "planning", "supervisor"]) {
      const file = await ics(as[who]!);
      expect([who, file.status, file.headers.get("content-type")]).toEqual([
        who,
        200,
        "text/calendar; charset=utf-8; method=REQUEST",
      ]);
      const text = await file.text();
      expect(text).toContain("DTSTART:20260305T013000Z\r\n");
      expect(text).toContain("LOCATION:工地\\, 东门\r\n");
    }
    expect(await (await ics(as["applicant"]!, "?lang=en")).text()).toContain("SUMMARY:Joint site visit");
  });

  it("ends with who came, what each found with a photograph, and minutes that go out without who owes it", async () => {
    await w.call("PUT", "/local/clock", { advance: "P3D" });
    await w.call("PUT", "/local/clock", { advance: "PT2H" });
    await w.rest();
    expect(
      (await put("/attendance", { applicant: true, absent: ["highways"] }, "planning")).body.visits[0],
    ).toMatchObject({
      state: "under-way",
      attendance: { applicant: true, absent: [{ id: "highways" }] },
    });
    const announced = await w.call(
      "POST",
      `/v1/applications/${own.applicationId}/uploads`,
      announcedAs(CONTENTS.pdf),
      as["water"],
    );
    const file = announced.body as Announced;
    await putTo(file, CONTENTS.pdf);
    await w.call("PUT", `/v1/uploads/${file.fileId}/completion`, undefined, as["water"]);
    const found = await put(
      "/findings",
      { officers, text: "与图纸一致", attachments: [file.fileId] },
      "water",
    );
    expect(found.body.visits[0].findings).toMatchObject([
      { department: { id: "water" }, attachments: [{ fileId: file.fileId }] },
    ]);
    // Everybody who was invited may see the photograph, and nobody else.
    const read = (who: string) => w.call("GET", `/v1/files/${file.fileId}/address`, undefined, as[who]);
    expect((await read("land")).status).toBe(200);
    expect((await read("housing")).body.code).toBe("unknown-file");
    await w.call("PUT", "/local/clock", { advance: "P3D" });
    await w.rest();
    const after = (await w.call("GET", visits(), undefined, as["supervisor"])).body;
    expect(after.visits[0]).toMatchObject({ state: "minuted", missing: [{ id: "land" }] });
    // Whose they are is said by name, in either language; programs have the ids.
    for (const [language, said] of [
      ["zh-CN", "踏勘意见由参加踏勘的部门提交：国土资源局、水务局。"],
      ["en", "Findings are given by the departments that were there: Land and Resources, Water Affairs."],
    ] as const) {
      const headers = { ...as["housing"], "accept-language": language };
      const { body } = await w.call("PUT", visits("/findings"), { officers, text: "t" }, headers);
      expect(body).toMatchObject({ code: "not-at-visit", departments: ["land", "water"], detail: said });
    }
    // What owes findings may record them still.
    expect((await put("/findings", { officers, text: "补报" }, "land")).body.visits[0].missing).toEqual([]);
  });
});
