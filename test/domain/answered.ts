/** Applications whose departments have answered, and what a joint review of them takes. */
import type { Application } from "../../functions/domain/application/application.ts";
import type { Present } from "../../functions/domain/application/attendance.ts";
import * as joint from "../../functions/domain/application/jointReview.ts";
import type { Opinion } from "../../functions/domain/review/opinion.ts";
import type { Matter, Region } from "../../functions/domain/catalogue/region.ts";
import { open } from "../../functions/domain/review/opening.ts";
import { evolve } from "../../functions/domain/review/replay.ts";
import type { ClosedReview, Position, Review } from "../../functions/domain/review/review.ts";
import type { Submission } from "../../functions/domain/application/submission.ts";
import type { Instant } from "../../functions/domain/base/time.ts";
import {
  at,
  closedBy,
  conclude,
  consent,
  givenApplication,
  objection,
  receive,
  regionWith,
  RULES,
  submissionOf,
  T0,
  type About,
} from "./given.ts";

/** A condition on the width of the road, which has to be that many metres. */
export const conditional = (value: number): Opinion => ({
  kind: "consent-with-conditions",
  conditions: [
    { text: `a road of ${value} m`, basis: "law", article: "第三十八条", about: "road-width", value },
  ],
});

export type Case = {
  answers: Record<string, Opinion | "silence">;
  matter?: Partial<Matter>;
  /** What is different about the matters of single departments. */
  matters?: Readonly<Record<string, Partial<Matter>>>;
  flags?: Submission["project"]["flags"];
  policies?: Partial<Region["policies"]>;
};

/** An application whose departments have answered; each matter is named after its department. */
export function answered({ answers, matter = {}, matters = {}, flags = [], policies = {} }: Case) {
  const departments = Object.keys(answers);
  const plain = regionWith(
    departments.map((department) => ({
      code: department,
      department,
      ...matter,
      ...matters[department],
    })),
  );
  const region = { ...plain, policies: { ...plain.policies, ...policies } };
  const reviews = departments.map((department) => {
    const about: About = {
      department,
      reviewId: `a1.${department}`,
      matter: { code: department, ...matter, ...matters[department] },
    };
    return closedBy(answers[department]!, about);
  });
  const application = givenApplication(...receive(submissionOf({ flags }), region).events).when(
    conclude(...reviews),
    T0,
  );
  return { application, reviews };
}

/** A decision that had nobody to answer, and nothing to settle. */
export const NOTHING_LEFT = { answers: [], resolutions: [] } as const;

/** A sitting is called; what it writes on the record of reviews is in `invited`. */
export const convene =
  (about: Partial<joint.Invitation> = {}, reviews: readonly Review[] = [], rules = RULES) =>
  (application: Application, now: Instant) =>
    joint.convene(
      application,
      reviews,
      {
        heldOn: "2026-03-06",
        time: "09:00",
        place: "room 302",
        agenda: "the culvert",
        invited: [],
        ...about,
      },
      now,
      rules,
    );
/** Reviews as a sitting that is called leaves them, and as their departments read them then; not at all where `null`. */
export function invited(
  application: Application,
  reviews: readonly ClosedReview[],
  sentAt: Instant,
  about: Partial<joint.Invitation> = {},
  readAt: Instant | null = sentAt,
): ClosedReview[] {
  const { reviews: changes = [] } = convene(about, reviews)(application, sentAt);
  return reviews.map((review) => {
    const events = changes.flatMap((change) =>
      change.reviewId === review.facts.reviewId ? change.events : [],
    );
    const sent = events.reduce<Review>(evolve, review);
    const read = readAt === null ? [] : open(sent, "read", readAt, RULES);
    return read.reduce<Review>(evolve, sent) as ClosedReview;
  });
}

/** Those departments were there, and spoke. */
export const speaking = (...departments: readonly string[]): Present[] =>
  departments.map((department) => ({
    department,
    name: "Zhou",
    post: "deputy head",
    mandate: { by: "office", rank: "deputy-head" },
    said: "no more to say",
  }));

/** The review as its department's positions have left it, in a joint review of the application. */
export const takingPositions = (
  review: ClosedReview,
  application: Application,
  ...kinds: readonly Position["kind"][]
): ClosedReview =>
  kinds.reduce<Review>(
    (now, kind) =>
      joint.takePosition(now, application, { kind, reasons: kind }, T0).events.reduce<Review>(evolve, now),
    review,
  ) as ClosedReview;
export const concludeWith =
  (reviews: readonly ClosedReview[], about: Partial<joint.ConclusionRequest> = {}, rules = RULES) =>
  (application: Application, now: Instant) =>
    joint.concludeJointReview(
      application,
      reviews,
      {
        minutes: "minutes",
        result: "grant",
        reasons: "r",
        article: null,
        answers: [],
        resolutions: [],
        present: speaking(...("acceptance" in application ? [application.acceptance!.lead.id] : [])),
        ...about,
      },
      now,
      rules,
    );

export const contested = () => answered({ answers: { planning: consent, water: objection, land: consent } });
export const SITTING = at("2026-03-06T14:00");
export const answers = [{ reviewId: "a1.water", reasons: "the flow is 8 m³/s" }];
