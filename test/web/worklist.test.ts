/** The worklist by itself: where a row stands, how it is found, in which order rows come, and what of that the address keeps. */
import { describe, expect, it } from "@jest/globals";
import { addressOf, EVERYTHING_OPEN, filterOf, type Filter } from "../../web/work/list/address.ts";
import { countsOf, shownOf, type Row } from "../../web/work/list/rows.ts";

type About = { project?: string; applicant?: string; handler?: string; matter?: string } & Partial<
  Pick<Row, "applicationId" | "lamp" | "dueToday" | "status" | "remainingDays" | "dueAt">
>;

function row({ project = "青松路", applicant = "青松公司", handler, matter = "供水", ...rest }: About): Row {
  const { applicationId = "440307-A1" } = rest;
  return {
    lamp: "green",
    dueToday: false,
    status: "running",
    remainingDays: 5,
    ...rest,
    applicationId,
    reviewId: `${applicationId}.${matter}`,
    project: { name: project, code: `2605-440307-${project}` },
    applicant: { name: applicant },
    matter: { code: matter, name: matter, nameEn: matter, kind: "opinion" },
    handler: handler === undefined ? null : { name: handler, post: "A" },
  } as Row;
}

const READER = { language: "zh-CN", name: "李明" } as const;
const numbers = (
  rows: readonly Row[],
  filter: Partial<Filter> = {},
  name: string | undefined = READER.name,
) =>
  shownOf(rows, { ...EVERYTHING_OPEN, ...filter }, { ...READER, name }).map(
    ({ applicationId }) => applicationId,
  );

const ROWS = [
  row({ applicationId: "A1", lamp: "red", status: "overdue", remainingDays: 0, handler: "李明" }),
  row({ applicationId: "A2", lamp: "yellow", dueToday: true, remainingDays: 1, applicant: "白云公司" }),
  row({ applicationId: "A3", lamp: "yellow", remainingDays: 1, handler: "王强", project: "滨河路" }),
  row({ applicationId: "A10", lamp: "green", remainingDays: 7, handler: "李明", project: "Bridge K7" }),
];

describe("the tabs of the worklist", () => {
  it("count what is open, what falls due today, what soon, and what is overdue", () => {
    expect(countsOf(ROWS)).toEqual({
      open: 4,
      today: 1,
      soon: 2,
      overdue: 1,
      done: 0,
      checks: 0,
      revocations: 0,
    });
  });

  it("show what they count, in the order in which it came", () => {
    expect(numbers(ROWS)).toEqual(["A1", "A2", "A3", "A10"]);
    expect(numbers(ROWS, { tab: "today" })).toEqual(["A2"]);
    expect(numbers(ROWS, { tab: "soon" })).toEqual(["A2", "A3"]);
    expect(numbers(ROWS, { tab: "overdue" })).toEqual(["A1"]);
  });
});

describe("a search in the worklist", () => {
  it.each([
    ["a number, whatever its letters' case", "a10", ["A10"]],
    ["a project", "滨河", ["A3"]],
    ["a project in capitals", "BRIDGE k7", ["A10"]],
    ["an applicant", " 白云 ", ["A2"]],
    ["a project code", "2605-440307-滨", ["A3"]],
    ["a handler, who is not looked for here", "王强", []],
  ])("finds %s", (_, q, found) => expect(numbers(ROWS, { q })).toEqual(found));

  it("shows a handler their own, and whoever has no name none", () => {
    expect(numbers(ROWS, { mine: true })).toEqual(["A1", "A10"]);
    expect(shownOf(ROWS, { ...EVERYTHING_OPEN, mine: true }, { language: "zh-CN", name: undefined })).toEqual(
      [],
    );
  });
});

describe("the order of the worklist", () => {
  it.each([
    ["number", ["A1", "A2", "A3", "A10"]],
    ["left", ["A1", "A2", "A3", "A10"]],
    ["applicant", ["A2", "A1", "A3", "A10"]],
    ["handler", ["A2", "A1", "A10", "A3"]],
  ] as const)("by %s", (key, sorted) => {
    expect(numbers(ROWS, { sort: { key, down: false } })).toEqual(sorted);
    const turned = numbers(ROWS, { sort: { key, down: true } });
    expect(turned).toEqual([...sorted].reverse());
  });

  it("leaves the list as it came by due instant, and turns it round", () => {
    expect(numbers(ROWS, { sort: { key: "due", down: true } })).toEqual(["A10", "A3", "A2", "A1"]);
    expect(ROWS.map(({ applicationId }) => applicationId)).toEqual(["A1", "A2", "A3", "A10"]);
  });
});

describe("cases in the green channel", () => {
  const green = { since: "2026-03-02T09:00:00+08:00", limit: null };
  const inIt = (about: About) => ({ ...row(about), green });

  it("come first, behind what is urgent of any case, whichever page of the API brought it", () => {
    const rows = [
      inIt({ applicationId: "G1", dueAt: "2026-03-20T00:00:00+08:00" }),
      inIt({ applicationId: "G2", lamp: "yellow", dueAt: "2026-03-09T00:00:00+08:00" }),
      row({ applicationId: "B1", lamp: "red", dueAt: "2026-03-03T00:00:00+08:00" }),
      row({ applicationId: "B2", dueAt: "2026-03-10T00:00:00+08:00" }),
      row({ applicationId: "B3", lamp: "yellow", dueAt: "2026-03-11T00:00:00+08:00" }),
    ];
    expect(numbers(rows)).toEqual(["B1", "G2", "B3", "G1", "B2"]);
    expect(numbers(rows, { sort: { key: "number", down: false } })).toEqual(["B1", "B2", "B3", "G1", "G2"]);
  });
});

describe("the address of the worklist", () => {
  const filter: Filter = {
    tab: "soon",
    q: "滨河 & 路=1",
    mine: true,
    sort: { key: "project", down: true },
    page: 3,
  };

  it("says all that is not usual, and is read back as it was meant", () => {
    expect(addressOf(EVERYTHING_OPEN)).toBe("#");
    expect(filterOf("")).toEqual(EVERYTHING_OPEN);
    expect(filterOf(addressOf(filter).slice(2))).toEqual(filter);
  });

  it("is read as if what it says wrongly were not there", () => {
    expect(filterOf("tab=lost&sort=-colour&page=-2&mine=yes&q")).toEqual(EVERYTHING_OPEN);
    expect(filterOf("page=1.5").page).toBe(1);
  });
});
