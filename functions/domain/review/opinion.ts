/** What a department may answer. Silence is none of these (see silence.ts). */
import type { Attachment } from "../base/attachment.ts";
import { canonical } from "../base/canonical.ts";
import type { Said } from "../catalogue/controlFigure.ts";
import type { ExpressOutcome } from "./outcome.ts";

/** In which part somebody has a review: of the two who share its post, or in their place. */
export const HANDLER_POSTS = ["A", "B", "leader", "head"] as const;

export type Handler = { name: string; post: (typeof HANDLER_POSTS)[number] };

/**
 * A condition (附条件) with what it rests on, and what it wants of a control figure (控制指标), if it is about one; one that
 * rests on law names its article.
 */
export type ConsentCondition = Said &
  (
    | { text: string; basis: "law"; article: string }
    | { text: string; basis: "general-act" | "discretionary"; article?: string | undefined }
  );

type Signed = {
  handler?: Handler | undefined;
  documentNumber?: string | undefined;
  /** Files of the department's that go with it. */
  attachments?: readonly Attachment[] | undefined;
};

export type Opinion = Signed &
  (
    | { kind: "consent" }
    | { kind: "consent-with-conditions"; conditions: readonly ConsentCondition[] }
    | {
        kind: "objection";
        reasons: string;
        article: string;
        facts: string;
        /** What change would make consent possible, or why none would ("incurable: …"). */
        curableBy: string;
        /** The leader who signs for it (否决报备). */
        signedBy: string;
      }
    /** Not its own to judge; `referTo` names the department that is competent (移送). */
    | { kind: "not-applicable"; reasons: string; referTo?: string | undefined }
  );

type Asked<O> = O extends Opinion
  ? Omit<O, "attachments"> & { attachments?: readonly string[] | undefined }
  : never;

/** An opinion as it is sent: its files by their ids, which are still to be looked up. */
export type OpinionRequest = Asked<Opinion>;

/** @param attachments the files that it names */
export function givenWith(request: OpinionRequest, attachments: readonly Attachment[]): Opinion {
  const { attachments: _, ...said } = request;
  return attachments.length > 0 ? { ...said, attachments } : said;
}

const OUTCOME_OF = {
  consent: "consented",
  "consent-with-conditions": "consented-with-conditions",
  objection: "objected",
  "not-applicable": "not-applicable",
} as const satisfies Record<Opinion["kind"], ExpressOutcome>;

/** Whom an opinion names as competent in its department's place; `null` where it names nobody. */
export const referredTo = (opinion: Opinion): string | null =>
  opinion.kind === "not-applicable" ? (opinion.referTo ?? null) : null;

/** How a review ends by an opinion. */
export const outcomeOf = (opinion: Opinion): ExpressOutcome =>
  referredTo(opinion) === null ? OUTCOME_OF[opinion.kind] : "referred";

/** Whether two opinions say the same, to the letter (key order aside). */
export function sameOpinion(a: Opinion, b: Opinion): boolean {
  return canonical(a) === canonical(b);
}
