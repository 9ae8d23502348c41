/** Tokens that are none: forged, out of date, for somebody else, or naming no role; and the query codes of applicants. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { base64url, decodeProtectedHeader, exportJWK, SignJWT, type JWTHeaderParameters } from "jose";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { ELEVEN, world, type Applicant, type World } from "../support/runtime.ts";
import { json, missingSecurityHeaders, send, writes } from "./wire.ts";

let w: World;
let applicant: Applicant;
let key: KeyObject;
let publicPem: string;
let header: JWTHeaderParameters;
beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  key = createPrivateKey(readFileSync(join(w.dataDir, "issuer.pem")));
  publicPem = createPublicKey(key).export({ type: "spki", format: "pem" }) as string;
  const { authorization } = await w.as.role("operator");
  header = decodeProtectedHeader(authorization.slice("Bearer ".length)) as JWTHeaderParameters;
});
afterAll(() => w.stop());

const LAND = { role: "department", department: "land" };
const ISSUER = "urn:parallel-approvals:local";
const AUDIENCE = "parallel-approvals-440307";
type Otherwise = {
  issuer?: string;
  audience?: string;
  expires?: string | null;
  notBefore?: string;
  key?: KeyObject | Uint8Array;
  header?: Partial<JWTHeaderParameters>;
};

/** A token such as the runtime's own issuer makes, but for what is said. */
function token(claims: Record<string, unknown>, otherwise: Otherwise = {}): Promise<string> {
  const { issuer = ISSUER, audience = AUDIENCE, expires = "1h", notBefore } = otherwise;
  const jwt = new SignJWT({ sub: "somebody", ...claims })
    .setProtectedHeader({ ...header, ...otherwise.header })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt();
  if (expires !== null) jwt.setExpirationTime(expires);
  if (notBefore !== undefined) jwt.setNotBefore(notBefore);
  return jwt.sign(otherwise.key ?? key, { crit: { exotic: true } });
}

const call = (bearer: string, path = "/v1/reviews", more: { method?: string; body?: string } = {}) =>
  send(w.url, {
    method: "GET",
    path,
    ...more,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(more.body !== undefined && { "content-type": "application/json" }),
    },
  });

const encoded = (value: unknown) => base64url.encode(JSON.stringify(value));
const decoded = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;

describe("a token of the issuer", () => {
  it("is taken: what is refused below is refused for what is wrong with it", async () => {
    expect((await call(await token(LAND))).status).toBe(200);
  });

  it("counts for 30 s more where clocks differ, and no longer", async () => {
    const status = async (otherwise: Otherwise) => (await call(await token(LAND, otherwise))).status;
    expect([await status({ expires: "-15s" }), await status({ notBefore: "15s" })]).toEqual([200, 200]);
    expect([await status({ expires: "-61s" }), await status({ notBefore: "61s" })]).toEqual([401, 401]);
  });
});

describe("a token", () => {
  const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const bad: [string, () => Promise<string>][] = [
    ["signed by somebody else", () => token(LAND, { key: stranger.privateKey })],
    [
      "that brings the key it is signed with",
      async () =>
        token(LAND, {
          key: stranger.privateKey,
          header: { jwk: await exportJWK(stranger.publicKey), jku: "https://example.org/keys" },
        }),
    ],
    [
      "whose claims were changed behind its signature",
      async () => {
        const [head, body, signature] = (await token(LAND)).split(".");
        return `${head}.${encoded({ ...decoded(body!), role: "operator" })}.${signature}`;
      },
    ],
    ["whose signature was cut off", async () => (await token(LAND)).replace(/[^.]*$/, "")],
    [
      "whose signature is all zeros",
      async () => (await token(LAND)).replace(/[^.]*$/, base64url.encode(new Uint8Array(64))),
    ],
    [
      "of the algorithm none",
      async () => {
        const [, body] = (await token(LAND)).split(".");
        return `${encoded({ ...header, alg: "none" })}.${body}.`;
      },
    ],
    [
      "of the algorithm None, with the signature of another",
      async () => {
        const [, body, signature] = (await token(LAND)).split(".");
        return `${encoded({ ...header, alg: "None" })}.${body}.${signature}`;
      },
    ],
    [
      "signed HS256 with the public key in PEM",
      () => token(LAND, { key: Buffer.from(publicPem), header: { alg: "HS256" } }),
    ],
    [
      "signed HS256 with the public key in DER",
      () =>
        token(LAND, {
          key: createPublicKey(publicPem).export({ type: "spki", format: "der" }),
          header: { alg: "HS256" },
        }),
    ],
    ["of another issuer", () => token(LAND, { issuer: "urn:parallel-approvals:other" })],
    ["of an issuer that begins alike", () => token(LAND, { issuer: `${ISSUER}.example.org` })],
    ["for another audience", () => token(LAND, { audience: "another-service" })],
    ["that has expired", () => token(LAND, { expires: "-2m" })],
    ["that never expires", () => token(LAND, { expires: null })],
    ["that is not valid yet", () => token(LAND, { notBefore: "2m" })],
    ["signed by a key of another id", () => token(LAND, { header: { kid: "another" } })],
    ["that names no key", () => token(LAND, { header: { kid: undefined } as never })],
    [
      "with a critical header that nobody knows",
      () => token(LAND, { header: { crit: ["exotic"], exotic: 1 } }),
    ],
    ["that is empty", async () => ""],
    ["that is no token", async () => "a.b.c"],
    ["of a hundred dots", async () => ".".repeat(100)],
    ["of eight thousand letters", async () => "A".repeat(8000)],
    ["followed by another one", async () => `${await token(LAND)} ${await token(LAND)}`],
    ["followed by another one and a comma", async () => `${await token(LAND)},${await token(LAND)}`],
  ];

  it.each(bad)("%s is 401, everywhere, twice in a row", async (_, make) => {
    const forged = await make();
    const review = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const before = await writes(w);
    for (const [method, path] of [
      ["GET", "/v1/reviews"],
      ["GET", review],
      ["PUT", `${review}/opinion`],
      ["POST", "/v1/operations/reconciliation"],
      ["GET", "/v1/reviews"],
    ] as const) {
      const answer = await call(forged, path, {
        method,
        ...(method === "PUT" && { body: JSON.stringify({ kind: "consent" }) }),
      });
      expect([path, answer.status, json(answer).code]).toEqual([path, 401, "unauthenticated"]);
      expect(missingSecurityHeaders(answer)).toEqual([]);
      expect(answer.text).not.toMatch(/signature|JWS|JWT|expired|kid/i);
    }
    expect(await writes(w)).toBe(before);
  });

  it("is looked for in the header Authorization, and nowhere else", async () => {
    const good = await token(LAND);
    for (const [path, headers] of [
      [`/v1/reviews?access_token=${good}`, {}],
      ["/v1/reviews", { cookie: `token=${good}` }],
      ["/v1/reviews", { "x-authorization": `Bearer ${good}` }],
      ["/v1/reviews", { authorization: good }],
      ["/v1/reviews", { authorization: `Basic ${good}` }],
    ] as const)
      expect((await send(w.url, { method: "GET", path, headers })).status).toBe(401);
  });

  it("is no query code, and a query code is no token", async () => {
    const path = `/v1/applications/${applicant.applicationId}`;
    expect(json(await call(await token(LAND), path)).code).toBe("query-code-needed");
    expect(json(await call(applicant.queryCode, `${path}/case`)).code).toBe("unauthenticated");
  });
});

describe("a token of the issuer that names", () => {
  it.each<[string, Record<string, unknown>]>([
    ["no role", {}],
    ["an unknown role", { role: "admin" }],
    ["a role in capitals", { role: "Supervisor" }],
    ["two roles", { role: ["supervisor", "operator"] }],
    ["a role that is an object", { role: { $eq: "operator" } }],
    ["a role under a name of another system", { roles: ["operator"], scope: "operator", groups: "operator" }],
    ["a role inside __proto__", JSON.parse('{"__proto__":{"role":"operator"}}') as object as never],
    ["a department without its role", { department: "land" }],
  ])("%s is 403, whatever it asks for", async (_, claims) => {
    const weak = await token(claims);
    const review = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const before = await writes(w);
    for (const [method, path, body] of [
      ["GET", "/v1/reviews"],
      ["GET", "/v1/applications"],
      ["GET", review],
      ["GET", `/v1/applications/${applicant.applicationId}/case`],
      ["PUT", `${review}/opinion`, { kind: "consent" }],
      ["POST", "/v1/operations/reconciliation"],
    ] as const) {
      const answer = await call(weak, path, { method, ...(body && { body: JSON.stringify(body) }) });
      expect([path, answer.status, json(answer).code]).toEqual([path, 403, "role-not-allowed"]);
    }
    expect(await writes(w)).toBe(before);
  });

  // What an empty list would say: that nothing is due.
  it.each<[string, unknown, string | null]>([
    ["that the region has not", "weather", "weather"],
    ["in capitals", "LAND", "LAND"],
    ["with a blank behind it", "land ", "land "],
    ["by its name", "规划和自然资源局", "规划和自然资源局"],
    ["of another region", "planning-resources", "planning-resources"],
    ["that is a member of every object", "constructor", "constructor"],
    ["that names a queue", "land#closed", "land#closed"],
    ["of many letters", "a".repeat(400), "a".repeat(64)],
    ["that is absent", undefined, null],
    ["that is empty", "", null],
    ["that is blank", " ", null],
    ["that is null", null, null],
    ["that is a number", 7, null],
    ["that is true", true, null],
    ["that is a list", ["land", "water"], null],
    ["that is a list of one", ["land"], null],
    ["that is an object", { id: "land" }, null],
  ])("a department %s is 403 on every staff route, which names it", async (_, department, named) => {
    const weak = await token({ role: "department", department });
    const before = await writes(w);
    const staff = ROUTES.filter(({ access }) => typeof access !== "string");
    expect(staff.length).toBeGreaterThan(20);
    for (const { method, path } of staff) {
      const at = path
        .replace("{applicationId}", applicant.applicationId)
        .replace("{reviewId}", `${applicant.applicationId}.consult-land`)
        .replace("{complaintId}", `${applicant.applicationId}-C0123456789AB`)
        .replace("{authorisationId}", "91990000MA5EXMP08Y-A0123456789AB")
        .replace("{holdId}", "91440300MA5EXMP00F-H0123456789AB")
        .replace(/\{(handOver|absence)Id\}/, "march")
        .replace("{outageId}", "network")
        .replace("{departmentId}", "water")
        .replace("{fileId}", "F-00000000000000000000000000")
        .replace("{part}", "1")
        .replace("{refundId}", "R1")
        .replace(/\{(inquiry|record)Id\}/, `${applicant.applicationId}-Q0123456789AB`)
        .replace("{ratingId}", `${applicant.applicationId}-S0123456789AB`)
        .replace(/\{(period|month)\}/, "2026-03")
        .replace("{provider}", "local")
        .replace("{projectCode}", "2026-440307-48-01-000123")
        .replaceAll(/\{\w+\}/g, "decision.application.5");
      const answer = await call(weak, at, { method, ...(method !== "GET" && { body: "{}" }) });
      expect([at, answer.status, json(answer)]).toEqual([
        at,
        403,
        expect.objectContaining({ code: "unknown-department", department: named, known: ELEVEN }),
      ]);
    }
    expect(await writes(w)).toBe(before);
  });

  it.each([
    ["en", "This region has no department", "sign in again"],
    ["zh-CN", "本地区没有部门", "重新登录"],
  ])("a department that the region has not is told what to do, in %s", async (language, what, then) => {
    const weather = await token({ role: "department", department: "weather" });
    const { body } = await w.call("GET", "/v1/reviews", undefined, {
      authorization: `Bearer ${weather}`,
      "accept-language": language,
    });
    for (const part of [what, "weather", ELEVEN[0]!, then]) expect(body.detail).toContain(part);
  });

  it("such a department is not to be had on the laptop", async () => {
    const answer = await w.call("POST", "/local/tokens", { role: "department", department: "weather" });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, "department"]);
  });
});

describe("a token that does not say who acts", () => {
  it.each<[string, Record<string, unknown>, string, string | null]>([
    ["has no subject", { sub: undefined }, "sub", null],
    ["has a blank one", { sub: " " }, "sub", null],
    ["has one of too many letters", { sub: "a".repeat(101) }, "sub", "a".repeat(64)],
    ["names a rank that is none", { rank: "chief" }, "rank", "chief"],
    ["names a rank in capitals", { rank: "Head" }, "rank", "Head"],
    ["names two ranks", { rank: ["head", "officer"] }, "rank", null],
    ["has a name that is none", { name: 7 }, "name", null],
  ])("(it %s) is 403 and names the claim", async (_, about, claim, given) => {
    const answer = await call(await token({ ...LAND, ...about }));
    expect([answer.status, json(answer)]).toEqual([
      403,
      expect.objectContaining({ code: "unusable-claim", claim, given }),
    ]);
  });

  it("in what may be left out is one that leaves it out", async () => {
    expect((await call(await token({ ...LAND, rank: "", name: " ", jti: null }))).status).toBe(200);
  });
});

describe("the issuer's key", () => {
  it("has an id that follows from it, and is readable for its owner alone", async () => {
    const der = createPublicKey(key).export({ type: "spki", format: "der" });
    expect(header).toEqual({ alg: "ES256", kid: createHash("sha256").update(der).digest("base64url") });
  });
});
