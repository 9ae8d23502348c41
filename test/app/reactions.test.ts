/**
 * `driveWorkflow` reads what it writes itself. It comes to rest: its writes lead to fewer and fewer further ones, and a
 * stream that is handed over again leads to none.
 */
import { describe, expect, it } from "@jest/globals";
import { SOMEBODY } from "../support/people.ts";
import { changeCase, changeReview } from "../../functions/app/base/commit.ts";
import { subjectOfChange, type CaseStore } from "../../functions/app/base/ports.ts";
import { giveOpinion } from "../../functions/domain/review/giveOpinion.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { withdraw } from "../../functions/domain/application/withdrawal.ts";
import type { ApplicationDecision } from "../../functions/domain/application/applicationEvent.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { Review } from "../../functions/domain/review/review.ts";
import type { Committed } from "../../functions/stream/changes.ts";
import { driving } from "../../functions/stream/driveWorkflow.ts";
import { aCase, rules, T0 } from "../support/cases.ts";
import { changes, everythingAnew } from "../support/changes.ts";
import { objection } from "../support/fixtures.ts";
import { ID, setup } from "../support/workflow.ts";

/** Every review waits for the one before it: the longest chain of reactions that there is. */
const matters = rules.region.matters.map((matter, i, all) => ({
  ...matter,
  prerequisites: i === 0 ? [] : [{ matter: all[i - 1]!.code, tolerable: false }],
}));
const region = { ...rules.region, matters };

/** A store whose every commit is told, record by record, to a consumer that reads them all; every branch waits. */
async function streaming() {
  const world = setup();
  const records: Committed[] = [];
  const store: CaseStore = {
    ...world.store,
    async commit(changes) {
      const saved = await world.store.commit(changes);
      if (saved === "saved")
        for (const change of changes) {
          const subject = subjectOfChange(change);
          const isNew = change.before === null;
          records.push({ applicationId: ID, subject, events: [...change.events], isNew, generation: 1 });
        }
      return saved;
    },
  };
  const react = driving({ ...world.deps, store, region });
  const { reviews } = await aCase(store, ID, { region });
  const reviewIds = reviews.map(({ state }) => state.facts.reviewId);
  for (const subject of [ID, ...reviewIds])
    await store.noteWait({ subject, generation: 1, token: `token of ${subject}` });
  let read = 0;
  return {
    ...world,
    store,
    records,
    reviewIds,
    /** Reads until nothing new is there; answers how many records that took. */
    async rest(): Promise<number> {
      const before = read;
      for (; read < records.length; read++) {
        if (read - before > 200) throw new Error("it does not come to rest");
        await react(records[read]!);
      }
      expect(world.logged).toEqual([]);
      return read - before;
    },
    /** The whole stream once more, from its beginning. */
    async again(): Promise<void> {
      for (const record of records.slice()) await react(record);
    },
  };
}

type Streaming = Awaited<ReturnType<typeof streaming>>;
const later = plusSeconds(T0, 3600);

const answer = ({ store, reviewIds }: Streaming, opinion: Opinion) =>
  changeReview(store, reviewIds[0]!, { at: later, by: SOMEBODY }, (review) =>
    giveOpinion(review, opinion, later, rules.clock),
  );
const command = (
  { store }: Streaming,
  decide: (application: Application, reviews: readonly Review[]) => ApplicationDecision,
) =>
  changeCase(store, ID, { at: later, by: SOMEBODY }, ({ application, reviews }) =>
    decide(
      application.state,
      reviews.map(({ state }) => state),
    ),
  );

const changed: [string, (world: Streaming) => Promise<unknown>, number][] = [
  [
    "a consent that releases the next review of a chain",
    (world) => answer(world, { kind: "consent" }),
    // The consent, and the one that it starts.
    2,
  ],
  [
    "a refusal by which every further review of the chain falls",
    (world) => answer(world, objection as Opinion),
    matters.length,
  ],
  [
    "a withdrawal that ends all that is open",
    (world) =>
      command(world, (application, reviews) =>
        withdraw(application, "no money", later, reviews, rules.clock),
      ),
    1 + matters.length,
  ],
  [
    "a change of the project that starts the one clock that runs again, and that all others note",
    (world) =>
      command(world, (application, reviews) =>
        changes({ application, reviews }, region, everythingAnew(application, "wider"), later, rules.clock),
      ),
    1 + matters.length,
  ],
];

describe("what reads the stream and writes the table", () => {
  it.each(changed)("comes to rest after %s", async (_, change, records) => {
    const world = await streaming();
    await world.rest();
    await change(world);
    expect(await world.rest()).toBe(records);
  });

  it.each(changed)("writes nothing more when all is handed over again after %s", async (_, change) => {
    const world = await streaming();
    await world.rest();
    await change(world);
    await world.rest();
    const [written, histories] = [world.records.length, await world.store.histories(ID)];
    await world.again();
    expect(world.records).toHaveLength(written);
    expect(await world.store.histories(ID)).toEqual(histories);
    expect(world.started).toHaveLength(1);
  });
});
