/** Confidential and anonymous complaints: nothing of them in the case's events, exports, webhooks or logs, until the complainant agrees. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { announcing } from "../../functions/stream/announce.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { requestContext } from "../../functions/http/base/requestContext.ts";
import { rulesWith } from "../support/rules.ts";
import { objection, world, type Applicant, type World } from "../support/runtime.ts";

const TEXT = "经办人暗示找指定中介办理评估";
const WORDING = "有申请人反映贵部门存在指定中介的情形，请核查。";

let w: World;
let supervisor: Record<string, string>;
let water: Record<string, string>;
let lead: Record<string, string>;
let applicant: Applicant;
let own: Record<string, string>;
let path: string;
let complaintId: string;

beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
  water = await w.as.department("water");
  lead = await w.as.department("planning");
  applicant = await w.submit();
  own = w.as.applicant(applicant);
  path = `/v1/applications/${applicant.applicationId}`;
});
afterAll(() => w.stop());

const text = async (at: string, headers: Record<string, string>): Promise<string> =>
  (await fetch(`${w.url}${at}`, { headers })).text();
const act = async (id: string, what: string, body?: object, who = supervisor) =>
  w.call("PUT", `/v1/complaints/${id}/${what}`, body, who);
const passedOn = async () =>
  (await w.call("GET", "/v1/departments/water/complaints", undefined, water)).body.rows;

it("has a first contact of supervision from its filing on, and whoever accepts it by name from then on", async () => {
  const first = await w.submit();
  const filing = { about: { department: "water" }, text: "t" };
  const filed = await w.call(
    "POST",
    `/v1/applications/${first.applicationId}/complaints`,
    filing,
    w.as.applicant(first),
  );
  const { name, signs } = rulesWith({}).region.documents.supervisor;
  expect(filed.body.firstContact).toMatchObject({ organ: { name }, person: signs.name, enquiries: "12345" });
  const { token } = (
    await w.call("POST", "/local/tokens", { role: "supervisor", name: "陈某", post: "科员" })
  ).body;
  await act(filed.body.complaintId, "acceptance", undefined, { authorization: `Bearer ${token}` });
  expect((await w.status(first)).complaints[0].firstContact).toMatchObject({
    organ: { name },
    person: "陈某",
  });
});

describe("a confidential complaint", () => {
  it("is filed, accepted, passed on in other words, answered and closed", async () => {
    const before = (await fetch(`${w.url}${path}/case`, { headers: lead })).headers.get("etag");
    const filed = await w.call(
      "POST",
      `${path}/complaints`,
      { about: { reviewId: `${applicant.applicationId}.consult-water` }, how: "confidential", text: TEXT },
      own,
    );
    expect(filed.body).toMatchObject({ how: "confidential", status: "open", acceptedAt: null });
    complaintId = filed.body.complaintId;
    expect((await act(complaintId, "acceptance")).body).toMatchObject({ acceptLate: false });
    const copied = await act(complaintId, "passing-on", { kind: "abuse", wording: `反映：${TEXT}` });
    expect(copied.body).toMatchObject({ code: "wording-tells", what: "words" });
    expect((await act(complaintId, "passing-on", { kind: "abuse", wording: WORDING })).status).toBe(200);
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "已核查" };
    expect((await act(complaintId, "answer", said)).status).toBe(200);
    const none = { none: "x" };
    await act(complaintId, "closing", { cause: none, remedy: none, person: none, measure: none });
    await w.rest();
    expect((await fetch(`${w.url}${path}/case`, { headers: lead })).headers.get("etag")).toBe(before);
  });

  it("is read by whoever complained and by supervision, and by nobody else anywhere", async () => {
    for (const [at, who] of [
      [path, own],
      [`${path}/case`, supervisor],
      [`/v1/complaints/${complaintId}`, own],
    ] as const)
      expect(await text(at, who)).toContain(TEXT);
    const everywhere: [string, string][] = await Promise.all(
      (
        [
          [`${path}/events`, own],
          [`${path}/export`, own],
          [`${path}/messages`, own],
          [`${path}/notices`, own],
          [`${path}/case/export`, supervisor],
          [`${path}/case/export`, lead],
          [`${path}/case`, lead],
          [`/v1/reviews/${applicant.applicationId}.consult-water`, water],
          [`/v1/reviews/${applicant.applicationId}.consult-water/notices`, water],
        ] as const
      ).map(async ([at, who]) => [at, await text(at, who)]),
    );
    everywhere.push(["the log", JSON.stringify(w.logged)]);
    for (const [at, told] of everywhere) {
      expect([at, told.length > 1]).toEqual([at, true]);
      for (const secret of [TEXT, complaintId, "complaint-"])
        expect([at, secret, told.includes(secret)]).toEqual([at, secret, false]);
    }
    // Nor is it carried by the bus, from which mails and webhooks come.
    const carried: unknown[] = [];
    const announce = announcing({
      bus: { publish: async (all) => void carried.push(...all) },
      log: { info: () => undefined, error: () => undefined },
    });
    const { applicationId } = applicant;
    const at = "2026-03-02T01:00:00.000Z";
    const agreed = { type: "complaint-agreed", at } as const;
    const events = [
      { seq: 1, at, by: { role: "applicant" }, event: agreed, previous: "p", hash: "h" },
    ] as const;
    await announce({ applicationId, subject: complaintId, events, isNew: false, generation: 1 });
    expect(carried).toEqual([]);
    const byName = complaintId.replace("-K", "-C");
    await announce({ applicationId, subject: byName, events, isNew: false, generation: 1 });
    expect(carried).toHaveLength(1);
    // What lines of the log carry says neither whose case it is about nor, of who complains, that they called.
    const lineOf = (route: string, subject: string) =>
      requestContext(
        ROUTES.find(({ name }) => name === route)!,
        "r1",
        "supervisor",
        subject,
      );
    for (const route of ["fileComplaint", "reopenComplaint", "agreeToBeNamed", "getComplaint"])
      expect(lineOf(route, applicationId)).toEqual({ requestId: "r1", route });
    const answering = { requestId: "r1", route: "answerComplaint", caller: "supervisor" };
    expect(lineOf("answerComplaint", complaintId)).toEqual(answering);
    expect(lineOf("answerComplaint", byName)).toEqual({ ...answering, applicationId });
  });

  it("is a kind and supervision's words to its department, until the complainant agrees to more", async () => {
    expect(await passedOn()).toEqual([{ on: "2026-03-02", kind: "abuse", wording: WORDING, named: null }]);
    const agreement = `${path}/complaints/${complaintId}/agreement`;
    expect((await w.call("PUT", agreement, undefined, own)).body).toMatchObject({
      agreedAt: expect.any(String),
    });
    expect(await passedOn()).toMatchObject([
      { named: { text: TEXT, reviewId: `${applicant.applicationId}.consult-water` } },
    ]);
    expect(await text(`${path}/export`, own)).toContain(TEXT);
  });
});

describe("an anonymous complaint", () => {
  const complain = async (key: string) =>
    w.call(
      "POST",
      "/v1/complaints",
      { about: { department: "water" }, text: TEXT },
      { "idempotency-key": key },
    );

  it("has a number and a code by chance: two of one person have two, the same sent again is the same", async () => {
    const [a, b, again] = [await complain("one"), await complain("two"), await complain("one")];
    expect(a.status).toBe(201);
    expect(a.body.complaint.complaintId).not.toBe(b.body.complaint.complaintId);
    expect(a.body.queryCode).not.toBe(b.body.queryCode);
    expect(again.body).toEqual(a.body);
    const id: string = a.body.complaint.complaintId;
    const code = { "x-query-code": a.body.queryCode as string };
    expect((await w.call("GET", `/v1/complaints/${id}`, undefined, code)).body).toMatchObject({
      how: "anonymous",
    });
    const wrong = { "x-query-code": b.body.queryCode as string };
    expect((await w.call("GET", `/v1/complaints/${id}`, undefined, wrong)).status).toBe(404);
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    await act(id, "answer", said);
    const number = id.slice(0, -"-K0123456789AB".length);
    const again2 = `/v1/applications/${number}/complaints/${id}/reopening`;
    expect((await w.call("PUT", again2, { reasons: "未说明" }, code)).body).toMatchObject({ status: "open" });
    expect(JSON.stringify(w.logged)).not.toContain(number);
  });
});

describe("supervision", () => {
  it("joins two about one department, which count once; neither complainant learns of the other", async () => {
    const complain = async (words: string) =>
      (await w.call("POST", `${path}/complaints`, { about: { department: "land" }, text: words }, own)).body
        .complaintId as string;
    const [one, other] = [await complain("无人接听电话"), await complain("三次补正")];
    expect((await act(other, "joining", { to: one })).body).toMatchObject({ why: "not-accepted" });
    await act(one, "acceptance");
    const joined = await act(other, "joining", { to: one });
    expect(joined.body).toMatchObject({ joinedTo: one, status: "open" });
    expect((await act(other, "joining", { to: complaintId })).body).toMatchObject({
      code: "complaint-joined",
    });
    await w.rest();
    const { departments } = (await w.call("GET", "/v1/supervision/departments", undefined, supervisor)).body;
    expect(departments.find(({ id }: { id: string }) => id === "land").complaints).toBe(1);
    const { complaints } = (await w.call("GET", path, undefined, own)).body;
    expect(complaints.map(({ joinedTo }: { joinedTo: null }) => joinedTo)).toEqual([null, null, null]);
    const events = await text(`${path}/events`, own);
    expect(events.split(one).length).toBeGreaterThan(1);
    expect(events).not.toContain(`"to":"${one}"`);
  });

  it("decides nothing about its own organ (S10)", async () => {
    const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", organ: "land" })).body;
    const theirs = { authorization: `Bearer ${token}` };
    const about = { about: { department: "land" }, text: "窗口态度" };
    const { complaintId: id } = (await w.call("POST", `${path}/complaints`, about, own)).body;
    for (const [what, body] of [
      ["acceptance", undefined],
      ["refusal", { ways: ["litigation"], reasons: "r" }],
      ["passing-on", { kind: "attitude", wording: "w" }],
      ["joining", { to: id }],
      ["closing-extension", { reasons: "r" }],
      ["answer", { cause: "c", remedy: "r", responsibility: "p", answer: "a" }],
    ] as const)
      expect([what, (await act(id, what, body, theirs)).body.code]).toEqual([what, "own-organ"]);
  });

  it("refuses with the way to go, and leaves what is about itself to the next level", async () => {
    const complain = async (about: object) =>
      (await w.call("POST", `${path}/complaints`, { about, text: "对决定不服" }, own)).body
        .complaintId as string;
    const id = await complain({ department: "water" });
    const refused = await act(id, "refusal", { ways: ["reconsideration"], reasons: "属行政复议范围" });
    expect(refused.body).toMatchObject({ status: "refused", refused: { ways: ["reconsideration"] } });
    expect((await act(id, "acceptance")).body).toMatchObject({ code: "complaint-refused" });
    const about = await complain({ supervision: true });
    expect((await act(about, "acceptance")).body).toMatchObject({ code: "next-level" });
    const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", rank: "government-head" }))
      .body;
    const head = { authorization: `Bearer ${token}` };
    expect((await act(about, "acceptance", undefined, head)).status).toBe(200);
  });

  it("has what was asked of whoever complained and objected to in the six months after it, and nobody else has", async () => {
    await w.opinion(applicant, "highways", objection);
    await w.rest();
    const held = await w.call("GET", `/v1/complaints/${complaintId}/aftermath`, undefined, supervisor);
    expect(held.body).toMatchObject({ over: false, until: "2026-09-02T09:00:00.000+08:00" });
    expect(held.body.rows.map(({ what }: { what: string }) => what)).toEqual(["objection"]);
    for (const who of [own, water, lead])
      expect(
        (await w.call("GET", `/v1/complaints/${complaintId}/aftermath`, undefined, who)).status,
      ).not.toBe(200);
  });
});
