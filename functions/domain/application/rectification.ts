/**
 * 整改复审: instead of a refusal for objections without veto the lead offers the applicant to put right what stands against it; once.
 * What has been offered, and what became of it; `puttingRight.ts` says who may do what.
 */
import { isOver, type Application, type AskedReview, type InRound } from "./application.ts";
import type { Again } from "./lookingAgain.ts";
import type { Material } from "./material.ts";
import type { Instant, LocalDate } from "../base/time.ts";

/** What the lead has offered, and what became of it. */
export type Rectification = {
  /** Working days from the applicant's consent on. */
  days: number;
  reasons: string;
  objections: readonly string[];
  offeredAt: Instant;
  declined?: { reasons: string; at: Instant } | undefined;
  agreed?: { at: Instant; dueAt: Instant; dueDate: LocalDate } | undefined;
  done?: { description: string; again: readonly Again[]; digest: string; at: Instant } | undefined;
  /** The term was over, and nothing had been put right. */
  lapsedAt?: Instant | undefined;
  /** A change of the project in substance came in between. */
  setAsideAt?: Instant | undefined;
};

export type RectificationEvent =
  | {
      type: "rectification-offered";
      days: number;
      reasons: string;
      objections: readonly string[];
      at: Instant;
    }
  | { type: "rectification-declined"; reasons: string; at: Instant }
  | { type: "rectification-agreed"; dueAt: Instant; dueDate: LocalDate; at: Instant }
  | RectificationDone
  | { type: "rectification-lapsed"; asOf: Instant };

export type RectificationDone = {
  type: "rectification-done";
  description: string;
  /** The files that came with it and were not on record. */
  materials: readonly Material[];
  /** Every review that counts from now on, in the order of the catalogue. */
  reviews: readonly AskedReview[];
  again: readonly Again[];
  /** By what the same request is known when it comes again. */
  digest: string;
  at: Instant;
};

export type RectificationRefusal =
  /** Nobody objects whom a lead could overrule: there is nothing to put right. */
  | { code: "nothing-to-put-right" }
  | { code: "rectification-used"; offeredAt: Instant }
  /** `most`: so many working days fit; 0 where none do. */
  | { code: "rectification-days"; most: number }
  | { code: "no-rectification"; standing: RectificationStanding | null }
  | { code: "not-for-rectification"; materials: readonly string[]; allowed: readonly string[] };

export const RECTIFICATION_STANDINGS = [
  "offered",
  "declined",
  "running",
  "done",
  "lapsed",
  "set-aside",
  "over",
] as const;
export type RectificationStanding = (typeof RECTIFICATION_STANDINGS)[number];

/** Where it stands; `over`: the case has ended before anything came of it. */
export function rectificationStanding(application: Application): RectificationStanding | null {
  const { rectification } = application;
  if (!rectification) return null;
  if (rectification.done) return "done";
  if (rectification.declined) return "declined";
  if (rectification.lapsedAt !== undefined) return "lapsed";
  if (rectification.setAsideAt !== undefined) return "set-aside";
  if (isOver(application)) return "over";
  return rectification.agreed ? "running" : "offered";
}

/** Whether the round waits for the applicant to put right what stands against it. */
export const isPuttingRight = (application: Application): boolean =>
  rectificationStanding(application) === "running";

/**
 * Whether what is contested has been before a joint review already, about the project as it is: then the lead answers it.
 */
export function wasPutRight({ rectification, changedAt }: Application): boolean {
  const agreedAt = rectification?.agreed?.at;
  return agreedAt !== undefined && (changedAt === null || changedAt < agreedAt);
}

/** What time makes of it: the term is over, and nothing was put right. */
export function advanceRectification(application: Application, settledAt: Instant): RectificationEvent[] {
  const dueAt = application.rectification?.agreed?.dueAt;
  if (dueAt === undefined || !isPuttingRight(application) || settledAt < dueAt) return [];
  return [{ type: "rectification-lapsed", asOf: dueAt }];
}

/** What an event makes of it. */
export function rectificationAfter(
  before: Rectification | undefined,
  event: RectificationEvent,
): Rectification | undefined {
  if (event.type === "rectification-offered") {
    const { days, reasons, objections, at: offeredAt } = event;
    return { days, reasons, objections, offeredAt };
  }
  if (!before) return undefined;
  switch (event.type) {
    case "rectification-declined":
      return { ...before, declined: { reasons: event.reasons, at: event.at } };
    case "rectification-agreed":
      return { ...before, agreed: { at: event.at, dueAt: event.dueAt, dueDate: event.dueDate } };
    case "rectification-done": {
      const { description, again, digest, at } = event;
      return { ...before, done: { description, again, digest, at } };
    }
    case "rectification-lapsed":
      return { ...before, lapsedAt: event.asOf };
  }
}

/** A change of the project in substance goes its own way; what was being put right is over with it. */
export const setAsideBy = (application: InRound, at: Instant): Pick<Application, "rectification"> => {
  const stands = rectificationStanding(application);
  return stands === "offered" || stands === "running"
    ? { rectification: { ...application.rectification!, setAsideAt: at } }
    : {};
};
