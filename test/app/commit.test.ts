/** The one way to change a record: whoever loses a race is judged by what the winner wrote, and a case changes whole. */
import { describe, expect, it } from "@jest/globals";
import { APPLICANT, PLATFORM } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import {
  changeCase,
  extendCase,
  changeComplaint,
  changeReview,
  createCase,
  createComplaint,
} from "../../functions/app/base/commit.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import type { CaseStore, Change } from "../../functions/app/base/ports.ts";
import { acceptanceOf } from "../../functions/domain/application/application.ts";
import { advanceIntake } from "../../functions/domain/application/intake.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { answer, file } from "../../functions/domain/supervision/complaint.ts";
import { aCase, ACT, anApplication, aReview, rules, T0, withdrawCase } from "../support/cases.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { ELEVEN, objection } from "../support/fixtures.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { rulesWith } from "../support/rules.ts";

const ID = "440307-0000000000000001";
const later = plusSeconds(T0, 60);

/** Lets somebody else write just before the first write. */
function overtaken<A extends unknown[], R>(write: (...args: A) => R, other: () => Promise<unknown>) {
  let isFirst = true;
  return async (...args: A): Promise<Awaited<R>> => {
    if (isFirst) {
      isFirst = false;
      await other();
    }
    return await write(...args);
  };
}

/** A store that notes which records each commit is about. */
function watched() {
  const store = memoryStore();
  const commits: string[][] = [];
  const commit: CaseStore["commit"] = (changes) => {
    commits.push(changes.map(({ of }) => of));
    return store.commit(changes);
  };
  return { store: { ...store, commit }, commits };
}

const reviewsOf = (count: number): Change["of"][] => Array.from({ length: count }, () => "review" as const);

const changed = (store: CaseStore, at: Instant) =>
  changeCase(store, ID, { at, by: APPLICANT }, ({ application, reviews }) =>
    changes(
      { application: application.state, reviews: reviews.map(({ state }) => state) },
      rules.region,
      everythingAnew(application.state, "wider"),
      at,
      rules.clock,
    ),
  );

const consented = (store: CaseStore, reviewId: string, at: Instant) =>
  changeReview(store, reviewId, { at, by: SOMEBODY }, (review) =>
    giveOpinion(review, { kind: "consent" }, at, rules.clock),
  );

describe("a change that comes second", () => {
  it("of the project: an opinion that was received before it, and is written after it, does not count", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID);
    const slow = { ...store, commit: overtaken(store.commit, () => changed(store, later)) };
    const received = plusSeconds(later, -1);
    const second = await consented(slow, reviewId, received);
    expect(second).toMatchObject({
      refusal: { code: "project-changed", changedAt: later },
      review: {
        state: {
          status: "running",
          served: { servedAt: later },
          refusedAttempts: [{ command: "giveOpinion", code: "project-changed", at: received }],
        },
      },
    });
    // What came with the change, or after it, is about the project as it is.
    expect(await consented(store, reviewId, later)).toMatchObject({
      review: { state: { outcome: "consented" } },
    });
  });

  it("of an application is refused by what the first one made of it", async () => {
    const store = memoryStore();
    await anApplication(store, ID);
    const slow = { ...store, commit: overtaken(store.commit, () => withdrawCase(store, ID, T0)) };
    const second = await changed(slow, later);
    expect(second).toMatchObject({
      found: { application: { state: { status: "withdrawn" } } },
      refusal: { code: "application-ended" },
    });
    expect(await store.loadCase(ID)).toEqual(second?.found);
  });

  it("of a complaint is refused by the first answer", async () => {
    const store = memoryStore();
    const facts = { complaintId: `${ID}.complaint-1`, applicationId: ID, text: "t", filedAt: T0 };
    await createComplaint(store, file({ ...facts, about: { department: "land" } }, rules.clock).events, ACT);
    const answered = (cause: string, to: CaseStore = store) =>
      changeComplaint(to, facts.complaintId, ACT, (complaint) =>
        answer(complaint, { cause, remedy: "r", responsibility: "p", answer: "a" }, later),
      );
    const slow = { ...store, commit: overtaken(store.commit, () => answered("first")) };
    expect(await answered("second", slow)).toMatchObject({
      complaint: { state: { answer: { cause: "first" } } },
      refusal: { code: "complaint-answered" },
    });
  });
});

describe("a case", () => {
  it("comes on record whole: accepted, with every review, in one commit, as of the receipt", async () => {
    const { store, commits } = watched();
    const made = await aCase(store, ID);
    expect(commits).toEqual([["application", ...reviewsOf(ELEVEN.length)]]);
    const found = (await store.loadCase(ID))!;
    expect(found).toEqual(made);
    const asked = acceptanceOf(found.application.state)!.reviews;
    expect(found.reviews.map(({ state }) => state.facts.reviewId).sort()).toEqual(
      asked.map(({ reviewId }) => reviewId).sort(),
    );
    for (const { state, generation } of found.reviews)
      expect([state.served?.servedAt ?? null, generation]).toEqual([
        state.status === "waiting" ? null : T0,
        1,
      ]);
    for (const { events } of await store.histories(ID)) expect(firstBreak(events)).toBeNull();
  });

  it("does not come on record at all where its number is taken", async () => {
    const { store } = watched();
    await aCase(store, ID);
    const before = [await store.loadCase(ID), await store.histories(ID)];
    await expect(aCase(store, ID, { at: later })).rejects.toThrow("taken");
    expect([await store.loadCase(ID), await store.histories(ID)]).toEqual(before);
  });

  it("gets its reviews with the window's silence, in the commit that accepts it", async () => {
    const { store, commits } = watched();
    const { region } = rulesWith({ policies: { intake: "window" } });
    const { application } = await aCase(store, ID, { region });
    if (application.state.status !== "received") throw new Error("not at the window");
    const { acceptBy } = application.state;
    const silent = plusSeconds(acceptBy, 3600);
    await extendCase(store, ID, { at: silent, by: PLATFORM }, (found) =>
      advanceIntake(found.application.state, { now: silent, settledAt: silent }, rules.clock, region),
    );
    expect(commits).toEqual([["application"], ["application", ...reviewsOf(ELEVEN.length)]]);
    // However late somebody noticed: from the end of the window's term.
    for (const { state } of (await store.loadCase(ID))!.reviews)
      if (state.status !== "waiting") expect(state.served?.servedAt).toBe(acceptBy);
  });

  it("is withdrawn with every review that is open, and with none that is closed", async () => {
    const { store, commits } = watched();
    const housing = await aReview(store, ID);
    await consented(store, housing, later);
    const before = await store.loadReview(housing);
    const answered = await withdrawCase(store, ID, plusSeconds(later, 60));
    expect(commits.at(-1)).toEqual(["application", ...reviewsOf(ELEVEN.length - 1)]);
    expect(await store.loadCase(ID)).toEqual(answered?.found);
    for (const { state } of answered!.found.reviews)
      expect(state).toMatchObject(
        state.facts.reviewId === housing
          ? { status: "closed", outcome: "consented" }
          : { status: "closed", outcome: "cancelled", closedAt: plusSeconds(later, 60) },
      );
    expect(await store.loadReview(housing)).toEqual(before);
  });

  it("is withdrawn without a review that closed between its reading and its writing", async () => {
    const store = memoryStore();
    const housing = await aReview(store, ID);
    const slow = { ...store, commit: overtaken(store.commit, () => consented(store, housing, T0)) };
    await withdrawCase(slow, ID, later);
    expect((await store.loadReview(housing))?.state).toMatchObject({ outcome: "consented", closedAt: T0 });
    const { application, reviews } = (await store.loadCase(ID))!;
    expect(application.state.status).toBe("withdrawn");
    expect(reviews.filter(({ state }) => state.status !== "closed")).toEqual([]);
  });

  it("changes its project with every clock that runs, in one commit", async () => {
    const { store, commits } = watched();
    await aCase(store, ID);
    const answered = await changed(store, later);
    expect(answered?.refusal).toBeUndefined();
    expect(commits.at(-1)).toEqual([
      "application",
      ...reviewsOf(answered!.found.reviews.filter(({ state }) => state.status !== "waiting").length),
    ]);
    for (const { state } of answered!.found.reviews)
      if (state.status !== "waiting")
        expect(state).toMatchObject({ interruptions: 1, served: { servedAt: later } });
  });

  it("of which one record was written meanwhile is written in no part", async () => {
    const store = memoryStore();
    const housing = await aReview(store, ID);
    let kept: readonly Change[] = [];
    const holding: CaseStore = { ...store, commit: async (changes) => ((kept = changes), "saved") };
    await withdrawCase(holding, ID, later);
    await consented(store, housing, later);
    const before = [await store.loadCase(ID), await store.histories(ID)];
    expect(kept).toHaveLength(1 + ELEVEN.length);
    expect(await store.commit(kept)).toBe("conflict");
    expect([await store.loadCase(ID), await store.histories(ID)]).toEqual(before);
  });

  it("cannot begin with a review before it is accepted", async () => {
    const { region } = rulesWith({ policies: { intake: "window" } });
    const { application } = await aCase(memoryStore(), ID, { region });
    const events = [{ type: "application-received" as const, facts: application.state.facts, materials: [] }];
    const reviews = [{ reviewId: `${ID}.consult-housing`, events: [] }];
    await expect(createCase(memoryStore(), { events, reviews }, ACT)).rejects.toThrow("accepted");
  });
});

describe("a refused attempt", () => {
  it("is counted, whether or not it is still kept", async () => {
    const store = memoryStore();
    const reviewId = await aReview(store, ID);
    const give = (opinion: Opinion) =>
      changeReview(store, reviewId, { at: later, by: SOMEBODY }, (review) =>
        giveOpinion(review, opinion, later, rules.clock),
      );
    await give({ kind: "consent" });
    const rivals = Array.from({ length: 30 }, (_, i) => ({ ...objection, reasons: `${i}` }) as Opinion);
    for (const rival of rivals) await give(rival);
    const review = (await store.loadReview(reviewId))!;
    expect(review.attempts).toBe(rivals.length);
    const own = (await store.histories(ID)).find(({ subject }) => subject === reviewId)!;
    expect(own.events.length).toBeLessThan(rivals.length);
  });
});
