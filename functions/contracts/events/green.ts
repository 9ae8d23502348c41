/** The events of the green channel (绿色通道) and its tracker (专人负责): of the case that is in it, and of each of its reviews. */
import * as z from "zod";
import { GREEN_BY, NOTED_AS, type GreenCaseEvent } from "../../domain/application/greenChannel.ts";
import { contactMissed, lampTold, trackerBegins, trackerChanged } from "../../domain/notices/ofTracking.ts";
import type { ReviewView } from "../../domain/notices/owing.ts";
import type { GreenReviewEvent } from "../../domain/review/greenChannel.ts";
import type { EventRow } from "./row.ts";
import { attachments } from "./shapes/attachments.ts";
import { day, instant, text } from "./shapes/base.ts";

const tracker = z.object({ department: text, name: text, phone: text });
const contactBy = z.object({ dueAt: instant, dueDate: day });

export const GREEN_OF_CASES = {
  "green-channel-entered": {
    data: z.object({
      type: z.literal("green-channel-entered"),
      entry: z.object({
        number: z.int().min(1),
        by: z.enum(GREEN_BY),
        basis: z.object({ document: text, article: text }),
        reasons: text.nullable(),
        at: instant,
      }),
      tracker,
      contactBy,
    }),
    announced: ({ entry: { number, by, at }, tracker: { department } }) => ({ number, by, department, at }),
    webhook: "tracking.begun",
    notices: trackerBegins,
    mail: "progress",
  },
  "green-channel-left": {
    data: z.object({ type: z.literal("green-channel-left"), reasons: text, at: instant }),
    announced: ({ at }) => ({ at }),
    mail: "progress",
  },
  "tracker-named": {
    data: z.object({
      type: z.literal("tracker-named"),
      tracker,
      reasons: text,
      contactBy,
      at: instant,
    }),
    announced: ({ tracker: { department }, at }) => ({ department, at }),
    webhook: "tracking.named",
    notices: trackerChanged,
    mail: "progress",
  },
  "tracking-noted": {
    data: z.object({
      type: z.literal("tracking-noted"),
      note: z.object({
        as: z.enum(NOTED_AS),
        text,
        attachments: attachments.optional(),
        by: tracker,
        at: instant,
      }),
    }),
    announced: ({ note: { as, at, attachments: files = [] } }) => ({ as, files: files.length, at }),
    // What a tracker settles between departments is the authority's own.
    withheld: ["note.text", "note.attachments"],
  },
  "tracker-told": {
    data: z.object({ type: z.literal("tracker-told"), reviewId: text, at: instant }),
    announced: ({ reviewId, at }) => ({ reviewId, at }),
    webhook: "tracking.lamp-yellow",
    notices: lampTold,
  },
  "tracker-overdue": {
    data: z.object({ type: z.literal("tracker-overdue"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
    webhook: "tracking.contact-missed",
    notices: contactMissed,
  },
} as const satisfies { [E in GreenCaseEvent as E["type"]]: EventRow<E> };

export const GREEN_OF_REVIEWS = {
  "green-channel-joined": {
    data: z.object({ type: z.literal("green-channel-joined"), at: instant }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "count" }],
    webhook: "review.green-channel-joined",
  },
  "green-channel-dropped": {
    data: z.object({ type: z.literal("green-channel-dropped"), at: instant }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "count" }],
    webhook: "review.green-channel-dropped",
  },
} as const satisfies { [E in GreenReviewEvent as E["type"]]: EventRow<E, ReviewView> };
