/** Odd but lawful requests: spellings of what is wanted, what comes twice, whole addresses; and what 304 says. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { send } from "../security/wire.ts";
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

const get = (path: string, headers: Record<string, string | string[]> = {}) =>
  send(w.url, { method: "GET", path, headers });

describe("Accept", () => {
  it.each([
    "",
    " , ",
    "application/json; charset=utf-8",
    'application/json;charset="UTF-8"',
    "APPLICATION/JSON",
  ])("as %j is met by JSON", async (accept) => {
    expect((await get("/v1/catalogue", { accept })).status).toBe(200);
  });

  it("that nothing meets is refused, and the refusal says that another would not be", async () => {
    const came = await get("/v1/catalogue", { accept: "image/png" });
    expect([came.status, came.headers["vary"]]).toEqual([406, "accept, accept-language"]);
  });
});

describe("Accept-Language", () => {
  it.each([
    ["en;q=0", "zh-CN"],
    ["fr, en;q=0", "zh-CN"],
    ["zh;q=0", "en"],
    ["fr", "en"],
    ["*;q=0", "en"],
    ["", "en"],
  ])("as %j is answered in %s", async (wanted, language) => {
    const came = await get("/v1/nothing", { "accept-language": wanted });
    expect(came.headers["content-language"]).toBe(language);
  });

  it("that takes anything is answered in what is most at home: a refusal in English, a notice in Chinese", async () => {
    const own = { "x-query-code": applicant.queryCode, "accept-language": "*", accept: "text/html" };
    const notices = `/v1/applications/${applicant.applicationId}/notices`;
    const { noticeId } = JSON.parse((await get(notices, { ...own, accept: "*/*" })).text).notices[0];
    const came = [await get("/v1/nothing", own), await get(`${notices}/${noticeId}`, own)];
    expect(came.map(({ headers }) => headers["content-language"])).toEqual(["en", "zh-CN"]);
  });
});

describe("a body that is too large for anybody", () => {
  it.each(["zh-CN", "en"])("is refused in the caller's language: %s", async (language) => {
    const came = await send(w.url, {
      method: "POST",
      path: "/v1/applications",
      headers: { "content-type": "application/json", "accept-language": language },
      body: Buffer.alloc(10 * 1024 * 1024 + 1, 0x20),
    });
    expect([came.status, came.headers["content-language"]]).toEqual([413, language]);
  });
});

describe("what has not changed", () => {
  it.each([undefined, "gzip", "br", "gzip;q=0"])(
    "is told of with the headers it would come with, for Accept-Encoding: %s",
    async (encoding) => {
      const own = { "x-query-code": applicant.queryCode };
      const application = `/v1/applications/${applicant.applicationId}`;
      const { noticeId } = JSON.parse((await get(`${application}/notices`, own)).text).notices[0];
      for (const [path, headers] of [
        ["/healthz", {}],
        ["/openapi.json", {}],
        ["/v1/catalogue", {}],
        [application, own],
        [`${application}/events`, own],
        [`${application}/notices/${noticeId}`, { ...own, accept: "text/html" }],
        [`/v1/reviews/${applicant.applicationId}.consult-land`, land],
        ["/v1/reviews", land],
        ["/work", {}],
        ["/assets/work.js", {}],
      ] as const) {
        const asked = { ...headers, ...(encoding !== undefined && { "accept-encoding": encoding }) };
        const came = await get(path, asked);
        const again = await get(path, { ...asked, "if-none-match": came.headers["etag"]! });
        const told = ({ headers: { etag, vary, "cache-control": cache } }: typeof came) => [
          path,
          etag,
          vary?.toLowerCase(),
          cache,
        ];
        expect([again.status, told(again)]).toEqual([304, told(came)]);
      }
    },
  );
});

describe("a body's headers", () => {
  const submit = (headers: Record<string, string | string[]>) =>
    send(w.url, {
      method: "POST",
      path: "/v1/applications",
      headers,
      body: JSON.stringify(example("municipal-road-application")),
    });

  it.each([
    [["application/json", "image/png"], "application/json,image/png"],
    [["image/png", "application/json"], "image/png,application/json"],
    ["", null],
  ])("that say %j are no JSON, as behind a gateway", async (type, given) => {
    const came = await submit({ "content-type": type });
    expect([came.status, JSON.parse(came.text).given]).toEqual([415, given]);
  });

  it.each(["", "identity", "identity, Identity"])("an encoding that is none is one: %j", async (encoding) => {
    const came = await submit({ "content-type": "application/json", "content-encoding": encoding });
    expect(came.status).toBe(201);
  });

  it("a token that comes with another is none", async () => {
    const { authorization } = land as { authorization: string };
    expect((await get("/v1/reviews", { authorization: [authorization, authorization] })).status).toBe(401);
  });
});

describe("an address", () => {
  /** Sends the target as it is. */
  const target = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(w.url);
      const going = request({ hostname, port, method: "GET", path, agent: false }, (came) => {
        came.resume();
        came.on("end", () => resolve(came.statusCode ?? 0));
      });
      going.on("error", reject);
      going.end();
    });

  it.each([
    ["http://another.example/v1/catalogue", 200],
    ["HTTP://another.example", 200],
    ["http://another.example/v1/catalogue?x=1", 400],
    ["/v1/./catalogue", 404],
    ["/v1/x/../catalogue", 404],
    ["/v1\\catalogue", 404],
    ["//v1/catalogue", 404],
  ])("is taken as it is written: %s is %i", async (path, status) => {
    expect(await target(path)).toBe(status);
  });
});
