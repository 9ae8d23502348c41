/**
 * What accepted applications give to their reviews. It was frozen when each was asked for, so that a process reads it once
 * for each of the cases that it worked on last, and a review by its own history alone; of one that a change of the project
 * has asked for since, nothing is known here until the application is read again.
 */
import { latest } from "../app/base/latest.ts";
import {
  caseFactsOf,
  frameOf,
  framesOf,
  type Application,
  type Frame,
} from "../domain/application/application.ts";
import { applicationOf } from "../domain/base/ids.ts";
import type { CaseFacts } from "../domain/review/review.ts";

export type GivenFacts = {
  /** What a review takes from its application; `undefined` where that has not been kept, or not since it asked for it. */
  of(reviewId: string): CaseFacts | undefined;
  has(applicationId: string): boolean;
  /** Keeps what an application gives, as it was read; nothing where it is not accepted. */
  keep(application: Application): void;
};

type Kept = { frames: readonly Frame[]; given: Map<string, CaseFacts> };

/** How many applications' facts a process keeps: about 10 KB each. */
const KEPT = 1000;

/** @param most applications that are kept */
export function givenFacts(most = KEPT): GivenFacts {
  const kept = latest<Kept>(most);

  return {
    of(reviewId) {
      const found = kept.get(applicationOf(reviewId));
      if (!found) return undefined;
      const before = found.given.get(reviewId);
      if (before) return before;
      if (!frameOf(found.frames, reviewId)) return undefined;
      const given = caseFactsOf(found.frames, reviewId);
      found.given.set(reviewId, given);
      return given;
    },
    has: (applicationId) => kept.get(applicationId) !== undefined,
    keep(application) {
      const { applicationId } = application.facts;
      const frames = framesOf(application);
      const known = kept.get(applicationId)?.frames.length ?? 0;
      // A copy that lags behind never takes the place of what is known.
      if (frames.length > known) kept.set(applicationId, { frames, given: new Map() });
    },
  };
}
