/** What a stored item may hold. Read back through these: a record that does not fit is a fault, not a guess. */
import * as z from "zod";
import type { Application, ApplicationEvent } from "../domain/application.ts";
import type { Review, ReviewEvent } from "../domain/review.ts";

// The states were written by our own `evolve`; what is checked on the way back is the frame that every rule reads.
const review = z.looseObject({
  status: z.enum(["running", "overdue", "closed"]),
  facts: z.looseObject({ reviewId: z.string(), applicationId: z.string() }),
  served: z.looseObject({ servedAt: z.string(), due: z.looseObject({ dueAt: z.string() }) }),
  lateOpinions: z.array(z.looseObject({})),
  rivalOpinions: z.array(z.looseObject({})),
});

const application = z.looseObject({
  status: z.enum([
    "received",
    "awaiting-materials",
    "in-review",
    "granted",
    "granted-with-conditions",
    "refused",
  ]),
  facts: z.looseObject({ applicationId: z.string(), receivedAt: z.string() }),
  materials: z.array(z.looseObject({ code: z.string() })),
});

/** An event as it stands in a history: chained to the one before by its hash. */
const chained = z.looseObject({
  seq: z.int().min(1),
  at: z.string(),
  by: z.string(),
  event: z.looseObject({ type: z.string() }),
  previous: z.string(),
  hash: z.string(),
});

export type Chained<E> = { seq: number; at: string; by: string; event: E; previous: string; hash: string };

/** @throws ZodError when the stored text is no review */
export const parseReview = (json: string): Review => review.parse(JSON.parse(json)) as unknown as Review;

/** @throws ZodError when the stored text is no application */
export const parseApplication = (json: string): Application =>
  application.parse(JSON.parse(json)) as unknown as Application;

/** @throws ZodError when the stored text is no event */
export const parseChained = (json: string): Chained<ReviewEvent | ApplicationEvent> =>
  chained.parse(JSON.parse(json)) as unknown as Chained<ReviewEvent | ApplicationEvent>;

/** Every status has its place in the schema above: a new one without it does not compile. */
type Unlisted<S, Listed> = [Exclude<S, Listed>] extends [never] ? true : Exclude<S, Listed>;
export const everyReviewStatusIsStored: Unlisted<Review["status"], z.infer<typeof review>["status"]> = true;
export const everyApplicationStatusIsStored: Unlisted<
  Application["status"],
  z.infer<typeof application>["status"]
> = true;
