/**
 * What accepted applications give to their reviews. Acceptance froze it, so that a process reads it once for each of the
 * cases that it worked on last, and a review by its own history alone.
 */
import { Unreadable } from "../contracts/stored.ts";
import {
  acceptanceOf,
  caseFactsOf,
  type Acceptance,
  type Application,
  type ApplicationFacts,
} from "../domain/application/application.ts";
import { applicationOf } from "../domain/base/ids.ts";
import type { CaseFacts } from "../domain/review/review.ts";

export type GivenFacts = {
  /** What a review takes from its application; `undefined` where that has not been kept. @throws Unreadable */
  of(reviewId: string): CaseFacts | undefined;
  has(applicationId: string): boolean;
  /** Keeps what an application gives, as it was read; nothing where it is not accepted. */
  keep(application: Application): void;
};

type Kept = { facts: ApplicationFacts; acceptance: Acceptance; given: Map<string, CaseFacts> };

/** How many applications' facts a process keeps: about 10 KB each. */
const KEPT = 1000;

/** @param most applications that are kept */
export function givenFacts(most = KEPT): GivenFacts {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, Kept>();

  function latest(applicationId: string): Kept | undefined {
    const found = kept.get(applicationId);
    if (found && kept.delete(applicationId)) kept.set(applicationId, found);
    return found;
  }

  return {
    of(reviewId) {
      const found = latest(applicationOf(reviewId));
      if (!found) return undefined;
      const before = found.given.get(reviewId);
      if (before) return before;
      const given = readGiven(found, reviewId);
      found.given.set(reviewId, given);
      return given;
    },
    has: (applicationId) => latest(applicationId) !== undefined,
    keep(application) {
      const { facts } = application;
      const acceptance = acceptanceOf(application);
      if (!acceptance || latest(facts.applicationId)) return;
      kept.set(facts.applicationId, { facts, acceptance, given: new Map() });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

function readGiven({ facts, acceptance }: Kept, reviewId: string): CaseFacts {
  try {
    return caseFactsOf(facts, acceptance, reviewId);
  } catch (cause) {
    throw new Unreadable("a review is none that its application asked for", { cause });
  }
}
