/**
 * Figures are counters: over any history, with withdrawals, changes of the project and corrections, whatever of the stream
 * is lost or comes twice and in whatever order, they are what a recount from the histories comes to; and they and the cards
 * never lose a breach (I53).
 */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { personOf, SOMEBODY } from "../support/people.ts";
import { catchUpReviews, momentOf } from "../../functions/app/application/catchUp.ts";
import { extendCase, changeReview, createComplaint } from "../../functions/app/base/commit.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { recount } from "../../functions/app/operations/recount.ts";
import { countCase, countRecord } from "../../functions/app/supervision/counting.ts";
import { complaintIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { endedAt } from "../../functions/domain/application/application.ts";
import { breachesOf } from "../../functions/domain/review/breach.ts";
import { NOTHING_ON_RECORD } from "../../functions/domain/review/circumstances.ts";
import { correctCard } from "../../functions/domain/review/correction.ts";
import { extend } from "../../functions/domain/review/extension.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import { requestSupplement } from "../../functions/domain/review/supplement.ts";
import { cardsOf } from "../../functions/domain/supervision/card.ts";
import { file } from "../../functions/domain/supervision/complaint.ts";
import {
  caseFlow,
  figuresFrom,
  OF_CASES,
  SHOWN,
  type CaseFlow,
  type Figures,
} from "../../functions/domain/supervision/figures.ts";
import { WHOLE_REGION } from "../../functions/domain/supervision/tally.ts";
import { aCase, rules, T0, withdrawCase } from "../support/cases.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { newId } from "../support/storeCase.ts";

const { clock, region } = rules;
const knowing = { ...clock, circumstancesOf: () => NOTHING_ON_RECORD };
const log = { info: () => undefined, error: () => undefined };
const ELEVEN = region.departments.map(({ id }) => id);
const YEAR = ["2026-01-01", "2026-12-31"] as const;

/** What may happen to a case, and to what tells of it. */
type Step =
  | { do: "wait"; hours: number }
  | { do: "opinion"; which: number }
  | { do: "ask"; which: number; material: string }
  | { do: "extend"; which: number; days: number }
  | { do: "correct"; which: number }
  | { do: "complain"; which: number; text: string }
  | { do: "change" }
  | { do: "withdraw" }
  | { do: "round" }
  /** A record of the stream is handed over, once more, late, or out of order. */
  | { do: "tell"; which: number };

const which = fc.nat({ max: 10 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.nat({ max: 200 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("opinion" as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      which,
      material: fc.constantFrom("site-plan", "land-survey"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("extend" as const), which, days: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("complain" as const), which, text: fc.constantFrom("a", "b") }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "change" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "withdraw" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "round" as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("tell" as const), which }) },
);

const approver = { name: "王强", rank: "head" } as const;
const legal = { document: "d", article: "a" };

async function played(steps: readonly Step[]) {
  const store = memoryStore();
  const applicationId = newId();
  await aCase(store, applicationId);
  let now: Instant = T0;
  const review = (n: number) => `${applicationId}.consult-${ELEVEN[n]!}`;
  const act = (n: number, decide: (state: Review) => ReviewDecision) =>
    changeReview(store, review(n), { at: now, by: SOMEBODY }, decide);
  const counting = { store, rules: clock };
  /** What was ever seen to be a breach, and how many cards there were. */
  const seen = new Set<string>();

  for (const one of steps) {
    switch (one.do) {
      case "wait":
        now = plusSeconds(now, one.hours * 3600);
        await catchUpReviews({ store, rules: clock }, applicationId, momentOf(now, 0));
        break;
      case "opinion":
        await act(one.which, (state) => giveOpinion(state, { kind: "consent" }, now, knowing, true));
        break;
      case "ask": {
        const items = [{ material: one.material, defect: "unsigned", basis: legal }];
        await act(one.which, (state) =>
          requestSupplement(state, { items, reasons: "r", handler: null }, now, knowing, []),
        );
        break;
      }
      case "extend":
        await act(one.which, (state) =>
          extend(state, { days: one.days, reasons: "r", approver }, personOf("housing"), now, knowing),
        );
        break;
      case "correct":
        await act(one.which, (state) => {
          const [first] = breachesOf(state).filter(({ correction }) => correction === null);
          return first
            ? correctCard(state, { ...first, reasons: "r" }, SOMEBODY, now, knowing)
            : { events: [] };
        });
        break;
      case "complain": {
        const about = { reviewId: review(one.which) };
        const complaintId = complaintIdOf(applicationId, `${one.text}${one.which}`.padStart(12, "0"));
        const facts = { complaintId, applicationId, about, text: one.text, filedAt: now };
        await createComplaint(store, file(facts, clock).events, { at: now, by: APPLICANT });
        await countRecord(counting, complaintId, now);
        break;
      }
      case "change":
        await extendCase(store, applicationId, { at: now, by: APPLICANT }, ({ application, reviews }) =>
          changes(
            { application: application.state, reviews: reviews.map(({ state }) => state) },
            rules.region,
            everythingAnew(application.state, "wider"),
            now,
            knowing,
          ),
        );
        break;
      case "withdraw":
        await withdrawCase(store, applicationId, now);
        break;
      case "round":
        await morningRound(
          { store, bus: { publish: async () => undefined }, region, rules: clock, settleSeconds: 0, log },
          now,
        );
        break;
      case "tell":
        await countRecord(counting, review(one.which), now);
        break;
    }
    const found = (await store.loadCase(applicationId))!;
    const cards = cardsOf(found.reviews.map(({ state }) => state));
    const names = new Set(cards.map(({ reviewId, rule, at }) => `${reviewId} ${rule} ${at}`));
    // I53: a card that was there is there, whatever has happened since.
    for (const name of seen) if (!names.has(name)) throw new Error(`the card "${name}" is gone`);
    for (const name of names) seen.add(name);
  }
  return { store, applicationId, now, cards: seen.size };
}

const shown = async (store: CaseStore): Promise<Figures[]> =>
  Promise.all(ELEVEN.map(async (id) => figuresFrom(await store.figuresOf(id, ...YEAR))));

/** How the case came and went, and that its lists say the same. */
async function flowOf(store: CaseStore): Promise<CaseFlow> {
  const [from, to] = YEAR;
  const flow = caseFlow({}, await store.figuresOf(WHOLE_REGION, from, to));
  for (const counter of OF_CASES)
    expect((await store.listedOf([WHOLE_REGION], { counter, from, to }, 10)).items).toHaveLength(
      flow[counter],
    );
  return flow;
}

/** The list behind each figure has as many rows as the figure says; of days late they add up to it. */
async function expectLists(store: CaseStore, counted: readonly Figures[]) {
  const [from, to] = YEAR;
  for (const [i, id] of ELEVEN.entries())
    for (const counter of SHOWN) {
      const { items } = await store.listedOf([id], { counter, from, to }, 1000);
      const sum = items.reduce((all, { counters }) => all + (counters[counter] ?? 0), 0);
      expect([id, counter, sum]).toEqual([id, counter, counted[i]![counter]]);
    }
}

/** The figures of an empty store in which the same records are counted, once. */
async function fromNothing(store: CaseStore, applicationId: string, now: Instant): Promise<Figures[]> {
  const { countedOf, count, figuresOf, listedOf } = memoryStore();
  const fresh = { ...store, countedOf, count, figuresOf, listedOf };
  await countCase({ store: fresh, rules: clock }, (await store.loadCase(applicationId))!, now);
  return shown(fresh);
}

const sum = (all: readonly Figures[], of: "yellowCards" | "redCards" | "overdue" | "silent") =>
  all.reduce((total, figures) => total + figures[of], 0);

describe("figures, over any history", () => {
  it("are what a recount from the histories comes to, whatever was lost of the stream or came twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14, size: "max" }), async (steps) => {
        const { store, applicationId, now } = await played(steps);
        await recount({ store, rules: clock, log }, now, 100);
        const counted = await shown(store);
        expect(counted).toEqual(await fromNothing(store, applicationId, now));
        // Counted again, by whomever, they stay as they are.
        expect(await recount({ store, rules: clock, log }, now, 100)).toMatchObject({ corrected: 0 });
        for (const id of ELEVEN)
          await countRecord({ store, rules: clock }, `${applicationId}.consult-${id}`, now);
        expect(await shown(store)).toEqual(counted);
        await expectLists(store, counted);
        const ended = endedAt((await store.loadCase(applicationId))!.application.state) === null ? 0 : 1;
        expect(await flowOf(store)).toEqual({
          cases: 1,
          decidedCases: 0,
          endedCases: ended,
          wholeOverdue: 0,
          openBefore: 0,
          open: 1 - ended,
        });
      }),
      { numRuns: 60 },
    );
  });

  it("I53: they and the cards never lose a breach", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14, size: "max" }), async (steps) => {
        const { store, applicationId, now, cards } = await played(steps);
        const before = await fromNothing(store, applicationId, now);
        expect(sum(before, "yellowCards") + sum(before, "redCards")).toBe(cards);
        await withdrawCase(store, applicationId, now);
        const after = await fromNothing(store, applicationId, now);
        for (const [i, { received, overdue, silent, yellowCards, redCards }] of before.entries()) {
          const left = after[i]!;
          expect(left.received).toBeGreaterThanOrEqual(received);
          expect(left.overdue + left.silent).toBeGreaterThanOrEqual(overdue + silent);
          expect(left.yellowCards).toBeGreaterThanOrEqual(yellowCards);
          expect(left.redCards).toBeGreaterThanOrEqual(redCards);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are listed whole where they were counted before there were lists, as soon as they are counted anew", async () => {
    const { store, applicationId, now } = await played([
      { do: "wait", hours: 400 },
      { do: "complain", which: 3, text: "a" },
    ]);
    await recount({ store, rules: clock, log }, now, 100);
    const counted = await shown(store);
    const { listedOf, count: counts } = memoryStore();
    const old: CaseStore = {
      ...store,
      listedOf,
      countedOf: async (...asked) => {
        const found = await store.countedOf(...asked);
        return found && { ...found, isListed: await wasListed(found.times) };
      },
      count: async (counting) => {
        const saved = await store.count(counting);
        if (saved === "saved") await counts({ ...counting, times: 0 });
        return saved;
      },
    };
    const times = await Promise.all(ELEVEN.map((id) => store.countedOf(applicationId, id, true)));
    const before = Math.max(...times.map((noted) => noted?.times ?? 0));
    const wasListed = async (noted: number) => noted > before;
    await recount({ store: old, rules: clock, log }, now, 100);
    expect(await shown(old)).toEqual(counted);
    await expectLists(old, counted);
  });

  it("come to the same when everybody counts at once", async () => {
    const { store, applicationId, now } = await played([
      { do: "wait", hours: 400 },
      { do: "complain", which: 3, text: "a" },
      { do: "withdraw" },
    ]);
    const counting = { store, rules: clock };
    const subjects = ELEVEN.map((id) => `${applicationId}.consult-${id}`);
    await Promise.all([...subjects, ...subjects, ...subjects].map((one) => countRecord(counting, one, now)));
    expect(await shown(store)).toEqual(await fromNothing(store, applicationId, now));
  });
});
