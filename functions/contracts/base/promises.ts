/** What was promised to follow, as answers show it. */
import * as z from "zod";
import { deadline, instant } from "./answers.ts";

export const promises = z
  .array(
    z
      .strictObject({
        material: z.string(),
        text: z.string(),
        textEn: z.string(),
        basis: z.strictObject({ document: z.string(), article: z.string() }),
        signedBy: z.string(),
        givenAt: instant,
        until: deadline,
        cameAt: instant.nullable(),
        brokenAt: instant.nullable().meta({ description: "that its date has passed without it" }),
        releasedAt: instant.nullable().meta({
          description: "since when it is owed no more: its application has ended without it",
        }),
      })
      .meta({ id: "Promise" }),
  )
  .meta({ description: "material that is to follow (容缺), as its applicant has promised it" });
