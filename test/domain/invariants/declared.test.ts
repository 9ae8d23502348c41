/**
 * I55: nobody declares his own guards. And a walk, day by day, of what window, lead, departments and supervisors say of
 * flags and holds, against a reckoning that shares no code with the rules.
 */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SOMEBODY } from "../../support/people.ts";
import { SubmissionBody } from "../../../functions/contracts/application/bodies.ts";
import { begin } from "../../../functions/domain/application/replay.ts";
import { caseFactsOf, framesOf } from "../../../functions/domain/application/application.ts";
import { instantOfEpoch, epochOf, type Instant } from "../../../functions/domain/base/time.ts";
import { NEGATIVE_LIST, type Flag } from "../../../functions/domain/catalogue/flags.ts";
import type { Region } from "../../../functions/domain/catalogue/region.ts";
import { wake } from "../../../functions/domain/review/advance.ts";
import type { CaseAct } from "../../../functions/domain/review/caseAct.ts";
import type { Hold } from "../../../functions/domain/review/hold.ts";
import * as replay from "../../../functions/domain/review/replay.ts";
import type { Review } from "../../../functions/domain/review/review.ts";
import { aHold } from "../../support/fixtures.ts";
import { DUE, receive, regionWith, RULES, submissionOf, T0 } from "../given.ts";

const HOUR = 3_600_000;
/** Hours before (negative) or after the due instant; minute by minute would show no more. */
const hours = fc.integer({ min: -180, max: 48 });
const atHour = (hour: number): Instant => instantOfEpoch(epochOf(DUE) + hour * HOUR);
const flags = fc.constantFrom(...NEGATIVE_LIST.slice(0, 4));
const departments = fc.constantFrom("planning", "water", "land");

type Said = { do: "raise" | "lift"; flag: Flag; department: string; hour: number };
type Held = { from: number; until: number | null; placed: number; ended: number | null };

const saids = fc.array(
  fc.record({
    do: fc.constantFrom("raise" as const, "lift" as const),
    flag: flags,
    department: departments,
    hour: hours,
  }),
  { maxLength: 12 },
);
const helds = fc.array(
  fc.record({ from: hours, until: fc.option(hours), placed: hours, ended: fc.option(hours) }),
  { maxLength: 4 },
);
const ticked = fc.uniqueArray(flags, { maxLength: 3 });
/** What the region file implies of a fact that every submission of these tests states. */
const derived = fc.uniqueArray(flags, { maxLength: 2 });

const PLAIN = regionWith([
  { code: "water", department: "water" },
  { code: "land", department: "land" },
]);
const regionOf = (implied: readonly Flag[]): Region => ({
  ...PLAIN,
  flags: implied.map((flag) => ({ flag, when: { attribute: "crossesRiver", is: true } })),
});

const actOf = ({ do: what, flag, department, hour }: Said): CaseAct => {
  const actor = { as: "department" as const, department, by: department };
  const said = { flag, reason: "r", actor, at: atHour(hour) };
  return what === "raise"
    ? { type: "flag-raised", basis: "b", ...said }
    : { type: "flag-lifted", of: [department], ...said };
};

const holdOf = ({ from, until, placed, ended }: Held): Hold =>
  aHold({
    from: atHour(from),
    until: until === null ? null : atHour(until),
    placed: { by: SOMEBODY, at: atHour(placed) },
    ended: ended === null ? null : { by: SOMEBODY, at: atHour(ended), from: atHour(ended), reason: "r" },
  });

/** What the silence of water comes to in this case: the guards that failed, none where it counts as consent. */
function failedOf(
  applied: readonly Flag[],
  implied: readonly Flag[],
  said: readonly Said[],
  held: readonly Held[],
) {
  const rules = {
    ...RULES,
    circumstancesOf: () => ({ ...RULES.circumstancesOf(NOBODY), holds: held.map(holdOf) }),
  };
  const { events, reviews = [] } = receive(submissionOf({ flags: applied }), regionOf(implied));
  const application = begin(events);
  const opened = reviews.find(({ reviewId }) => reviewId === "a1.water")!;
  const given = caseFactsOf(framesOf(application), "a1.water");
  const acts = said.toSorted((a, b) => a.hour - b.hour).map(actOf);
  const noted = acts.map((act) => ({ type: "case-act-noted", act }) as const);
  const signed = { type: "review-signed-for", signature: { by: SOMEBODY, at: T0 } } as const;
  const review = replay.begin(given, [...opened.events, signed, ...noted]);
  // Whoever notices, and however late: everything that has been said by then is on its record.
  const end = wake(review, atHour(49), rules).events.reduce<Review>(replay.evolve, review);
  if (end.status === "overdue") return [...end.failedGuards];
  if (end.status === "closed" && end.outcome === "deemed-consent") return [];
  throw new Error(`silence came to ${end.status}`);
}
const NOBODY = { applicant: "nobody", department: "water" };

/** The same, reckoned hour by hour: what stands on a board and in a drawer when the limit runs out. */
function reckoned(
  applied: readonly Flag[],
  implied: readonly Flag[],
  said: readonly Said[],
  held: readonly Held[],
) {
  const board = new Set<string>([...applied, ...implied].map((flag) => `${flag} by nobody of the authority`));
  const register = new Set<number>();
  for (let hour = -180; hour < 0; hour++) {
    for (const one of said.filter((one) => one.hour === hour))
      if (one.do === "raise") board.add(`${one.flag} by ${one.department}`);
      else board.delete(`${one.flag} by ${one.department}`);
    held.forEach(({ placed, ended }, i) => {
      if (placed === hour) register.add(i);
      if (ended !== null && Math.max(ended, placed) === hour) register.delete(i);
    });
  }
  const inForce = [...register].some((i) => {
    const { from, until } = held[i]!;
    return from <= 0 && (until === null || until > 0);
  });
  return [...(board.size > 0 ? ["G5"] : []), ...(inForce ? ["G6"] : [])];
}

/** A hold ends after it was placed, as the register has it. */
const sane = ({ placed, ended }: Held): boolean => ended === null || ended >= placed;

describe("flags and holds, day by day", () => {
  it("agree with the reckoning, whatever is said when, and however late somebody notices", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(ticked, derived, saids, helds, (applied, implied, said, held) => {
        const all = held.filter(sane);
        const failed = failedOf(applied, implied, said, all);
        expect(failed).toEqual(reckoned(applied, implied, said, all));
        seen.set(failed.join(), (seen.get(failed.join()) ?? 0) + 1);
      }),
      { numRuns: 2000 },
    );
    // Every case comes up, or the walk walks in a circle.
    expect([...seen.keys()].toSorted()).toEqual(["", "G5", "G5,G6", "G6"]);
  });
});

describe("I55", () => {
  it("adding anything that the applicant says never turns an escalation into a consent", () => {
    fc.assert(
      fc.property(ticked, ticked, derived, saids, helds, (applied, more, implied, said, held) => {
        const failed = failedOf(applied, implied, said, held.filter(sane));
        const added = failedOf([...new Set([...applied, ...more])], implied, said, held.filter(sane));
        expect(added).toEqual(expect.arrayContaining(failed));
      }),
      { numRuns: 500 },
    );
  });

  it("dropping it does so only where it was a flag that the applicant alone had added", () => {
    fc.assert(
      fc.property(ticked, derived, saids, helds, (applied, implied, said, held) => {
        const all = held.filter(sane);
        const [before, after] = [failedOf(applied, implied, said, all), failedOf([], implied, said, all)];
        if (before.length === 0 || after.length > 0) return;
        expect(before).toEqual(["G5"]);
        expect(applied.length).toBeGreaterThan(0);
        expect(implied).toEqual([]);
        expect(reckoned([], [], said, [])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("a submission has no word for a hold, for service, or for taking a flag off", () => {
    const claims: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
      fc.constantFrom("holds", "integrityHold", "servedAt", "lifted", "confirmed", "guards", "outages"),
      fc.anything(),
      { minKeys: 1 },
    );
    const submission = { ...submissionOf(), claims: [] };
    expect(SubmissionBody.safeParse(submission).success).toBe(true);
    fc.assert(
      fc.property(claims, (said) => {
        expect(SubmissionBody.safeParse({ ...submission, ...said }).success).toBe(false);
        expect(
          SubmissionBody.safeParse({ ...submission, project: { ...submission.project, ...said } }).success,
        ).toBe(false);
      }),
    );
  });
});

it("stands on a review that began on Monday and runs out at DUE", () => {
  const { reviews = [] } = receive(submissionOf(), PLAIN);
  const served = reviews[0]!.events.find(({ type }) => type === "review-served");
  expect(served).toMatchObject({ served: { servedAt: T0, due: { dueAt: DUE } } });
});
