/** What supervision sees: departments side by side, what is red and yellow, complaints and their answers. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let supervisor: Record<string, string>;
let applicants: Applicant[];

beforeAll(async () => {
  w = await world();
  supervisor = await w.as.role("supervisor");
  applicants = [await w.submit(), await w.submit(), await w.submit()];
  const [first, second] = applicants as [Applicant, Applicant];
  // Three answers in time, one of them an objection; then all limits of power supply and of traffic police run out.
  await w.opinion(first, "water");
  await w.opinion(second, "water", objection);
  await w.opinion(first, "housing");
  await w.clock("2026-03-10T09:00:00+08:00");
  await w.rest();
});
afterAll(() => w.stop());

const get = async (path: string, headers = supervisor) =>
  (await w.call("GET", path, undefined, headers)).body;
const figuresOf = async (department: string, query = "") =>
  (await get(`/v1/supervision/departments${query}`)).departments.find(
    ({ id }: { id: string }) => id === department,
  );

describe("departments side by side", () => {
  it("come with their figures and the formulas behind them", async () => {
    expect(await figuresOf("water")).toMatchObject({
      received: 3,
      onTime: 2,
      objections: 1,
    });
    expect(await figuresOf("traffic-police")).toMatchObject({
      received: 3,
      silent: 3,
      onTime: 0,
      onTimeRate: 0,
    });
    const { formulas } = await get("/v1/supervision/departments");
    expect(formulas.onTimeRate).toBe("onTime ÷ (onTime + overdue + silent)");
  });

  it("count what was served in the period, both days included", async () => {
    expect(await figuresOf("water", "?from=2026-03-02&to=2026-03-02")).toMatchObject({ received: 3 });
    expect(await figuresOf("water", "?from=2026-03-03&to=2026-03-10")).toMatchObject({ received: 0 });
    expect(await figuresOf("water", "?from=2026-02-01&to=2026-03-01")).toMatchObject({ received: 0 });
  });

  it("open to their lists, which are as long as they say, of one department and of all", async () => {
    const { departments } = await get("/v1/supervision/departments");
    type Row = { applicationId: string; department: { id: string }; lateDays: number; day: string };
    async function list(query: string): Promise<Row[]> {
      const rows: Row[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const page: { rows: Row[]; nextCursor: string | null } = await get(
          `/v1/supervision/figures?${query}&limit=4${cursor === "" ? "" : `&cursor=${cursor}`}`,
        );
        rows.push(...page.rows);
        cursor = page.nextCursor;
      }
      return rows;
    }
    for (const figure of [
      "received",
      "open",
      "onTime",
      "silent",
      "yellowCards",
      "overdue",
      "orders",
      "reminders",
    ]) {
      const all = await list(`figure=${figure}`);
      for (const { id, [figure]: count } of departments)
        expect([id, figure, all.filter(({ department }) => department.id === id).length]).toEqual([
          id,
          figure,
          count,
        ]);
    }
    expect(await list("figure=silent&department=traffic-police")).toHaveLength(3);
    const [objection] = await list("figure=objections&department=water");
    expect(objection).toMatchObject({
      day: "2026-03-02",
      applicationId: applicants[1]!.applicationId,
      project: { name: expect.any(String) },
      review: { status: "closed", outcome: "objected", matter: { name: expect.any(String) } },
      card: null,
      complaint: null,
    });
    const cards = await list("figure=yellowCards");
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards)
      expect(card).toMatchObject({ card: { colour: "yellow", rule: "promised-limit", corrected: false } });
    const late = await list("figure=lateDays");
    const days = departments.reduce((sum: number, one: { lateDays: number }) => sum + one.lateDays, 0);
    expect(late.reduce((sum, { lateDays }) => sum + lateDays, 0)).toBe(days);
    expect(days).toBeGreaterThan(0);
  });

  it("list the orders and reminders of all cases: to whom, since when and until when, signed for and answered or not", async () => {
    const rows = async (figure: string) => (await get(`/v1/supervision/figures?figure=${figure}`)).rows;
    const [order, ...others] = await rows("openOrders");
    expect(others).toHaveLength(2);
    expect(order).toMatchObject({
      department: { id: "civil-defence" },
      card: null,
      urging: {
        kind: "order",
        to: "leader",
        at: "2026-03-10T00:00:00.000+08:00",
        answerBy: "2026-03-11T00:00:00.000+08:00",
        owed: true,
        late: false,
        signed: null,
        answer: null,
      },
    });
    expect((await rows("reminders"))[0]).toMatchObject({
      urging: { kind: "reminder", to: null, owed: false },
    });
    const head = await w.as.person("civil-defence", { rank: "head", name: "李明" });
    const body = { to: "leader", issuedAt: order.urging.at, answer: "三日内答复" };
    await w.call("POST", `/v1/reviews/${order.review.reviewId}/orders`, body, head);
    await w.rest();
    expect(await rows("openOrders")).toHaveLength(2);
    const all: (typeof order)[] = await rows("orders");
    expect(all).toHaveLength(3);
    const answered = all.find(({ review }) => review.reviewId === order.review.reviewId);
    expect(answered.urging).toMatchObject({
      owed: false,
      signed: { by: { name: "李明" } },
      answer: { by: { name: "李明" }, text: "三日内答复" },
    });
  });

  it("tell how cases came and went, which opens to them, of the whole region", async () => {
    const flow = async (period: string) => (await get(`/v1/supervision/departments?${period}`)).cases;
    const came = { cases: 3, decidedCases: 0, endedCases: 0, wholeOverdue: 0 };
    expect(await flow("from=2026-03-01&to=2026-03-31")).toEqual({ ...came, openBefore: 0, open: 3 });
    expect(await flow("from=2026-03-03&to=2026-03-31")).toEqual({
      ...came,
      cases: 0,
      openBefore: 3,
      open: 3,
    });
    const last = await w.submit();
    await w.call(
      "POST",
      `/v1/applications/${last.applicationId}/withdrawal`,
      { reason: "不建了" },
      w.as.applicant(last),
    );
    await w.rest();
    expect(await flow("from=2026-03-03&to=2026-03-31")).toMatchObject({ cases: 1, endedCases: 1, open: 3 });
    expect((await get("/v1/supervision/figures?figure=cases")).rows).toHaveLength(4);
    expect((await get("/v1/supervision/figures?figure=endedCases")).rows).toMatchObject([
      {
        day: "2026-03-10",
        applicationId: last.applicationId,
        department: { id: "planning" },
        review: null,
        case: { status: "withdrawn", receivedAt: "2026-03-10T09:00:00.000+08:00" },
      },
    ]);
  });

  it("open to nothing where the figure, the department, the period or the cursor is none", async () => {
    for (const [query, path] of [
      ["figure=onTimeRate", "figure"],
      ["department=water", "figure"],
      ["figure=open&department=weather", "department"],
      ["figure=open&from=2026-03-05&to=2026-03-04", "from"],
      ["figure=open&cursor=abc", "cursor"],
      ["figure=cases&department=water", "department"],
    ])
      expect(await get(`/v1/supervision/figures?${query}`)).toMatchObject({
        status: 400,
        code: "malformed",
        errors: [{ path }],
      });
  });

  it("refuse a period that ends before it begins, or is longer than a year", async () => {
    const periods = ["from=2026-03-05&to=2026-03-04", "from=2024-01-01&to=2026-03-01"];
    for (const period of periods)
      expect(await get(`/v1/supervision/departments?${period}`)).toMatchObject({
        code: "malformed",
        errors: [{ path: "from" }],
      });
  });
});

describe("open reviews across departments", () => {
  type Row = { reviewId: string; lamp: string; untouched: boolean; department: { id: string } };

  async function all(query: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const page: { reviews: Row[]; nextCursor: string | null } = await get(
        `/v1/supervision/reviews?${query}${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      expect(page.reviews.length).toBeLessThanOrEqual(4);
      rows.push(...page.reviews);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return rows;
  }

  it("come page by page, each once, and none that has closed", async () => {
    const rows = await all("limit=4");
    const open = (await Promise.all(applicants.map((applicant) => w.status(applicant)))).flatMap(
      ({ reviews }) => reviews.filter(({ status }: { status: string }) => status !== "closed"),
    );
    expect(rows.map(({ reviewId }) => reviewId).toSorted()).toEqual(
      open.map(({ reviewId }: { reviewId: string }) => reviewId).toSorted(),
    );
    expect(rows.length).toBeGreaterThan(8);
  });

  it("are filtered by lamp and by department", async () => {
    const rows = await all("limit=4");
    const red = rows.filter(({ lamp }) => lamp === "red");
    expect(red.length).toBeGreaterThan(0);
    expect(await all("limit=4&lamp=red")).toEqual(red);
    expect(await all("limit=4&department=ecology")).toEqual(
      rows.filter(({ department }) => department.id === "ecology"),
    );
  });

  it("that nobody has touched with half of their limit gone are told, and listed alone", async () => {
    const untouched = (await all("limit=4")).filter((row) => row.untouched);
    expect(untouched.length).toBeGreaterThan(0);
    expect(untouched.every(({ lamp }) => lamp === "green" || lamp === "yellow")).toBe(true);
    expect(await all("limit=4&untouched=true")).toEqual(untouched);
  });

  it("refuse a department that is none, and a cursor that was not given", async () => {
    const nobody = await get("/v1/supervision/reviews?department=weather");
    expect(nobody).toMatchObject({ code: "malformed", errors: [{ path: "department" }] });
    expect(nobody.errors[0].message).toContain(ELEVEN[0]);
    const cursors = [
      "abc",
      Buffer.from("[99]").toString("base64url"),
      Buffer.from('[0,"x"]').toString("base64url"),
    ];
    for (const cursor of [...cursors, Buffer.from("[0,1]").toString("base64url")])
      expect(await get(`/v1/supervision/reviews?cursor=${cursor}`)).toMatchObject({
        code: "malformed",
        errors: [{ path: "cursor" }],
      });
  });
});

describe("complaints", () => {
  const complain = (applicant: Applicant, body: unknown) =>
    w.call("POST", `/v1/applications/${applicant.applicationId}/complaints`, body, w.as.applicant(applicant));

  it("are one when they are sent twice, stop no clock, and are shown to supervision until they are answered", async () => {
    const applicant = applicants[2]!;
    const reviewId = `${applicant.applicationId}.consult-ecology`;
    const dueOf = async () =>
      (await w.status(applicant)).reviews.find((one: { reviewId: string }) => one.reviewId === reviewId)
        .dueAt;
    const due = await dueOf();
    const body = { about: { reviewId }, text: "两次来电均未答复" };
    const first = await complain(applicant, body);
    const again = await complain(applicant, body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      status: "open",
      overdue: false,
      answerBy: "2026-03-18T00:00:00.000+08:00",
    });
    expect(await dueOf()).toBe(due);

    const { complaintId } = first.body;
    expect((await get("/v1/complaints")).complaints).toMatchObject([{ complaintId }]);
    const path = `/v1/complaints/${complaintId}/answer`;
    const half = await w.call("PUT", path, { cause: "c", responsibility: "p", answer: "a" }, supervisor);
    expect(half.body).toMatchObject({ code: "malformed", errors: [{ path: "remedy" }] });
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    expect((await w.call("PUT", path, said, supervisor)).body).toMatchObject({
      status: "answered",
      answer: said,
    });
    expect((await w.call("PUT", path, said, supervisor)).status).toBe(200);
    expect((await w.call("PUT", path, { ...said, answer: "b" }, supervisor)).body).toMatchObject({
      status: 409,
      code: "complaint-answered",
    });
    expect((await get("/v1/complaints")).complaints).toEqual([]);
    expect((await get("/v1/complaints?status=answered")).complaints).toMatchObject([
      { complaintId, closeBy: "2026-04-23T00:00:00.000+08:00", closings: null },
    ]);

    const closing = `/v1/complaints/${complaintId}/closing`;
    const measure = { text: "m", inForceSince: "2026-03-02", shownBy: "s" };
    const three = { cause: { text: "c" }, remedy: { text: "r" }, person: { none: "n" } };
    const close = async (body: object) => (await w.call("PUT", closing, body, supervisor)).body;
    expect(await close(three)).toMatchObject({ code: "malformed", errors: [{ path: "measure" }] });
    expect(await close({ ...three, cause: {}, measure })).toMatchObject({ errors: [{ path: "cause" }] });
    const soon = { ...measure, inForceSince: "2027-01-01" };
    expect(await close({ ...three, measure: soon })).toMatchObject({
      code: "measure-not-in-force",
      since: "2027-01-01",
    });
    const late = { ...three, cause: { text: "c", on: "2027-01-01" }, measure };
    expect(await close(late)).toMatchObject({ code: "measure-not-in-force", closing: "cause" });
    expect(await close({ ...three, measure })).toMatchObject({
      status: "closed",
      closings: { cause: { text: "c", by: expect.any(String), on: expect.any(String) }, measure },
      closedBy: expect.any(String),
    });
    expect(await close({ ...three, measure: { none: "x" } })).toMatchObject({ code: "complaint-closed" });
    expect((await get("/v1/complaints?status=answered")).complaints).toEqual([]);
    expect((await get("/v1/complaints?status=closed")).complaints).toMatchObject([{ complaintId }]);
  });

  it("fill more than one page, and each page is a page of its own list only", async () => {
    const filed: string[] = [];
    for (const text of ["一", "二", "三"]) {
      const { body } = await complain(applicants[1]!, { about: { department: "water" }, text });
      filed.push(body.complaintId);
    }
    const listed: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { complaints: { complaintId: string }[]; nextCursor: string | null } = await get(
        `/v1/complaints?limit=1${cursor === null ? "" : `&cursor=${cursor}`}`,
      );
      listed.push(...page.complaints.map(({ complaintId }) => complaintId));
      if (page.nextCursor !== null)
        for (const other of ["complaints?status=answered", "supervision/reviews?limit=1"])
          expect(await get(`/v1/${other}&cursor=${page.nextCursor}`)).toMatchObject({
            status: 400,
            code: "malformed",
            errors: [{ path: "cursor" }],
          });
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(listed.toSorted()).toEqual(filed.toSorted());
  });

  it("are looked at again once by the next level, where their applicant asks for it in time", async () => {
    const [, applicant, stranger] = applicants as [Applicant, Applicant, Applicant];
    const { body } = await complain(applicant, { about: { department: "land" }, text: "材料重复索要" });
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    const answer = async (by: Record<string, string>, what = said) =>
      (await w.call("PUT", `/v1/complaints/${body.complaintId}/answer`, what, by)).body;
    const reopen = async (by = applicant) => {
      const path = `/v1/applications/${by.applicationId}/complaints/${body.complaintId}/reopening`;
      return (await w.call("PUT", path, { reasons: "仍在索要" }, w.as.applicant(by))).body;
    };
    expect(await reopen()).toMatchObject({ code: "complaint-not-answered" });
    expect(await answer(supervisor)).toMatchObject({ status: "answered", reopened: null });
    expect(await reopen(stranger)).toMatchObject({ code: "unknown-complaint" });
    expect(await reopen()).toMatchObject({
      status: "open",
      reopenUntil: null,
      reopened: { reasons: "仍在索要" },
    });
    expect(await answer(supervisor, { ...said, answer: "b" })).toMatchObject({ code: "next-level" });
    const claims = { role: "supervisor", rank: "head", name: "周敏" };
    const { token } = (await w.call("POST", "/local/tokens", claims)).body;
    const head = { authorization: `Bearer ${token}` };
    expect(await answer(head, { ...said, answer: "b" })).toMatchObject({
      status: "answered",
      answer: { answer: "b" },
    });
    expect(await reopen()).toMatchObject({ status: "answered" });
  });

  it("are decided by nobody of the organ that they are about (S10)", async () => {
    const { body } = await complain(applicants[1]!, { about: { department: "water" }, text: "无人接听" });
    const { token } = (await w.call("POST", "/local/tokens", { role: "supervisor", organ: "water" })).body;
    const theirs = { authorization: `Bearer ${token}` };
    const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
    const answer = async (by: Record<string, string>) =>
      w.call("PUT", `/v1/complaints/${body.complaintId}/answer`, said, by);
    expect((await answer(theirs)).body).toMatchObject({ status: 403, code: "own-organ", organ: "water" });
    expect((await answer(supervisor)).status).toBe(200);
    const none = { none: "x" };
    const closings = { cause: none, remedy: none, person: none, measure: none };
    const closing = `/v1/complaints/${body.complaintId}/closing`;
    expect((await w.call("PUT", closing, closings, theirs)).body).toMatchObject({ code: "own-organ" });
  });

  it("are about a department or a review of this very application", async () => {
    const [first, second] = applicants as [Applicant, Applicant];
    const foreign = { about: { reviewId: `${second.applicationId}.consult-water` }, text: "x" };
    expect((await complain(first, foreign)).body).toMatchObject({ errors: [{ path: "about.reviewId" }] });
    const nobody = { about: { department: "weather" }, text: "x" };
    expect((await complain(first, nobody)).body).toMatchObject({ errors: [{ path: "about.department" }] });
  });

  it("end at twenty of one application: the hotline is named", async () => {
    const applicant = applicants[0]!;
    const about = { department: "water" };
    for (let i = 0; i < 20; i++)
      expect((await complain(applicant, { about, text: `complaint ${i}` })).status).toBe(201);
    expect((await complain(applicant, { about, text: "one more" })).body).toMatchObject({
      code: "too-many-complaints",
      detail: expect.stringContaining("12345"),
    });
    expect((await complain(applicant, { about, text: "complaint 3" })).status).toBe(201);
    expect((await get("/v1/complaints?limit=3")).complaints).toHaveLength(3);
    expect(await get("/v1/complaints?cursor=abc")).toMatchObject({ errors: [{ path: "cursor" }] });
  });

  it("that are not there cannot be answered", async () => {
    const path = `/v1/complaints/${applicants[0]!.applicationId}-C000000000000/answer`;
    expect(
      (await w.call("PUT", path, { cause: "c", remedy: "r", responsibility: "p", answer: "a" }, supervisor))
        .body,
    ).toMatchObject({
      status: 404,
      code: "unknown-complaint",
    });
  });
});

describe("the applications of a phase", () => {
  it("are all there for supervision, and for a department those it leads", async () => {
    const ids = (body: { applications: { applicationId: string }[] }) =>
      body.applications.map(({ applicationId }) => applicationId).toSorted();
    const three = applicants.map(({ applicationId }) => applicationId).toSorted();
    expect(ids(await get("/v1/applications?phase=in-review"))).toEqual(three);
    expect(ids(await get("/v1/applications?phase=in-review", await w.as.department("planning")))).toEqual(
      three,
    );
    expect(ids(await get("/v1/applications?phase=in-review", await w.as.department("water")))).toEqual([]);
    expect(ids(await get("/v1/applications?phase=over")).filter((id) => three.includes(id))).toEqual([]);
    expect(await get("/v1/applications?cursor=abc")).toMatchObject({ errors: [{ path: "cursor" }] });
  });
});
