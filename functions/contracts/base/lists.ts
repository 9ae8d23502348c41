/** What lists and periods take in their query. */
import * as z from "zod";
import { fault } from "./faults.ts";
import { localDate } from "./primitives.ts";

const MOST = 100;
const USUAL = 50;

/** Decimal digits and nothing else: `0x10`, `1e1` and ` 5` are no numbers of a query. */
const limit = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, fault("whole-number"))
  .transform(Number)
  .pipe(z.int().min(1).max(MOST))
  .default(USUAL)
  .meta({
    description: "how many at most",
    override: { type: "integer", minimum: 1, maximum: MOST, default: USUAL },
  });

const cursor = z
  .string()
  .max(1000, fault("cursor"))
  .regex(/^[A-Za-z0-9_-]+$/, fault("cursor"))
  .optional()
  .meta({ description: "the `nextCursor` of the page before; without it, the first page" });

/** Every list is bounded, and goes on where the page before ended. */
export const page = { limit, cursor };

/** Of every answer with a list: how many records of it could not be read. */
export const unreadable = z
  .int()
  .min(0)
  .meta({ description: "records that stand here and could not be read; the operator's log names them" });

/** What every page of a list ends with. */
export const pageEnd = { unreadable, nextCursor: z.string().nullable() };

/** Days, both included. */
export const PeriodQuery = z.strictObject({
  from: localDate.optional().meta({ description: "the first day" }),
  to: localDate.optional().meta({ description: "the last day, itself included" }),
});

/** In which language it is to be; without it, `Accept-Language` says so. */
export const LanguageQuery = z.strictObject({
  lang: z
    .enum(["zh-CN", "en"])
    .optional()
    .meta({ description: "the language of a page; without it, `Accept-Language` says so" }),
});
