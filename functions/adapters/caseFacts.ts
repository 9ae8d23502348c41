/**
 * What reviews take from their applications. It never changes after acceptance, so that a process keeps what it has read,
 * and a review costs one read.
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
import { keyOf, subjectOf, toApplication } from "./items.ts";
import type { Table } from "./table.ts";

/** How many applications' facts a process keeps: about 10 KB each. */
const KEPT = 200;

type Accepted = { facts: ApplicationFacts; acceptance: Acceptance };

/** What its application gives to a review. @throws Unreadable when the application is not there, or cannot be read */
export type Given = (reviewId: string) => CaseFacts;

export function caseFacts(table: Table) {
  const kept = new Map<string, Accepted>();

  function keep(accepted: Accepted): void {
    const { applicationId } = accepted.facts;
    kept.delete(applicationId);
    kept.set(applicationId, accepted);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    /** Keeps what an application gives to its reviews, once it is accepted. */
    keep(application: Application): void {
      const accepted = acceptedOf(application);
      if (accepted) keep(accepted);
    },

    /** What the applications of these reviews give to each of them. */
    async of(reviewIds: readonly string[]): Promise<Given> {
      const found = new Map<string, Accepted>();
      const unreadable = new Map<string, unknown>();
      const known = (reviewId: string) => {
        const accepted = found.get(applicationOf(reviewId));
        return accepted?.acceptance.reviews.some((asked) => asked.reviewId === reviewId)
          ? accepted
          : undefined;
      };
      for (const id of new Set(reviewIds.map(applicationOf))) {
        const accepted = kept.get(id);
        if (accepted) found.set(id, accepted);
      }
      // What never changes may come from a copy that lags behind; only what has not reached it yet is read again.
      for (const consistently of [false, true]) {
        const missing = new Set(reviewIds.filter((reviewId) => !known(reviewId)).map(applicationOf));
        const items = await table.getAll([...missing].map(keyOf), { consistently });
        for (const item of items)
          try {
            const accepted = acceptedOf(toApplication(item).state);
            if (!accepted) continue;
            found.set(accepted.facts.applicationId, accepted);
            keep(accepted);
          } catch (error) {
            unreadable.set(subjectOf(item), error);
          }
      }
      return (reviewId) => {
        const accepted = known(reviewId);
        if (accepted) return caseFactsOf(accepted.facts, accepted.acceptance, reviewId);
        const cause =
          unreadable.get(applicationOf(reviewId)) ?? new Error("its application did not ask for it");
        throw new Unreadable(`${reviewId} cannot be read without its application`, { cause });
      };
    },
  };
}

/** What is kept of an application; `undefined` before it is accepted. */
function acceptedOf(application: Application): Accepted | undefined {
  const acceptance = acceptanceOf(application);
  return acceptance ? { facts: application.facts, acceptance } : undefined;
}
