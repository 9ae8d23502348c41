/** 绿色通道 over HTTP: entered by the list or by the supervisor, with limits and a tracker of its own; nothing that is due moves. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CONTENTS } from "../files/content.ts";
import { announcedAs, putTo, type Announced } from "../support/files.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { rulesWith } from "../support/rules.ts";

const good = example("municipal-road-application");
const BASIS = { document: "市重点项目计划", article: "第12项" };
const rules = rulesWith({
  matters: { "consult-water": { greenLimit: { days: 2 } } },
  region: { greenChannel: { projects: [{ code: good.project.code, name: "青松路", basis: BASIS }] } },
});

type Headers = Record<string, string>;
let w: World;
let own: Applicant;
let other: Applicant;
const as: Record<string, Headers> = {};
const of = (path = "", id = own.applicationId) => `/v1/applications/${id}/green-channel${path}`;
const post = (path: string, body: object, who: string) => w.call("POST", of(path), body, as[who]);
const put = (path: string, body: object, who: string) => w.call("PUT", of(path), body, as[who]);
const seenBy = async (who: string) => (await w.call("GET", of(), undefined, as[who])).body;
const dues = async (): Promise<(string | null)[]> =>
  (await w.call("GET", `/v1/applications/${own.applicationId}`, undefined, as["applicant"])).body.reviews.map(
    ({ dueAt }: { dueAt: string | null }) => dueAt,
  );
const tracker = { department: "planning", name: "王强", phone: "0755-1" };

beforeAll(async () => {
  w = await world({ rules });
  for (const id of ["land", "water", "housing", "planning"]) as[id] = await w.as.department(id);
  as["supervisor"] = await w.as.role("supervisor");
  other = (
    await w.call("POST", "/v1/applications", { ...good, project: { ...good.project, name: "别的路" } })
  ).body as Applicant;
  own = (await w.call("POST", "/v1/applications", good)).body as Applicant;
  as["applicant"] = { "x-query-code": own.queryCode };
  await w.rest();
});
afterAll(() => w.stop());

describe("the green channel of a case", () => {
  it("is entered by the lead where the list names the project, by the supervisor with a basis, by nobody else", async () => {
    const bySupervisor = { by: "supervisor", basis: BASIS, reasons: "r", tracker };
    expect((await post("", bySupervisor, "planning")).body.code).toBe("role-not-allowed");
    expect((await post("", { by: "list", tracker }, "water")).body.code).toBe("role-not-allowed");
    expect((await seenBy("planning")).offers).toMatchObject([
      { command: "enterGreenChannel", limits: { by: ["list"] } },
    ]);
    expect((await seenBy("applicant")).offers).toEqual([]);
    const before = await dues();
    const entered = await post("", { by: "list", tracker }, "planning");
    expect(entered).toMatchObject({ status: 200, body: { entered: true, tracker: { name: "王强" } } });
    expect(entered.body.entries).toMatchObject([{ by: "list", basis: BASIS, left: null }]);
    expect(await dues()).toEqual(before);
    expect(entered.body.reviews).toMatchObject([
      { department: { id: "water" }, limitDays: 2, lamp: "green", kept: null },
    ]);
  });

  it("stands first in the work lists of its departments, and in the lead's", async () => {
    const list = async (path: string, who: string) => (await w.call("GET", path, undefined, as[who])).body;
    const { reviews } = await list("/v1/reviews", "water");
    expect(reviews.map((one: { applicationId: string }) => one.applicationId)).toEqual([
      own.applicationId,
      other.applicationId,
    ]);
    expect(reviews[0].green).toMatchObject({ limit: { limitDays: 2, lamp: "green" } });
    expect(reviews[1].green).toBeUndefined();
    const { applications } = await list("/v1/applications", "planning");
    expect(applications.map((one: { applicationId: string }) => one.applicationId)).toEqual([
      own.applicationId,
      other.applicationId,
    ]);
    expect(applications[0]).toMatchObject({ tracker: { name: "王强" } });
    // Who keeps track of a case finds it, whoever leads it.
    const tracked = await list("/v1/applications?tracked=true", "water");
    expect(tracked.applications).toEqual([]);
    expect((await list("/v1/applications?tracked=true", "planning")).applications).toHaveLength(1);
  });

  it("has a log, which its tracker's department alone adds to, with files, and the applicant does not read", async () => {
    expect((await post("/log", { as: "note", text: "t" }, "water")).body.code).toBe("not-the-tracker");
    const announced = await w.call(
      "POST",
      `/v1/applications/${own.applicationId}/uploads`,
      announcedAs(CONTENTS.pdf),
      as["planning"],
    );
    const file = announced.body as Announced;
    const { fileId } = file;
    await putTo(file, CONTENTS.pdf);
    await w.call("PUT", `/v1/uploads/${fileId}/completion`, undefined, as["planning"]);
    const noted = await post("/log", { as: "contact", text: "已联系", attachments: [fileId] }, "planning");
    expect(noted.body.log).toMatchObject([
      { as: "contact", by: { name: "王强" }, attachments: [{ fileId }] },
    ]);
    expect(noted.body.contact).toMatchObject({ lamp: "grey", missedAt: null });
    expect(await seenBy("applicant")).toMatchObject({ log: [], tracker: { name: "王强" }, listed: null });
    const { events } = (
      await w.call("GET", `/v1/applications/${own.applicationId}/events`, undefined, as["applicant"])
    ).body;
    const event = events.find((one: { type: string }) => one.type === "tracking-noted");
    expect(JSON.stringify(event)).not.toContain("已联系");
    const { messages } = (
      await w.call("GET", `/v1/applications/${own.applicationId}/messages`, undefined, as["applicant"])
    ).body;
    expect(JSON.stringify(messages)).toContain("王强");
  });

  it("tells the tracker of a yellow lamp the same day, and of contact that nobody has made", async () => {
    await w.call("PUT", "/local/clock", { advance: "P4D" });
    await w.rest();
    const { lampsTold } = await seenBy("planning");
    expect(lampsTold.length).toBeGreaterThan(0);
    expect((await seenBy("applicant")).lampsTold).toEqual([]);
  });

  it("takes in a review that comes on record while the case is in it", async () => {
    const { attributes } = good.project;
    const project = { ...good.project, attributes: { ...attributes, civilDefenceArea: false } };
    const third = (await w.call("POST", "/v1/applications", { ...good, project })).body as Applicant;
    await w.rest();
    const entered = await w.call(
      "POST",
      of("", third.applicationId),
      { by: "list", tracker },
      as["planning"],
    );
    expect(entered.status).toBe(200);
    // Whoever is not asked in the case knows neither of it nor of what its tracker has noted.
    const outside = await w.as.department("civil-defence");
    for (const read of ["", "/log"])
      expect(
        (
          await w.call(
            read === "" ? "GET" : "POST",
            of(read, third.applicationId),
            read === "" ? undefined : { as: "note", text: "t" },
            outside,
          )
        ).body.code,
      ).toBe("unknown-application");
    const added = await w.call(
      "POST",
      `/v1/applications/${third.applicationId}/matters`,
      { attributes: { civilDefenceArea: true }, evidence: "现场核实" },
      as["planning"],
    );
    expect(added.status).toBeLessThan(300);
    const path = `/v1/reviews/${third.applicationId}.consult-civil-defence`;
    const review = (await w.call("GET", path, undefined, await w.as.department("civil-defence"))).body;
    expect(review.green.since).toMatch(/^2026-03/);
  });

  it("is left with a reason, and no limit, lamp or place in a list is left of it", async () => {
    const left = await put("/end", { reasons: "调出清单" }, "supervisor");
    expect(left.body).toMatchObject({ entered: false, reviews: [] });
    expect(left.body.entries[0].left).toMatchObject({ reasons: "调出清单" });
    expect((await put("/end", { reasons: "另一个理由" }, "supervisor")).body.code).toBe("no-green-channel");
    expect((await post("/log", { as: "note", text: "t" }, "planning")).body.code).toBe("no-green-channel");
  });
});
