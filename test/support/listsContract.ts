/** What every store promises of lists: in which order, in pages, and what becomes of what cannot be read. */
import { expect, it } from "@jest/globals";
import { SOMEBODY } from "./people.ts";
import {
  changeBill,
  changeComplaint,
  changeReview,
  createComplaint,
} from "../../functions/app/base/commit.ts";
import {
  BadCursor,
  type HoldStatus,
  type CaseStore,
  type Page,
  type Recorded,
} from "../../functions/app/base/ports.ts";
import { billIdOf, complaintIdOf, holdIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { BillEvent } from "../../functions/domain/billing/bill.ts";
import type { Hold } from "../../functions/domain/review/hold.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import { answer, file, type Complaint } from "../../functions/domain/supervision/complaint.ts";
import { aCase, ACT, anApplication, aReview, consent, rules, T0, withdrawCase } from "./cases.ts";
import { aHold, example } from "./fixtures.ts";
import { newId, nextNumber, type Held } from "./storeCase.ts";

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
  const said = { cause: "c", remedy: "r", responsibility: "p", answer: "a" };
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

export function keepsLists({ store: make }: Held): void {
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
      await changeReview(store, reviewId, { at, by: SOMEBODY }, (review) =>
        giveOpinion(review, { kind: "consent" }, at, rules.clock),
      );
    expect(await listed("closed")).toEqual([late, early]);
  });

  it("lists reviews that are due at one instant in the order in which their cases came", async () => {
    const store = make();
    const after = (seconds: number) =>
      aReview(store, newId(), "forestry", undefined, plusSeconds(T0, seconds));
    const [third, first, second] = [await after(9), await after(1), await after(5)];
    const { items } = await store.reviewsOf("forestry", "open", 100);
    const [dues, ids] = [
      items.map(({ state }) => state.served?.due.dueAt),
      items.map(({ state }) => state.facts.reviewId),
    ];
    const ours = ids.filter((id) => [first, second, third].includes(id));
    expect(ours).toEqual([first, second, third]);
    expect(new Set(ours.map((id) => dues[ids.indexOf(id)])).size).toBe(1);
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

  it("keeps the one bill of a case, lists those that wait for a refund's organ by how long, and reads it with the case", async () => {
    const store = make();
    const [first, second, paid] = [newId(), newId(), newId()];
    const bill = async (id: string, at: Instant, events: readonly BillEvent[]) =>
      changeBill(store, id, { ...ACT, at }, ({ bill: known }) => ({
        events: [
          ...(known
            ? []
            : [{ type: "bill-opened", facts: { billId: billIdOf(id), applicationId: id }, at } as const]),
          ...events,
        ],
      }));
    const asked = (at: Instant): BillEvent => ({
      type: "refund-opened",
      refund: { refundId: "R1", matter: null, slip: 1, amount: 5, reasons: null },
      at,
    });
    for (const id of [first, second, paid]) await aCase(store, id);
    expect(await store.loadBill(billIdOf(first))).toBeUndefined();
    const later = plusSeconds(T0, 60);
    await bill(second, later, [asked(later)]);
    await bill(first, T0, [asked(T0)]);
    await bill(paid, T0, []);
    const loaded = await store.loadBill(billIdOf(first));
    expect(loaded).toMatchObject({
      version: 2,
      state: { refunds: [{ refundId: "R1", askedAt: T0, step: "asked" }] },
    });
    expect((await store.loadCase(first))!.bill).toEqual(loaded);
    const idsIn = async (status: "refunds" | "settled") => {
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.billsIn(status, 1, cursor);
        expect(page.items.length).toBeLessThanOrEqual(1);
        all.push(...page.items.map(({ state }) => state.facts.applicationId));
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      return all.filter((id) => [first, second, paid].includes(id));
    };
    expect([await idsIn("refunds"), await idsIn("settled")]).toEqual([[first, second], [paid]]);
    await bill(first, later, [{ type: "refund-refused", refundId: "R1", said: "票据已用", at: later }]);
    expect(await idsIn("refunds")).toEqual([second]);
    expect((await idsIn("settled")).sort()).toEqual([first, paid].sort());
    await expect(store.billsIn("refunds", 1, "no-cursor-of-this-list")).rejects.toThrow(BadCursor);
  });

  it("lists an applicant's own applications, the latest first and whatever has become of them, and nobody else's", async () => {
    const store = make();
    const creditCode = example("municipal-road-application").applicant.creditCode;
    const ids = [newId(), newId(), newId()] as const;
    for (const [i, id] of ids.entries()) {
      const entry = { creditCode, projectCode: id, version: 0, applications: [id], earlier: [] };
      await aCase(store, id, { at: plusSeconds(T0, i * 86_400), entry });
    }
    await withdrawCase(store, ids[1]);
    const first = await store.applicationsOf(creditCode, 2);
    const rest = await store.applicationsOf(creditCode, 2, first.cursor!);
    expect([first.items, rest.items, rest.cursor]).toEqual([[ids[2], ids[1]], [ids[0]], null]);
    expect((await store.applicationsOf("91990000MA5EXMP75W", 2)).items).toEqual([]);
    await expect(store.applicationsOf("91990000MA5EXMP75W", 2, first.cursor!)).rejects.toThrow(BadCursor);
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

  it("keeps the register of holds: an entry once, its end once, all about one applicant, and lists in pages", async () => {
    const store = make();
    const codeOf = (i: number) =>
      `9144030${(5_000_000_000_0 + nextNumber() * 10 + i).toString().slice(0, 11)}`;
    const [one, other] = [codeOf(1), codeOf(2)];
    const entry = (creditCode: string, n: number, at = plusSeconds(T0, n)) =>
      aHold({ creditCode, holdId: holdIdOf(creditCode, String(n).repeat(64)), placed: { by: SOMEBODY, at } });
    expect(await store.holdsOf(one)).toEqual([]);
    expect(await store.hold(entry(one, 1).holdId)).toBeUndefined();
    const all = [entry(one, 1), entry(one, 2), entry(other, 3)] as const;
    for (const hold of all) expect(await store.placeHold(hold)).toBe("placed");
    expect(await store.placeHold({ ...all[0], reason: "again" })).toBe("already");
    expect(await store.holdsOf(one)).toEqual([all[0], all[1]]);
    expect(await store.hold(all[2].holdId)).toEqual(all[2]);

    const ended = (reason: string) => ({ ...all[1], ended: { by: SOMEBODY, at: T0, from: T0, reason } });
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
}
