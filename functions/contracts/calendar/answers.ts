/** What is answered about working days. */
import * as z from "zod";
import { date } from "../base/answers.ts";

export const CalendarAnswer = z.strictObject({
  version: z.string(),
  zone: z.string(),
  from: date,
  to: date,
  days: z.array(
    z.strictObject({
      date,
      working: z.boolean(),
      kind: z.string(),
      name: z.string().nullable(),
      official: z.boolean(),
    }),
  ),
});
