/** The events of a review that a higher authority decides (需国家、省审批): sent on, waited for, answered. */
import * as z from "zod";
import { higherReminded } from "../../domain/notices/ofTracking.ts";
import type { ReviewView } from "../../domain/notices/owing.ts";
import { HIGHER_RESULTS, type HigherEvent } from "../../domain/review/higherAuthority.ts";
import type { EventRow } from "./row.ts";
import { attachments } from "./shapes/attachments.ts";
import { day, instant, text } from "./shapes/base.ts";
import { served } from "./shapes/review.ts";

export const HIGHER_EVENTS = {
  "sent-on": {
    data: z.object({
      type: z.literal("sent-on"),
      sending: z.object({
        number: text,
        expectedOn: day,
        tracker: z.object({ name: text, phone: text }),
        attachments: attachments.optional(),
      }),
      at: instant,
      served,
    }),
    announced: ({ sending: { expectedOn }, at }) => ({ expectedOn, at }),
    follows: () => [{ does: "rearm" }, { does: "count" }],
    webhook: "review.sent-on",
    mail: "progress",
  },
  "higher-reminded": {
    data: z.object({ type: z.literal("higher-reminded"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
    webhook: "review.higher-expected",
    notices: higherReminded,
  },
  "higher-answered": {
    data: z.object({
      type: z.literal("higher-answered"),
      answer: z.object({
        number: text,
        receivedOn: day,
        result: z.enum(HIGHER_RESULTS),
        attachments: attachments.optional(),
      }),
      at: instant,
    }),
    announced: ({ answer: { receivedOn, result }, at }) => ({ receivedOn, result, at }),
    webhook: "review.higher-answered",
    mail: "progress",
  },
} as const satisfies { [E in HigherEvent as E["type"]]: EventRow<E, ReviewView> };
