/**
 * `aws-local-stepfunctions`, an interpreter of the same language by other people, checks our runner: on the same file and
 * with tasks that come to the same, both enter the same states in the same order, branch by branch.
 */
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Event } from "../../server/workflow/thread.ts";
import type { Told } from "../../server/workflow/runner.ts";
import { T0 } from "../support/cases.ts";
import {
  ANSWERED,
  failed,
  historiesOf,
  play,
  rearmed,
  script,
  TIMEOUT,
  type Outcome,
  type Outcomes,
} from "../support/flow.ts";
import { peerHistories, workflowFile } from "../support/peer.ts";
import { ELEVEN, objection, world, type World } from "../support/runtime.ts";

/** So few that schedules come to the end of them. */
const RETRIES = 3;

const outcome = (reviewId: string): fc.Arbitrary<Outcome> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(failed("the table is away")) },
    { weight: 1, arbitrary: fc.constant(TIMEOUT) },
    {
      weight: reviewId === "conclude" ? 0 : 2,
      arbitrary: fc.integer({ min: 60, max: 1_000_000 }).map((seconds) => rearmed(reviewId, seconds)),
    },
    { weight: 1, arbitrary: fc.constant(ANSWERED) },
  );

const schedule = fc.integer({ min: 0, max: 4 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, i) => `review-${i}`);
  const outcomes = fc.record(
    Object.fromEntries([...ids, "conclude"].map((id) => [id, fc.array(outcome(id), { maxLength: 12 })])),
  );
  const waits = fc.tuple(...ids.map(() => fc.integer({ min: 60, max: 1_000_000 })));
  return fc.tuple(outcomes, waits).map(([made, seconds]) =>
    script(
      ids.map((reviewId, i) => ({ reviewId, wakeInSeconds: seconds[i]! })),
      made as Outcomes,
    ),
  );
});

/** A review that is moved and then fails at every try, as the conclusion does: chance alone does not come to all states. */
const EXHAUSTED = script([{ reviewId: "review-0", wakeInSeconds: 60 }], {
  "review-0": [rearmed("review-0", 600), ...Array<Outcome>(RETRIES + 1).fill(failed("the table is away"))],
  conclude: Array<Outcome>(RETRIES + 1).fill(failed("the table is away")),
});

let w: World;
afterEach(() => w?.stop());

/** What a task of the product came to, as it was told. */
function outcomeOf(event: Event): Outcome[] {
  if (event.is === "answered") return [ANSWERED];
  if (event.is === "failed") return [{ is: "failed", error: event.error, cause: event.cause }];
  return event.is === "due" ? [TIMEOUT] : [];
}

/** The script that the product has played, of one case. */
function playedBy(told: readonly Told[]) {
  const { reviews } = told[0]!.input as unknown as { reviews: { reviewId: string; wakeInSeconds: number }[] };
  const outcomes: Record<string, Outcome[]> = {};
  for (const { branch, event } of told)
    (outcomes[reviews[branch - 1]?.reviewId ?? "conclude"] ??= []).push(...outcomeOf(event));
  return script(reviews, outcomes);
}

describe("both runners", () => {
  it("go through the same states on random schedules of answers, failures, moves and time-outs", async () => {
    const file = workflowFile(RETRIES);
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(schedule, async (one) => {
        const [{ histories, status, left }, peer] = [
          await play(one, file),
          await peerHistories(one, T0, file),
        ];
        for (const state of Object.values(histories).flat()) seen.add(state);
        expect(histories).toEqual(peer);
        expect([status, left]).toEqual(["over", 0]);
      }),
      { numRuns: 60, examples: [[EXHAUSTED]] },
    );
    expect([...seen].sort()).toEqual([
      "AwaitReview",
      "Conclude",
      "HoldConclusion",
      "HoldReview",
      "Rearm",
      "ReviewAll",
    ]);
  });

  it("go through the same states in the whole process: answers, silence, a stop, what is overdue, a joint review", async () => {
    const told: Told[] = [];
    w = await world({ faults: { steps: (one) => void told.push(one) } });
    const on = async (
      applicant: { applicationId: string },
      department: string,
      what: string,
      body: object,
    ) => {
      const path = `/v1/reviews/${applicant.applicationId}.consult-${department}/${what}`;
      const { status } = await w.call("POST", path, body, await w.as.department(department));
      expect(status).toBe(200);
    };
    const [onTime, silent, stopped, contested] = [
      await w.submit(),
      await w.submit(),
      await w.submit(),
      await w.submit(),
    ];
    for (const department of ELEVEN) await w.opinion(onTime, department);
    await on(stopped, "ecology", "special-procedure", {
      kind: "hearing",
      basis: "行政许可法 第四十六条",
      reasons: "利害关系人申请听证",
      plannedEnd: "2026-04-19",
      approver: { name: "何局长", rank: "head" },
    });
    await w.opinion(contested, "water", objection);
    for (const department of ELEVEN.slice(0, 4)) await w.opinion(silent, department);
    await w.clock("P60D");
    for (const applicant of [silent, stopped, contested])
      for (const department of ELEVEN) await w.opinion(applicant, department);
    await w.clock("P10D");

    const cases = Map.groupBy(told, ({ execution }) => execution);
    expect(cases.size).toBe(4);
    const statuses: string[] = [];
    for (const applicant of [onTime, silent, stopped, contested])
      statuses.push((await w.status(applicant)).status);
    expect(statuses).toEqual(["granted", "granted", "granted", "joint-review"]);
    for (const [, steps] of cases) {
      const histories = historiesOf(steps);
      const peer = await peerHistories(playedBy(steps), T0, workflowFile());
      // The conclusion that still waits for a joint review is answered in the peer.
      expect(peer).toEqual(histories);
    }
    const states = told.flatMap(({ entered }) => entered.map(({ state }) => state));
    expect(new Set(states)).toEqual(new Set(["ReviewAll", "AwaitReview", "Rearm", "Conclude"]));
  });
});
