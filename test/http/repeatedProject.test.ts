/** 重复申报: a second open application of the same project is told of the first; where the region says so it is refused. */
import { describe, expect, it } from "@jest/globals";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { getCase } from "../../functions/http/application/getCase.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { rules, T0, withdrawCase } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { example } from "../support/fixtures.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { rulesWith } from "../support/rules.ts";

const good = example("municipal-road-application") as unknown as {
  project: { code: string; type: string };
  applicant: { creditCode: string };
};
const REFUSING = rulesWith({ policies: { repeatedProject: "refuse" } }).region;
/** Another applicant. */
const OTHER = "91990000MA5F1A2B54";

function setup(region = rules.region) {
  const store = memoryStore();
  const codes = queryCodes(async () => "k".repeat(40));
  const deps = {
    store,
    region,
    rules: rules.clock,
    codes,
    contacts: CONTACTS,
    limits: null,
    settleSeconds: 60,
  };
  const submit = async (about: object = {}, headers: Record<string, string> = {}, at: Instant = T0) =>
    send(submitApplication, deps, { route: "submitApplication", body: { ...good, ...about }, headers, at });
  const caseOf = async (applicationId: unknown) =>
    (
      await send(getCase, deps, {
        route: "getCase",
        path: { applicationId: applicationId as string },
        claims: { role: "department", department: "planning" },
        at: T0,
      })
    ).body;
  const seen = async (applicationId: unknown) => (await caseOf(applicationId))["alsoOpen"];
  const othersOf = async (applicationId: unknown) => (await caseOf(applicationId))["openByOthers"];
  return { store, deps, submit, seen, othersOf };
}

const withApplicant = (creditCode: string) => ({ applicant: { ...good.applicant, creditCode } });
const withProject = (project: object) => ({ project: { ...good.project, ...project } });

describe("a second open application of the same project", () => {
  it("is told of the first, and the lead sees the one beside the other", async () => {
    const { submit, seen } = setup();
    const first = (await submit()).body["applicationId"];
    const second = await submit();
    expect(second).toMatchObject({ status: 201, body: { alsoOpen: [first], openByOthers: false } });
    expect(await seen(first)).toEqual([second.body["applicationId"]]);
    expect(await seen(second.body["applicationId"])).toEqual([first]);
  });

  it("is answered as the first time when it comes again, whatever is open since", async () => {
    const { submit } = setup();
    await submit();
    const key = { "idempotency-key": "k1" };
    const once = await submit({}, key);
    await submit();
    const again = await submit({}, key);
    expect([once.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(once.body);
    expect(once.body["alsoOpen"]).toHaveLength(1);
  });

  it.each([
    ["of another project code", withProject({ code: "2605-440307-04-01-654321" })],
    ["of another type", withProject({ type: "public-building" })],
  ])("is none where the other is %s: nobody learns of it, and nobody is refused", async (_, about) => {
    for (const region of [rules.region, REFUSING]) {
      const { submit } = setup(region);
      expect((await submit()).status).toBe(201);
      expect(await submit(about)).toMatchObject({
        status: 201,
        body: { alsoOpen: [], openByOthers: false },
      });
    }
  });

  it("is refused where the region says so, with the number, and nothing is stored; taken once the first is over", async () => {
    const { store, submit } = setup(REFUSING);
    const first = (await submit()).body["applicationId"] as string;
    const refused = await submit();
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "project-open-already", applications: [first] },
    });
    expect((await store.applicationsIn("in-review", 10)).items).toEqual([first]);
    await withdrawCase(store, first, plusSeconds(T0, 60));
    expect(await submit({}, {}, plusSeconds(T0, 120))).toMatchObject({ status: 201, body: { alsoOpen: [] } });
  });

  it("its first answer is still given where the same request comes again under a region that refuses", async () => {
    const { submit } = setup(REFUSING);
    const key = { "idempotency-key": "k1" };
    const once = await submit({}, key);
    expect((await submit({}, key)).body).toEqual(once.body);
  });
});

describe("an open application of the same project by another applicant", () => {
  it("B7: is named to the lead, with whose it is; the applicant hears that there is one, and is refused nowhere", async () => {
    for (const region of [rules.region, REFUSING]) {
      const { submit, othersOf } = setup(region);
      const first = await submit();
      expect(first.body).toMatchObject({ alsoOpen: [], openByOthers: false });
      const second = await submit(withApplicant(OTHER));
      expect(second).toMatchObject({ status: 201, body: { alsoOpen: [], openByOthers: true } });
      // Which one, and whose, stands nowhere in what the other applicant is told.
      expect(JSON.stringify(second.body)).not.toContain(first.body["applicationId"]);
      const creditCode = good.applicant.creditCode;
      expect(await othersOf(second.body["applicationId"])).toMatchObject([
        { applicationId: first.body["applicationId"], applicant: { creditCode }, status: "in-review" },
      ]);
      // The first one's lead sees it, too, although it came later.
      expect(await othersOf(first.body["applicationId"])).toMatchObject([
        { applicationId: second.body["applicationId"], applicant: { creditCode: OTHER } },
      ]);
    }
  });

  it("is named while it is open, and where the type is the same", async () => {
    const { store, submit, othersOf } = setup();
    const first = (await submit()).body["applicationId"] as string;
    const building = await submit({ ...withApplicant(OTHER), ...withProject({ type: "public-building" }) });
    expect(building.body["openByOthers"]).toBe(false);
    await withdrawCase(store, first, plusSeconds(T0, 60));
    const last = await submit(withApplicant(OTHER), {}, plusSeconds(T0, 120));
    expect(last.body["openByOthers"]).toBe(false);
    expect(await othersOf(last.body["applicationId"])).toEqual([]);
  });

  it("is answered as the first time when its submission comes again", async () => {
    const { store, submit } = setup();
    const first = (await submit()).body["applicationId"] as string;
    const key = { "idempotency-key": "k1" };
    const once = await submit(withApplicant(OTHER), key);
    await withdrawCase(store, first, plusSeconds(T0, 60));
    expect((await submit(withApplicant(OTHER), key, plusSeconds(T0, 120))).body).toEqual(once.body);
    expect(once.body["openByOthers"]).toBe(true);
  });

  it("does not push an applicant's own out of what is remembered, however many come", async () => {
    const { submit } = setup(REFUSING);
    const first = (await submit()).body["applicationId"];
    await submit(withApplicant(OTHER));
    expect(await submit()).toMatchObject({ status: 409, body: { applications: [first] } });
  });
});

describe("twenty applications of the same project at once", () => {
  const atOnce = async (submit: () => Promise<{ status: number; body: Record<string, unknown> }>) =>
    Promise.all(Array.from({ length: 20 }, async () => submit()));

  it("are one where the region refuses more", async () => {
    const { store, submit } = setup(REFUSING);
    const came = await atOnce(submit);
    expect(came.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = came.filter(({ status }) => status === 409).map(({ body }) => body["code"]);
    expect(refused).toEqual(Array.from({ length: 19 }, () => "project-open-already"));
    expect((await store.applicationsIn("in-review", 50)).items).toHaveLength(1);
  });

  it("see each other where they are only told: none is left out of what the next is told", async () => {
    const { submit } = setup();
    const came = await atOnce(submit);
    const told = came.map(({ body }) => body["alsoOpen"] as string[]).sort((a, b) => a.length - b.length);
    expect(told.map(({ length }) => length)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    for (const [i, earlier] of told.entries())
      if (i > 0) expect(earlier).toEqual(expect.arrayContaining(told[i - 1]!));
  });
});

it("a record that nobody can read is in nobody's way", async () => {
  const { store, deps, submit } = setup();
  const first = (await submit()).body["applicationId"];
  const { Unreadable } = await import("../../functions/contracts/stored.ts");
  const broken: CaseStore = {
    ...store,
    loadApplication: async () => {
      throw new Unreadable("a record is not as this version reads it");
    },
  };
  const sent = { route: "submitApplication", body: good, at: T0 } as const;
  expect(await send(submitApplication, { ...deps, store: broken }, sent)).toMatchObject({
    status: 201,
    body: { alsoOpen: [] },
  });
  // It is not forgotten: a version that reads it tells of it.
  expect((await submit()).body["alsoOpen"]).toContain(first);
});
