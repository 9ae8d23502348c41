/** What a stored item may hold. Read back through these: a record that does not fit is a fault, not a guess. */
import * as z from "zod";
import type { Application, ApplicationEvent } from "../domain/application.ts";
import type { Chained } from "../domain/history.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Review, ReviewEvent } from "../domain/review.ts";

// The states were written by our own `evolve`. What is checked on the way back is the frame that every rule reads:
// the status with what it carries, the outcome, the instants. A new status, outcome or event has to be listed here.
const text = z.string().min(1);
const facts = z.looseObject({ reviewId: text, applicationId: text, department: z.looseObject({ id: text }) });
const served = z.looseObject({
  servedAt: text,
  due: z.looseObject({ dueAt: text }),
  clock: z.looseObject({}),
});
const attempts = z.array(z.looseObject({ opinion: z.looseObject({ kind: text }), receivedAt: text }));
const common = { facts, served, lateOpinions: attempts, rivalOpinions: attempts };

const EXPRESS = ["consented", "consented-with-conditions", "objected", "not-applicable"] as const;
const SILENT = ["deemed-consent", "deemed-refusal", "no-response"] as const;

const review = z.union([
  z.looseObject({ ...common, status: z.literal("running") }),
  z.looseObject({ ...common, status: z.literal("overdue"), failedGuards: z.array(text) }),
  z.looseObject({
    ...common,
    status: z.literal("closed"),
    closedAt: text,
    outcome: z.enum(EXPRESS),
    opinion: z.looseObject({ kind: text }),
    silence: z.null(),
  }),
  z.looseObject({
    ...common,
    status: z.literal("closed"),
    closedAt: text,
    outcome: z.enum(SILENT),
    opinion: z.null(),
    silence: z.looseObject({
      asOf: text,
      guards: z.array(z.looseObject({})),
      ledger: z.array(z.looseObject({})),
    }),
  }),
]);

const applicationCommon = {
  facts: z.looseObject({ applicationId: text, receivedAt: text }),
  materials: z.array(z.looseObject({ code: text })),
};
const acceptance = z.looseObject({
  acceptedAt: text,
  reviews: z.array(z.looseObject({ reviewId: text })).min(1),
});

const application = z.discriminatedUnion("status", [
  z.looseObject({ ...applicationCommon, status: z.literal("received") }),
  z.looseObject({ ...applicationCommon, status: z.literal("awaiting-materials"), missing: z.array(text) }),
  z.looseObject({ ...applicationCommon, status: z.literal("in-review"), acceptance }),
  z.looseObject({
    ...applicationCommon,
    status: z.enum(["granted", "granted-with-conditions", "refused"]),
    acceptance,
    decision: z.looseObject({ result: text, opinions: z.array(z.looseObject({ reviewId: text })) }),
    decidedAt: text,
  }),
]);

const EVENTS = [
  "application-received",
  "materials-requested",
  "material-handed-in",
  "application-accepted",
  "application-decided",
  "review-dispatched",
  "review-served",
  "opinion-given",
  "closed-by-silence",
  "clock-recomputed",
  "opinion-found-timely",
  "review-escalated",
  "late-opinion-kept",
  "rival-opinion-kept",
] as const;

const chained = z.looseObject({
  seq: z.int().min(1),
  at: text,
  by: text,
  event: z.looseObject({ type: z.enum(EVENTS) }),
  previous: text,
  hash: text,
});

/** @throws ZodError or SyntaxError when the stored text is no review */
export const parseReview = (json: string): Review => review.parse(JSON.parse(json)) as unknown as Review;

/** @throws ZodError or SyntaxError when the stored text is no application */
export const parseApplication = (json: string): Application =>
  application.parse(JSON.parse(json)) as unknown as Application;

/** @throws ZodError or SyntaxError when the stored text is no event */
export const parseChained = (json: string): Chained<ReviewEvent | ApplicationEvent> =>
  chained.parse(JSON.parse(json)) as unknown as Chained<ReviewEvent | ApplicationEvent>;

/** What the domain knows and the schemas do not list: anything but `true` here does not compile. */
type Unlisted<Known, Listed> = [Exclude<Known, Listed>] extends [never] ? true : Exclude<Known, Listed>;
export const everythingIsListed: {
  reviewStatus: Unlisted<Review["status"], z.infer<typeof review>["status"]>;
  applicationStatus: Unlisted<Application["status"], z.infer<typeof application>["status"]>;
  outcome: Unlisted<Outcome, (typeof EXPRESS)[number] | (typeof SILENT)[number]>;
  event: Unlisted<(ReviewEvent | ApplicationEvent)["type"], (typeof EVENTS)[number]>;
} = { reviewStatus: true, applicationStatus: true, outcome: true, event: true };
