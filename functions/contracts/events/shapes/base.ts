/** What all shapes of stored facts are made of. They check and change nothing: a hash stands over what was written. */
import * as z from "zod";
import type { Frozen } from "../../base/frozen.ts";

/** What the domain may have written, checked against its type: `shape<Handler>()(z.object({ … }))`. */
export const shape =
  <T>() =>
  <S extends z.ZodType<T>>(schema: S & (Frozen<T> extends Frozen<z.output<S>> ? unknown : never)): S =>
    schema;

/** A sentence, a name, a code: what people or the region file wrote. */
export const text = z.string();

/** UTC with milliseconds and of fixed width: text order is time order. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "an instant in UTC with milliseconds");

/** A day of the region's own zone. */
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2026-03-02")
  .meta({ format: "date" });

export const count = z.int().min(0);
