/** Who reads a review has received it: that is kept once, of its own department, and of nobody who is shown nothing. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { getReview } from "../../functions/http/review/getReview.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aCase, rules, T0 } from "../support/cases.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { promised } from "../support/promised.ts";
import { world, type Applicant, type World } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const LAND = `${ID}.consult-land`;

async function setup(over: Partial<CaseStore> = {}) {
  const store = memoryStore();
  await aCase(store, ID);
  const logged: string[] = [];
  const log = { info: () => undefined, error: (code: string) => void logged.push(code) };
  const deps = {
    store: { ...store, ...over },
    region: rules.region,
    rules: rules.clock,
    log,
    settleSeconds: 60,
  };
  const asked = (claims: object, headers: Record<string, string> = {}, method = "GET") =>
    send(getReview, deps, {
      route: "getReview",
      method,
      path: { reviewId: LAND },
      claims: { ...claims },
      headers,
      at: plusSeconds(T0, 3600),
    });
  const opening = async () => (await store.loadReview(LAND))!.state.opening;
  return { store, asked, opening, logged };
}

const OWN = { role: "department", department: "land" };

describe("a GET of a review", () => {
  it("by its department is evidence of receipt, and the answer is at the versions that the record has then", async () => {
    const { store, asked, opening } = await setup();
    const before = (await store.loadReview(LAND))!.version;
    const first = await asked(OWN);
    expect(promised("getReview").safeParse(first.body).error).toBeUndefined();
    expect(await opening()).toEqual({ at: plusSeconds(T0, 3600), how: "read" });
    expect(first.body).toMatchObject({ receipt: { openedAt: "2026-03-02T10:00:00.000+08:00" } });
    const again = await asked(OWN);
    expect(again.headers["etag"]).toBe(first.headers["etag"]);
    expect((await store.loadReview(LAND))!.version).toBe(before + 1);
  });

  it.each([
    ["the lead", { role: "department", department: "planning" }],
    ["another department of the case", { role: "department", department: "water" }],
    ["a supervisor", { role: "supervisor" }],
    ["an operator", { role: "operator" }],
  ])("by %s is none", async (_, claims) => {
    const { asked, opening } = await setup();
    await asked(claims);
    expect(await opening()).toBeUndefined();
  });

  it("that shows nothing is none: HEAD, which has the headers of GET all the same, and what the caller has already", async () => {
    const { store, asked, opening } = await setup();
    const head = await asked(OWN, {}, "HEAD");
    expect([head.status, await opening()]).toEqual([200, undefined]);
    const supervised = await asked({ role: "supervisor" });
    const etag = String(supervised.headers["etag"]);
    const fresh = await asked(OWN, { "if-none-match": "*" });
    expect([fresh.status, await opening()]).toEqual([304, undefined]);
    expect(etag).toContain(`"${(await store.loadReview(LAND))!.version}-`);
    expect((await asked(OWN)).headers["etag"]).toBe(head.headers["etag"]);
  });

  it("is answered where it could not be kept, and the next one is evidence", async () => {
    let fails = true;
    const inner = memoryStore();
    await aCase(inner, ID);
    const { asked, logged } = await setup({
      loadReview: inner.loadReview,
      loadApplication: inner.loadApplication,
      commit: async (changes) => {
        if (fails) throw new Error("the table is throttled");
        return inner.commit(changes);
      },
    });
    expect((await asked(OWN)).body).toMatchObject({ status: "running", receipt: { openedAt: null } });
    expect(logged).toEqual(["opening-not-kept"]);
    fails = false;
    expect((await asked(OWN)).body["receipt"]).not.toMatchObject({ openedAt: null });
  });
});

describe("on the virtual clock", () => {
  let w: World;
  let applicant: Applicant;
  beforeAll(async () => {
    w = await world();
    applicant = await w.submit();
  });
  afterAll(() => w.stop());

  it("the rounds of the days that are jumped over remind whoever has not looked, so that silence counts", async () => {
    await w.call(
      "GET",
      `/v1/reviews/${applicant.applicationId}.consult-land`,
      undefined,
      await w.as.department("land"),
    );
    await w.clock("P30D");
    const { reviews } = await w.status(applicant);
    const of = (id: string) =>
      reviews.find((review: { department: { id: string } }) => review.department.id === id);
    expect(of("land").receipt).toMatchObject({ openedAt: "2026-03-02T09:00:00.000+08:00", remindedAt: null });
    expect(of("housing")).toMatchObject({
      outcome: "deemed-consent",
      receipt: { openedAt: null, remindedAt: "2026-03-03T00:05:00.000+08:00" },
    });
    const evidence = of("housing").silence.guards.find(({ guard }: { guard: string }) => guard === "G2");
    expect(evidence.evidence).toContain("催告签收");
    expect(evidence.facts.receipt).toMatchObject({ by: "reminder" });
  });
});
