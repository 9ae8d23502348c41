/** What follows from a command is there with its answer: no stream is read here, nothing executes, no schedule runs. */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { giveOpinion as decide } from "../../functions/domain/review/giveOpinion.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { changeProject } from "../../functions/http/application/changeProject.ts";
import { getReview } from "../../functions/http/review/getReview.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { handInMaterial } from "../../functions/http/application/handInMaterial.ts";
import { withdrawApplication } from "../../functions/http/application/withdrawApplication.ts";
import { ACT, aCase, aReview, reminded, rules, T0 } from "../support/cases.ts";
import { filesAnew } from "../support/changes.ts";
import { send } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const HOUSING = `${ID}.consult-housing`;
const LAND = `${ID}.consult-land`;
const later = plusSeconds(T0, 3600);
const { region, clock } = rules;
const LAND_CLAIMS = { role: "department", department: "land" };

function setup() {
  const store = memoryStore();
  const codes = { issueOf: async () => 1 };
  const log = { info: () => undefined, error: () => undefined };
  return { store, deps: { store, region, rules: clock, codes: codes as never, log, settleSeconds: 60 } };
}

const applicant = { "x-query-code": "any" };

const review = async (store: CaseStore, reviewId: string) => (await store.loadReview(reviewId))!.state;

describe("at once", () => {
  it("a review that waited takes an opinion when what it waits for has closed, whoever has been told", async () => {
    const { store, deps } = setup();
    const matters = region.matters.map((matter) => ({
      ...matter,
      prerequisites: matter.code === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
    }));
    await aCase(store, ID, { region: { ...region, matters } });
    const consent = () =>
      send(giveOpinion, deps, {
        route: "giveOpinion",
        path: { reviewId: LAND },
        body: { kind: "consent" },
        claims: LAND_CLAIMS,
        at: plusSeconds(later, 1),
      });

    expect(await consent()).toMatchObject({ status: 409, body: { code: "not-running" } });
    await changeReview(store, HOUSING, { at: later, by: SOMEBODY }, (current) =>
      decide(current, { kind: "consent" }, later, clock),
    );
    // Nobody has told it yet; read or commanded, it runs.
    const read = () =>
      send(getReview, deps, { route: "getReview", path: { reviewId: LAND }, claims: LAND_CLAIMS, at: later });
    expect((await read()).body).toMatchObject({ status: "running" });
    expect((await review(store, LAND)).status).toBe("waiting");
    expect(await consent()).toMatchObject({ status: 200, body: { status: "closed", outcome: "consented" } });
    expect((await review(store, LAND)).served?.servedAt).toBe(later);
  });

  it("a review that waited takes an opinion when what it waits for has fallen silent, whoever has noticed", async () => {
    const { store, deps } = setup();
    const matters = region.matters.map((matter) => ({
      ...matter,
      prerequisites: matter.code === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
    }));
    await aCase(store, ID, { region: { ...region, matters } });
    await reminded(store, HOUSING);
    const { dueAt } = (await review(store, HOUSING)).served!.due;
    const consent = (at: Instant) =>
      send(giveOpinion, deps, {
        route: "giveOpinion",
        path: { reviewId: LAND },
        body: { kind: "consent" },
        claims: LAND_CLAIMS,
        at,
      });
    // An opinion that housing gave in time may still be on its way.
    expect(await consent(plusSeconds(dueAt, 59))).toMatchObject({ status: 409 });
    expect(await consent(plusSeconds(dueAt, 60))).toMatchObject({
      status: 200,
      body: { outcome: "consented" },
    });
    expect((await review(store, LAND)).served?.servedAt).toBe(dueAt);
  });

  it("a material that was asked for reaches the review, and its clock runs on", async () => {
    const { store, deps } = setup();
    const reviewId = await aReview(store, ID, "development-reform");
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (current) =>
      requestSupplement(current, { items, reasons: "r", handler: null }, T0, clock, ["design-scheme"]),
    );
    const path = { applicationId: ID, code: "design-scheme" };
    const material = { name: "2", sha256: "0".repeat(64), uri: "https://files.example.org/2.pdf" };
    expect(
      (
        await send(handInMaterial, deps, {
          route: "handInMaterial",
          path,
          body: material,
          headers: applicant,
          at: later,
        })
      ).status,
    ).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: "design-scheme", at: later }] },
    });
  });

  it("a change of the project starts open clocks again, and a withdrawal ends them", async () => {
    const { store, deps } = setup();
    const reviewId = await aReview(store, ID);
    const path = { applicationId: ID };
    expect(
      (
        await send(changeProject, deps, {
          route: "changeProject",
          path,
          body: filesAnew("wider", ["application-form"]),
          headers: applicant,
          at: later,
        })
      ).status,
    ).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({
      status: "running",
      interruptions: 1,
      served: { servedAt: later },
    });
    const at = plusSeconds(later, 60);
    expect(
      (
        await send(withdrawApplication, deps, {
          route: "withdrawApplication",
          path,
          body: { reason: "no money" },
          headers: applicant,
          at,
        })
      ).status,
    ).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({ outcome: "cancelled", closedAt: at });
  });
});
