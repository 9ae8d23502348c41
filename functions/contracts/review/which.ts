/** What a DELETE ends, so that one that comes again, late, ends no later one. */
import * as z from "zod";
import { instant } from "../base/primitives.ts";
import type { NamedProcedure } from "../../domain/review/specialProcedure.ts";
import { SPECIAL_PROCEDURES } from "../../domain/review/stop.ts";

export const WhichProcedure = z.strictObject({
  kind: z.enum(SPECIAL_PROCEDURES),
  startedAt: instant.meta({ description: "as the review says it of the procedure; `+` is written %2B" }),
}) satisfies z.ZodType<NamedProcedure>;

export const WhichRequest = z.strictObject({
  requestedAt: instant.meta({ description: "as the review says it of the request; `+` is written %2B" }),
});
