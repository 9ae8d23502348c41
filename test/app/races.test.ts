/** Races: any interleaving of loads and saves, one outcome; the same at the store in memory as by the rules. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { personOf } from "../support/people.ts";
import { changeReview } from "../../functions/app/base/commit.ts";
import { firstBreak } from "../../functions/app/base/history.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { wake } from "../../functions/domain/review/advance.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Review, ReviewDecision } from "../../functions/domain/review/review.ts";
import { plusSeconds, type Instant } from "../../functions/domain/base/time.ts";
import { aReview, reminded, rules } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const SETTLE = 60;

const consent: Opinion = { kind: "consent" };
const objection: Opinion = {
  kind: "objection",
  reasons: "r",
  article: "a",
  facts: "f",
  curableBy: "a wider culvert",
  signedBy: "s",
};

type Racer = { name: string; at: Instant; decide: (review: Review) => ReviewDecision };

/** Runs racers over a store whose every load and save may be held up by any other. */
async function race(s: fc.Scheduler, racers: (due: Instant) => Racer[]) {
  const store = memoryStore();
  const reviewId = await reminded(store, await aReview(store, ID));
  const due = (await store.loadReview(reviewId))!.state.served!.due.dueAt;
  const slow: CaseStore = {
    ...store,
    loadReview: s.scheduleFunction(store.loadReview.bind(store)),
    commit: s.scheduleFunction(store.commit.bind(store)),
  };
  const entrants = racers(due);
  const answers = Promise.all(
    entrants.map(({ at, name, decide }) => changeReview(slow, reviewId, { at, by: personOf(name) }, decide)),
  );
  const given = await s.waitFor(answers);
  const review = (await store.loadReview(reviewId))!;
  const history = (await store.histories(ID)).find(({ subject }) => subject === reviewId)!;
  return { review, history: history.events, answers: given, due };
}

const closings = ["opinion-given", "closed-by-silence"];

describe("racing for a review", () => {
  it("gives consent and objection one winner, whatever the interleaving, and each loser the record", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const { review, history, answers } = await race(s, (due) => {
          const at = plusSeconds(due, -10);
          return [consent, objection, consent, objection].map((opinion) => ({
            name: opinion.kind,
            at,
            decide: (r) => giveOpinion(r, opinion, at, rules.clock),
          }));
        });
        expect(history.filter(({ event }) => closings.includes(event.type))).toHaveLength(1);
        expect(firstBreak(history)).toBeNull();
        const outcome = review.state.status === "closed" ? review.state.outcome : "open";
        expect(answers.filter((answer) => answer?.refusal === undefined)).toHaveLength(2);
        for (const answer of answers)
          if (answer?.refusal) expect(answer.refusal).toEqual({ code: "already-decided", outcome });
      }),
      { numRuns: 300 },
    );
  });

  it("lets an opinion received in time win over the timer, however the writes fall", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 5000 }), async (s, early) => {
        const { review } = await race(s, (due) => {
          const receivedAt = plusSeconds(due, -early / 1000);
          // Timers that ring at the due instant and soon after, while the opinion is still on its way.
          const rings = [0, 1, 30].map((after) => plusSeconds(due, after));
          return [
            {
              name: "department",
              at: receivedAt,
              decide: (r) => giveOpinion(r, consent, receivedAt, rules.clock),
            },
            ...rings.map((at) => ({
              name: "system",
              at,
              decide: (r: Review) => wake(r, plusSeconds(at, -SETTLE), rules.clock),
            })),
          ];
        });
        expect(review.state).toMatchObject({ status: "closed", outcome: "consented" });
      }),
      { numRuns: 300 },
    );
  });

  it("never lets a late opinion win over silence, even where the timer comes hours after it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 0, max: 86_400 }), async (s, lateBy) => {
        const { review, answers } = await race(s, (due) => {
          const receivedAt = plusSeconds(due, lateBy);
          const rings = plusSeconds(due, 90_000);
          return [
            {
              name: "department",
              at: receivedAt,
              decide: (r) => giveOpinion(r, objection, receivedAt, rules.clock),
            },
            { name: "system", at: rings, decide: (r) => wake(r, plusSeconds(rings, -SETTLE), rules.clock) },
          ];
        });
        expect(review.state).toMatchObject({
          status: "closed",
          outcome: "deemed-consent",
          lateOpinions: [expect.anything()],
        });
        expect(answers[0]?.refusal?.code).toBe("late");
      }),
      { numRuns: 300 },
    );
  });
});
