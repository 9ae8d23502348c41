/** A question before there is a case (咨询): a number and a code, the same course as any, and nobody else's to read. */
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { world, type World } from "../support/runtime.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const QUESTION = { projectType: "municipal-road", text: "申请前要先做哪些评估？" };
let asked = 0;
const ask = (body: object = QUESTION, key = `k-${++asked}`) =>
  w.call("POST", "/v1/inquiries", body, { "idempotency-key": key });
const read = (id: string, headers = {}) => w.call("GET", `/v1/inquiries/${id}`, undefined, headers);

it("is answered by whoever is on duty with the lead, handed on as any, and read by its code alone", async () => {
  const first = await ask();
  const { inquiry, queryCode } = first.body;
  expect(first.status).toBe(201);
  expect(first.headers.get("location")).toBe(`/v1/inquiries/${inquiry.inquiryId}`);
  expect(inquiry).toMatchObject({
    applicationId: null,
    projectType: "municipal-road",
    status: "open",
    answerBy: "2026-03-04T00:00:00.000+08:00",
    holder: { organ: { id: "planning" }, by: "asked" },
  });
  const own = { "x-query-code": queryCode };
  const id = String(inquiry.inquiryId);
  const [planning, land] = [await w.as.department("planning"), await w.as.person("land", { name: "王工" })];
  const { inquiries } = (await w.call("GET", "/v1/inquiries", undefined, planning)).body;
  expect(inquiries).toMatchObject([{ inquiryId: id, applicationId: null }]);
  expect((await read(id, land)).body.code).toBe("unknown-inquiry");
  const to = { to: "land", reasons: "属用地事项" };
  expect((await w.call("POST", `/v1/inquiries/${id}/handing-on`, to, planning)).status).toBe(200);
  expect((await w.call("PUT", `/v1/inquiries/${id}/acceptance`, {}, land)).status).toBe(200);
  const said = { answer: "先做用地预审。" };
  expect((await w.call("PUT", `/v1/inquiries/${id}/answer`, said, land)).status).toBe(200);
  await w.rest();
  expect((await read(id, own)).body).toMatchObject({
    status: "answered",
    answer: "先做用地预审。",
    steps: [{ step: "handed-on" }, { step: "accepted", person: "王工" }],
    offers: [],
  });
  // Whoever has signed in needs the code all the same; a case's code, or none, opens nothing.
  const somebody = await w.as.signedIn("91990000MA5EXMP08Y");
  const other = w.as.applicant(await w.submit());
  expect((await read(id, { ...somebody, ...own })).status).toBe(200);
  const refusals = [await read(id), await read(id, somebody), await read(id, other), await read(id, land)];
  expect(refusals.map(({ status }) => status)).toEqual([401, 401, 404, 200]);
  // Its number is no case's.
  const number = id.slice(0, id.lastIndexOf("-Q"));
  expect((await w.call("GET", `/v1/applications/${number}`, undefined, own)).status).toBe(404);
  expect(w.logged.filter(({ level }) => level === "error")).toEqual([]);
});

it("is counted of whoever had it, with its list, and told overdue by the morning", async () => {
  const supervisor = await w.as.role("supervisor");
  const of = async (id: string, query = "") => {
    const { departments } = (
      await w.call("GET", `/v1/supervision/departments${query}`, undefined, supervisor)
    ).body;
    const { inquiries, inquiriesInTime, inquiriesHandedOn, inquiriesOverdue } = departments.find(
      (one: { id: string }) => one.id === id,
    );
    return [inquiries, inquiriesHandedOn, inquiriesInTime, inquiriesOverdue];
  };
  const rows = async (figure: string) =>
    (await w.call("GET", `/v1/supervision/figures?figure=${figure}`, undefined, supervisor)).body.rows;
  const [asked, handedOn, inTime, late] = await of("planning");
  expect([await of("land"), inTime]).toEqual([[0, 0, 1, 0], 0]);
  expect(await rows("inquiriesInTime")).toMatchObject([
    { applicationId: null, project: null, department: { id: "land" }, inquiry: { status: "answered" } },
  ]);
  const own = await w.submit();
  const text = { text: "还缺什么？" };
  await w.call("POST", `/v1/applications/${own.applicationId}/inquiries`, text, w.as.applicant(own));
  const { inquiry } = (await ask()).body;
  await w.rest();
  expect(await of("planning")).toEqual([asked + 2, handedOn, inTime, late]);
  await w.clock("2026-03-04T09:00:00+08:00");
  await w.rest();
  const overdue = await rows("inquiriesOverdue");
  expect(await of("planning")).toEqual([asked + 2, handedOn, inTime, overdue.length]);
  expect(await of("planning", "?from=2026-03-04&to=2026-03-04")).toEqual([0, 0, 0, overdue.length]);
  expect(overdue).toContainEqual(
    expect.objectContaining({
      day: "2026-03-04",
      department: expect.objectContaining({ id: "planning" }),
      inquiry: expect.objectContaining({ inquiryId: inquiry.inquiryId, status: "open", overdue: true }),
    }),
  );
  expect(overdue).toContainEqual(expect.objectContaining({ applicationId: own.applicationId }));
  // Again in the evening, and the next morning: told once.
  await w.clock("2026-03-05T09:00:00+08:00");
  await w.rest();
  expect(await rows("inquiriesOverdue")).toHaveLength(overdue.length);
});

it("is the same question by the same key, another one by another, and none without", async () => {
  const [first, again] = [await ask(QUESTION, "own"), await ask(QUESTION, "own")];
  expect(again.body).toEqual(first.body);
  const others = [await ask({ ...QUESTION, text: "另一个问题" }, "own"), await ask(), await ask()];
  const ids = [first, ...others].map(({ body }) => body.inquiry.inquiryId as string);
  expect(new Set(ids).size).toBe(4);
  expect((await w.call("POST", "/v1/inquiries", QUESTION)).status).toBe(400);
});

it("is refused about a kind of project that there is none of", async () => {
  const { status, body } = await ask({ ...QUESTION, projectType: "airport" });
  expect([status, body.errors[0].path, body.errors[0].code]).toEqual([
    400,
    "projectType",
    "unknown-project-type",
  ]);
});

it("on a case is read by the case's code, by no other's", async () => {
  const [own, other] = [await w.submit(), await w.submit()];
  const path = `/v1/applications/${own.applicationId}/inquiries`;
  const { body } = await w.call("POST", path, { text: "要盖哪些章？" }, w.as.applicant(own));
  const id = String(body.inquiryId);
  expect((await read(id, w.as.applicant(own))).body).toMatchObject({ applicationId: own.applicationId });
  expect((await read(id, w.as.applicant(other))).status).toBe(404);
  expect((await read(id, await w.as.signedIn("91990000MA5EXMP08Y"))).status).toBe(404);
});
