/**
 * Which reviews others of their case wait for (前置): frozen when they were asked for, so that a process reads it once for
 * each generation of a case; where reviews have joined since, there is a later one.
 */
import { acceptanceOf } from "../../domain/application/application.ts";
import { latest } from "../base/latest.ts";
import type { CaseRecords } from "../base/ports.ts";

/** How many cases a process remembers: some ids of each. */
const REMEMBERED = 1000;

type Known = { generation: number; awaited: ReadonlySet<string> };

/**
 * Whether another review of its case waits for a review.
 * @throws Error when the application is unknown or not accepted; asked for again next time
 */
export function prerequisites(
  store: Pick<CaseRecords, "loadApplication">,
): (applicationId: string, reviewId: string, generation: number) => Promise<boolean> {
  const known = latest<Known>(REMEMBERED);

  async function read(applicationId: string): Promise<Known> {
    const application = await store.loadApplication(applicationId);
    if (!application) throw new Error(`application ${applicationId} is unknown`);
    const acceptance = acceptanceOf(application.state);
    if (!acceptance) throw new Error(`application ${applicationId} is not accepted yet`);
    const awaited = new Set(acceptance.reviews.flatMap(({ waitsFor }) => waitsFor));
    return { generation: application.generation, awaited };
  }

  return async (applicationId, reviewId, generation) => {
    const before = known.get(applicationId);
    const found = before && before.generation >= generation ? before : await read(applicationId);
    known.set(applicationId, found);
    return found.awaited.has(reviewId);
  };
}
