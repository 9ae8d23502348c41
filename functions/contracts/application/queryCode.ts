/** What is sent and answered about another query code in place of the one that holds (查询码补发). */
import * as z from "zod";
import {
  AUTHORITY_PAPERS,
  FIRST_ISSUE,
  IDENTITY_PAPERS,
  REISSUE_REASONS,
} from "../../domain/application/queryCode.ts";
import { instant } from "../base/answers.ts";
import { applicationId } from "../base/identifiers.ts";

const issue = z.int().min(FIRST_ISSUE);

/** By somebody who has signed in for the applicant. */
export const ReissueBody = z.strictObject({
  replaces: issue.meta({
    description:
      "the issue that holds, as the status says: the same again gets the same answer, and of two that replace one issue one is given",
  }),
  why: z.enum(REISSUE_REASONS),
});

/** At the window: kinds of papers alone, for what is written here stays for ever. */
export const WindowReissueBody = z.strictObject({
  ...ReissueBody.shape,
  seen: z.strictObject({
    person: z.enum(IDENTITY_PAPERS).meta({ description: "by what they have shown who they are" }),
    authority: z
      .enum(AUTHORITY_PAPERS)
      .meta({ description: "by what they have shown that they stand for the applicant" }),
  }),
});

export const ReissueAnswer = z.strictObject({
  applicationId,
  queryCode: z
    .string()
    .meta({ description: "the code that holds from now on; the one before opens nothing" }),
  issue,
  reissuedAt: instant,
});

/** Which issue of the query code holds, as a status says it. */
export const queryCodeIssue = z
  .strictObject({ issue, reissuedAt: instant.nullable() })
  .meta({ description: "which issue of the query code holds, and since when if it was replaced" });
