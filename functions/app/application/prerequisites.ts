/** Which reviews others of their case wait for (前置): acceptance froze it, so that a process reads it once. */
import { acceptanceOf } from "../../domain/application/application.ts";
import { latest } from "../base/latest.ts";
import type { CaseRecords } from "../base/ports.ts";

/** How many cases a process remembers: some ids of each. */
const REMEMBERED = 1000;

/**
 * Whether another review of its case waits for a review.
 * @throws Error when the application is unknown or not accepted; asked for again next time
 */
export function prerequisites(
  store: Pick<CaseRecords, "loadApplication">,
): (applicationId: string, reviewId: string) => Promise<boolean> {
  const known = latest<ReadonlySet<string>>(REMEMBERED);

  async function read(applicationId: string): Promise<ReadonlySet<string>> {
    const application = (await store.loadApplication(applicationId))?.state;
    if (!application) throw new Error(`application ${applicationId} is unknown`);
    const acceptance = acceptanceOf(application);
    if (!acceptance) throw new Error(`application ${applicationId} is not accepted yet`);
    return new Set(acceptance.reviews.flatMap(({ waitsFor }) => waitsFor));
  }

  return async (applicationId, reviewId) => {
    const awaited = known.get(applicationId) ?? (await read(applicationId));
    known.set(applicationId, awaited);
    return awaited.has(reviewId);
  };
}
