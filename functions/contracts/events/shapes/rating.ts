/** What a rating keeps. */
import * as z from "zod";
import { GROUNDS, MARKS, type RatingFacts } from "../../../domain/supervision/rating.ts";
import { instant, shape, text } from "./base.ts";

export const mark = z.literal(MARKS);
export const ground = z.enum(GROUNDS);

export const ratingFacts = shape<RatingFacts>()(
  z.object({
    ratingId: text,
    applicationId: text,
    department: text,
    mark,
    words: text.nullable(),
    agreed: z.boolean(),
    ratedAt: instant,
  }),
);
