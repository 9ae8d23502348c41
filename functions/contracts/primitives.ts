/** The small shapes that requests, region files and stored items share. */
import * as z from "zod";
import { IDS, type IdKind } from "../domain/base/ids.ts";
import { isLocalDate } from "../domain/base/time.ts";

/** Text for people: trimmed, not empty, no control characters or text-direction overrides, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max, `at most ${max} characters`)
    .refine(
      (given) => given.isWellFormed() && !/[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u.test(given),
      "must not contain control characters",
    );

/** A code of ours: lower case, digits and hyphens, such as `site-plan`. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters, digits and single hyphens, such as site-plan");

const SAID_OF_ID: Record<IdKind, string> = {
  application: "an application number, such as 440307-0123456789ABCDEF",
  review: "a review's id: the application number, a dot and the matter's code",
  complaint: "a complaint's id, as it was given when it was filed",
  notice: "a notice's id, such as decision.application.5",
  noticeCode: "the 16 characters printed on the notice",
};

/** What names something of ours, by the grammar of its kind. */
export const id = (kind: IdKind) => z.string().regex(IDS[kind], SAID_OF_ID[kind]);

/** A day of these three centuries: text order is date order, and days beside it are written alike. */
export const localDate = z
  .string()
  .refine((day) => /^(19|20|21)/.test(day) && isLocalDate(day), "a date that exists, such as 2026-03-02");

export const creditCode = z
  .string()
  .regex(
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
    "a unified social credit code (统一社会信用代码) of 18 characters, such as 91440300MA5F1A2B37",
  );

/**
 * A project code (项目代码) by GB/T 40058-2021, `YYMM-AAAAAA-DD-TT-RRRRRC`, or the older form that begins with the
 * year. The check digit's rule is not public; only the form is checked.
 */
export const projectCode = z
  .string()
  .regex(
    /^(\d{2}(0[1-9]|1[0-2])|20\d{2})-\d{6}-\d{2}-\d{2}-\d{6}$/,
    "a project code (项目代码) of the form YYMM-AAAAAA-DD-TT-RRRRRC, such as 2605-440307-04-01-123456",
  );
