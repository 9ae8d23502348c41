/** The small shapes that requests, region files and stored items share. */
import * as z from "zod";
import { fault } from "./faults.ts";
import { CREDIT_CODE, organisationChecks, wholeChecks } from "../../domain/base/creditCode.ts";
import { isLocalDate, parseInstant } from "../../domain/base/time.ts";

/** No control characters but tab and line ends, no text-direction overrides; plain enough for every client's own engine. */
const LEGIBLE =
  // oxlint-disable-next-line no-control-regex -- it names what it keeps out
  /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]*$/;

/** What people read, whatever it is: whole characters, none of them hidden. */
const legible = (schema: z.ZodString | z.ZodURL) =>
  schema
    .regex(LEGIBLE, fault("control-characters"))
    .refine((given) => given.isWellFormed(), fault("control-characters"))
    // What a decoder puts in place of bytes that are no UTF-8: the writer meant something else.
    .refine((given) => !given.includes("\uFFFD"), fault("not-utf-8"));

/** Text for people: trimmed, not empty, legible, at most `max` characters. */
export const text = (max: number) => legible(z.string().trim().min(1, fault("empty")).max(max));

/**
 * Before its path an address has a name in letters, and a port at the most: no user, no numbers of a network, in whatever
 * base they are written, and nothing that another reader would take for another host.
 */
const PLAIN_HOST =
  /^[Hh][Tt][Tt][Pp][Ss]:\/\/([A-Za-z0-9-]{1,63}\.)+[A-Za-z][A-Za-z0-9-]{0,62}(:\d{1,5})?([/?#][^\\]*)?$/;

/** An https address of at most `max` characters, as people read it. */
export const httpsAddress = (max: number) =>
  legible(z.url({ protocol: /^https$/, error: fault("https"), abort: true }).max(max))
    .regex(PLAIN_HOST, fault("plain-host"))
    .meta({ format: "uri" });

/** A code of ours: lower case, digits and hyphens, such as `site-plan`. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fault("slug"));

const regional = (id: string, description: string) => slug.meta({ id, description });

/** Codes of the region file; the document of a region lists them. */
export const projectTypeCode = regional("ProjectTypeCode", "a type of project");
export const materialCode = regional("MaterialCode", "a kind of material");
export const matterCode = regional("MatterCode", "a matter of the catalogue");
export const departmentId = regional("DepartmentId", "a department of the region");
export const figureCode = regional("FigureCode", "a control figure (控制指标) of the region");

/** The department whose endpoint is meant. */
export const endpointOf = slug.meta({
  description: "the department that is meant, by its code",
  examples: ["housing"],
});

/** What a caller names by a word of their own. */
export const ownName = (description: string, example: string) =>
  slug.meta({ description, examples: [example] });

/** An outage is called what the operator calls it. */
export const outageId = slug.meta({
  description: "an outage of the platform, by a name of your own such as 2026-03-04-network",
  examples: ["2026-03-04-network"],
});

/** A day of these three centuries: text order is date order, and days beside it are written alike. */
export const localDate = z
  .string()
  // Nothing is reckoned with a day that is none.
  .refine((day) => /^(19|20|21)/.test(day) && isLocalDate(day), { error: fault("date"), abort: true })
  .meta({ format: "date" });

/** An instant with its offset, in these three centuries; in canonical form from here on. */
export const instant = z
  .string()
  .max(40)
  .refine((text) => /^(19|20|21)/.test(text) && isInstant(text), { error: fault("instant"), abort: true })
  .overwrite(parseInstant)
  .meta({ format: "date-time" });

function isInstant(text: string): boolean {
  try {
    return parseInstant(text) !== "";
  } catch {
    return false;
  }
}

/** An hour by the region's clocks. */
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, fault("time-of-day"))
  .meta({ description: "an hour such as 14:30" });

/** A unified social credit code whose check characters are right: a code with a slip in it is nobody's. */
export const creditCode = z
  .string()
  .regex(CREDIT_CODE, { error: fault("credit-code"), abort: true })
  .refine(organisationChecks, { error: fault("credit-code-organisation"), abort: true })
  .refine(wholeChecks, fault("credit-code-check"));

/**
 * A project code (项目代码) by GB/T 40058-2021, `YYMM-AAAAAA-DD-TT-RRRRRC`, or the older form that begins with the
 * year. The check digit's rule is not public; only the form is checked.
 */
export const projectCode = z
  .string()
  .regex(/^(\d{2}(0[1-9]|1[0-2])|20\d{2})-\d{6}-\d{2}-\d{2}-\d{6}$/, fault("project-code"));
