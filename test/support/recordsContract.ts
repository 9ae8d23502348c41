/** What every store promises of records and their histories: written whole or not at all, as they were read. */
import { expect, it } from "@jest/globals";
import { discrepanciesIn } from "../../functions/app/base/copies.ts";
import { SOMEBODY } from "./people.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import { chain, firstBreak, GENESIS } from "../../functions/app/base/history.ts";
import type { Change, Recorded } from "../../functions/app/base/ports.ts";
import { complaintIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { file, type Complaint } from "../../functions/domain/supervision/complaint.ts";
import { aCase, ACT, aReview, consent, rules, T0, withdrawCase } from "./cases.ts";
import { changedEvent } from "./changes.ts";
import { moreOfReview, moreOfApplication, newId, type Held } from "./storeCase.ts";

const applicationOf = (reviewId: string): string => reviewId.split(".")[0]!;

const named = (name: string): ReviewEvent => ({
  type: "handler-named",
  handler: { name, post: "A" },
  at: T0,
});

/** What a store keeps beside a record for itself is nobody else's business. */
const asKept = <S>({ bytes: _bytes, toldAt: _toldAt, ...recorded }: Recorded<S>) => recorded;

export function keepsRecords({ store: make }: Held): void {
  it("creates a case once; a second creation is a conflict and changes nothing", async () => {
    const store = make();
    const id = newId();
    const created = await aCase(store, id);
    await expect(aCase(store, id, { at: plusSeconds(T0, 1) })).rejects.toThrow("taken");
    const { application, reviews: own, complaints } = (await store.loadCase(id))!;
    expect(asKept(application)).toEqual(asKept(created.application));
    expect(application.version).toBe(2);
    // Its acceptance was told, and that reviews were served was not; what stands in for a store in tests does not say.
    expect([T0, undefined]).toContain(application.toldAt);
    expect([null, undefined]).toContain(own[0]!.toldAt);
    const byId = (all: readonly Recorded<Review>[]) =>
      all.map(asKept).sort((a, b) => (a.state.facts.reviewId < b.state.facts.reviewId ? -1 : 1));
    expect(byId(own)).toEqual(byId(created.reviews));
    expect(own).toHaveLength(11);
    expect(complaints).toEqual([]);
  });

  it("answers undefined for what is not there", async () => {
    const store = make();
    expect(await store.loadCase(newId())).toBeUndefined();
    expect(await store.loadApplication(newId())).toBeUndefined();
    expect(await store.loadReview(`${newId()}.consult-land`)).toBeUndefined();
    expect(await store.loadComplaint(complaintIdOf(newId(), "0".repeat(64)))).toBeUndefined();
    expect(await store.waitsOf(newId())).toEqual([]);
    expect(await store.histories(newId())).toEqual([]);
  });

  it("saves a record as it was read only", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const before = (await store.loadReview(id))!;
    await consent(store, id);
    expect(await store.commit([moreOfReview(before, named("Li"))])).toBe("conflict");
    const after = (await store.loadReview(id))!;
    expect([after.state.status, after.version]).toEqual(["closed", before.version + 1]);
  });

  it("gives back what was saved: state, version, head and a history whose chain holds", async () => {
    const store = make();
    const applicationId = newId();
    const id = await aReview(store, applicationId);
    const changed = await consent(store, id);
    const loaded = (await store.loadReview(id))!;
    expect(asKept(loaded)).toEqual(asKept(changed!.review));
    const histories = await store.histories(applicationId);
    expect(histories).toHaveLength(12);
    const copies = await store.copies(applicationId);
    expect(copies.map(({ subject, events }) => ({ subject, events }))).toEqual(histories);
    expect(discrepanciesIn(copies)).toEqual([]);
    const typesOf = (subject: string) =>
      histories.find((one) => one.subject === subject)!.events.map(({ event }) => event.type);
    expect(typesOf(applicationId)).toEqual(["application-received", "application-accepted"]);
    expect(typesOf(id)).toEqual(["review-dispatched", "review-served", "opinion-given"]);
    for (const { events } of histories) expect(firstBreak(events)).toBeNull();
    const own = histories.find(({ subject }) => subject === id)!;
    expect(own.events.at(-1)!.hash).toBe(loaded.head);
  });

  it("writes the application and all its open reviews in one commit", async () => {
    const store = make();
    const id = newId();
    const closed = await aReview(store, id, "land");
    await consent(store, closed);
    const changed = (await withdrawCase(store, id))!;
    const { application, reviews: own } = (await store.loadCase(id))!;
    expect(asKept(application)).toEqual(asKept(changed.found.application));
    const outcomes = own.map(({ state }) => (state.status === "closed" ? state.outcome : state.status));
    expect(outcomes.sort()).toEqual([...Array.from({ length: 10 }, () => "cancelled"), "consented"]);
  });

  it("writes all records of a commit or none", async () => {
    const store = make();
    const id = newId();
    const { application, reviews: own } = await aCase(store, id);
    const [first, second, third] = own as [Recorded<Review>, Recorded<Review>, Recorded<Review>];
    await consent(store, second.state.facts.reviewId);
    const before = await store.loadCase(id);
    const changed = changedEvent(1, "wider", T0);
    const all = [
      moreOfReview(first, named("Li")),
      moreOfApplication(application, changed),
      moreOfReview(second, named("Li")),
      moreOfReview(third, named("Li")),
    ];
    expect(await store.commit(all)).toBe("conflict");
    expect(await store.loadCase(id)).toEqual(before);
    expect(await store.commit(all.filter((_, i) => i !== 2))).toBe("saved");
    const after = (await store.loadCase(id))!;
    expect(after.application.version).toBe(application.version + 1);
    const isNamed = ({ state }: Recorded<Review>) => state.handler !== null;
    expect(
      after.reviews
        .filter(isNamed)
        .map(({ state }) => state.facts.reviewId)
        .sort(),
    ).toEqual([first, third].map(({ state }) => state.facts.reviewId).sort());
  });

  it("creates no record of a commit where one of them is there already", async () => {
    const store = make();
    const { reviews: own } = await aCase(store, newId());
    const taken: Change = { ...moreOfReview(own[0]!, named("Li")), before: null };
    const complaintId = complaintIdOf(newId(), "0".repeat(64));
    const about = { department: "land" };
    const given = { complaintId, applicationId: complaintId.slice(0, 23), about, text: "late", filedAt: T0 };
    const { events } = file(given, rules.clock);
    const filed: Change = {
      of: "complaint",
      before: null,
      state: { status: "open", facts: (events[0] as { facts: Complaint["facts"] }).facts },
      events: chain(GENESIS, 0, events, T0, SOMEBODY),
      attempt: false,
    };
    expect(await store.commit([filed, taken])).toBe("conflict");
    expect(await store.loadComplaint(complaintId)).toBeUndefined();
    expect(await store.commit([filed])).toBe("saved");
    expect((await store.complaintsOf(complaintId.slice(0, 23))).map(({ state }) => state)).toEqual([
      filed.state,
    ]);
  });

  it("counts attempts, those that are kept and those that are not, without touching the version for the latter", async () => {
    const store = make();
    const id = await aReview(store, newId());
    const before = (await store.loadReview(id))!;
    await store.countAttempt(id);
    await store.countAttempt(id);
    expect(await store.loadReview(id)).toEqual({ ...before, attempts: 2 });
    const refused = { command: "extend", code: "past-due", at: T0 } as const;
    const change = moreOfReview(before, { type: "attempt-refused", attempt: refused });
    expect(await store.commit([{ ...change, attempt: true }])).toBe("saved");
    expect(await store.loadReview(id)).toMatchObject({ attempts: 3, version: before.version + 1 });
  });

  it("keeps a history however long it grows, and gives back state, head and all of its events", async () => {
    const store = make();
    const id = newId();
    const land = await aReview(store, id, "land");
    const long = "长".repeat(3000);
    for (let i = 1; i <= 20; i++) {
      await changeReview(store, land, ACT, () => ({ events: [named(`${long}${i}`)] }));
      const event = changedEvent(i, `${long}${i}`, T0);
      await changeCase(store, id, ACT, () => ({ events: [event] }));
    }
    await consent(store, land);
    const found = (await store.loadCase(id))!;
    const review = found.reviews.find(({ state }) => state.facts.reviewId === land)!;
    expect(review.version).toBe(23);
    expect(review.state).toMatchObject({
      status: "closed",
      outcome: "consented",
      handler: { name: `${long}20` },
    });
    expect(found.application).toMatchObject({
      version: 22,
      state: { changes: 20, changedBy: changedEvent(20, `${long}20`, T0).digest },
    });
    expect(await store.loadReview(land)).toEqual(review);
    expect(await store.loadApplication(id)).toEqual(found.application);
    const histories = await store.histories(id);
    expect(histories).toHaveLength(12);
    for (const recorded of [review, found.application]) {
      const subject = recorded === review ? land : id;
      const { events } = histories.find((one) => one.subject === subject)!;
      expect([firstBreak(events), events.length]).toEqual([null, recorded.version]);
      expect(events.at(-1)!.hash).toBe(recorded.head);
    }
    const listed = await store.reviewsOf("land", "closed", 1);
    expect(listed.items.map(asKept)).toContainEqual(asKept(review));
    // All of it changes at once as before, whatever lies in how many items.
    await withdrawCase(store, id);
    expect((await store.loadCase(id))!.application.state.status).toBe("withdrawn");
  });

  it("lets one of many racers through at each version", async () => {
    const store = make();
    const id = await aReview(store, newId(), "water");
    const due = (await store.loadReview(id))!.state.served!.due.dueAt;
    await Promise.all([
      ...Array.from({ length: 6 }, () => consent(store, id)),
      ...Array.from({ length: 6 }, () =>
        changeReview(store, id, ACT, (review) => wake(review, due, rules.clock)),
      ),
    ]);
    const review = (await store.histories(applicationOf(id))).find(({ subject }) => subject === id)!;
    expect(
      review.events.filter(
        ({ event }) => event.type === "opinion-given" || event.type === "closed-by-silence",
      ),
    ).toHaveLength(1);
  });
}
