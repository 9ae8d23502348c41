/** What every store promises of what lies beside the records: who waits, notes, places, holds, figures. */
import { expect, it } from "@jest/globals";
import { BadCursor, type ListedOf, type Wait } from "../../functions/app/base/ports.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { listedOf, type Counter, type Listed } from "../../functions/domain/supervision/tally.ts";
import { aCase, aReview, consent, rules, T0 } from "./cases.ts";
import { newId, type Held } from "./storeCase.ts";

export function keepsBeside({ store: make }: Held): void {
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

  it("writes an entry by project code with its commit where it is as it was read, and neither where it is not", async () => {
    const store = make();
    const [first, second] = [newId(), newId()];
    const [creditCode, projectCode] = ["91990000MA5EXMP16R", `2605-${first}`];
    const none = await store.projectOf(creditCode, projectCode);
    expect(none).toEqual({ creditCode, projectCode, version: 0, applications: [], earlier: [] });
    await aCase(store, first, { entry: { ...none, applications: [first] } });
    const one = await store.projectOf(creditCode, projectCode);
    expect(one).toEqual({ ...none, version: 1, applications: [first] });

    await expect(aCase(store, second, { entry: { ...none, applications: [second] } })).rejects.toThrow(
      "taken",
    );
    expect(await store.loadCase(second)).toBeUndefined();
    expect(await store.projectOf(creditCode, projectCode)).toEqual(one);
    await aCase(store, second, { entry: { ...one, applications: [second], earlier: [first] } });
    // A number that is taken takes the entry with it.
    const two = await store.projectOf(creditCode, projectCode);
    const at = plusSeconds(T0, 1);
    await expect(aCase(store, first, { at, entry: { ...two, applications: [] } })).rejects.toThrow("taken");
    expect(await store.projectOf(creditCode, projectCode)).toEqual({
      ...none,
      version: 2,
      applications: [second],
      earlier: [first],
    });
    const [other, third] = ["91990000MA5F1A2B54", newId()];
    const another = await store.projectOf(other, projectCode);
    expect(another.version).toBe(0);
    await aCase(store, third, { entry: { ...another, applications: [third] } });
    const everybodys = [
      { ...none, version: 2, applications: [second], earlier: [first] },
      { creditCode: other, projectCode, version: 1, applications: [third], earlier: [] },
    ];
    expect(await store.projectsOf(projectCode, 40)).toEqual(everybodys);
    expect(await store.projectsOf(projectCode, 1)).toEqual(everybodys.slice(0, 1));
    expect(await store.projectsOf(`${projectCode}-other`, 40)).toEqual([]);
  });

  it("of twenty who enter themselves under a project code at once each has seen all before, and none is lost", async () => {
    const store = make();
    const ids = Array.from({ length: 20 }, newId);
    const window = { ...rules.region.policies, intake: "window" as const };
    const region = { ...rules.region, policies: window };
    const [creditCode, projectCode] = ["91990000MA5EXMP16R", `2605-${ids[0]}`];
    const seen = await Promise.all(
      ids.map(async (id) => {
        for (;;) {
          const entry = await store.projectOf(creditCode, projectCode);
          const applications = [...entry.applications, id];
          const made = await aCase(store, id, { region, entry: { ...entry, applications } }).catch(
            () => null,
          );
          if (made) return entry.applications.length;
        }
      }),
    );
    expect(seen.sort((a, b) => a - b)).toEqual(ids.map((_, i) => i));
    const { applications } = await store.projectOf(creditCode, projectCode);
    expect([...applications].sort()).toEqual([...ids].sort());
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
      listed: listedOf({ [applicationId]: record(times + 1, n) }),
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
      isListed: true,
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

  it("lists what was added up in a figure, the latest day first, across departments, until it is gone", async () => {
    const store = make();
    const tag = newId().slice(-8).toLowerCase();
    const [first, second, nobody] = [`a${tag}`, `b${tag}`, `c${tag}`];
    const applicationIds = new Map([first, second].map((department) => [department, newId()]));
    const row = (subject: string, day: string, counters: Listed["counters"]) => ({ subject, day, counters });
    const count = async (department: string, rows: readonly Listed[], times = 0) =>
      store.count({
        applicationId: applicationIds.get(department)!,
        department,
        times,
        records: {},
        more: [],
        listed: rows,
      });
    const march = ["02", "03", "31"].map((day) => row(`s${day}`, `2026-03-${day}`, { received: 1, open: 1 }));
    const late = row("s04", "2026-03-04", { received: 1, overdue: 1, lateDays: 12 });
    const other = row("t01", "2026-03-31", { received: 1 });
    await count(first, [...march, late, row("s99", "2026-04-01", { received: 1 })]);
    await count(second, [other]);
    async function all(departments: string[], counter: Counter, limit = 100) {
      const [rows, sizes]: [ListedOf[], number[]] = [[], []];
      let cursor: string | undefined;
      do {
        const wanted = { counter, from: "2026-03-02", to: "2026-03-31" } as const;
        const page = await store.listedOf(departments, wanted, limit, cursor);
        rows.push(...page.items);
        sizes.push(page.items.length);
        cursor = page.cursor ?? undefined;
      } while (cursor !== undefined);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(limit);
      return rows;
    }
    const of = (department: string, ...listed: Listed[]) => listed.map((one) => ({ ...one, department }));
    const ofMarch = of(first, march[2]!, late, march[1]!, march[0]!);
    expect(await all([first], "received")).toEqual(ofMarch);
    expect(await all([first, nobody, second], "received", 2)).toEqual([...ofMarch, ...of(second, other)]);
    expect(await all([first, second], "lateDays", 1)).toEqual(of(first, late));
    expect(await all([nobody], "received")).toEqual([]);
    // A cursor is of its own list; what is otherwise now is so in the list, and what is gone is in none.
    const wanted = { counter: "received", from: "2026-03-02", to: "2026-03-31" } as const;
    const { cursor } = await store.listedOf([first], wanted, 1);
    const foreign = store.listedOf([first], { ...wanted, counter: "open" }, 1, cursor!);
    await expect(foreign).rejects.toThrow(BadCursor);
    const closed = row("s03", "2026-03-03", { received: 1, onTime: 1 });
    await count(first, [closed, row("s02", "2026-03-02", {})], 1);
    expect(await all([first], "received")).toEqual(of(first, march[2]!, late, closed));
    expect(await all([first], "open")).toEqual(of(first, march[2]!));
  });
}
