/** A server takes its issuer's tokens and no others, and asks the issuer no more often than it must. */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { SignJWT } from "jose";
import { machineClock } from "../../functions/adapters/clock.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import { epochOf } from "../../functions/domain/base/time.ts";
import { oidc, type Oidc } from "../../functions/adapters/oidc.ts";
import { AUDIENCE, oidcIssuer, type OidcIssuer } from "../support/oidcIssuer.ts";

const OPERATOR = { role: "operator" };

let idp: OidcIssuer;
let logged: string[];
let milliseconds: number;
let here: Oidc;

beforeEach(async () => {
  idp = await oidcIssuer();
  logged = [];
  milliseconds = 0;
  const log: Log = { info: () => undefined, error: (code) => void logged.push(code) };
  here = oidc({ issuer: idp.issuer, audience: [AUDIENCE, "other"], log, monotonic: () => milliseconds });
});
afterEach(() => idp.stop());

/** Only what the machine's clock shows is another; time goes on. */
const EVERYTHING_ELSE = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
] as const;

const isBusy = { name: "Busy" };

it("a token counts when its issuer, audience, key and life are right, and the keys are fetched once", async () => {
  expect(await here.verify(await idp.token({ role: "department", department: "water" }))).toMatchObject({
    role: "department",
    department: "water",
  });
  expect(await here.verify(await idp.token(OPERATOR, { audience: "other" }))).toMatchObject(OPERATOR);
  expect(idp.asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
});

describe("no token counts", () => {
  it.each<[string, () => Promise<string>]>([
    ["of another issuer", () => idp.token(OPERATOR, { iss: "https://elsewhere.example/" })],
    ["for another audience", () => idp.token(OPERATOR, { audience: "payroll" })],
    ["that has run out", () => idp.token(OPERATOR, { expires: 1_700_000_000 })],
    ["that does not say when it ends", () => idp.token(OPERATOR, { expires: null })],
    ["that was changed", async () => `${await idp.token(OPERATOR)}x`],
    ["that is none", async () => "x.y.z"],
    [
      "signed with a secret",
      () =>
        new SignJWT(OPERATOR)
          .setProtectedHeader({ alg: "HS256", kid: "first" })
          .setIssuer(idp.issuer)
          .setAudience(AUDIENCE)
          .setExpirationTime("5m")
          .sign(new TextEncoder().encode("a secret of thirty-two bytes, or so")),
    ],
    [
      "that is not signed",
      async () => {
        const [, payload] = (await idp.token(OPERATOR)).split(".");
        return `${Buffer.from(JSON.stringify({ alg: "none", kid: "first" })).toString("base64url")}.${payload}.`;
      },
    ],
  ])("%s", async (_, make) => {
    expect(await here.verify(await make())).toBeUndefined();
  });
});

describe("a key that is unknown", () => {
  afterEach(() => void jest.useRealTimers());

  it("has the keys fetched again, once in a while and no more: made-up ids are no flood on the issuer", async () => {
    await here.verify(await idp.token(OPERATOR));
    await idp.addKey("second");
    const token = await idp.token(OPERATOR, { kid: "second" });
    const fetched = () => idp.asked.filter((path) => path === "/keys").length;
    for (let i = 0; i < 5; i++) await here.verify(token);
    expect(fetched()).toBe(1);
    const later = epochOf(machineClock()) + 31_000;
    jest.useFakeTimers({ now: later, doNotFake: [...EVERYTHING_ELSE] });
    expect(await here.verify(token)).toMatchObject(OPERATOR);
    expect(fetched()).toBe(2);
  });
});

describe("while the issuer does not answer", () => {
  it("nothing is said of a token, the issuer is left alone for a moment, and asked again after it", async () => {
    idp.break(true);
    const token = await idp.token(OPERATOR);
    for (let i = 0; i < 4; i++) await expect(here.verify(token)).rejects.toMatchObject(isBusy);
    expect([idp.asked.length, logged]).toEqual([1, ["issuer-unreachable"]]);
    idp.break(false);
    milliseconds += 6000;
    expect(await here.verify(token)).toMatchObject(OPERATOR);
  });

  it("tokens that were checked, and those of keys that are known, count as before", async () => {
    const [before, after] = [await idp.token(OPERATOR), await idp.token({ role: "supervisor" })];
    await here.verify(before);
    idp.break(true);
    expect(await here.verify(before)).toMatchObject(OPERATOR);
    expect(await here.verify(after)).toMatchObject({ role: "supervisor" });
  });

  it("whoever starts the server is told", async () => {
    idp.break(true);
    await here.probe();
    expect(logged).toEqual(["issuer-unreachable"]);
  });
});

it("a document of another issuer is not believed", async () => {
  const log: Log = {
    info: () => undefined,
    error: (code, _, error) => void logged.push(`${code} ${String(error)}`),
  };
  const other = oidc({ issuer: idp.issuer.replace(/\/$/, ""), audience: [AUDIENCE], log });
  await expect(other.verify(await idp.token(OPERATOR))).rejects.toMatchObject(isBusy);
  expect(logged).toEqual([expect.stringMatching(/^issuer-unreachable .*the document found there is of/)]);
});
