/** What is answered about ratings (好差评). */
import * as z from "zod";
import { actor } from "../base/actor.ts";
import { date, deadline, instant, named } from "../base/answers.ts";
import { applicationId, ratingId } from "../base/identifiers.ts";
import { pageEnd } from "../base/lists.ts";
import { ground, mark } from "../events/shapes/rating.ts";

const markAnswer = mark.meta({ description: "5 is the best; as the national system counts, 6 − it" });
const act = z.strictObject({ by: actor, at: instant });
const exclusion = act.extend({ ground, reasons: z.string() });

export const RatingAnswer = z
  .strictObject({
    ratingId,
    applicationId,
    department: z.string(),
    mark: markAnswer,
    words: z.string().nullable(),
    agreed: z.boolean().meta({ description: "whether the department may read the words" }),
    ratedAt: instant,
    duty: z
      .strictObject({
        callBy: deadline,
        answerBy: deadline,
        owed: z.boolean().meta({ description: "it is neither answered nor excluded" }),
        callLate: z.boolean(),
        answerLate: z.boolean(),
      })
      .nullable()
      .meta({ description: "of a mark of 1 or 2: by when supervision calls, and answers" }),
    called: act.extend({ note: z.string().nullable() }).nullable().meta({
      description: "that whoever rated was called; what was noted of it is for supervision alone",
    }),
    extended: act.extend({ reasons: z.string() }).nullable(),
    answered: act.extend({ answer: z.string() }).nullable(),
    followUpUntil: deadline.meta({
      description: "until when whoever rated may follow it up (追评), once; null where they may not",
    }),
    followUp: z.strictObject({ words: z.string(), agreed: z.boolean(), at: instant }).nullable(),
    excluded: exclusion.nullable().meta({ description: "why it does not count; it stays on record" }),
  })
  .meta({ id: "Rating" });

export const RatingsAnswer = z.strictObject({ ratings: z.array(RatingAnswer), ...pageEnd });

const satisfaction = {
  ratings: z.int().meta({ description: "marks that count" }),
  mean: z.number().meta({ description: "to 0.01" }),
};

/** What a department reads of those who have rated it: no case, no name, no day. */
export const SaidAnswer = z.strictObject({
  from: date,
  to: date,
  satisfaction: z
    .strictObject(satisfaction)
    .nullable()
    .meta({ description: "null of fewer than five marks" }),
  rows: z.array(
    z.strictObject({
      month: z
        .string()
        .meta({ description: "in which it was given: not the day, by which a case could be told" }),
      mark: markAnswer,
      words: z.string().nullable().meta({ description: "where whoever rated agreed" }),
      followUp: z.string().nullable(),
    }),
  ),
  ...pageEnd,
});

export const SatisfactionAnswer = z.strictObject({
  month: z.string(),
  departments: z.array(
    z.strictObject({
      id: z.string(),
      ...named,
      satisfaction: z.strictObject(satisfaction).nullable().meta({
        description: "null of fewer than five marks: by so few it could be told who gave them",
      }),
    }),
  ),
});
