/** What is answered about the appraisal (绩效考评): marks, ranks, what is signed, and what was corrected. */
import * as z from "zod";
import { INDICATOR_NAMES } from "../../domain/catalogue/appraisalFormula.ts";
import { PERIOD_KINDS } from "../../domain/supervision/appraisalPeriod.ts";
import { BEHIND_MARKS, type AppraisalFigure } from "../../domain/supervision/figures.ts";
import { actor } from "../base/actor.ts";
import { date, instant, named } from "../base/answers.ts";
import { appraisalFormula } from "../catalogue/answers.ts";

const hundredth = z.number().nullable();

const unranked = z
  .enum(["too-few-closed", "no-indicator"])
  .nullable()
  .meta({ description: "why it is not ranked: fewer than ten closed reviews, or no indicator is left" });

const standing = {
  id: z.string(),
  closed: z.int().meta({ description: "reviews that it answered, or that fell silent" }),
  mark: hundredth.meta({ description: "0 to 100, to 0.01; null where it is not ranked" }),
  rank: z.int().nullable().meta({ description: "1, 2, 2, 4" }),
  unranked,
  indicators: z.array(
    z.strictObject({
      indicator: z.enum(INDICATOR_NAMES),
      value: hundredth.meta({
        description:
          "in percent, for each hundred, or as a mean, to 0.01; null where there was nothing to divide by: the indicator is left out, and the others are scaled to 100",
      }),
      mark: hundredth,
      weighs: hundredth.meta({ description: "what it weighs of 100 among those that are not left out" }),
    }),
  ),
  figures: z.strictObject(
    Object.fromEntries(BEHIND_MARKS.map((figure) => [figure, z.int()])) as Record<AppraisalFigure, z.ZodInt>,
  ),
};

const mark = z.number();

export const AppraisalAnswer = z
  .strictObject({
    period: z.string(),
    kind: z.enum(PERIOD_KINDS),
    from: date,
    to: date,
    status: z.enum(["under-way", "over", "closed"]),
    closableFrom: date.nullable().meta({
      description: "the sixth working day after its end; null while the calendar does not reach there",
    }),
    closesOn: date.nullable().meta({ description: "the tenth: by itself" }),
    mayClose: z.boolean().meta({ description: "whether it may be closed now, and nobody has asked for it" }),
    asked: z.strictObject({ by: actor, at: instant }).nullable(),
    closed: z
      .strictObject({
        at: instant,
        by: actor.nullable().meta({ description: "who asked for it; null where it was by itself" }),
        digest: z.string().meta({ description: "SHA-256 of the snapshot as it is kept" }),
        signature: z.string().meta({ description: "a detached JWS over its canonical form" }),
        previous: z.string().nullable().meta({ description: "the digest of the snapshot before it" }),
      })
      .nullable(),
    formula: appraisalFormula,
    departments: z
      .array(z.strictObject({ ...standing, name: named.name, nameEn: named.nameEn }))
      .meta({ description: "the best first; those that are not ranked at the end" }),
    last: z
      .array(z.string())
      .meta({ description: "who has the last place, among three ranked ones or more" }),
    lastAgain: z.array(z.string()).meta({ description: "of a year: who had it the year before, too" }),
    inspections: z.array(
      z.strictObject({
        month: z.string(),
        department: z.string(),
        mark,
        source: z.string(),
        by: actor,
        at: instant,
      }),
    ),
    corrections: z
      .array(
        z.strictObject({
          at: instant,
          signature: z.string(),
          departments: z.array(
            z.strictObject({
              ...standing,
              was: z.strictObject({ mark: hundredth, rank: z.int().nullable(), unranked }),
            }),
          ),
        }),
      )
      .meta({ description: "what came after it was closed, oldest first: who stands otherwise, and how" }),
  })
  .meta({ id: "Appraisal" });

export const InspectionsAnswer = z.strictObject({
  month: z.string(),
  marks: z.array(
    z.strictObject({ department: z.string(), mark, source: z.string(), by: actor, at: instant }),
  ),
  closed: z.array(z.string()).meta({
    description:
      "periods of this month that were closed before: they stay as they were signed, and what is otherwise by this is put beside them the next day as a dated correction",
  }),
});
