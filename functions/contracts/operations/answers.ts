/** What operators are answered. */
import * as z from "zod";
import { WEBHOOK_TYPES } from "../events/events.ts";
import { reviewId } from "../base/identifiers.ts";

export const HealthAnswer = z.strictObject({ status: z.literal("ok") });

/** What departments with an endpoint hear of. */
export const webhookType = z.enum(Object.values(WEBHOOK_TYPES));

export const RedeliveryAnswer = z.strictObject({
  reviewId,
  webhookId: z.string(),
  type: webhookType,
  status: z.string(),
});

export const RecountAnswer = z.strictObject({
  applicationsSeen: z.int(),
  corrected: z
    .int()
    .meta({ description: "reviews and complaints that were not counted as they are on record" }),
  failed: z.int(),
  finished: z.boolean().meta({ description: "if not, call again: it goes on where it stopped" }),
});

export const ReconciliationAnswer = z.strictObject({
  applicationsSeen: z.int(),
  executionsStarted: z.int(),
  branchesWoken: z.int(),
  applicationsMoved: z.int(),
  reviewsMoved: z.int(),
  concluded: z.int(),
  materialsPassedOn: z.int(),
  noticesIssued: z.int(),
  webhooksResent: z.int(),
  announcedAgain: z.int(),
  failed: z.int(),
  finished: z.boolean().meta({ description: "if not, call again: it goes on where it stopped" }),
});
