/** How the pages call the API: what goes wrong is a problem, whatever was asked for and whoever answered. */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { addressOf, call, callText } from "../../web/shared/api/client.ts";
import { Problem } from "../../web/shared/api/problem.ts";

const answers = jest.fn<typeof fetch>();
const before = globalThis.fetch;
const kept = new Map<string, string>();
beforeEach(() => {
  globalThis.fetch = answers.mockReset();
  kept.clear();
  // What a page has from its build and its browser.
  Object.assign(globalThis, {
    ROUTES: JSON.stringify(
      Object.fromEntries(ROUTES.map(({ name, method, path }) => [name, { method, path }])),
    ),
    sessionStorage: { getItem: (key: string) => kept.get(key) ?? null },
  });
});
afterEach(() => void (globalThis.fetch = before));

const WAYS = [
  { name: "call", ask: async () => call("getCatalogue", { by: { token: "t" } }) },
  { name: "callText", ask: async () => callText("getCase", { by: { token: "t" } }, "text/html") },
] as const;

describe.each(WAYS)("$name", ({ ask }) => {
  const problem = async (): Promise<Problem> => {
    const error: unknown = await ask().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Problem);
    return error as Problem;
  };

  it("keeps the code, the fields and the sentence of a problem", async () => {
    const document = {
      type: "urn:parallel-approvals:problem:planned-end",
      title: "计划结束日期不在允许的范围内",
      status: 422,
      detail: "最早为2026年3月3日，最晚为2026年8月29日。",
      code: "planned-end",
      errors: [{ path: "plannedEnd", message: "太晚" }],
      earliest: "2026-03-03",
      latest: "2026-08-29",
    };
    answers.mockResolvedValue(Response.json(document, { status: 422 }));
    const { status, code, message, errors } = await problem();
    expect({ status, code, message }).toEqual({ status: 422, code: "planned-end", message: document.detail });
    expect(errors).toEqual(document.errors);
  });

  it("says that nobody can be reached, also when the answer breaks off", async () => {
    answers.mockRejectedValue(new TypeError("fetch failed"));
    expect(await problem()).toMatchObject({ status: 0, code: "offline" });
    const body = new ReadableStream({ pull: (stream) => stream.error(new TypeError("terminated")) });
    answers.mockResolvedValue(new Response(body));
    expect(await problem()).toMatchObject({ status: 0, code: "offline" });
  });

  it.each([
    [401, "unauthenticated"],
    [413, "too-large"],
    [429, "too-many-requests"],
    [502, "internal"],
    [503, "busy"],
  ])("understands a %i of whatever stands in front of the API as %s", async (status, code) => {
    answers.mockResolvedValue(new Response("<h1>nginx</h1>", { status }));
    expect(await problem()).toMatchObject({ status, code, errors: [] });
    answers.mockResolvedValue(Response.json({ message: "Unauthorized" }, { status }));
    expect(await problem()).toMatchObject({ status, code });
  });
});

describe("a call", () => {
  const path = { reviewId: "440307-0123456789ABCDEF.consult-water", matter: { code: "consult-water" } };

  it("sends who calls, in which language, and what for, to where the route lies", async () => {
    answers.mockResolvedValue(Response.json({ ok: true }));
    const asked = { path, by: { queryCode: "q" }, body: { a: 1 }, headers: { "idempotency-key": "k" } };
    expect(await call("giveOpinion", asked)).toEqual({ ok: true });
    expect(answers).toHaveBeenLastCalledWith("/v1/reviews/440307-0123456789ABCDEF.consult-water/opinion", {
      method: "PUT",
      headers: {
        accept: "application/json",
        "accept-language": "zh-CN",
        "content-type": "application/json",
        "idempotency-key": "k",
        "x-query-code": "q",
      },
      body: '{"a":1}',
    });
  });

  it("asks as whoever is signed in, unless it says otherwise, for what it can read", async () => {
    kept.set("session", JSON.stringify({ token: "t", role: "supervisor", department: null }));
    kept.set("lang", "en");
    answers.mockImplementation(async () => new Response("<p>一</p>"));
    expect(await callText("getReview", { path }, "text/html")).toBe("<p>一</p>");
    expect(answers).toHaveBeenLastCalledWith("/v1/reviews/440307-0123456789ABCDEF.consult-water", {
      method: "GET",
      headers: { accept: "text/html", "accept-language": "en", authorization: "Bearer t" },
    });
    await callText("getCatalogue", { by: null }, "text/html");
    expect(answers).toHaveBeenLastCalledWith("/v1/catalogue", {
      method: "GET",
      headers: { accept: "text/html", "accept-language": "en" },
    });
  });

  it("leaves out of the address what nobody said", () => {
    const query = { lamp: "red", department: "", cursor: undefined, limit: 50 };
    expect(addressOf("superviseReviews", { query })).toBe("/v1/supervision/reviews?lamp=red&limit=50");
    expect(addressOf("listComplaints", { query: { status: "" } })).toBe("/v1/complaints");
    expect(addressOf("handInMaterial", { path: { applicationId: "a/b", code: "x" } })).toBe(
      "/v1/applications/a%2Fb/materials/x",
    );
  });
});
