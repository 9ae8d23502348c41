/** HTTP as its users' tools expect it (RFC 9110), the same for routes and pages, on one machine and behind a gateway. */
import { brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MOST_FAULTS } from "../../functions/contracts/base/faults.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { missingSecurityHeaders, send, type Came } from "../security/wire.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";

let w: World;
let applicant: Applicant;
let land: Record<string, string>;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  land = await w.as.department("land");
});
afterAll(() => w.stop());

const asked = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
  send(w.url, { method, path, headers, ...(body !== undefined && { body }) });
const json = (came: Came) => JSON.parse(came.text) as Record<string, unknown>;
const own = () => ({ "x-query-code": applicant.queryCode });
const status = () => `/v1/applications/${applicant.applicationId}`;
const review = (path = "") => `/v1/reviews/${applicant.applicationId}.consult-land${path}`;
const submission = () => JSON.stringify(example("municipal-road-application"));
const JSON_TYPE = { "content-type": "application/json" };

describe("HEAD (§9.3.2)", () => {
  it.each([
    ["a route", () => "/v1/catalogue", () => ({})],
    ["a record", () => review(), () => land],
    ["a page", () => "/work", () => ({})],
    ["a script", () => "/assets/work.js", () => ({})],
  ])("of %s is GET without its body", async (_, path, headers) => {
    const [head, get] = [await asked("HEAD", path(), headers()), await asked("GET", path(), headers())];
    expect([head.status, head.text, head.headers["etag"], head.headers["content-type"]]).toEqual([
      200,
      "",
      get.headers["etag"],
      get.headers["content-type"],
    ]);
    expect(get.headers["etag"]).toMatch(/^"/);
  });

  it("of what is not there, or not the caller's, says so as GET does", async () => {
    expect((await asked("HEAD", "/v1/nothing")).status).toBe(404);
    const came = await asked("HEAD", review());
    expect([came.status, came.text]).toEqual([401, ""]);
    expect(came.headers["www-authenticate"]).toMatch(/^Bearer /);
  });
});

describe("a method that an address does not know (§15.5.6)", () => {
  it.each([
    ["POST", "/work", "GET, HEAD"],
    ["DELETE", "/v1/catalogue", "GET, HEAD"],
    ["PATCH", "/v1/applications", "GET, HEAD, POST"],
    ["GET", "/v1/applications/440307-0123456789ABCDEF/withdrawal", "POST"],
    ["OPTIONS", "/v1/reviews", "GET, HEAD"],
  ])("%s %s is 405 and says which it knows", async (method, path, allow) => {
    const came = await asked(method, path);
    expect([came.status, came.headers["allow"], json(came)["code"]]).toEqual([
      405,
      allow,
      "method-not-allowed",
    ]);
  });
});

describe("a body", () => {
  it.each([
    ["of another type", { "content-type": "image/png" }],
    ["of another charset", { "content-type": "application/json;charset=GBK" }],
    ["without a type", {}],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }],
  ])("%s is 415, and the answer says what is taken (§15.5.16)", async (_, headers) => {
    const came = await asked("POST", "/v1/applications", headers, submission());
    expect([came.status, came.headers["accept"], json(came)["code"]]).toEqual([
      415,
      "application/json",
      "unsupported-media-type",
    ]);
  });

  it.each(["application/json", "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"'])(
    "as %s is taken",
    async (type) => {
      expect((await asked("POST", "/v1/applications", { "content-type": type }, submission())).status).toBe(
        201,
      );
    },
  );

  it.each(["gzip", "br", "gzip, gzip", "identity, gzip"])(
    "encoded as %s is 415, and the answer says how to send it",
    async (encoding) => {
      const headers = { ...JSON_TYPE, "content-encoding": encoding };
      const came = await asked("POST", "/v1/applications", headers, submission());
      expect([came.status, came.headers["accept-encoding"]]).toEqual([415, "identity"]);
    },
  );

  it("that is not UTF-8 is refused, whether a gateway has decoded it or not, and a byte order mark is skipped", async () => {
    const text = submission();
    const gbk = Buffer.concat([
      Buffer.from(text.slice(0, 30)),
      Buffer.from([0xc9, 0xee, 0xdb, 0xda]),
      Buffer.from(text.slice(30)),
    ]);
    for (const [path, body] of [
      ["body", gbk],
      ["body", Buffer.from(text.replace(/"name":"[^"]*"/, '"name":"\uFFFD"'), "utf8")],
      ["project.name", text.replace(/"name":"[^"]*"/, '"name":"\\ufffd"')],
    ] as const) {
      const came = await asked("POST", "/v1/applications", JSON_TYPE, body);
      expect([came.status, json(came)["errors"]]).toEqual([
        400,
        [expect.objectContaining({ path, code: "not-utf-8" })],
      ]);
    }
    expect((await asked("POST", "/v1/applications", JSON_TYPE, `\uFEFF${text}`)).status).toBe(201);
  });

  it("where none is wanted is refused, and so is none where one is", async () => {
    const named = "/special-procedure?kind=hearing&startedAt=2026-03-02T01:00:00.000Z";
    const answers = [
      await asked("DELETE", review(named), { ...land, ...JSON_TYPE }, "{}"),
      await asked("PUT", review("/handler"), land),
    ];
    expect(answers.map((came) => [came.status, (json(came)["errors"] as object[])[0]])).toEqual([
      [400, expect.objectContaining({ path: "body", code: "no-body-wanted" })],
      [400, expect.objectContaining({ path: "body", code: "body-missing" })],
    ]);
  });

  it("with thousands of faults is answered with a few of them, and how many more", async () => {
    const given = example("municipal-road-application");
    const many = Object.fromEntries(Array.from({ length: 7000 }, (_, i) => [`unknown${i}`, 1]));
    const attributed = (attributes: object) => ({ ...given, project: { ...given.project, attributes } });
    for (const [told, body] of [
      [1, attributed({ ...given.project.attributes, ...many })],
      [MOST_FAULTS, { ...given, ...many }],
      [1, { ...given, materials: Array.from({ length: 3000 }, () => 1) }],
      [MOST_FAULTS, attributed(Object.fromEntries(Object.entries(many).slice(0, 150)))],
    ] as const) {
      const came = await asked("POST", "/v1/applications", JSON_TYPE, JSON.stringify(body));
      const { errors = [], more } = json(came) as { errors?: object[]; more?: number };
      expect([came.status, errors.length]).toEqual([400, told]);
      expect((more ?? 0) > 0).toBe(told === MOST_FAULTS);
      expect(came.text.length).toBeLessThan(40_000);
    }
  });
});

describe("tags (§13.1)", () => {
  it.each([
    ["as it came", (tag: string) => tag],
    ["weak", (tag: string) => `W/${tag}`],
    ["in a list", (tag: string) => `"x", ${tag}`],
    ["in a list of weak ones", (tag: string) => `W/"x",W/${tag}`],
    ["as any", () => "*"],
  ])("%s is known again", async (_, told) => {
    for (const [path, headers] of [
      ["/v1/catalogue", {}],
      [status(), own()],
      ["/v1/reviews", land],
      ["/openapi.json", {}],
      ["/work", {}],
    ] as const) {
      const { headers: first } = await asked("GET", path, headers);
      const again = await asked("GET", path, { ...headers, "if-none-match": told(first["etag"]!) });
      expect([path, again.status, again.text]).toEqual([path, 304, ""]);
      expect(again.headers["etag"]).toBe(first["etag"]);
    }
  });

  it("of a record is that of its answer: what moved in it by time alone has another", async () => {
    // Nobody has signed for anything: the departments are reminded of it on the first working day.
    await w.clock("P1D");
    const before = await asked("GET", status(), own());
    const versions = (came: Came) => came.headers["etag"]!.slice(1).split("-")[0];
    await w.clock("P2D");
    const after = await asked("GET", status(), { ...own(), "if-none-match": before.headers["etag"]! });
    expect([after.status, versions(after)]).toEqual([200, versions(before)]);
    // A decision is held to the versions: what was read in another form, or a day ago, is still what it was.
    const held = { ...land, ...JSON_TYPE, "if-match": (await asked("GET", review(), land)).headers["etag"]! };
    await w.clock("PT1H");
    const named = await asked("PUT", review("/handler"), held, JSON.stringify({ name: "李明", post: "A" }));
    expect(named.status).toBe(200);
    const stale = await asked("PUT", review("/handler"), held, JSON.stringify({ name: "王强", post: "B" }));
    expect([stale.status, json(stale)["code"]]).toEqual([412, "stale"]);
  });
});

describe("who must prove themselves is told how (§11.6.1)", () => {
  it.each([
    ["no token", {}, 'Bearer realm="approvals"'],
    ["a wrong token", { authorization: "Bearer a.b.c" }, 'Bearer realm="approvals", error="invalid_token"'],
  ])("with %s", async (_, headers, challenge) => {
    const came = await asked("GET", "/v1/reviews", headers);
    expect([came.status, came.headers["www-authenticate"]]).toEqual([401, challenge]);
  });

  it("a token without the word Bearer is none", async () => {
    const token = land["authorization"]!.replace("Bearer ", "");
    expect((await asked("GET", "/v1/reviews", { authorization: token })).status).toBe(401);
  });

  it("without a query code", async () => {
    const came = await asked("GET", status());
    expect([came.status, came.headers["www-authenticate"]]).toEqual([401, 'QueryCode realm="application"']);
  });
});

describe("what a contract declares is what is checked", () => {
  const unwanted = [
    "limit=0x10",
    "limit=1e1",
    "limit=%205",
    "limit=5&limit=6",
    "limit=0",
    "limit=101",
    "limit=",
    "x=1",
  ];
  it.each(unwanted)("a list with ?%s is 400", async (query) => {
    const came = await asked("GET", `/v1/reviews?${query}`, land);
    expect([came.status, json(came)["code"]]).toEqual([400, "malformed"]);
  });

  it("a route that declares no query takes none", async () => {
    for (const { name, path, method, query, access } of ROUTES) {
      if (query || method !== "GET" || path.includes("{")) continue;
      const whose =
        access === "signed-in"
          ? await w.as.signedIn(example("municipal-road-application").applicant.creditCode)
          : await w.as.role("supervisor");
      const headers = typeof access === "string" && access !== "signed-in" ? {} : { ...whose };
      expect([name, (await asked("GET", `${path}?x=1`, headers)).status]).toEqual([name, 400]);
    }
  });

  it("a language is one of ours, as it is written", async () => {
    const { notices } = json(await asked("GET", `${status()}/notices`, own())) as {
      notices: { noticeId: string }[];
    };
    const notice = `${status()}/notices/${notices[0]!.noticeId}`;
    const statuses = ["AAA", "EN", "zh", "en"].map(
      async (lang) => (await asked("GET", `${notice}?lang=${lang}`, own())).status,
    );
    expect(await Promise.all(statuses)).toEqual([400, 400, 400, 200]);
  });

  it("a key that came twice is no key", async () => {
    const came = await send(w.url, {
      method: "POST",
      path: "/v1/applications",
      headers: { ...JSON_TYPE, "idempotency-key": ["a", "b"] },
      body: submission(),
    });
    expect([came.status, JSON.stringify(json(came)["errors"])]).toEqual([
      400,
      expect.stringContaining("idempotency-key"),
    ]);
  });
});

describe("content negotiation (§12)", () => {
  const notice = async () => {
    const { notices } = json(await asked("GET", `${status()}/notices`, own())) as {
      notices: { noticeId: string }[];
    };
    return `${status()}/notices/${notices[0]!.noticeId}`;
  };

  it.each([
    ["text/html;q=0, application/json", /json/],
    ["text/html, application/json;q=0.9", /html/],
    ["application/json;q=0.5, text/html;q=0.4", /json/],
    ["*/*", /json/],
    ["text/*", /html/],
    ["image/png, */*;q=0.1", /json/],
  ])("a notice for Accept: %s", async (accept, type) => {
    const came = await asked("GET", await notice(), { ...own(), accept });
    expect([came.status, came.headers["content-type"]]).toEqual([200, expect.stringMatching(type)]);
    expect(came.headers["vary"]!.toLowerCase().split(", ")).toContain("accept");
  });

  it("what is there in no form that is asked for is 406, and says in which it is", async () => {
    const came = await asked("GET", await notice(), { ...own(), accept: "image/png" });
    expect([came.status, json(came)["offered"]]).toEqual([406, ["application/json", "text/html"]]);
  });

  it.each([
    ["fr, en;q=0.5", "en"],
    ["zh-Hans-CN, en;q=0.9", "zh-CN"],
    ["en;q=0.4, zh;q=0.8", "zh-CN"],
    ["en-GB", "en"],
  ])("a refusal and a notice for Accept-Language: %s", async (wanted, language) => {
    const refusal = await asked("GET", "/v1/nothing", { "accept-language": wanted });
    expect(refusal.headers["content-language"]).toBe(language);
    expect(/\p{Script=Han}/u.test(json(refusal)["detail"] as string)).toBe(language === "zh-CN");
    const page = await asked("GET", await notice(), {
      ...own(),
      accept: "text/html",
      "accept-language": wanted,
    });
    expect(page.headers["content-language"]).toBe(language);
  });

  it("faults of single fields are told in the caller's language, too", async () => {
    const headers = { ...JSON_TYPE, "accept-language": "zh-CN" };
    const came = await asked("POST", "/v1/applications", headers, JSON.stringify({ project: { name: "" } }));
    const { errors } = json(came) as { errors: { message: string }[] };
    expect(errors.length).toBeGreaterThan(3);
    for (const { message } of errors) expect(message).toMatch(/\p{Script=Han}/u);
  });
});

describe("compression", () => {
  it.each([
    ["/openapi.json", "gzip"],
    ["/openapi.json", "br"],
    ["/assets/work.js", "gzip, br;q=0.5"],
    ["/assets/work.js", "br"],
  ])("of %s for Accept-Encoding: %s", async (path, wanted) => {
    const plain = await asked("GET", path);
    const came = await asked("GET", path, { "accept-encoding": wanted });
    const encoding = came.headers["content-encoding"]!;
    expect([wanted.startsWith(encoding), came.headers["vary"]?.toLowerCase()]).toEqual([
      true,
      expect.stringContaining("accept-encoding"),
    ]);
    expect(plain.headers["vary"]).toContain("accept-encoding");
    const unpacked = encoding === "br" ? brotliDecompressSync(came.bytes) : gunzipSync(came.bytes);
    expect(unpacked.toString("utf8")).toBe(plain.text);
    expect(came.bytes.byteLength).toBeLessThan(plain.bytes.byteLength / 2);
    // Another representation of the same thing: weakly the same.
    expect(came.headers["etag"]).toBe(`W/${plain.headers["etag"]}`);
    const again = await asked("GET", path, { "if-none-match": came.headers["etag"]! });
    expect(again.status).toBe(304);
  });

  it("is refused where the caller refuses it, and small answers come as they are", async () => {
    const refused = await asked("GET", "/openapi.json", { "accept-encoding": "gzip;q=0, br;q=0" });
    // Small, and it would be smaller still.
    const small = await asked("GET", `/v1/${"nothing".repeat(20)}`, { "accept-encoding": "gzip" });
    expect(gzipSync(small.text).byteLength).toBeLessThan(Buffer.byteLength(small.text));
    expect([refused, small].map((came) => came.headers["content-encoding"])).toEqual([undefined, undefined]);
  });
});

describe("limits are the cloud's", () => {
  it("of request line and headers together", async () => {
    const came = await asked("GET", "/healthz", { "x-long": "a".repeat(10_300) });
    expect([came.status, json(came)["code"]]).toEqual([431, "headers-too-large"]);
    expect(missingSecurityHeaders(came)).toEqual([]);
  });

  it("and HEAD is told so without a body, as of anything", async () => {
    const came = await asked("HEAD", "/healthz", { "x-long": "a".repeat(10_300) });
    expect([came.status, came.text, missingSecurityHeaders(came)]).toEqual([431, "", []]);
  });

  it("of a body, and of what is HTTP at all, in the frame of every other refusal", async () => {
    const large = await asked("POST", "/healthz", {}, Buffer.alloc(10 * 1024 * 1024 + 1));
    expect([large.status, json(large)["code"], missingSecurityHeaders(large)]).toEqual([
      413,
      "too-large",
      [],
    ]);
    const none = await asked("POST", "/healthz", { "transfer-encoding": "nonsense" }, "x");
    expect([none.status, json(none)["code"], missingSecurityHeaders(none)]).toEqual([400, "malformed", []]);
  });

  it("of one caller's calls, as many as the cloud takes", async () => {
    const other = await world({ callerLimit: { perSecond: 1, burst: 5 } });
    try {
      const statuses = [];
      for (let i = 0; i < 6; i++)
        statuses.push((await send(other.url, { method: "GET", path: "/healthz" })).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
      const last = await send(other.url, { method: "GET", path: "/healthz" });
      expect([json(last)["code"], last.headers["retry-after"]]).toEqual(["too-many-requests", "1"]);
    } finally {
      await other.stop();
    }
  });
});
