/** The consumers of the stream, each by itself: what they react to, once, in order, and where they stop. */
import { describe, expect, it } from "@jest/globals";
import { changeApplication, changeReview } from "../../functions/app/base/commit.ts";
import type { Log } from "../../functions/app/base/ports.ts";
import {
  acceptanceOf,
  reviewFacts,
  type Application,
} from "../../functions/domain/application/application.ts";
import { open as openReview } from "../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import { handIn } from "../../functions/domain/application/intake.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { changeProject, withdraw } from "../../functions/domain/application/withdrawal.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { ACT, anApplication, aReview, rules, T0 } from "../support/cases.ts";
import { ID, HOUSING, LAND, aChain, answered, concluding, setup, wait } from "../support/workflow.ts";

describe("a stream consumer", () => {
  const silent: Log = { info: () => undefined, error: () => undefined };
  const record = (
    sequence: number,
    sk: string,
    events: readonly object[],
    waitToken?: string,
    before = 0,
  ) => ({
    eventName: "MODIFY",
    dynamodb: {
      SequenceNumber: String(sequence),
      NewImage: {
        pk: { S: ID },
        sk: { S: sk },
        version: { N: String(events.length) },
        history: {
          L: events.map((event, i) => ({
            S: JSON.stringify({ seq: i + 1, at: T0, by: "x", event, previous: "p", hash: `h${i}` }),
          })),
        },
        ...(waitToken && { waitToken: { S: waitToken } }),
      },
      ...(before > 0 && { OldImage: { version: { N: String(before) } } }),
    },
  });
  const dispatched = { type: "review-dispatched" };
  const opinion = { type: "opinion-given", opinion: { kind: "consent" }, receivedAt: T0, overdue: false };
  /** What one department's review begins with when it is served at once. */
  function opened(application: Application, department: string) {
    const acceptance = acceptanceOf(application)!;
    const planned = acceptance.reviews.find((review) => review.department.id === department)!;
    const events = openReview(reviewFacts(application.facts, acceptance, planned), T0, rules.clock);
    const [first, second] = events.ok ? events.value : [];
    if (first?.type !== "review-dispatched" || second?.type !== "review-served")
      throw new Error("is served at once");
    return [first, second] satisfies [object, object];
  }
  /** An opinion on a review that was there before. */
  const answer = (sequence: number, sk: string, token?: string) =>
    record(sequence, sk, [dispatched, opinion], token, 1);

  /** The consumer beside a store that holds the application. */
  async function driving() {
    const world = setup();
    const application = await anApplication(world.store, ID);
    const drive = driveWorkflow({ ...world.deps, log: silent });
    return { ...world, application, drive };
  }

  it("starts an accepted application, wakes a closed review, and passes over what only touched a note", async () => {
    const { told, drive } = await driving();
    const { state } = (await driving()).application;
    const accepted = { type: "application-accepted", acceptance: acceptanceOf(state)! };
    const received = { type: "application-received", facts: state.facts, materials: state.materials };
    const batch = [
      record(1, "application", [received, accepted]),
      answer(2, "review#consult-housing", "t1"),
      record(3, "review#consult-housing", [dispatched, opinion], "t2", 2),
      answer(4, "review#consult-land"),
    ];
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([`start ${ID} g1`, "wake t1"]);
  });

  it("wakes who waits for a decision, also when the application was withdrawn", async () => {
    const told = async (change: (world: ReturnType<typeof setup>) => Promise<unknown>, token?: string) => {
      const world = setup();
      await answered(world, "consult-water");
      await conclude(world.deps)(concluding("t"));
      await change(world);
      const [application] = await world.store.histories(ID);
      const events = application!.events.map(({ event }) => event);
      const batch = [record(1, "application", events, token, events.length - 1)];
      const drive = driveWorkflow({ ...world.deps, log: silent });
      expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
      return world.told;
    };
    const decided = { type: "application-decided", decidedAt: T0, lead: null } as const;
    const decision = { result: "refused", opinions: [] } as const;
    const decide = ({ store }: ReturnType<typeof setup>) =>
      changeApplication(store, ID, ACT, () => ({ events: [{ ...decided, decision }] }));
    const end = ({ store }: ReturnType<typeof setup>) =>
      changeApplication(store, ID, ACT, (application) => withdraw(application, "no money", T0));
    expect(await told(decide, "c1")).toEqual(["wake c1"]);
    expect(await told(end, "c2")).toEqual(["wake c2"]);
    // Who comes to wait only later finds it decided.
    expect(await told(decide)).toEqual([]);
  });

  it("leaves a review that is born closed to the task that puts it on record", async () => {
    const { told, drive, application } = await driving();
    const { facts } = opened(application.state, "housing")[0];
    const claim = { matter: facts.matter.code, by: "promise", signedBy: "Li" };
    const replaced = { type: "review-replaced", facts, claim, at: T0 };
    const batch = { Records: [record(1, "review#consult-housing", [replaced], "t1")] };
    expect(await drive(batch)).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([]);
  });

  it("has a branch ask again when its next instant has moved earlier, and only then", async () => {
    const { told, drive, application } = await driving();
    const first = opened(application.state, "housing");
    const [, served] = first;
    const { due } = served.served;
    const on = (date: string) => ({ ...due, dueAt: `${date}T16:00:00.000Z`, dueDate: date });
    const resumed = (after: string, before: string) => ({
      type: "clock-resumed",
      stop: { why: "supplement", endsAt: T0 },
      at: T0,
      served: { ...served.served, due: on(after) },
      before: on(before),
    });
    const review = "review#consult-housing";
    const batch = [
      // The service of a dispatch is known to the branch; a later one is not.
      record(1, review, first, "t1"),
      record(2, review, [{ type: "review-waits" }, served], "t2", 1),
      record(3, review, [...first, resumed("2026-03-10", "2026-03-12")], "t3", 2),
      record(4, review, [...first, resumed("2026-03-12", "2026-03-12")], "t4", 2),
      record(5, review, [...first, resumed("2026-03-13", "2026-03-12")], "t5", 2),
    ];
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["rearm t2", "rearm t3"]);
  });

  it("starts what waited for a review that has closed, as of when that closed", async () => {
    const { store, told, deps } = setup();
    await aChain(store);
    for (const [reviewId, token] of [
      [HOUSING, "t-housing"],
      [LAND, "t-land"],
    ] as const)
      await awaitReview(deps)({ ...wait(token), reviewId });
    await changeReview(store, HOUSING, ACT, (review) =>
      giveOpinion(review, { kind: "consent" }, T0, rules.clock),
    );
    const drive = driveWorkflow({ ...deps, log: silent });
    await drive({ Records: [answer(1, "review#consult-housing", "t-housing")] });
    expect(told).toEqual(["wake t-housing"]);
    const started = await store.loadReview(LAND);
    expect(started?.state).toMatchObject({ status: "running", served: { servedAt: T0 } });
    // A second delivery finds nothing left to do.
    await drive({ Records: [answer(1, "review#consult-housing", "t-housing")] });
    expect(await store.loadReview(LAND)).toEqual(started);
  });

  it("hands a material that came in on to the review that has asked for it, and issues the notice that is owed", async () => {
    const { store, drive } = await driving();
    const reviewId = await aReview(store, ID, "development-reform");
    const items = [{ material: "design-scheme", defect: "blurred", basis: null }];
    await changeReview(store, reviewId, ACT, (review) =>
      requestSupplement(review, { items, reasons: "r", handler: null }, T0, rules.clock, ["design-scheme"]),
    );
    const histories = async (subject: string) =>
      (await store.histories(ID)).find((history) => history.subject === subject)!.events;
    const asked = (await histories(reviewId)).map(({ event }) => event);
    await drive({ Records: [record(1, "review#consult-development-reform", asked, undefined, 2)] });
    expect((await store.noticesOf(ID)).map(({ notice }) => notice.body.kind)).toEqual(["supplement"]);

    const at = plusSeconds(T0, 3600);
    const piece = { code: "design-scheme", name: "2", sha256: "0".repeat(64), uri: "https://example.org/2" };
    await changeApplication(store, ID, { at, by: "applicant" }, (application) =>
      handIn(application, rules.region, piece, at, rules.clock, ["design-scheme"]),
    );
    const own = (await histories(ID)).map(({ event }) => event);
    await drive({ Records: [record(2, "application", own, undefined, own.length - 1)] });
    expect((await store.loadReview(reviewId))?.state).toMatchObject({
      status: "running",
      supplement: { supplied: [{ material: "design-scheme", at }] },
    });
  });

  it("ends what is open of a withdrawn application, and starts the open clocks of a changed project once", async () => {
    const { store, deps, drive } = await driving();
    await awaitReview(deps)(wait("t1"));
    const changedAt = plusSeconds(T0, 86_400);
    const changed = { type: "project-changed", change: 1, description: "d", at: changedAt };
    const act = (at: Instant) => ({ at, by: "applicant" });
    await changeApplication(store, ID, act(changedAt), (application) =>
      changeProject(application, "d", changedAt, []),
    );
    const batch = [record(1, "application", [{ type: "application-accepted" }, changed], undefined, 1)];
    await drive({ Records: batch });
    const anew = await store.loadReview(HOUSING);
    expect(anew?.state).toMatchObject({ status: "running", served: { servedAt: changedAt } });
    await drive({ Records: batch });
    expect(await store.loadReview(HOUSING)).toEqual(anew);

    const withdrawn = { type: "application-withdrawn", reason: "x", at: plusSeconds(changedAt, 60) };
    await changeApplication(store, ID, act(withdrawn.at), (application) =>
      withdraw(application, "x", withdrawn.at),
    );
    await drive({ Records: [record(2, "application", [changed, withdrawn], undefined, 1)] });
    expect((await store.loadReview(HOUSING))?.state).toMatchObject({
      status: "closed",
      outcome: "cancelled",
      closedAt: withdrawn.at,
    });
  });

  it("stops at the first failure and names its sequence number, and does not react twice to what went well", async () => {
    const { told, engine, deps } = await driving();
    let fail = true;
    const failures: unknown[] = [];
    const drive = driveWorkflow({
      ...deps,
      log: { ...silent, error: (code, fields) => void failures.push([code, fields]) },
      engine: {
        ...engine,
        async wake(token) {
          if (token === "bad" && fail) throw new Error("throttled");
          return engine.wake(token);
        },
      },
    });
    const batch = ["t1", "bad", "t3"].map((token, i) => answer(i + 1, "review#consult-housing", token));
    expect(await drive({ Records: batch })).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(told).toEqual(["wake t1"]);
    expect(failures).toEqual([["reaction-failed", { sequenceNumber: "2" }]]);
    fail = false;
    expect(await drive({ Records: batch.slice(1) })).toEqual({ batchItemFailures: [] });
    expect(told).toEqual(["wake t1", "wake bad", "wake t3"]);
  });

  it("names the sequence number of a record that is not one of ours", async () => {
    const { drive } = await driving();
    const image = { pk: { N: "1" }, sk: { S: "application" }, version: { N: "1" }, history: { L: [] } };
    const strange = { eventName: "MODIFY", dynamodb: { SequenceNumber: "7", NewImage: image } };
    expect(await drive({ Records: [strange] })).toEqual({
      batchItemFailures: [{ itemIdentifier: "7" }],
    });
  });

  it("announces every event once, by its hash, without what people wrote", async () => {
    const published: unknown[] = [];
    const react = announce({ log: silent, bus: { publish: async (all) => void published.push(...all) } });
    const objected = {
      ...opinion,
      opinion: {
        kind: "objection",
        reasons: "私人信息",
        article: "第三条",
        facts: "私人信息",
        curableBy: "无",
        signedBy: "李副局长",
      },
    };
    await react({ Records: [record(1, "review#consult-housing", [objected])] });
    expect(published).toEqual([
      {
        id: "h0",
        type: "opinion-given",
        subject: HOUSING,
        at: T0,
        data: { applicationId: ID, kind: "objection", receivedAt: T0, overdue: false },
      },
    ]);
  });
});
