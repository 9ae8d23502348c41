/** What complaints say. */
import * as z from "zod";
import { reviewId } from "../base/identifiers.ts";
import { fault } from "../base/faults.ts";
import { departmentId, text } from "../base/primitives.ts";

export const ComplaintBody = z.strictObject({
  about: z.union(
    [z.strictObject({ reviewId }), z.strictObject({ department: departmentId })],
    fault("about"),
  ),
  text: text(2000),
});

export const ComplaintAnswerBody = z.strictObject({
  cause: text(2000),
  remedy: text(2000),
  answer: text(2000),
});
