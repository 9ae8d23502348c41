/** Who hands in without end, or guesses, is told to wait; the right code and the staff never are. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { WRONG_CODES, type Limits } from "../../functions/app/base/limits.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { addressOf } from "../../functions/http/base/limited.ts";
import { limitCallers } from "../../functions/http/base/throttle.ts";
import { rules, T0 } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example, world, type World } from "../support/runtime.ts";

const NO_LIMIT = { perSecond: 1e9, burst: 1e9 };

let w: World;
beforeAll(async () => {
  w = await world({ callerLimit: NO_LIMIT });
});
afterEach(() => limitCallers(NO_LIMIT));
afterAll(async () => {
  limitCallers(null);
  await w.stop();
});

const made = (n: number) => ({ "x-query-code": String(n).padStart(26, "0") });

describe("wrong query codes", () => {
  it("are counted by address and by application, over a restart, and keep out neither the right one nor the staff", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}`;
    const guess = (n: number) => w.call("GET", path, undefined, made(n));
    for (let n = 0; n < WRONG_CODES.most; n++) expect((await guess(n)).status).toBe(404);
    const over = await guess(WRONG_CODES.most);
    expect([over.status, over.body.code]).toEqual([429, "too-many-requests"]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await w.call("GET", "/v1/applications/440307-0000000000000000", undefined, made(1))).status).toBe(
      429,
    );

    await w.restart();
    expect((await guess(1)).status).toBe(429);
    expect((await w.call("GET", path, undefined, w.as.applicant(applicant))).status).toBe(200);
    expect((await w.opinion(applicant, "land")).status).toBe(200);
  });

  it("made up one after the other come from one caller, who holds up nobody with the right one", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}`;
    limitCallers({ perSecond: 0.001, burst: 3 });
    const statuses = [];
    for (let n = 0; n < 5; n++)
      statuses.push((await w.call("GET", "/v1/catalogue", undefined, made(n))).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await w.call("GET", path, undefined, made(9))).status).toBe(429);
    expect((await w.call("GET", path, undefined, w.as.applicant(applicant))).status).toBe(200);
  });
});

describe("submissions", () => {
  const logged: string[] = [];
  const submitted = (limits: Limits | null) =>
    send(
      submitApplication,
      {
        store: memoryStore(),
        contacts: CONTACTS,
        limits,
        region: rules.region,
        rules: rules.clock,
        codes: queryCodes(async () => "a secret of at least thirty-two bytes"),
        log: { info: () => undefined, error: (code: string) => void logged.push(code) },
      },
      { route: "submitApplication", body: example("municipal-road-application"), at: T0 },
    );

  it("over what one address may hand in are told when to come again", async () => {
    const asked: string[] = [];
    const full: Limits = { take: async (what) => (asked.push(what), 17) };
    const { status, headers, body } = await submitted(full);
    expect([status, headers["retry-after"], body["code"]]).toEqual([429, "17", "too-many-requests"]);
    expect(asked.join()).not.toContain("192.0.2.1");
  });

  it("are taken where they cannot be counted, and the operator is told", async () => {
    const broken: Limits = { take: () => Promise.reject(new Error("the table does not answer")) };
    expect((await submitted(broken)).status).toBe(201);
    expect(logged).toEqual(["limit-not-counted"]);
  });
});

it("no route of the staff is limited, and whoever limits one can count", () => {
  const limited = ROUTES.filter((route) => "limited" in route);
  expect(limited.map(({ name }) => name)).toContain("submitApplication");
  for (const { access, rights } of limited)
    expect([typeof access, (rights as readonly string[]).includes("secret")]).toEqual(["string", true]);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s counts as %s", (from, as) => {
  expect(addressOf(from)).toBe(as);
});
