/** Every refusal of the rules reaches people as a problem of its own that says what holds and what to do instead. */
import { describe, expect, it } from "@jest/globals";
import { PROBLEMS, type ProblemCode } from "../../functions/contracts/problems.ts";
import type { ApplicationRefusal } from "../../functions/domain/application/application.ts";
import type { ReviewRefusal } from "../../functions/domain/review/review.ts";
import { applicationRefused } from "../../functions/http/application/applicationRefused.ts";
import { reviewRefused } from "../../functions/http/review/reviewRefused.ts";

type Told<R extends { code: string }> = {
  [C in R["code"]]: readonly [
    refusal: Omit<Extract<R, { code: C }>, "code">,
    status: number,
    says: RegExp,
    members?: object,
  ];
};

const AT = "2026-03-09T16:00:00.000Z";
const LOCAL = "2026-03-10T00:00:00.000+08:00";
const MATERIALS = ["site-plan", "land-survey"];
const REVIEWS = ["a1.water", "a1.land"];

/** One line for every code: one that is new does not compile until it is told here. */
const REVIEW: Told<ReviewRefusal> = {
  late: [
    { outcome: "deemed-consent", dueAt: AT },
    409,
    /ran out at 2026-03-10T00:00:00.000\+08:00 .* kept as a late opinion/,
    { outcome: "deemed-consent", dueAt: LOCAL },
  ],
  "already-decided": [
    { outcome: "objected" },
    409,
    /outcome on record is "objected"/,
    { outcome: "objected" },
  ],
  cancelled: [{ cause: { kind: "withdrawal" } }, 409, /has withdrawn/, { outcome: "cancelled" }],
  "not-running": [{ status: "waiting" }, 409, /prerequisites are still open/, { state: "waiting" }],
  "past-due": [{ dueAt: AT }, 409, /no clock is stopped or extended/, { dueAt: LOCAL }],
  "supplement-used": [
    { requestedAt: AT },
    409,
    /asked for once.*object with your grounds/,
    { requestedAt: LOCAL },
  ],
  "supplement-window-closed": [{ closedAt: AT }, 409, /until 2026-03-10T00:00/, { closedAt: LOCAL }],
  "material-held": [
    { materials: MATERIALS },
    422,
    /site-plan, land-survey already/,
    { materials: MATERIALS },
  ],
  "material-without-basis": [{ materials: MATERIALS }, 422, /Name in "basis"/, { materials: MATERIALS }],
  "special-procedure-used": [{ kind: "hearing" }, 409, /A hearing was held .* extend/, { kind: "hearing" }],
  "no-special-procedure": [{}, 409, /none to end/],
  "approver-rank": [
    { needed: ["head", "deputy-head"] },
    422,
    /head or deputy-head/,
    { needed: ["head", "deputy-head"] },
  ],
  "planned-end": [
    { earliest: "2026-03-03", latest: "2026-06-30" },
    422,
    /between 2026-03-03 and 2026-06-30/,
    { earliest: "2026-03-03", latest: "2026-06-30" },
  ],
  "extension-used": [{ at: AT }, 409, /may be once/, { extendedAt: LOCAL }],
  "too-many-days": [{ most: 5 }, 422, /at most 5 days/, { most: 5 }],
  "handler-named-too-often": [{ most: 5 }, 409, /changed 5 times/],
  "calendar-missing": [{ year: 2028 }, 503, /the year 2028 is missing.*same request again/, { year: 2028 }],
  "not-deemed": [{ status: "running" }, 409, /this review is running/, { state: "running" }],
  "already-revoked": [{ at: AT }, 409, /first revocation stands/, { revokedAt: LOCAL }],
  "no-joint-review": [{}, 409, /opens by itself/],
  "nothing-contested": [{}, 409, /has neither/],
  "position-taken-too-often": [{ most: 3 }, 409, /taken 3 times/],
};

const APPLICATION: Told<ApplicationRefusal> = {
  "nothing-to-review": [{}, 422, /needs none of these approvals/],
  "too-many-reviews": [{ count: 41, most: 40 }, 422, /41 matters apply, and one round holds 40/],
  "calendar-missing": [{ year: 2028 }, 503, /the year 2028/, { year: 2028 }],
  "unknown-material": [{ known: MATERIALS }, 404, /site-plan, land-survey/],
  "replaced-too-often": [{ most: 10 }, 409, /replaced 10 times/],
  "not-awaiting-materials": [{ status: "in-review" }, 409, /is in-review/, { state: "in-review" }],
  "not-awaiting-acceptance": [{ status: "granted" }, 409, /is granted/, { state: "granted" }],
  "returned-already": [{}, 409, /sent back once/],
  "material-not-askable": [
    { materials: ["oath"], askable: ["site-plan"] },
    422,
    /oath.*You may ask for: site-plan/,
    { materials: ["oath"], askable: ["site-plan"] },
  ],
  "application-ended": [{ status: "withdrawn" }, 409, /is withdrawn/, { state: "withdrawn" }],
  "project-changed-too-often": [{ most: 1 }, 409, /changed 1 times\. Withdraw/],
  "opinions-on-record": [{ reviews: REVIEWS }, 409, /a1\.water, a1\.land answered/, { reviews: REVIEWS }],
  "no-joint-review": [{ status: "in-review" }, 409, /opens by itself/, { state: "in-review" }],
  "already-convened": [{ heldOn: "2026-04-07" }, 409, /convened for 2026-04-07/, { heldOn: "2026-04-07" }],
  "not-convened": [{}, 409, /Convene the sitting first/],
  "sitting-not-held": [
    { heldOn: "2026-04-07" },
    409,
    /on 2026-04-07; conclude it then/,
    { heldOn: "2026-04-07" },
  ],
  "sitting-date": [
    { earliest: "2026-04-03", latest: "2026-04-14" },
    422,
    /between 2026-04-03 and 2026-04-14/,
    { earliest: "2026-04-03", latest: "2026-04-14" },
  ],
  "not-a-participant": [
    { departments: ["heritage"] },
    422,
    /heritage does not take part/,
    { departments: ["heritage"] },
  ],
  "reasons-to-objector-missing": [
    { reviews: REVIEWS },
    422,
    /written reasons to the objector/,
    { reviews: REVIEWS },
  ],
  "unexamined-matters": [{ reviews: REVIEWS }, 422, /was never examined/, { reviews: REVIEWS }],
  "clash-unresolved": [
    { about: ["culvert"] },
    422,
    /"resolutions" what holds for culvert/,
    { about: ["culvert"] },
  ],
  "article-missing": [{}, 422, /"article" the law/],
  "not-deciding": [
    { status: "in-review" },
    409,
    /does not wait for the lead's decision/,
    { state: "in-review" },
  ],
};

describe("what a department is told", () => {
  it.each(Object.entries(REVIEW))("%s", (code, [refusal, status, says, members = {}]) => {
    const { problem } = reviewRefused({ code, ...refusal } as ReviewRefusal, "Asia/Shanghai");
    expect(problem).toMatchObject({ code, detail: expect.stringMatching(says) });
    expect(problem.more ?? {}).toEqual(members);
    expect(PROBLEMS[code as ProblemCode].status).toBe(status);
  });

  it("of a cancellation by a prerequisite, which one and how it ended", () => {
    const cause = { kind: "prerequisite", reviewId: "a1.land", outcome: "objected" } as const;
    const { problem } = reviewRefused({ code: "cancelled", cause }, "Asia/Shanghai");
    expect(problem.detail).toMatch(/prerequisite a1\.land ended as "objected"/);
  });

  it("of a clock that stands already, how to start it again", () => {
    const { problem } = reviewRefused({ code: "not-running", status: "suspended" }, "Asia/Shanghai");
    expect(problem.detail).toMatch(/stands already.*DELETE …\/special-procedure/);
  });
});

describe("what an applicant, a window's clerk or a lead is told", () => {
  it.each(Object.entries(APPLICATION))("%s", (code, [refusal, status, says, members = {}]) => {
    const { problem } = applicationRefused({ code, ...refusal } as ApplicationRefusal);
    expect(problem).toMatchObject({ code, detail: expect.stringMatching(says) });
    expect(problem.more ?? {}).toEqual(members);
    expect(PROBLEMS[code as ProblemCode].status).toBe(status);
  });
});
