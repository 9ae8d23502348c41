/** How near a review is to the limit that its matter has in the green channel (绿色通道). */
import * as z from "zod";
import { date, deadline, lamp } from "./answers.ts";

export const greenLimitFields = {
  limitDays: z.int(),
  remainingDays: z.int(),
  dueAt: deadline,
  dueDate: date.nullable(),
  lamp: lamp.exclude(["red"]),
  kept: z
    .boolean()
    .nullable()
    .meta({ description: "whether its department was done within it; null while that is open" }),
};

export const greenLimit = z
  .strictObject(greenLimitFields)
  .meta({ id: "GreenLimit", description: "its own limit there: no clock, card or silence hangs on it" });
