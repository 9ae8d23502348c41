/**
 * What happens in an interleaving, move by move: a short list that fast-check draws and shrinks, where a scenario is a
 * plan of people and rates of faults.
 */
import * as fc from "fast-check";
import type { DepartmentPlan, OpinionKind } from "./scenario.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./time.ts";

/** How much later than the one before; or when the limit of a review ends, and so many milliseconds beside it. */
export type After = number | { due: number; by: number };

export type Move = { after: After } & (
  | { does: "accept" | "withdraw" | "change" }
  | { does: "answer"; department: number; kind: OpinionKind }
  | { does: "ask"; department: number }
  | { does: "hand-in"; department: number }
  /** The engine wakes whoever waits, too early or for nothing. */
  | { does: "disturb"; token: number; how: "wake" | "time-out" }
  | { does: "reconcile" | "round" }
  /** Two at the same instant. */
  | { does: "reconcile-twice" }
  | { does: "lose-executions" | "lose-wake" | "lose-start" }
  /** Whoever comes to its next commit dies, with or without having written. */
  | { does: "crash"; when: "before" | "after" }
  | { does: "back-up" | "restore" }
);

/** What becomes of a batch of the stream. */
export const FATES = ["once", "twice", "late", "never"] as const;
export type Fate = (typeof FATES)[number];

export type Interleaving = {
  departments: Pick<DepartmentPlan, "days" | "onTimeout" | "channel" | "waitsFor">[];
  intake: "automatic" | "window";
  startHours: number;
  moves: Move[];
  /** Of batch after batch, for each consumer, again from the beginning when all have been had. */
  fates: { driveWorkflow: Fate[]; announce: Fate[] };
  /** Seconds that calls of ports take, one after the other, again from the beginning: who overtakes whom. */
  paces: number[];
};

const department = fc.record({
  days: fc.constantFrom(1, 2),
  onTimeout: fc.constantFrom(
    "deemed-consent" as const,
    "deemed-consent" as const,
    "escalate" as const,
    "proceed-without" as const,
    "deemed-refusal" as const,
  ),
  channel: fc.constantFrom("in-box" as const, "in-box" as const, "in-box" as const, "webhook" as const),
  waitsFor: fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(2), { minLength: 1, maxLength: 2 }) },
  ),
});

const after: fc.Arbitrary<After> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 0, 1, 500, 3 * SECOND) },
  { weight: 3, arbitrary: fc.constantFrom(MINUTE, 5 * MINUTE, 45 * MINUTE) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 40 }).map((hours) => hours * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(6 * DAY, 8 * DAY) },
  {
    weight: 3,
    arbitrary: fc.record({
      due: fc.nat(3),
      by: fc.constantFrom(-20 * SECOND, -1, 0, 1, 30 * SECOND, 61 * SECOND, 2 * HOUR),
    }),
  },
);

const kind = fc.constantFrom<OpinionKind>("consent", "consent", "consent", "conditions", "objection");
const which = fc.nat(3);

const does = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant("answer" as const), department: which, kind }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("ask" as const), department: which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("hand-in" as const), department: which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom(
        "accept" as const,
        "withdraw" as const,
        "change" as const,
        "reconcile" as const,
        "reconcile-twice" as const,
        "round" as const,
        "lose-executions" as const,
        "lose-wake" as const,
        "lose-start" as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("disturb" as const),
      token: fc.nat(5),
      how: fc.constantFrom("wake" as const, "time-out" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("crash" as const),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("back-up" as const, "restore" as const) }) },
);

const move: fc.Arbitrary<Move> = fc.tuple(after, does).map(([then, what]) => ({ after: then, ...what }));
const fates = fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 8 });

export const interleaving: fc.Arbitrary<Interleaving> = fc.record({
  departments: fc.array(department, { minLength: 2, maxLength: 4 }),
  intake: fc.constantFrom("automatic" as const, "automatic" as const, "window" as const),
  startHours: fc.nat(167),
  moves: fc.array(move, { maxLength: 24, size: "max" }),
  fates: fc.record({ driveWorkflow: fates, announce: fates }),
  paces: fc.array(fc.constantFrom(0, 0, 0, 0.2, 1, 2.5), { minLength: 1, maxLength: 12 }),
});
