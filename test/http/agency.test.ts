/** Agents (全程办事代理): who names one, what they do for the applicant, by which authorisation, and when that is over. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { ALL_ACTS } from "../../functions/domain/agency/acts.ts";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { rulesWith } from "../support/rules.ts";

const good = example("municipal-road-application");
const { creditCode, name } = good.applicant;
const OTHER = "91990000MA5EXMP75W";
const days = { from: "2026-03-02", until: "2026-03-31" };
const projectCode: string = good.project.code;
const LI = { id: "agent-li", name: "李明" };

type Headers = Record<string, string>;
let w: World;
let own: Applicant;
let applicant: Headers;
let agent: Headers;
let supervisor: Headers;
const path = () => `/v1/applications/${own.applicationId}`;

const rules = rulesWith({
  region: {
    agency: {
      team: [
        { id: "team-chen", name: "陈静", nameEn: "Chen Jing" },
        { id: "team-wang", name: "王芳", nameEn: "Wang Fang", organ: "water" },
      ],
    },
  },
});

async function signedInAs(sub: string, about: object = {}): Promise<Headers> {
  const { body } = await w.call("POST", "/local/tokens", { role: "agent", sub, ...about });
  return { authorization: `Bearer ${body.token}` };
}

/** Gives an authorisation; with the header by which its agent acts. */
async function given(about: object = {}, who: Headers = applicant) {
  const body = {
    agent: LI,
    about: { projectCode },
    acts: ["submit", "supply", "receive"],
    ...days,
    ...about,
  };
  return w.call("POST", "/v1/own-authorisations", body, who);
}
const by = (came: { body: { authorisationId: string } }, who: Headers = agent): Headers => ({
  ...who,
  "x-authorisation": came.body.authorisationId,
});
const put = (what: string, body: object, who: Headers) => w.call("PUT", `/v1/${what}`, body, who);
const ended = (came: { body: { authorisationId: string } }, why = "revoked") =>
  put(`own-authorisations/${came.body.authorisationId}/end`, { why }, applicant);

beforeAll(async () => {
  w = await world({ rules });
  applicant = await w.as.signedIn(creditCode, name);
  agent = await signedInAs(LI.id);
  supervisor = await w.as.role("supervisor");
});
afterAll(() => w.stop());

describe("an agent whom the applicant has named", () => {
  it("submits for the applicant, and the record says who did, for whom and by what", async () => {
    const authority = await given();
    expect(authority.status).toBe(201);
    expect(authority.body).toMatchObject({ status: "standing", agent: { ...LI, isTeam: false }, over: null });
    // The same again is the same one.
    expect((await given()).body.authorisationId).toBe(authority.body.authorisationId);
    const submitted = await w.call("POST", "/v1/applications", good, by(authority));
    expect(submitted.status).toBe(201);
    own = submitted.body as Applicant;
    await w.rest();
    const { events } = (await w.call("GET", `${path()}/events`, undefined, by(authority))).body;
    expect(events[0]).toMatchObject({
      type: "application-received",
      by: { role: "agent", sub: LI.id, for: { creditCode, authorisationId: authority.body.authorisationId } },
    });
    const status = await w.call("GET", path(), undefined, by(authority));
    expect(status.body.status).toBe("in-review");
    const offered = status.body.offers.map(({ command }: { command: string }) => command);
    expect(offered).toContain("handInMaterial");
    for (const command of ["withdrawApplication", "changeProject", "addFlag", "fileComplaint"])
      expect(offered).not.toContain(command);
    // Who has read it for the applicant is in the trail, as who acts for whom.
    const trail = await w.call(
      "GET",
      `/v1/audit-trail?applicationId=${own.applicationId}`,
      undefined,
      await w.as.role("auditor"),
    );
    expect(trail.body.entries).toContainEqual(
      expect.objectContaining({
        route: "getApplication",
        who: expect.objectContaining({ role: "agent", sub: LI.id }),
        about: expect.objectContaining({ authorisation: authority.body.authorisationId }),
      }),
    );
    // That somebody acts for the applicant is in the record of the case, and a document says so to applicant and lead.
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "agent-authorised",
        data: expect.objectContaining({ acts: ["submit", "supply", "receive"] }),
      }),
    );
    const listed = (await w.call("GET", "/v1/own-applications", undefined, applicant)).body.applications;
    expect(listed.map((one: Applicant) => one.applicationId)).toContain(own.applicationId);
  });

  it.each<[string, number, (authority: Headers) => Promise<{ body: { code: string; status: number } }>]>([
    ["act-not-authorised", 403, (who) => w.call("POST", `${path()}/withdrawal`, { reason: "r" }, who)],
    [
      "act-not-authorised",
      403,
      (who) => w.call("POST", `${path()}/complaints`, { about: { department: "land" }, text: "t" }, who),
    ],
    [
      "applicant-alone",
      403,
      (who) => w.call("POST", `${path()}/stated-flags`, { flag: "quota", reason: "r" }, who),
    ],
    ["applicant-alone", 403, (who) => w.call("GET", "/v1/own-applications", undefined, who)],
    // No sub-delegation.
    ["applicant-alone", 403, (who) => given({}, who)],
    [
      "authorised-for-another",
      403,
      (who) =>
        w.call(
          "POST",
          "/v1/applications",
          { ...good, project: { ...good.project, code: "2605-440307-04-01-654321" } },
          who,
        ),
    ],
    [
      "not-own-credit-code",
      403,
      (who) =>
        w.call(
          "POST",
          "/v1/applications",
          { ...good, applicant: { ...good.applicant, creditCode: OTHER } },
          who,
        ),
    ],
    [
      "unknown-application",
      404,
      (who) => w.call("GET", "/v1/applications/440307-0000000000000000", undefined, who),
    ],
    [
      "authorisation-needed",
      403,
      ({ authorization }) => w.call("GET", path(), undefined, { authorization: authorization! }),
    ],
    [
      "authorisation-needed",
      403,
      async (who) => w.call("GET", path(), undefined, { ...who, ...(await signedInAs("somebody")) }),
    ],
  ])(
    "is refused with %s (%d) what nobody has left to them, and nothing is written",
    async (code, status, ask) => {
      const authority = by(await given());
      const before = (await w.call("GET", `${path()}/events`, undefined, authority)).body.events.length;
      expect((await ask(authority)).body).toMatchObject({ code, status });
      expect((await w.call("GET", `${path()}/events`, undefined, authority)).body.events).toHaveLength(
        before,
      );
    },
  );

  it("gives no promise of the applicant's, and acts for no case in which their own organ takes part", async () => {
    const authority = by(await given());
    const claims = [{ matter: "consult-water", by: "promise", signedBy: "李明" }];
    expect((await w.call("POST", "/v1/applications", { ...good, claims }, authority)).body.code).toBe(
      "applicant-alone",
    );
    const official = { ...authority, ...(await signedInAs(LI.id, { organ: "water" })) };
    expect((await w.call("GET", path(), undefined, official)).body).toMatchObject({
      code: "agent-of-organ",
      department: "water",
    });
    expect((await w.call("POST", "/v1/applications", good, official)).body.code).toBe("agent-of-organ");
  });

  it("looks after a project and a site for one applicant alone", async () => {
    const other = await w.as.signedIn(OTHER);
    expect((await given({}, other)).body).toMatchObject({ code: "agent-taken", status: 409, agent: LI.id });
    const elsewhere = { projectCode: "2605-440307-04-01-654321", site: "G 01" };
    const second = { id: "agent-zhao", name: "赵强" };
    expect((await given({ agent: second, about: elsewhere }, other)).status).toBe(201);
    const sameSite = { projectCode: "2605-440307-04-01-777777", site: "g01" };
    expect((await given({ agent: second, about: sameSite })).body.code).toBe("agent-taken");
    expect((await given({ agent: { id: "agent-sun", name: "孙丽" }, about: sameSite })).status).toBe(201);
  });

  it("may do nothing from the instant of the end on; what was done stands, nothing revives it, another one is given", async () => {
    const authority = await given({ acts: ["supply"] });
    const read = () => w.call("GET", path(), undefined, by(authority));
    expect((await read()).status).toBe(200);
    const over = await ended(authority);
    expect(over.body).toMatchObject({ status: "over", over: { why: "revoked" }, offers: [] });
    // The clock stands still: act and end have one instant.
    expect((await read()).body).toMatchObject({ status: 403, code: "authorisation-ended", why: "revoked" });
    const longer = await put(
      `own-authorisations/${authority.body.authorisationId}/extension`,
      { until: "2026-12-31" },
      applicant,
    );
    expect(longer.body).toMatchObject({ status: 409, code: "authorisation-over" });
    expect((await ended(authority)).body).toEqual(over.body);
    expect((await ended(authority, "done")).body.code).toBe("authorisation-over");
    const again = await given({ acts: ["supply"] });
    expect(again.body.authorisationId).not.toBe(authority.body.authorisationId);
    expect((await w.call("GET", path(), undefined, by(again))).status).toBe(200);
    // Both are told: the applicant by their list, the agent by theirs.
    const { authorisations } = (await w.call("GET", "/v1/own-authorisations", undefined, applicant)).body;
    const told = authorisations.find(
      (one: { authorisationId: string }) => one.authorisationId === authority.body.authorisationId,
    );
    expect(told.over.why).toBe("revoked");
    const { clients } = (await w.call("GET", "/v1/agency/worklist?status=ended", undefined, agent)).body;
    expect(clients).toContainEqual({
      authorisation: expect.objectContaining({ authorisationId: authority.body.authorisationId }),
      cases: [],
    });
    // And by the record of the case, once, whoever says it again.
    const noted = (await w.call("GET", `${path()}/events`, undefined, applicant)).body.events.filter(
      ({ data }: { data: { authorisationId?: string } }) =>
        data.authorisationId === authority.body.authorisationId,
    );
    expect(noted).toMatchObject([
      { type: "agent-authorised", data: { until: days.until } },
      { type: "authority-ended", data: { why: "revoked" } },
    ]);
    await w.rest();
    const { notices } = (await w.call("GET", `${path()}/notices`, undefined, applicant)).body;
    expect(notices.filter(({ kind }: { kind: string }) => kind === "agency").length).toBeGreaterThan(2);
    // The agent resigns from the new one.
    const resigned = await put(
      `agency/authorisations/${again.body.authorisationId}/end`,
      { why: "resigned" },
      agent,
    );
    expect(resigned.body.over.why).toBe("resigned");
    expect(
      (
        await put(
          `agency/authorisations/${again.body.authorisationId}/end`,
          { why: "resigned" },
          await signedInAs("x"),
        )
      ).body.code,
    ).toBe("unknown-authorisation");
  });

  it("withdraws by an authorisation for that alone, once, and is answered again as the first time", async () => {
    const about = { projectCode, applicationId: own.applicationId };
    const { body } = await given({ about, acts: ["withdraw", "supply"] });
    expect(body).toMatchObject({ status: 422, code: "act-only-singly" });
    expect((await given({ about: { projectCode }, acts: ["withdraw"] })).body.code).toBe("act-only-singly");
    expect(
      (await given({ agent: { id: "team-chen", name: "x" }, about, acts: ["withdraw"] })).body.code,
    ).toBe("act-not-for-team");
    const second = (await w.call("POST", "/v1/applications", good, applicant)).body as Applicant;
    const single = await given({
      about: { projectCode, applicationId: second.applicationId },
      acts: ["withdraw"],
    });
    const withdraw = (reason: string) =>
      w.call("POST", `/v1/applications/${second.applicationId}/withdrawal`, { reason }, by(single));
    const first = await withdraw("资金计划调整");
    expect(first.body.status).toBe("withdrawn");
    expect((await withdraw("资金计划调整")).body).toEqual(first.body);
    const read = await w.call("GET", `/v1/applications/${second.applicationId}`, undefined, by(single));
    expect(read.body).toMatchObject({ code: "authorisation-ended", why: "done" });
  });

  it("is given and asked for until today at least, and extended by three years at most, and else nobody is bound", async () => {
    const past = { agent: { id: "agent-past", name: "某" }, from: "2026-02-02", until: "2026-03-01" };
    const refused = (await given(past)).body;
    expect(refused).toMatchObject({
      status: 422,
      code: "until-over",
      until: "2026-03-01",
      today: "2026-03-02",
    });
    const { agent: _, ...days } = past;
    const asked = { about: { projectCode }, acts: ["supply"], ...days };
    expect((await w.call("POST", "/v1/own-agent-requests", asked, applicant)).body.code).toBe("until-over");
    // What was refused keeps its agent from nobody: another applicant of the project names them.
    const other = await w.as.signedIn(OTHER, "示例公司");
    const free = await given({ ...past, until: "2026-03-02" }, other);
    expect(free.body).toMatchObject({ status: "standing" });
    const extend = (until: string) =>
      put(`own-authorisations/${free.body.authorisationId}/extension`, { until }, other);
    expect((await extend("2029-03-04")).body).toMatchObject({ code: "until-too-far", latest: "2029-03-03" });
    expect((await extend("2029-03-03")).body).toMatchObject({ until: "2029-03-03" });
  });

  it.each<[string, object, string, string]>([
    ["an end before the beginning", { from: "2026-03-31", until: "2026-03-02" }, "until", "before-from"],
    ["more than three years", { until: "2031-03-02" }, "until", "authorisation-too-long"],
    ["an act twice", { acts: ["supply", "supply"] }, "acts", "act-twice"],
    ["an act that nobody knows", { acts: ["decide"] }, "acts[0]", "one-of"],
    ["no acts", { acts: [] }, "acts", "too-few"],
    ["a number that is none", { agent: { id: "李 明", name: "李明" } }, "agent.id", "format"],
  ])("is not named with %s", async (_, about, at, code) => {
    const { body } = await given(about);
    expect(body).toMatchObject({ status: 400, errors: [expect.objectContaining({ path: at, code })] });
  });
});

describe("what may be left to an agent", () => {
  it("opens a route, each of it; to be served is what reading does", () => {
    const opened = new Set(ROUTES.flatMap(({ agent: act }) => act ?? []));
    expect(ALL_ACTS.filter((act) => !opened.has(act))).toEqual(["receive"]);
  });
});

describe("what departments ask for", () => {
  it("is served on an agent with `receive`, and the applicant's copy starts nothing", async () => {
    const { applicationId } = (await w.call("POST", "/v1/applications", good, applicant)).body as Applicant;
    await w.rest();
    const basis = { document: "城乡规划法", article: "第四十条" };
    const items = [{ material: "site-plan", defect: "unsigned", basis }];
    const review = `/v1/reviews/${applicationId}.consult-housing`;
    const asked = await w.call(
      "POST",
      `${review}/supplement-request`,
      { items, reasons: "r" },
      await w.as.department("housing"),
    );
    expect(asked.status).toBe(200);
    const about = { projectCode, applicationId };
    const receiving = await given({ about, acts: ["receive", "supply"] });
    const copied = await given({ about, acts: ["supply"], agent: { id: "agent-copy", name: "周伟" } });
    const opened = async () =>
      (
        await w.call("GET", `/v1/applications/${applicationId}/events`, undefined, applicant)
      ).body.events.filter(({ type }: { type: string }) => type === "supplement-served");
    const read = (who: Headers) => w.call("GET", `/v1/applications/${applicationId}`, undefined, who);
    await read(applicant);
    await read(by(copied, await signedInAs("agent-copy")));
    expect(await opened()).toHaveLength(0);
    // Owed, and by when: the worklist says so.
    const { clients, load } = (await w.call("GET", "/v1/agency/worklist", undefined, agent)).body;
    expect(clients[0].cases[0]).toMatchObject({
      applicationId,
      owed: [{ material: { code: "site-plan" }, why: "supplement", dueAt: expect.any(String) }],
    });
    expect(load.owed).toBeGreaterThan(0);
    await read(by(receiving));
    expect(await opened()).toMatchObject([{ by: { role: "agent", sub: LI.id } }]);
    // And the agent hands it in.
    const pdf = announcedAs(CONTENTS.pdf);
    const announced = await w.call("POST", `/v1/applications/${applicationId}/uploads`, pdf, by(receiving));
    const file = announced.body as Announced;
    await putTo(file, CONTENTS.pdf);
    const kept = await w.call("PUT", `/v1/uploads/${file.fileId}/completion`, undefined, by(receiving));
    expect(kept.status).toBe(200);
    const handed = await put(
      `applications/${applicationId}/materials/site-plan`,
      { name: "总平面图.pdf", fileId: file.fileId },
      by(receiving),
    );
    expect(handed.status).toBe(200);
    // Another authorisation of theirs opens no file of this case.
    const elsewhere = await given({ about: { projectCode, applicationId: own.applicationId } });
    const elsewhereRead = await w.call("GET", `/v1/files/${file.fileId}/address`, undefined, by(elsewhere));
    expect(elsewhereRead.body.code).toBe("unknown-file");
    expect((await w.call("GET", `/v1/files/${file.fileId}/address`, undefined, by(receiving))).status).toBe(
      200,
    );
  });
});

describe("a request for an agent of the free team", () => {
  const request = (more: object = {}) =>
    w.call(
      "POST",
      "/v1/own-agent-requests",
      { about: { projectCode }, acts: ["supply", "receive"], ...days, ...more },
      applicant,
    );

  it("is assigned by a supervisor within a working day, by who has how much to do", async () => {
    const asked = await request();
    expect(asked.body).toMatchObject({
      status: "asked",
      agent: null,
      isLate: false,
      answerBy: "2026-03-04T00:00:00.000+08:00",
    });
    const listed = (await w.call("GET", "/v1/agent-requests", undefined, supervisor)).body;
    expect(listed.requests.map((one: { authorisationId: string }) => one.authorisationId)).toContain(
      asked.body.authorisationId,
    );
    expect(listed.team).toMatchObject([
      { id: "team-chen", load: 0 },
      { id: "team-wang", load: 0 },
    ]);
    const answer = (body: object) =>
      put(`agent-requests/${asked.body.authorisationId}/answer`, body, supervisor);
    expect((await answer({ decision: "assign", agent: LI.id })).body).toMatchObject({
      code: "not-of-team",
      team: ["team-chen", "team-wang"],
    });
    // Nobody acts for an applicant in a case in which their own organ takes part.
    expect((await answer({ decision: "assign", agent: "team-wang" })).body).toMatchObject({
      code: "agent-of-organ",
      department: "water",
    });
    expect((await given({ agent: { id: "team-wang", name: "王芳" } })).body.code).toBe("agent-of-organ");
    const assigned = await answer({ decision: "assign", agent: "team-chen" });
    expect(assigned.body).toMatchObject({
      status: "standing",
      agent: { id: "team-chen", name: "陈静", isTeam: true },
    });
    expect((await answer({ decision: "refuse", reasons: "r" })).body.code).toBe("request-answered");
    const chen = by(asked, await signedInAs("team-chen"));
    expect((await w.call("GET", path(), undefined, chen)).status).toBe(200);
    const { team } = (await w.call("GET", "/v1/agent-requests", undefined, supervisor)).body;
    expect(team[0].load).toBe(1);
  });

  it("is refused with a reason, and what the team may not do is not asked for", async () => {
    const asked = await request({ acts: ["pay"] });
    const refused = await put(
      `agent-requests/${asked.body.authorisationId}/answer`,
      { decision: "refuse", reasons: "不属于免费代办范围。" },
      supervisor,
    );
    expect(refused.body.over).toMatchObject({ why: "refused", reasons: "不属于免费代办范围。" });
    expect((await request({ acts: ["withdraw"] })).status).toBe(400);
  });
});

describe("at the window", () => {
  it("the lead's clerk puts it on record with what they have seen, and ends it by a paper", async () => {
    const lead = await w.as.person("planning", { name: "窗口小陈" });
    const announced = await w.call("POST", `${path()}/uploads`, announcedAs(CONTENTS.pdf), lead);
    const paper = (announced.body as Announced).fileId;
    await putTo(announced.body as Announced, CONTENTS.pdf);
    await w.call("PUT", `/v1/uploads/${paper}/completion`, undefined, lead);
    const body = {
      agent: { id: "agent-wu", name: "吴刚" },
      acts: ["supply", "receive"],
      ...days,
      seen: "identity-card",
      paper,
      told: "registered-phone",
    };
    const at = `${path()}/case/authorisations`;
    expect((await w.call("POST", at, body, await w.as.department("water"))).body.code).toBe(
      "role-not-allowed",
    );
    const { told: _, ...untold } = body;
    expect((await w.call("POST", at, untold, lead)).body.errors).toMatchObject([{ path: "told" }]);
    const foreign = await w.call("POST", at, { ...body, paper: "F-0123456789ABCDEFGHJKMNPQRS" }, lead);
    expect(foreign.body.errors).toMatchObject([{ path: "paper", code: "file-not-there" }]);
    // What was seen, a person has seen, by name.
    const system = await w.as.person("planning", { system: "hall" });
    expect((await w.call("POST", at, body, system)).body).toMatchObject({ status: 422, code: "by-name" });
    const recorded = await w.call("POST", at, body, lead);
    expect(recorded.body).toMatchObject({
      status: "standing",
      window: { seen: "identity-card", told: "registered-phone", paper },
    });
    const wu = by(recorded, await signedInAs("agent-wu"));
    expect((await w.call("GET", path(), undefined, wu)).status).toBe(200);
    const { authorisations } = (await w.call("GET", at, undefined, lead)).body;
    expect(authorisations.map((one: { authorisationId: string }) => one.authorisationId)).toContain(
      recorded.body.authorisationId,
    );
    const over = await put(
      `applications/${own.applicationId}/case/authorisations/${recorded.body.authorisationId}/end`,
      { why: "death", reasons: "死亡证明" },
      supervisor,
    );
    expect(over.body.over).toMatchObject({ why: "death" });
    expect((await w.call("GET", path(), undefined, wu)).body.code).toBe("authorisation-ended");
  });
});
