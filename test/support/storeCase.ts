/** Records as the contracts of stores make them, and what a store is held by. */
import { SOMEBODY } from "./people.ts";
import { chain } from "../../functions/app/base/history.ts";
import type { CaseStore, Change, Recorded } from "../../functions/app/base/ports.ts";
import type { Application } from "../../functions/domain/application/application.ts";
import type { ApplicationEvent } from "../../functions/domain/application/applicationEvent.ts";
import * as applications from "../../functions/domain/application/replay.ts";
import * as reviews from "../../functions/domain/review/replay.ts";
import type { Review, ReviewEvent } from "../../functions/domain/review/review.ts";
import { T0 } from "./cases.ts";

export type Held = {
  store: () => CaseStore;
  /** Makes an event of a record one that nobody knows; left out where a store keeps states as they are. */
  spoil?: (subject: string) => Promise<void>;
};

/** More of a record, as a commit takes it. */
export const moreOfReview = (before: Recorded<Review>, ...events: ReviewEvent[]): Change => ({
  of: "review",
  before,
  state: events.reduce(reviews.evolve, before.state),
  events: chain(before.head, before.version, events, T0, SOMEBODY),
  attempt: false,
});

export const moreOfApplication = (before: Recorded<Application>, ...events: ApplicationEvent[]): Change => ({
  of: "application",
  before,
  state: events.reduce(applications.evolve, before.state),
  events: chain(before.head, before.version, events, T0, SOMEBODY),
  attempt: false,
});

let last = 0;

/** A number that no other case of the tests has. */
export const nextNumber = (): number => ++last;

export const newId = () => `440307-${String(nextNumber()).padStart(16, "0")}`;
