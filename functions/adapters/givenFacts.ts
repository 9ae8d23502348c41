/**
 * What accepted applications give to their reviews. Acceptance froze it, so that a process reads it once for each of the
 * cases that it worked on last, and a review by its own history alone.
 */
import { latest } from "../app/base/latest.ts";
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
  const kept = latest<Kept>(most);

  return {
    of(reviewId) {
      const found = kept.get(applicationOf(reviewId));
      if (!found) return undefined;
      const before = found.given.get(reviewId);
      if (before) return before;
      const given = readGiven(found, reviewId);
      found.given.set(reviewId, given);
      return given;
    },
    has: (applicationId) => kept.get(applicationId) !== undefined,
    keep(application) {
      const { facts } = application;
      const acceptance = acceptanceOf(application);
      if (!acceptance || kept.get(facts.applicationId)) return;
      kept.set(facts.applicationId, { facts, acceptance, given: new Map() });
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
