/** What every store promises: each one is held to it. */
import { expect, it } from "@jest/globals";
import {
  changeCase,
  changeComplaint,
  changeReview,
  createComplaint,
} from "../../functions/app/base/commit.ts";
import { chain, firstBreak, GENESIS } from "../../functions/app/base/history.ts";
import {
  BadCursor,
  type HoldStatus,
  type CaseStore,
  type Change,
  type Page,
  type Recorded,
  type Wait,
} from "../../functions/app/base/ports.ts";
import { Unreadable } from "../../functions/contracts/stored.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import { complaintIdOf, holdIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { answer, file, type Complaint } from "../../functions/domain/supervision/complaint.ts";
import { aCase, ACT, anApplication, aReview, consent, rules, T0, withdrawCase } from "./cases.ts";
import { aHold } from "./fixtures.ts";

export type Held = {
  store: () => CaseStore;
  /** Makes an event of a record one that nobody knows; left out where a store keeps states as they are. */
  spoil?: (subject: string) => Promise<void>;
};

const applicationOf = (reviewId: string): string => reviewId.split(".")[0]!;

/** More of a record, as a commit takes it. */
export const moreOfReview = (before: Recorded<Review>, ...events: ReviewEvent[]): Change => ({
  of: "review",
  before,
  state: events.reduce(reviews.evolve, before.state),
  events: chain(before.head, before.version, events, T0, "test"),
  attempt: false,
});

export const moreOfApplication = (before: Recorded<Application>, ...events: ApplicationEvent[]): Change => ({
  of: "application",
  before,
  state: events.reduce(applications.evolve, before.state),
  events: chain(before.head, before.version, events, T0, "test"),
  attempt: false,
});

const named = (name: string): ReviewEvent => ({
  type: "handler-named",
  handler: { name, post: "A" },
  at: T0,
});

/** What a store keeps beside a record for itself is nobody else's business. */
const asKept = <S>({ bytes: _bytes, ...recorded }: Recorded<S>) => recorded;

let last = 0;
export const newId = () => `440307-${String(++last).padStart(16, "0")}`;

type List = {
  page: (cursor: string | undefined) => Promise<Page<string>>;
  /** Some of what must be in it. */
  expected: string[];
};

/** Every list that a store has, with more in it than goes on one page. */
async function everyList(store: CaseStore): Promise<Record<string, List>> {
  const [land, water, applications, complaints] = [[], [], [], []] as [
    string[],
    string[],
    string[],
    string[],
  ];
  for (let i = 0; i < 3; i++) {
    applications.push(newId());
    const id = applications[i]!;
    land.push(await aReview(store, id, "land"));
    water.push(await aReview(store, id, "water"));
    complaints.push(complaintIdOf(id, String(i).repeat(64)));
    const about = { department: "land" };
    const complaint = { complaintId: complaints[i]!, applicationId: id, about, text: "late", filedAt: T0 };
    await createComplaint(store, file(complaint, rules.clock).events, ACT);
  }
  const said = { cause: "c", remedy: "r", answer: "a" };
  const [closed, withdrawn, answered] = [[], [], []] as [string[], string[], string[]];
  for (let i = 0; i < 2; i++) {
    const id = newId();
    closed.push(await aReview(store, id, "land"));
    await consent(store, closed[i]!);
    answered.push(complaintIdOf(id, "f".repeat(64)));
    const complaint = {
      complaintId: answered[i]!,
      applicationId: id,
      about: { department: "land" },
      text: "late",
    };
    await createComplaint(store, file({ ...complaint, filedAt: T0 }, rules.clock).events, ACT);
    await changeComplaint(store, answered[i]!, ACT, (state) => answer(state, said, T0));
    withdrawn.push(id);
    await withdrawCase(store, id);
  }
  const reviews = (list: Promise<Page<Recorded<Review>>>) => idsOf(list, ({ state }) => state.facts.reviewId);
  const filed = (list: Promise<Page<Recorded<Complaint>>>) =>
    idsOf(list, ({ state }) => state.facts.complaintId);
  return {
    open: { page: (cursor) => reviews(store.reviewsOf("land", "open", 2, cursor)), expected: land },
    others: { page: (cursor) => reviews(store.reviewsOf("water", "open", 2, cursor)), expected: water },
    closed: { page: (cursor) => reviews(store.reviewsOf("land", "closed", 1, cursor)), expected: closed },
    across: {
      page: (cursor) => reviews(store.openReviewsOf(["police", "land", "water"], 2, cursor)),
      expected: [...land, ...water],
    },
    "in-review": { page: (cursor) => store.applicationsIn("in-review", 2, cursor), expected: applications },
    over: { page: (cursor) => store.applicationsIn("over", 1, cursor), expected: withdrawn },
    complaints: { page: (cursor) => filed(store.complaintsIn("open", 2, cursor)), expected: complaints },
    answered: { page: (cursor) => filed(store.complaintsIn("answered", 1, cursor)), expected: answered },
  };
}

async function idsOf<T>(list: Promise<Page<T>>, nameOf: (item: T) => string): Promise<Page<string>> {
  const { items, cursor } = await list;
  return { items: items.map(nameOf), cursor };
}

export function storeContract({ store: make, spoil }: Held): void {
  it("creates a case once; a second creation is a conflict and changes nothing", async () => {
    const store = make();
    const id = newId();
    const created = await aCase(store, id);
    await expect(aCase(store, id, { at: plusSeconds(T0, 1) })).rejects.toThrow("taken");
    const { application, reviews: own, complaints } = (await store.loadCase(id))!;
    expect(asKept(application)).toEqual(asKept(created.application));
    expect(application.version).toBe(2);
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
    expect(await store.copies(applicationId)).toEqual(histories);
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
    const changed = { type: "project-changed", change: 1, description: "wider", at: T0 } as const;
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
      events: chain(GENESIS, 0, events, T0, "test"),
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

  it("keeps who waits apart from what is waited for: one for a record and generation, until they are answered", async () => {
    const store = make();
    const id = newId();
    const [land, water] = [await aReview(store, id, "land"), await aReview(store, id, "water")];
    const before = await store.loadCase(id);
    const wait = (subject: string, generation: number, token: string): Wait => ({
      subject,
      generation,
      token,
    });
    const all = [wait(id, 1, "c1"), wait(land, 1, "l1"), wait(land, 2, "l2"), wait(water, 1, "w1")];
    for (const one of [wait(land, 1, "l0"), ...all]) await store.noteWait(one);
    const waiting = async (subject?: string) =>
      (await store.waitsOf(id, subject)).sort((a, b) => (a.token < b.token ? -1 : 1));
    expect(await waiting()).toEqual(all);
    expect(await waiting(land)).toEqual(all.slice(1, 3));
    expect(await waiting(id)).toEqual(all.slice(0, 1));
    expect(await store.loadCase(id)).toEqual(before);
    // Whoever took the place of the one that was answered waits still.
    await store.forgetWait(wait(land, 1, "l0"));
    expect(await waiting()).toEqual(all);
    await store.forgetWait(wait(land, 1, "l1"));
    await store.forgetWait(wait(land, 1, "l1"));
    expect(await waiting()).toEqual(all.filter(({ token }) => token !== "l1"));
  });

  it("tells a matter's second review from its first by who waits for it", async () => {
    const store = make();
    const id = newId();
    for (const subject of [`${id}.consult-land`, `${id}.consult-land~2`, `${id}.consult-land-use`])
      await store.noteWait({ subject, generation: 1, token: subject });
    expect(await store.waitsOf(id, `${id}.consult-land`)).toEqual([
      { subject: `${id}.consult-land`, generation: 1, token: `${id}.consult-land` },
    ]);
  });

  it("begins a generation once: on the application and the reviews that are named, and no version moves", async () => {
    const store = make();
    const id = newId();
    const land = await aReview(store, id, "land");
    const { application, reviews: own } = (await store.loadCase(id))!;
    expect([application, ...own].map(({ generation }) => generation)).toEqual(
      Array.from({ length: 12 }, () => 1),
    );
    expect(await store.beginGeneration(id, 2, [land])).toBe("begun");
    const begun = (await store.loadCase(id))!;
    expect(begun.application).toEqual({ ...application, generation: 2 });
    expect(begun.reviews).toEqual(
      own.map((review) => (review.state.facts.reviewId === land ? { ...review, generation: 2 } : review)),
    );
    const others = own.map(({ state }) => state.facts.reviewId);
    for (const generation of [1, 2])
      expect(await store.beginGeneration(id, generation, others)).toBe("already");
    expect(await store.loadCase(id)).toEqual(begun);
    // Whoever writes next finds the version that they had read, and the generation stays.
    await consent(store, land);
    expect((await store.loadReview(land))!.generation).toBe(2);
    expect(await store.beginGeneration(id, 3, [])).toBe("begun");
    expect((await store.loadApplication(id))!.generation).toBe(3);
  });

  it("keeps a history however long it grows, and gives back state, head and all of its events", async () => {
    const store = make();
    const id = newId();
    const land = await aReview(store, id, "land");
    const long = "长".repeat(3000);
    for (let i = 1; i <= 20; i++) {
      await changeReview(store, land, ACT, () => ({ events: [named(`${long}${i}`)] }));
      const event = { type: "project-changed", change: i, description: `${long}${i}`, at: T0 } as const;
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
    expect(found.application).toMatchObject({ version: 22, state: { changes: 20, changedTo: `${long}20` } });
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

  it("lists a department's open reviews by due instant, then its closed ones apart, in pages", async () => {
    const store = make();
    const ids = [
      await aReview(store, newId(), "land"),
      await aReview(store, newId(), "land"),
      await aReview(store, newId(), "land"),
    ];
    await consent(store, ids[0]!);
    const all = async (phase: "open" | "closed") => {
      const pages: Page<Recorded<Review>>[] = [];
      do pages.push(await store.reviewsOf("land", phase, 2, pages.at(-1)?.cursor ?? undefined));
      while (pages.at(-1)!.cursor !== null);
      for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(2);
      return pages.flatMap(({ items }) => items.map(({ state }) => state.facts.reviewId));
    };
    const open = await all("open");
    expect(open.filter((id) => ids.includes(id)).sort()).toEqual(ids.slice(1).sort());
    const closed = await all("closed");
    expect(closed.filter((id) => ids.includes(id))).toEqual(ids.slice(0, 1));
  });

  it("lists open reviews the most urgent first, as far as one asks, and closed ones the latest first", async () => {
    const store = make();
    const day = (days: number) => plusSeconds(T0, days * 86_400);
    const late = await aReview(store, newId(), "forestry", undefined, day(7));
    const early = await aReview(store, newId(), "forestry", undefined, day(1));
    const listed = async (phase: "open" | "closed", before?: Instant) =>
      (await store.reviewsOf("forestry", phase, 100, undefined, before)).items
        .map(({ state }) => state.facts.reviewId)
        .filter((id) => id === early || id === late);
    expect(await listed("open")).toEqual([early, late]);
    const { dueAt } = (await store.loadReview(late))!.state.served!.due;
    expect(await listed("open", dueAt)).toEqual([early]);
    expect(await listed("open", plusSeconds(dueAt, 1))).toEqual([early, late]);
    for (const [reviewId, at] of [
      [early, day(8)],
      [late, day(9)],
    ] as const)
      await changeReview(store, reviewId, { at, by: "test" }, (review) =>
        giveOpinion(review, { kind: "consent" }, at, rules.clock),
      );
    expect(await listed("closed")).toEqual([late, early]);
  });

  it("lists applications by phase", async () => {
    const store = make();
    const id = newId();
    await anApplication(store, id);
    expect((await store.applicationsIn("in-review", 100)).items).toContain(id);
    for (const phase of ["intake", "over"] as const)
      expect((await store.applicationsIn(phase, 100)).items).not.toContain(id);
    await withdrawCase(store, id);
    expect((await store.applicationsIn("over", 100)).items).toContain(id);
    expect((await store.applicationsIn("in-review", 100)).items).not.toContain(id);
  });

  it("lists applications the oldest first, those that are over the latest first, and complaints by when they must be answered", async () => {
    const store = make();
    const day = (days: number) => plusSeconds(T0, days * 86_400);
    // The id that sorts first is the one that came last.
    const [late, early] = [newId(), newId()];
    await aCase(store, late, { at: day(1) });
    await aCase(store, early);
    const own = (ids: readonly string[]) => ids.filter((id) => id.startsWith(late) || id.startsWith(early));
    expect(own((await store.applicationsIn("in-review", 100)).items)).toEqual([early, late]);
    const complaints = [];
    for (const [id, filedAt] of [
      [late, day(9)],
      [early, day(2)],
    ] as const) {
      const complaintId = complaintIdOf(id, "0".repeat(64));
      const complaint = {
        complaintId,
        applicationId: id,
        about: { department: "land" },
        text: "late",
        filedAt,
      };
      complaints.unshift(complaintId);
      await createComplaint(store, file(complaint, rules.clock).events, ACT);
    }
    const open = (await store.complaintsIn("open", 100)).items;
    expect(own(open.map(({ state }) => state.facts.complaintId))).toEqual(complaints);
    await withdrawCase(store, early, day(3));
    await withdrawCase(store, late, day(2));
    expect(own((await store.applicationsIn("over", 100)).items)).toEqual([early, late]);
  });

  it("walks every paged list to its end, each item once, and takes no cursor that is altered or another list's", async () => {
    const store = make();
    const found = await everyList(store);
    const cursors: [list: string, cursor: string][] = [];
    for (const [name, { page, expected }] of Object.entries(found)) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, cursor: next } = await page(cursor);
        seen.push(...items);
        cursor = next ?? undefined;
        if (cursor !== undefined) cursors.push([name, cursor]);
      } while (cursor !== undefined);
      expect([name, seen.length]).toEqual([name, new Set(seen).size]);
      expect([name, expected.filter((id) => !seen.includes(id))]).toEqual([name, []]);
    }
    expect(new Set(cursors.map(([name]) => name))).toEqual(new Set(Object.keys(found)));
    for (const [name, cursor] of cursors) {
      expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toMatch(/440307|\d{4}-\d\d-\d\d|land/);
      const altered = cursor.slice(0, -1) + (cursor.endsWith("A") ? "B" : "A");
      for (const bad of [altered, cursor.slice(1), `${cursor}A`, "bm90IG91cnM", ""])
        await expect(found[name]!.page(bad)).rejects.toThrow(BadCursor);
    }
    for (const name of Object.keys(found)) {
      const [, cursor] = cursors.find(([own]) => own === name)!;
      for (const [other, { page }] of Object.entries(found))
        if (other !== name) await expect(page(cursor)).rejects.toThrow(BadCursor);
    }
  });

  it("gives the same page the same cursor, so that a list that has not changed has the same tag", async () => {
    const store = make();
    const { open } = await everyList(store);
    expect((await open!.page(undefined)).cursor).toBe((await open!.page(undefined)).cursor);
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

  it("replaces a note only where it still is what was read, so that of many racers one is let through", async () => {
    const store = make();
    const name = `gaps of ${newId()}`;
    expect(await store.noted(name)).toBeUndefined();
    const first = ["a", "b", "c"].map((value) => store.replaceNote(name, undefined, value));
    expect((await Promise.all(first)).toSorted()).toEqual(["conflict", "conflict", "saved"]);
    const before = (await store.noted(name))!;
    expect(await store.replaceNote(name, `not ${before}`, "d")).toBe("conflict");
    expect(await store.noted(name)).toBe(before);
    expect(await store.replaceNote(name, before, "e")).toBe("saved");
    expect(await store.noted(name)).toBe("e");
  });

  it("gives so many places of a list and no more, to whoever has one already again", async () => {
    const [store, id, other] = [make(), newId(), newId()];
    const take = (of: string, taker: string) => store.takePlace(of, "complaints", taker, 3);
    const all = await Promise.all(["a", "b", "c", "d", "e", "a", "b"].map((taker) => take(id, taker)));
    expect(new Set(["a", "b", "c", "d", "e"].filter((_, i) => all[i])).size).toBe(3);
    expect([all[5], all[6]]).toEqual([all[0], all[1]]);
    expect([await take(id, "f"), await take(other, "f")]).toEqual([false, true]);
    expect(await store.loadCase(id)).toBeUndefined();
  });

  it("keeps the register of holds: an entry once, its end once, all about one applicant, and lists in pages", async () => {
    const store = make();
    const codeOf = (i: number) => `9144030${(5_000_000_000_0 + ++last * 10 + i).toString().slice(0, 11)}`;
    const [one, other] = [codeOf(1), codeOf(2)];
    const entry = (creditCode: string, n: number, at = plusSeconds(T0, n)) =>
      aHold({ creditCode, holdId: holdIdOf(creditCode, String(n).repeat(64)), placed: { by: "s", at } });
    expect(await store.holdsOf(one)).toEqual([]);
    expect(await store.hold(entry(one, 1).holdId)).toBeUndefined();
    const all = [entry(one, 1), entry(one, 2), entry(other, 3)] as const;
    for (const hold of all) expect(await store.placeHold(hold)).toBe("placed");
    expect(await store.placeHold({ ...all[0], reason: "again" })).toBe("already");
    expect(await store.holdsOf(one)).toEqual([all[0], all[1]]);
    expect(await store.hold(all[2].holdId)).toEqual(all[2]);

    const ended = (reason: string) => ({ ...all[1], ended: { by: "s", at: T0, from: T0, reason } });
    const raced = await Promise.all(["a", "b"].map((reason) => store.endHold(ended(reason))));
    expect(raced.toSorted()).toEqual(["conflict", "saved"]);
    expect(await store.endHold({ ...entry(one, 9), ended: ended("c").ended })).toBe("conflict");
    expect((await store.hold(all[1].holdId))!.ended).not.toBeNull();

    const listed = async (status: HoldStatus) => {
      const found: Hold[] = [];
      let cursor: string | null | undefined;
      do {
        const page: Page<Hold> = await store.holdsIn(status, 1, cursor ?? undefined);
        expect(page.items.length).toBeLessThanOrEqual(1);
        found.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== null);
      return found.filter(({ creditCode }) => [one, other].includes(creditCode)).map(({ holdId }) => holdId);
    };
    expect(await listed("standing")).toEqual([all[2].holdId, all[0].holdId]);
    expect(await listed("ended")).toEqual([all[1].holdId]);
  });

  it("notes what was counted and adds to the figures, both or neither, and tells a period in one read", async () => {
    const [store, id, other] = [make(), newId(), newId()];
    const department = `d${id.slice(-8).toLowerCase()}`;
    const record = (version: number, n: number) => ({
      version,
      tally: { "2026-03-02": { received: n }, "2026-03-31": { yellowCards: 1 } },
      yellows: [{ at: T0, on: "2026-03-31", isCorrected: false }],
    });
    const counting = (applicationId: string, times: number, n: number) => ({
      applicationId,
      department,
      times,
      records: { [applicationId]: record(times + 1, n) },
      more: [
        { day: "2026-03-02", counter: "received", by: times === 0 ? n : 1 } as const,
        ...(times === 0 ? [{ day: "2026-03-31", counter: "yellowCards", by: 1 } as const] : []),
      ],
    });
    const figures = (from: string, to: string) => store.figuresOf(department, from, to);
    expect(await store.countedOf(id, department, true)).toBeUndefined();
    expect(await figures("2026-01-01", "2026-12-31")).toEqual({});
    const both = await Promise.all([store.count(counting(id, 0, 2)), store.count(counting(id, 0, 3))]);
    expect(both.toSorted()).toEqual(["conflict", "saved"]);
    const n = both[0] === "saved" ? 2 : 3;
    expect(await store.countedOf(id, department, true)).toEqual({
      times: 1,
      records: { [id]: record(1, n) },
    });
    expect(await store.count(counting(id, 1, n + 1))).toBe("saved");
    // The very same again may meet itself and be told "saved", or "conflict": it adds nothing.
    await store.count(counting(id, 1, n + 1));
    expect(await store.count({ ...counting(id, 1, 9), more: [] })).toBe("conflict");
    expect(await store.count(counting(other, 0, 5))).toBe("saved");
    expect(await figures("2026-03-01", "2026-03-31")).toEqual({ received: n + 6, yellowCards: 2 });
    expect(await figures("2026-03-02", "2026-03-02")).toEqual({ received: n + 6 });
    expect(await figures("2026-03-03", "2026-03-30")).toEqual({});
    expect(await store.figuresOf(`${department}x`, "2026-01-01", "2026-12-31")).toEqual({});
    expect(await store.loadCase(id)).toBeUndefined();
  });

  if (spoil)
    it("sets aside what it cannot read, in lists, and says so where it is asked for by itself", async () => {
      const store = make();
      const [good, bad, orphan] = [newId(), newId(), newId()];
      const day = (id: string) => aReview(store, id, "ecology");
      const reviewIds = [await day(good), await day(bad), await day(orphan)] as const;
      const complaintId = complaintIdOf(bad, "0".repeat(64));
      const about = { department: "land" };
      const complaint = { complaintId, applicationId: bad, about, text: "late", filedAt: T0 };
      await createComplaint(store, file(complaint, rules.clock).events, ACT);
      for (const subject of [reviewIds[1], orphan, complaintId]) await spoil(subject);
      // A process that has not read the application before finds out with the review.
      const fresh = make();
      const open = await fresh.reviewsOf("ecology", "open", 100);
      const idsIn = (items: readonly Recorded<Review>[]) => items.map(({ state }) => state.facts.reviewId);
      expect(idsIn(open.items)).toContain(reviewIds[0]);
      const asides = open.unreadable!.map(({ subject }) => subject);
      expect(asides.sort()).toEqual([reviewIds[1], reviewIds[2]].sort());
      for (const { cause } of open.unreadable!) expect(cause).toBeInstanceOf(Error);
      const across = await fresh.openReviewsOf(["ecology"], 100);
      expect(across.unreadable).toHaveLength(2);
      const complaints = await fresh.complaintsIn("open", 100);
      expect(complaints.unreadable!.map(({ subject }) => subject)).toEqual([complaintId]);
      await expect(fresh.loadReview(reviewIds[1])).rejects.toThrow(Unreadable);
      await expect(fresh.loadReview(reviewIds[2])).rejects.toThrow(Unreadable);
      await expect(fresh.loadApplication(orphan)).rejects.toThrow(Unreadable);
      await expect(fresh.loadCase(bad)).rejects.toThrow(Unreadable);
      await expect(fresh.histories(bad)).rejects.toThrow(Unreadable);
      // Who only hands it on has it as it was written.
      const copies = await fresh.copies(bad);
      expect(copies).toHaveLength(13);
      for (const { events } of copies) expect(events.length).toBeGreaterThan(0);
      expect((await fresh.loadApplication(bad))!.state.status).toBe("in-review");
    });
}
