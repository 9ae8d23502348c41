/** What reviews take from their applications, looked up in the table where this process has not kept it: a review costs one read. */
import { Unreadable } from "../contracts/stored.ts";
import type { Application } from "../domain/application/application.ts";
import { applicationOf } from "../domain/base/ids.ts";
import type { CaseFacts } from "../domain/review/review.ts";
import { givenFacts } from "./givenFacts.ts";
import { keyOf, subjectOf, toApplication } from "./items.ts";
import type { Table } from "./table.ts";

/** What its application gives to a review. @throws Unreadable when the application is not there, or cannot be read */
export type Given = (reviewId: string) => CaseFacts;

export type CaseFactsTable = {
  /** Keeps what an application gives to its reviews, once it is accepted. */
  keep(application: Application): void;
  /** What the applications of these reviews give to each of them; what is wrong with one is told by that one. */
  of(reviewIds: readonly string[]): Promise<Given>;
};

export function caseFacts(table: Table): CaseFactsTable {
  const kept = givenFacts();
  return {
    keep: kept.keep,
    async of(reviewIds) {
      const found = new Map<string, CaseFacts>();
      const faults = new Map<string, unknown>();
      const attempt = (subject: string, work: () => void) => {
        try {
          work();
        } catch (error) {
          faults.set(subject, error);
        }
      };
      const missing = () => {
        for (const reviewId of reviewIds)
          attempt(reviewId, () => {
            const facts = kept.of(reviewId);
            if (facts) found.set(reviewId, facts);
          });
        return reviewIds.filter((reviewId) => !found.has(reviewId) && !faults.has(reviewId));
      };
      // What never changes may come from a copy that lags behind; only what has not reached it yet is read again.
      for (const consistently of [false, true]) {
        const wanted = new Set(missing().map(applicationOf));
        const readable = [...wanted].filter((applicationId) => !faults.has(applicationId));
        for (const item of await table.getAll(readable.map(keyOf), { consistently }))
          attempt(subjectOf(item), () => kept.keep(toApplication(item).state));
      }
      missing();
      return (reviewId) => {
        const facts = found.get(reviewId);
        if (facts) return facts;
        const cause = faults.get(reviewId) ?? faults.get(applicationOf(reviewId));
        throw new Unreadable(`${reviewId} cannot be read without its application`, { cause });
      };
    },
  };
}
