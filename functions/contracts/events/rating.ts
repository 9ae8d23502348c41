/** The events of a rating: its mark, its words and what was said of them leave in no announcement. */
import * as z from "zod";
import type { RatingEvent } from "../../domain/supervision/rating.ts";
import type { EventRow } from "./row.ts";
import { actor } from "./shapes/actor.ts";
import { instant, text } from "./shapes/base.ts";
import { ground, ratingFacts } from "./shapes/rating.ts";

const act = { by: actor, at: instant };

export const RATING_EVENTS = {
  "rating-given": {
    data: z.object({ type: z.literal("rating-given"), facts: ratingFacts }),
    announced: ({ facts: { ratingId } }) => ({ ratingId }),
    follows: () => [{ does: "count" }],
  },
  "rater-called": {
    data: z.object({ type: z.literal("rater-called"), note: text, ...act }),
    announced: ({ at }) => ({ at }),
    withheld: ["note"],
  },
  "rating-answer-extended": {
    data: z.object({ type: z.literal("rating-answer-extended"), reasons: text, ...act }),
    announced: ({ at }) => ({ at }),
  },
  "rating-answered": {
    data: z.object({ type: z.literal("rating-answered"), answer: text, ...act }),
    announced: ({ at }) => ({ at }),
    mail: "progress",
  },
  "rating-followed-up": {
    data: z.object({
      type: z.literal("rating-followed-up"),
      words: text,
      agreed: z.boolean(),
      at: instant,
    }),
    announced: ({ at }) => ({ at }),
  },
  "rating-excluded": {
    data: z.object({ type: z.literal("rating-excluded"), ground, reasons: text, ...act }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "count" }],
    mail: "progress",
  },
} as const satisfies { [E in RatingEvent as E["type"]]: EventRow<E> };
