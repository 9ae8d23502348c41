/** The flags and facts of a case, as answers show them. */
import * as z from "zod";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { instant } from "./answers.ts";

const flag = z.enum(NEGATIVE_LIST);

export const caseFlag = z.strictObject({
  flag,
  source: z.enum(["region-file", "applicant", "window", "lead", "department"]),
  department: z.string().nullable(),
  at: instant,
  basis: z.string().nullable(),
});

const act = { by: z.string(), as: z.enum(["window", "lead", "department", "applicant"]), at: instant };

/** What the project carries now, which stated facts somebody has confirmed, and everything that has been said of both. */
export const caseFlagFields = {
  flags: z.array(caseFlag).meta({ description: "flags of the negative list that the project carries now" }),
  facts: z
    .array(z.strictObject({ attribute: z.string(), confirmedBy: z.string().nullable() }))
    .meta({ description: "stated facts, and which department has confirmed each; null: nobody" }),
  acts: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({
          type: z.literal("flag-raised"),
          flag,
          basis: z.string(),
          reason: z.string(),
          ...act,
        }),
        z.strictObject({
          type: z.literal("flag-lifted"),
          flag,
          reason: z.string(),
          of: z.array(z.string()).meta({
            description: "whose flag it was: its own, or of a department whose place it has taken",
          }),
          ...act,
        }),
        z.strictObject({
          type: z.literal("flag-added"),
          flag,
          reason: z.string(),
          ...act,
        }),
        z.strictObject({
          type: z.literal("facts-confirmed"),
          attributes: z.array(z.string()),
          basis: z.string(),
          ...act,
        }),
      ]),
    )
    .meta({
      description:
        "what window, lead and departments have said of them, and the applicant has added, oldest first",
    }),
};
