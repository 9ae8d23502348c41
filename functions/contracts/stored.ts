/** What a stored item may hold. Read back through these: a record that does not fit is a fault, not a guess. */
import * as z from "zod";
import type { Application } from "../domain/application/application.ts";
import type { CaseEvent } from "../domain/application/caseEvent.ts";
import type { Complaint } from "../domain/supervision/complaint.ts";
import type { Chained } from "../domain/base/history.ts";
import type { Notice } from "../domain/notices/notice.ts";
import type { Outcome } from "../domain/review/outcome.ts";
import type { Review } from "../domain/review/review.ts";
import { isEventType, rowOf } from "./events/events.ts";

// The states were written by our own `evolve`. What is checked on the way back is the frame that every rule reads:
// the status with what it carries, the outcome, the instants. A new status or outcome has to be listed here.
const text = z.string().min(1);
const facts = z.looseObject({ reviewId: text, applicationId: text, department: z.looseObject({ id: text }) });
const served = z.looseObject({
  servedAt: text,
  due: z.looseObject({ dueAt: text }),
  clock: z.looseObject({}),
});
const attempts = z.array(z.looseObject({ opinion: z.looseObject({ kind: text }), receivedAt: text }));
const common = {
  facts,
  lateOpinions: attempts,
  rivalOpinions: attempts,
  procedures: z.array(z.looseObject({ kind: text })),
  refusedAttempts: z.array(z.looseObject({ code: text })),
};
const closed = { ...common, status: z.literal("closed"), closedAt: text };

const EXPRESS = ["consented", "consented-with-conditions", "objected", "not-applicable"] as const;
const SILENT = ["deemed-consent", "deemed-refusal", "no-response"] as const;

const review = z.union([
  z.looseObject({ ...common, status: z.literal("waiting"), served: z.null() }),
  z.looseObject({ ...common, status: z.literal("dispatched"), served: z.null(), sentAt: text }),
  z.looseObject({ ...common, status: z.literal("running"), served }),
  z.looseObject({
    ...common,
    status: z.literal("suspended"),
    served,
    stop: z.looseObject({ why: text, endsAt: text }),
  }),
  z.looseObject({ ...common, status: z.literal("overdue"), served, failedGuards: z.array(text) }),
  z.looseObject({
    ...closed,
    served,
    outcome: z.enum(EXPRESS),
    opinion: z.looseObject({ kind: text }),
    silence: z.null(),
  }),
  z.looseObject({
    ...closed,
    served,
    outcome: z.enum(SILENT),
    opinion: z.null(),
    silence: z.looseObject({
      asOf: text,
      guards: z.array(z.looseObject({})),
      ledger: z.array(z.looseObject({})),
    }),
  }),
  z.looseObject({
    ...closed,
    outcome: z.literal("replaced"),
    served: z.null(),
    claim: z.looseObject({ by: text }),
  }),
  z.looseObject({
    ...closed,
    outcome: z.literal("cancelled"),
    served: served.nullable(),
    cause: z.looseObject({ kind: text }),
  }),
]);

const applicationCommon = {
  facts: z.looseObject({ applicationId: text, receivedAt: text }),
  materials: z.array(z.looseObject({ code: text })),
  changes: z.int().min(0),
};
const acceptance = z.looseObject({
  acceptedAt: text,
  reviews: z.array(z.looseObject({ reviewId: text })).min(1),
});
const inReview = { ...applicationCommon, acceptance };
const joint = z.looseObject({ openedAt: text, dueAt: text, objections: z.array(text) });

const application = z.discriminatedUnion("status", [
  z.looseObject({ ...applicationCommon, status: z.literal("received"), acceptBy: text }),
  z.looseObject({
    ...applicationCommon,
    status: z.literal("awaiting-materials"),
    missing: z.array(text),
    lapsesAt: text,
  }),
  z.looseObject({ ...inReview, status: z.literal("in-review") }),
  z.looseObject({ ...inReview, status: z.literal("joint-review"), joint }),
  z.looseObject({ ...inReview, status: z.literal("deciding"), decideBy: text }),
  z.looseObject({
    ...inReview,
    status: z.enum(["granted", "granted-with-conditions", "refused"]),
    decision: z.looseObject({ result: text, opinions: z.array(z.looseObject({ reviewId: text })) }),
    decidedAt: text,
  }),
  z.looseObject({ ...applicationCommon, status: z.literal("not-accepted"), at: text }),
  z.looseObject({ ...applicationCommon, status: z.literal("lapsed"), asOf: text }),
  z.looseObject({ ...applicationCommon, status: z.literal("withdrawn"), at: text }),
]);

const chained = z.looseObject({
  seq: z.int().min(1),
  at: text,
  by: text,
  event: z.looseObject({ type: text }),
  previous: text,
  hash: text,
});

/** A record that this version cannot read: a fault where it is asked for, and set aside where it is one of many. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

const parsedBy =
  <S>(schema: z.ZodType) =>
  (json: string): S => {
    try {
      return schema.parse(JSON.parse(json)) as S;
    } catch (cause) {
      throw new Unreadable("a record is not as this version reads it", { cause });
    }
  };

/** @throws Unreadable when the stored text is no review */
export const parseReview = parsedBy<Review>(review);

/** @throws Unreadable when the stored text is no application */
export const parseApplication = parsedBy<Application>(application);

const complaint = z.looseObject({
  status: z.enum(["open", "answered"]),
  facts: z.looseObject({ complaintId: text, applicationId: text, answerBy: text }),
});

/** @throws Unreadable when the stored text is no complaint */
export const parseComplaint = parsedBy<Complaint>(complaint);

const notice = z.looseObject({
  noticeId: text,
  number: text,
  applicationId: text,
  audience: z.looseObject({ applicant: z.boolean(), departments: z.array(text), supervisors: z.boolean() }),
  body: z.looseObject({ kind: text }),
});

/** @throws ZodError or SyntaxError when the stored text is no notice */
export const parseNotice = (json: string): Notice => notice.parse(JSON.parse(json)) as unknown as Notice;

/**
 * An event as it was written: checked, and nothing changed in it, since its hash stands over every byte.
 * @throws ZodError or SyntaxError when the stored text is no event
 */
export function parseChained(json: string): Chained<CaseEvent> {
  const parsed: unknown = JSON.parse(json);
  const { event } = chained.parse(parsed);
  if (!isEventType(event.type)) throw new Error(`no event is called "${event.type}" here`);
  rowOf({ type: event.type }).data.parse(event);
  return parsed as Chained<CaseEvent>;
}

/** What the domain knows and the schemas do not list: anything but `true` here does not compile. */
type Unlisted<Known, Listed> = [Exclude<Known, Listed>] extends [never] ? true : Exclude<Known, Listed>;
export const everythingIsListed: {
  reviewStatus: Unlisted<Review["status"], z.infer<typeof review>["status"]>;
  applicationStatus: Unlisted<Application["status"], z.infer<typeof application>["status"]>;
  outcome: Unlisted<Outcome, (typeof EXPRESS)[number] | (typeof SILENT)[number] | "replaced" | "cancelled">;
} = { reviewStatus: true, applicationStatus: true, outcome: true };
