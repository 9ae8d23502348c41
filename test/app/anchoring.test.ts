/** The day's anchor: in slices, on from where it stopped, once a day, whoever makes it and however often it is stopped. */
import { describe, expect, it } from "@jest/globals";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import type { CaseStore, Copy, Log } from "../../functions/app/base/ports.ts";
import { signatureFault } from "../../functions/app/base/signing.ts";
import { rootOf } from "../../functions/app/base/merkle.ts";
import { rootOver, type Anchors, type SignedAnchor } from "../../functions/app/notices/anchor.ts";
import { makeAnchor, type AnchoringDeps } from "../../functions/app/operations/anchoring.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { aReview, rules, T0 } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { testSigner } from "../support/signer.ts";

const DAY = 24 * 3600;
const idOf = (i: number): string => `440307-${String(i).padStart(16, "0")}`;

/** Texts by their names, each given once. */
function keptAnchors() {
  const kept = new Map<string, string>();
  const anchors: Anchors = {
    async keep(name, text) {
      if (kept.has(name)) return "taken";
      kept.set(name, text);
      return "kept";
    },
    read: async (name) => kept.get(name),
  };
  return { kept, anchors };
}

const { signer, keys, key } = testSigner();

function setup(store: AnchoringDeps["store"]) {
  const { kept, anchors } = keptAnchors();
  const logged: string[] = [];
  const log: Log = { info: (code) => void logged.push(code), error: (code) => void logged.push(code) };
  const deps: AnchoringDeps = { store, anchors, signer, keys, region: rules.region, rules: rules.clock, log };
  const anchorOf = (day: string) => JSON.parse(kept.get(`${day}.json`)!) as SignedAnchor;
  return { kept, deps, anchorOf, logged };
}

/** So many cases that are over, of one event each, which are made when they are asked for. */
function manyCases(many: number) {
  const notes = new Map<string, string>();
  const counts = { atOnce: 0, most: 0, read: 0 };
  const store: AnchoringDeps["store"] = {
    async applicationsIn(phase, limit, cursor) {
      const from = Number(cursor ?? 0);
      const to = phase === "in-review" ? Math.min(from + limit, many) : from;
      const items = Array.from({ length: to - from }, (_, i) => idOf(from + i));
      return { items, cursor: phase === "in-review" && to < many ? String(to) : null };
    },
    async copies(subject): Promise<Copy[]> {
      counts.most = Math.max(counts.most, ++counts.atOnce);
      counts.read++;
      await Promise.resolve();
      counts.atOnce--;
      const events = chain(GENESIS, 0, [{ type: "application-received" }], T0, APPLICANT);
      return [{ subject, events, version: 1, place: { queue: "", rank: "" }, base: null }];
    },
    noticesOf: async () => [],
    noted: async (name) => notes.get(name),
    async replaceNote(name, before, value) {
      if (notes.get(name) !== before) return "conflict";
      notes.set(name, value);
      return "saved";
    },
  };
  return { store, notes, counts };
}

describe("the anchor of a day", () => {
  it("holds every case, whatever phase it is in, under one signed root", async () => {
    const store = memoryStore();
    for (const i of [1, 2, 3]) await aReview(store, idOf(i));
    const { deps, kept, anchorOf } = setup(store);
    expect(await makeAnchor(deps, T0, 100)).toEqual({
      casesSeen: 3,
      altered: 0,
      anchored: "2026-03-02",
      finished: true,
    });
    const { signature, ...anchor } = anchorOf("2026-03-02");
    expect(anchor).toMatchObject({ cases: 3, histories: 36, previous: null, from: T0, until: T0 });
    expect(signatureFault([key], "anchor", anchor, signature)).toBeNull();
    expect(rootOver(anchor.slices)).toBe(anchor.root);
    const { root } = anchor.slices[0]!;
    const lines = kept.get(`2026-03-02/${root}.jsonl`)!.trimEnd().split("\n");
    expect(rootOf(lines)).toBe(root);
    expect(
      lines.map((line) => (JSON.parse(line) as { applicationId: string }).applicationId).toSorted(),
    ).toEqual([1, 2, 3].map(idOf));
  });

  it("is made once, and the next day's names it", async () => {
    const store = memoryStore();
    await aReview(store, idOf(1));
    const { deps, kept, anchorOf } = setup(store);
    await makeAnchor(deps, T0, 100);
    const before = new Map(kept);
    expect(await makeAnchor(deps, plusSeconds(T0, 3600), 100)).toMatchObject({
      casesSeen: 0,
      finished: true,
    });
    expect(kept).toEqual(before);
    await makeAnchor(deps, plusSeconds(T0, DAY), 100);
    expect(anchorOf("2026-03-03").previous).toMatch(/^[0-9a-f]{64}$/);
    expect(anchorOf("2026-03-03").root).toBe(anchorOf("2026-03-02").root);
  });

  it("goes on from where a call stopped, and from where one was cut off in the middle of a slice", async () => {
    const { store, counts } = manyCases(3500);
    let failing = false;
    const { deps, anchorOf } = setup({
      ...store,
      copies: async (id) => {
        if (failing && id === idOf(2600)) throw new Error("cut off");
        return store.copies(id);
      },
    });
    expect(await makeAnchor(deps, T0, 1500)).toMatchObject({
      casesSeen: 2000,
      finished: false,
      anchored: null,
    });
    failing = true;
    await expect(makeAnchor(deps, T0, 1500)).rejects.toThrow("cut off");
    failing = false;
    expect(await makeAnchor(deps, T0, 1500)).toMatchObject({ casesSeen: 1500, anchored: "2026-03-02" });
    expect(anchorOf("2026-03-02").slices.map(({ cases }) => cases)).toEqual([1000, 1000, 1000, 500]);
    expect(counts.most).toBeLessThanOrEqual(5);
  });

  it("is the first that was kept, where whoever kept it was stopped before it was noted", async () => {
    const { store, notes } = manyCases(10);
    const { deps, kept, logged } = setup(store);
    const stopped = {
      ...store,
      replaceNote: async (name: string, before: string | undefined, value: string) => {
        if (name === "anchor-latest") throw new Error("stopped");
        return store.replaceNote(name, before, value);
      },
    };
    await expect(makeAnchor({ ...deps, store: stopped }, T0, 100)).rejects.toThrow("stopped");
    const first = kept.get("2026-03-02.json");
    expect(await makeAnchor(deps, plusSeconds(T0, 60), 100)).toMatchObject({
      anchored: null,
      finished: true,
    });
    expect([kept.get("2026-03-02.json"), notes.get("anchor-latest")]).toEqual([first, "2026-03-02"]);
    expect(logged).toContain("anchored");
  });

  it("is made by one of two at once", async () => {
    const { store } = manyCases(2500);
    const { deps, anchorOf } = setup(store);
    const made = await Promise.all([makeAnchor(deps, T0, 10_000), makeAnchor(deps, T0, 10_000)]);
    expect(made.filter(({ anchored }) => anchored !== null)).toHaveLength(1);
    expect(anchorOf("2026-03-02").cases).toBe(2500);
  });

  it("is made without the one before it where that is gone, and the operator is told", async () => {
    const { store } = manyCases(1);
    const { deps, kept, anchorOf, logged } = setup(store);
    await makeAnchor(deps, T0, 10);
    kept.clear();
    await makeAnchor(deps, plusSeconds(T0, DAY), 10);
    expect([anchorOf("2026-03-03").previous, logged.includes("anchoring-failed")]).toEqual([null, true]);
  });

  it("keeps little in its note, and a slice in memory, for a hundred thousand cases", async () => {
    // A tenth of them; the note grows with slices of a thousand, and nothing with cases.
    const { store, notes, counts } = manyCases(10_000);
    let longest = 0;
    const replaceNote: CaseStore["replaceNote"] = async (name, before, value) => {
      longest = Math.max(longest, value.length);
      return store.replaceNote(name, before, value);
    };
    const { deps, kept } = setup({ ...store, replaceNote });
    for (let finished = false; !finished;) ({ finished } = await makeAnchor(deps, T0, 2000));
    expect([counts.read, notes.get("anchor-run")]).toEqual([10_000, ""]);
    // Of the 400 KB that an item takes.
    expect(longest * 10).toBeLessThan(40_000);
    expect(kept.size).toBe(11);
  });
});
