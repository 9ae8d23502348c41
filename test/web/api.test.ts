/** How the pages call the API: what goes wrong is a problem, whatever was asked for and whoever answered. */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { call, callText, Problem } from "../../web/app/api.ts";

const answers = jest.fn<typeof fetch>();
const before = globalThis.fetch;
beforeEach(() => void (globalThis.fetch = answers.mockReset()));
afterEach(() => void (globalThis.fetch = before));

const WAYS = [
  { name: "call", ask: async () => call("GET", "/v1/catalogue", { token: "t" }) },
  { name: "callText", ask: async () => callText("/v1/notices/x", { token: "t" }, "text/html") },
] as const;

describe.each(WAYS)("$name", ({ ask }) => {
  const problem = async (): Promise<Problem> => {
    const error: unknown = await ask().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Problem);
    return error as Problem;
  };

  it("keeps the code, the fields and the extension members of a problem", async () => {
    const document = {
      type: "urn:parallel-approvals:problem:planned-end",
      title: "The planned end is out of range",
      status: 422,
      detail: "The planned end lies between …",
      code: "planned-end",
      errors: [{ path: "plannedEnd", message: "too late" }],
      earliest: "2026-03-03",
      latest: "2026-08-29",
    };
    answers.mockResolvedValue(Response.json(document, { status: 422 }));
    const { status, code, message, errors, members } = await problem();
    expect({ status, code, message }).toEqual({ status: 422, code: "planned-end", message: document.detail });
    expect(errors).toEqual(document.errors);
    expect(members).toMatchObject({ earliest: "2026-03-03", latest: "2026-08-29" });
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
  it("sends who calls and what for, and answers with what came", async () => {
    answers.mockResolvedValue(Response.json({ ok: true }));
    expect(await call("POST", "/v1/x", { queryCode: "q" }, { a: 1 }, { "idempotency-key": "k" })).toEqual({
      ok: true,
    });
    expect(answers).toHaveBeenLastCalledWith("/v1/x", {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        "idempotency-key": "k",
        "x-query-code": "q",
      },
      body: '{"a":1}',
    });
    answers.mockResolvedValue(new Response("<p>一</p>"));
    expect(await callText("/v1/n", { token: "t" }, "text/html")).toBe("<p>一</p>");
    expect(answers).toHaveBeenLastCalledWith("/v1/n", {
      method: "GET",
      headers: { accept: "text/html", authorization: "Bearer t" },
    });
  });
});

it("a problem with fewer field faults stays the same problem", () => {
  const errors = [
    { path: "a", message: "1" },
    { path: "b", message: "2" },
  ];
  const whole = new Problem({ status: 422, code: "too-many-days", detail: "…", most: 5, errors });
  const { status, code, message, members, errors: rest } = whole.withErrors(errors.slice(1));
  expect({ status, code, message, members }).toEqual({
    status: 422,
    code: "too-many-days",
    message: "…",
    members: { most: 5 },
  });
  expect(rest).toEqual([{ path: "b", message: "2" }]);
});
