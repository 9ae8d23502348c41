/** What operators say. */
import * as z from "zod";
import { fault } from "../base/faults.ts";
import { departmentId, instant, text } from "../base/primitives.ts";

/** So many departments one outage names; more of them are all. */
const MOST_DEPARTMENTS = 100;

export const OutageBody = z
  .strictObject({
    from: instant.meta({ description: "since when they were cut off" }),
    until: instant
      .nullable()
      .default(null)
      .meta({ description: "until when, itself excluded; null or left out while it lasts" }),
    departments: z
      .array(departmentId)
      .min(1)
      .max(MOST_DEPARTMENTS)
      .nullable()
      .default(null)
      .meta({ description: "whom it cut off; null or left out: every department" }),
    reason: text(300),
  })
  .refine(({ from, until }) => until === null || from < until, {
    path: ["until"],
    error: fault("not-after-from"),
  });

export const OutageTakingOffBody = z.strictObject({ reason: text(300) });

export const EndpointBody = z.strictObject({ status: z.literal("on"), reason: text(300) });
