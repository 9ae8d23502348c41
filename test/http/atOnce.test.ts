/** What follows from a command is there with its answer: no stream is read here, nothing executes, no schedule runs. */
import { describe, expect, it } from "@jest/globals";
import { changeReview, createApplication } from "../../functions/app/base/commit.ts";
import type { CaseStore, Log } from "../../functions/app/base/ports.ts";
import { giveOpinion as decide } from "../../functions/domain/review/giveOpinion.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { epochOf, plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { changeProject } from "../../functions/http/application/changeProject.ts";
import { getReview } from "../../functions/http/review/getReview.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { handInMaterial } from "../../functions/http/application/handInMaterial.ts";
import { withdrawApplication } from "../../functions/http/application/withdrawApplication.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { ACT, aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example } from "../support/runtime.ts";

const ID = "440307-0000000000000001";
const HOUSING = `${ID}.consult-housing`;
const LAND = `${ID}.consult-land`;
const later = plusSeconds(T0, 3600);
const { region, clock } = rules;

type Handler = (event: never, context: never) => Promise<unknown>;

function setup() {
  const store = memoryStore();
  const log: Log = { info: () => undefined, error: () => undefined };
  const codes = { matches: async () => true };
  return { store, deps: { store, region, rules: clock, log, codes: codes as never } };
}

/** Calls one route as API Gateway would: an applicant, or the department that is named. */
async function call(handler: unknown, path: object, body: object, at: Instant, department?: string) {
  const event = {
    routeKey: "test",
    rawPath: "/",
    pathParameters: path,
    headers: { "x-query-code": "any" },
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: {
      requestId: "r",
      http: { method: "PUT", sourceIp: "192.0.2.1" },
      timeEpoch: epochOf(at),
      ...(department && { authorizer: { jwt: { claims: { role: "department", department } } } }),
    },
  };
  const answer = (await (handler as Handler)(event as never, {} as never)) as {
    statusCode: number;
    body: string;
  };
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> };
}

const review = async (store: CaseStore, reviewId: string) => (await store.loadReview(reviewId))!.state;

describe("at once", () => {
  it("a review that waited takes an opinion when what it waits for has closed, whoever has been told", async () => {
    const { store, deps } = setup();
    const matters = region.matters.map((matter) => ({
      ...matter,
      prerequisites: matter.code === "consult-land" ? [{ matter: "consult-housing", tolerable: false }] : [],
    }));
    const submission = { claims: [], ...example("municipal-road-application") } as unknown as Submission;
    const given = { applicationId: ID, digest: "d" };
    await createApplication(store, receive({ ...region, matters }, submission, given, T0, clock).events, ACT);
    const task = awaitReview({ ...deps, engine: { wake: async () => "woken" }, now: () => T0 });
    for (const reviewId of [HOUSING, LAND])
      await task({ applicationId: ID, reviewId, onRecord: false, taskToken: "t" });
    const consent = () =>
      call(giveOpinion(deps), { reviewId: LAND }, { kind: "consent" }, plusSeconds(later, 1), "land");

    expect(await consent()).toMatchObject({ status: 409, body: { code: "not-running" } });
    await changeReview(store, HOUSING, { at: later, by: "test" }, (current) =>
      decide(current, { kind: "consent" }, later, clock),
    );
    // Nobody has told it yet; read or commanded, it runs.
    const read = () => call(getReview(deps), { reviewId: LAND }, {}, later, "land");
    expect((await read()).body).toMatchObject({ status: "running" });
    expect((await review(store, LAND)).status).toBe("waiting");
    expect(await consent()).toMatchObject({ status: 200, body: { status: "closed", outcome: "consented" } });
    expect((await review(store, LAND)).served?.servedAt).toBe(later);
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
    expect((await call(handInMaterial(deps), path, material, later)).status).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: "design-scheme", at: later }] },
    });
  });

  it("a change of the project starts open clocks again, and a withdrawal ends them", async () => {
    const { store, deps } = setup();
    const reviewId = await aReview(store, ID);
    const path = { applicationId: ID };
    expect((await call(changeProject(deps), path, { description: "wider" }, later)).status).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({
      status: "running",
      interruptions: 1,
      served: { servedAt: later },
    });
    const at = plusSeconds(later, 60);
    expect((await call(withdrawApplication(deps), path, { reason: "no money" }, at)).status).toBe(200);
    expect(await review(store, reviewId)).toMatchObject({ outcome: "cancelled", closedAt: at });
  });
});
