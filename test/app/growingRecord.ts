/** A record that grows event by event, and what its items weigh. */
import { expect } from "@jest/globals";
import type { Actor, Official } from "../../functions/domain/base/actor.ts";
import { sizeOf } from "../../bench/units/itemSize.ts";
import { baseOf, newItem } from "../../functions/adapters/items.ts";
import { chain, GENESIS } from "../../functions/app/base/history.ts";
import type { Change, Recorded } from "../../functions/app/base/ports.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { T0 } from "../support/cases.ts";
import { LAST } from "./largestCase.ts";

const MOST = 400 * 1024;

/** What lies in an item at most when its history goes on in the next one, and how many events one commit adds at most. */
const MOST_HISTORY = 60 * 1024;

/** A record that grows by commands, each of which must change it. */
export function growing<S, E>(state: S, events: readonly E[], evolve: (state: S, event: E) => S) {
  const record = {
    state,
    events: [...events],
    add(decide: (state: S) => { events: readonly E[]; refusal?: unknown }, isRefused = false): void {
      const { events: more, refusal } = decide(record.state);
      expect([more.length > 0, refusal === undefined]).toEqual([true, !isRefused]);
      record.events.push(...more);
      record.state = more.reduce(evolve, record.state);
    },
  };
  return record;
}

/** A token with as much in it as is kept. */
export const LARGEST: Official = {
  role: "department",
  organ: "x".repeat(40),
  sub: "x".repeat(100),
  iss: "x".repeat(100),
  jti: "x".repeat(64),
  name: "局".repeat(24),
  post: "局".repeat(24),
  rank: "government-head",
};

const chained = <E extends object>(events: readonly E[], by: Actor) => chain(GENESIS, 0, events, T0, by);

/** The size of a record in one item, and of its last events on the base of all that came before them. */
function sizesOf(change: Change): number[] {
  const before = { state: change.state, version: 1, head: GENESIS } as Recorded<never>;
  const item = newItem({ ...change, attempt: true });
  const rest = newItem({ ...change, events: change.events.slice(-LAST) } as Change);
  const sizes = [item, { ...rest, ...baseOf({ ...change, before }) }].map(sizeOf);
  return [sizes[0]!, sizes[1]! + MOST_HISTORY];
}

export const sizesOfReview = ({ state, events }: { state: Review; events: readonly ReviewEvent[] }) =>
  sizesOf({
    of: "review",
    before: null,
    state,
    events: chained(events, LARGEST),
    attempt: true,
    // Nor does it where the project has changed as often as it may: every change starts it again.
  }).slice(1);

export const sizesOfApplication = ({
  state,
  events,
}: {
  state: Application;
  events: readonly ApplicationEvent[];
}) =>
  // The whole of it never lies in one item: with its files an application has outgrown one before it is decided.
  sizesOf({
    of: "application",
    before: null,
    state,
    events: chained(events, LARGEST),
    attempt: false,
  }).slice(1);

/** Every size is one that an item may have. */
export function expectToFit(sizes: readonly number[]): void {
  for (const size of sizes) expect(size).toBeLessThan(MOST);
}
