/** Nobody has loaded the next year of the calendar (B8): everything is received, told as open, and goes on once it is there. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rulesFrom } from "../../functions/adapters/rulesFile.ts";
import { fixtureRegion, fixtureRules, ROAD } from "../support/fixtures.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";

type Content = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- a file as it stands

const { region, calendar } = fixtureRegion(ROAD).contents as { region: Content; calendar: Content };
const short = rulesFrom({
  region,
  calendar: {
    ...calendar,
    version: "to-2026",
    years: (calendar["years"] as Content[]).filter(({ year }) => year < 2027),
  },
});

const DISPATCHED = "2026-12-29T09:00:00+08:00";
/** Five acts, each of another kind, and who has done nothing. */
const ANSWERING = "water";
const OBJECTING = "land";
const ASKING = "development-reform";
const STOPPING = "housing";
const EXTENDING = "ecology";

let w: World;
let applicant: Applicant;
let incomplete: Applicant;
let path: string;
let answers: { what: string; status: number; body: unknown }[];

const review = (department: string) => `/v1/reviews/${applicant.applicationId}.consult-${department}`;
const dues = async (): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    (await w.status(applicant)).reviews.map(({ department, dueDate }: Content) => [
      department["id"],
      dueDate,
    ]),
  );

async function act(what: string, ...sent: Parameters<World["call"]>): Promise<void> {
  const { status, body } = await w.call(...sent);
  answers.push({ what, status, body });
}

/** Everything that people do in that time. */
async function everything(): Promise<void> {
  answers = [];
  applicant = await w.submit();
  const road = example("municipal-road-application");
  const lacking = { ...road, materials: (road.materials as { code: string }[]).slice(1) };
  incomplete = await w.submit(lacking as typeof road);
  path = `/v1/applications/${applicant.applicationId}`;
  const own = w.as.applicant(applicant);
  const by = w.as.department;
  const approver = { name: "王", rank: "head" };
  await act("opinion", "PUT", `${review(ANSWERING)}/opinion`, { kind: "consent" }, await by(ANSWERING));
  await act("objection", "PUT", `${review(OBJECTING)}/opinion`, objection, await by(OBJECTING));
  const items = [{ material: "design-scheme", defect: "模糊" }];
  const asked = { items, reasons: "r" };
  await act("asked", "POST", `${review(ASKING)}/supplement-request`, asked, await by(ASKING));
  const procedure = { kind: "hearing", basis: "b", reasons: "r", plannedEnd: "2027-01-12", approver };
  await act("procedure", "POST", `${review(STOPPING)}/special-procedure`, procedure, await by(STOPPING));
  const extension = { days: 2, reasons: "r", approver };
  await act("extension", "POST", `${review(EXTENDING)}/extension`, extension, await by(EXTENDING));
  await act("signed", "POST", `${review(EXTENDING)}/receipt`, undefined, await by(EXTENDING));
  const handler = { name: "李明", post: "A" };
  await act("handler", "PUT", `${review(EXTENDING)}/handler`, handler, await by(EXTENDING));
  const complaint = { about: { department: "housing" }, text: "无人接听" };
  await act("complaint", "POST", `${path}/complaints`, complaint, own);
  const file = { name: "x", sha256: "0".repeat(64), uri: "https://files.example/x.pdf" };
  await act("supply", "PUT", `${path}/materials/design-scheme`, file, own);
  const withdrawn = await w.submit({ ...road, project: { ...road.project, name: "另一条路" } });
  const withdrawal = `/v1/applications/${withdrawn.applicationId}/withdrawal`;
  await act("withdrawal", "POST", withdrawal, { reason: "r" }, w.as.applicant(withdrawn));
  await w.rest();
}

beforeAll(async () => {
  w = await world({ clock: DISPATCHED, rules: short });
  await everything();
});
afterAll(async () => {
  await w.stop();
});

describe("while the year is missing", () => {
  it("everything is received", () => {
    expect(answers.map(({ what, status }) => [what, status])).toEqual([
      ["opinion", 200],
      ["objection", 200],
      ["asked", 200],
      ["procedure", 200],
      ["extension", 200],
      ["signed", 200],
      ["handler", 200],
      ["complaint", 201],
      ["supply", 200],
      ["withdrawal", 200],
    ]);
  });

  it("what nobody can say yet is null in answers, in words on notices, and a number nowhere", async () => {
    const told = await dues();
    expect(ELEVEN.map((id) => told[id])).toEqual(ELEVEN.map(() => null));
    const staff = { ...(await w.as.department("planning")) };
    const read = [
      ["GET", path, w.as.applicant(applicant)],
      ["GET", `${path}/case`, await w.as.role("supervisor")],
      ["GET", `${path}/notices`, w.as.applicant(applicant)],
      ["GET", `/v1/applications/${incomplete.applicationId}`, w.as.applicant(incomplete)],
      ["GET", review(EXTENDING), await w.as.department(EXTENDING)],
      ["GET", `${review(EXTENDING)}/clock`, await w.as.department(EXTENDING)],
      ["GET", "/v1/reviews", await w.as.department(STOPPING)],
      ["GET", "/v1/complaints", await w.as.role("supervisor")],
      ["GET", "/v1/supervision/reviews", await w.as.role("supervisor")],
      ["GET", "/v1/supervision/departments?from=2026-12-01&to=2026-12-31", await w.as.role("supervisor")],
      ["GET", "/v1/applications?phase=in-review", staff],
    ] as const;
    for (const [method, where, headers] of read) {
      const answer = await w.call(method, where, undefined, headers);
      expect([where, answer.status]).toEqual([where, 200]);
      expect(JSON.stringify(answer.body)).not.toContain("9999");
    }
    for (const { applicationId, ...code } of [applicant, incomplete]) {
      const headers = w.as.applicant({ applicationId, ...code });
      const listed = await w.call("GET", `/v1/applications/${applicationId}/notices`, undefined, headers);
      expect(listed.body.notices.length).toBeGreaterThan(0);
      for (const { noticeId } of listed.body.notices) {
        const at = `${w.url}/v1/applications/${applicationId}/notices/${noticeId}`;
        const data = await (await fetch(at, { headers })).text();
        const page = await (await fetch(at, { headers: { ...headers, accept: "text/html" } })).text();
        expect(`${data}${page}`).not.toContain("9999");
        if (/^(acceptance|materials)/.test(noticeId)) expect(page).toMatch(/待工作日历载入后确定|尚未载入/);
      }
    }
  });

  it("the operator is told at once: in the log, and by /readyz", async () => {
    const missing = w.logged.filter(({ code }) => code === "calendar-missing");
    expect(missing).toContainEqual(
      expect.objectContaining({ fields: { subject: expect.stringContaining(".consult-"), year: 2027 } }),
    );
    expect(new Set(missing.map(({ fields }) => (fields as { subject: string }).subject))).toContain(
      incomplete.applicationId,
    );
    const ready = (await (await fetch(`${w.url}/readyz`)).json()) as { waitsForCalendar: number };
    // Nine open reviews and the complaint; of the two that were answered nobody waits for a date.
    expect(ready.waitsForCalendar).toBe(10);
  });

  it("nobody falls silent, and nothing lapses", async () => {
    await w.clock("2027-03-01T09:00:00+08:00");
    const { reviews } = await w.status(applicant);
    expect(new Set(reviews.map(({ status }: Content) => status))).toEqual(new Set(["running", "closed"]));
    expect((await w.status(incomplete)).status).toBe("awaiting-materials");
  });
});

describe("once it is loaded", () => {
  let soon: World;
  let inTime: World;
  const rules = fixtureRules();

  beforeAll(async () => {
    await w.halt();
    soon = await world({ clock: DISPATCHED, rules: short });
    w = soon;
    await everything();
    await soon.restart(rules);
  });

  it("everything has the date that it would have had", async () => {
    const loaded = [await dues(), (await w.status(incomplete)).owed, (await w.status(applicant)).complaints];
    const kinds = async () =>
      (await w.call("GET", `${path}/notices`, undefined, w.as.applicant(applicant))).body.notices;
    expect((await kinds()).length).toBeGreaterThan(0);
    const soonIncomplete = incomplete;
    inTime = await world({ clock: DISPATCHED, rules });
    w = inTime;
    await everything();
    const expected = [
      await dues(),
      (await w.status(incomplete)).owed,
      (await w.status(applicant)).complaints,
    ];
    await inTime.stop();
    w = soon;
    incomplete = soonIncomplete;
    const without = (told: unknown) =>
      JSON.parse(
        JSON.stringify(told, (key, value: unknown) =>
          key === "complaintId" || key === "applicationId" || key === ANSWERING || key === OBJECTING
            ? 0
            : value,
        ),
      ) as unknown;
    expect(without(loaded)).toEqual(without(expected));
    expect(Object.values((loaded[0] as object) ?? {}).filter((due) => due === null)).toHaveLength(2);
  });

  it("tells what is missing again, with its date", async () => {
    await w.rest();
    const headers = w.as.applicant(incomplete);
    const at = `/v1/applications/${incomplete.applicationId}/notices`;
    const { notices } = (await w.call("GET", at, undefined, headers)).body;
    expect(notices.map(({ kind }: Content) => kind)).toEqual(["materials", "materials"]);
    const last = await w.call("GET", `${at}/${notices[1].noticeId}`, undefined, headers);
    expect(last.body.notice.body.until).toMatch(/^2027-/);
  });
});
