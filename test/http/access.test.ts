/** Who may see and do what: own, other and none, by token and by query code. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let one: Applicant;
let two: Applicant;
beforeAll(async () => {
  w = await world();
  [one, two] = [await w.submit(), await w.submit()];
});
afterAll(() => w.stop());

describe("an applicant", () => {
  it("sees an application with its query code, and with no other", async () => {
    const path = `/v1/applications/${one.applicationId}`;
    expect((await w.call("GET", path, undefined, w.as.applicant(one))).status).toBe(200);
    expect(await w.call("GET", path)).toMatchObject({ status: 401, body: { code: "query-code-needed" } });
    for (const queryCode of [two.queryCode, "", "x", one.queryCode.slice(1), `${one.queryCode}0`])
      expect((await w.call("GET", path, undefined, { "x-query-code": queryCode || "-" })).body).toMatchObject(
        { status: 404, code: "unknown-application" },
      );
  });

  it("cannot tell a number that is taken from one that is not", async () => {
    const wrong = await w.call(
      "GET",
      `/v1/applications/${one.applicationId}`,
      undefined,
      w.as.applicant(two),
    );
    const none = await w.call(
      "GET",
      "/v1/applications/440307-0000000000000000",
      undefined,
      w.as.applicant(two),
    );
    const anonymous = (body: { detail: string }) => ({
      ...body,
      applicationId: "…",
      detail: body.detail.replace(/440307-\w+/, "…"),
    });
    expect(anonymous(wrong.body)).toEqual(anonymous(none.body));
  });

  it("gets a code of 130 bits that is another one for each application", () => {
    expect(one.queryCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(one.queryCode).not.toBe(two.queryCode);
  });
});

describe("a token", () => {
  it.each([
    ["no token", {}],
    ["no bearer token", { authorization: "Basic Zm9vOmJhcg==" }],
    ["a forged token", { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoib3BlcmF0b3IifQ." }],
  ])("is needed: %s is 401", async (_, headers) => {
    expect(await w.call("GET", "/v1/reviews", undefined, headers as Record<string, string>)).toMatchObject({
      status: 401,
      body: { code: "unauthenticated" },
    });
  });

  it("is needed with the word Bearer, though a gateway has taken it without", async () => {
    const claims = { role: "department", department: "land" };
    const asked = (authorization: string) =>
      send(
        listReviews,
        { store: memoryStore(), region: rules.region, rules: rules.clock },
        { route: "listReviews", claims, headers: { authorization }, at: T0 },
      );
    expect([(await asked("Bearer checked")).status, (await asked("checked")).status]).toEqual([200, 401]);
  });

  it.each<[string, Record<string, string>, number]>([
    ["the review's own department", { role: "department", department: "land" }, 200],
    ["the lead of the application", { role: "department", department: "planning" }, 200],
    ["another department of the application", { role: "department", department: "water" }, 403],
    ["a supervisor", { role: "supervisor" }, 200],
    ["an operator", { role: "operator" }, 403],
  ])("lets %s read a review: %j → %i", async (_, claims, status) => {
    const headers = claims["department"]
      ? await w.as.department(claims["department"])
      : await w.as.role(claims["role"]!);
    for (const path of ["", "/clock"])
      expect(
        (await w.call("GET", `/v1/reviews/${one.applicationId}.consult-land${path}`, undefined, headers))
          .status,
      ).toBe(status);
  });

  it("lets nobody but the department give an opinion: not the lead, not a supervisor", async () => {
    const path = `/v1/reviews/${one.applicationId}.consult-land/opinion`;
    expect(await w.call("PUT", path, { kind: "consent" }, await w.as.department("planning"))).toMatchObject({
      status: 403,
      body: { code: "not-your-review" },
    });
    expect(await w.call("PUT", path, { kind: "consent" }, await w.as.role("supervisor"))).toMatchObject({
      status: 403,
      body: { code: "role-not-allowed" },
    });
  });
});

describe("a worklist", () => {
  it("shows a department its own reviews only, the most urgent first, in pages", async () => {
    const land = await w.as.department("land");
    const first = (await w.call("GET", "/v1/reviews?limit=1", undefined, land)).body;
    expect(first.reviews).toHaveLength(1);
    const second = (await w.call("GET", `/v1/reviews?limit=1&cursor=${first.nextCursor}`, undefined, land))
      .body;
    const listed = [...first.reviews, ...second.reviews];
    expect(new Set(listed.map(({ department }: { department: { id: string } }) => department.id))).toEqual(
      new Set(["land"]),
    );
    expect(new Set(listed.map(({ applicationId }: { applicationId: string }) => applicationId)).size).toBe(2);
  });

  it("filters by status and lamp, and refuses what it does not know", async () => {
    const housing = await w.as.department("housing");
    const count = async (query: string) =>
      (await w.call("GET", `/v1/reviews?${query}`, undefined, housing)).body.reviews.length;
    expect([await count("status=running"), await count("status=closed"), await count("lamp=red")]).toEqual([
      2, 0, 0,
    ]);
    await w.opinion(one, "housing");
    expect([await count("status=running"), await count("status=closed")]).toEqual([1, 1]);
    const bad = await w.call(
      "GET",
      "/v1/reviews?status=lost&limit=1000&colour=red&cursor=***",
      undefined,
      housing,
    );
    expect(bad.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "colour",
      "cursor",
      "limit",
      "status",
    ]);
    expect(await w.call("GET", "/v1/reviews?cursor=bm90IG91cnM", undefined, housing)).toMatchObject({
      status: 400,
      body: { code: "malformed" },
    });
  });
});
