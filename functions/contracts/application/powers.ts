/** The routes about powers in a running case: a department is added (增加事项); what is objected to is put right and looked at again (整改复审). */
import * as z from "zod";
import { RECTIFICATION_DAYS, type RectificationAnswer } from "../../domain/application/puttingRight.ts";
import { MOST_FILES } from "../../domain/application/material.ts";
import { REVISION_RESULTS } from "../../domain/application/revision.ts";
import { MOST_MORE_DAYS } from "../../domain/application/whole.ts";
import { contract } from "../base/contract.ts";
import { reviewId, uploadKeyHeader } from "../base/identifiers.ts";
import { instant, text } from "../base/primitives.ts";
import { StatusAnswer } from "./answers.ts";
import { attributes, MaterialBody } from "./bodies.ts";
import { projectChangeExample, submissionExample } from "./examples.ts";

const answer = { status: 200, schema: StatusAnswer } as const;

export const addMatter = contract({
  name: "addMatter",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/matters",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "The lead corrects a stated fact with evidence while the case is in review: every matter of the frozen catalogue that applies by it is asked about (增加事项)",
  body: z.strictObject({
    attributes: attributes.meta({ id: "CorrectedAttributes", description: "the facts as they are" }),
    evidence: text(1000).meta({
      description: "what shows it: a document with its number, a finding on the site",
    }),
  }),
  answer,
  conditional: true,
  problems: [
    "unknown-application",
    "not-in-review",
    "too-late-to-add",
    "catalogue-replaced",
    "nothing-changed",
    "no-matter-added",
    "correction-ends-matter",
    "added-too-often",
    "too-many-reviews",
  ],
  example: (region) => {
    const { attributes: stated } = projectChangeExample(region);
    return { body: { attributes: stated, evidence: "现场勘测报告（2026年3月4日）第3页。" } };
  },
});

export const extendWhole = contract({
  name: "extendWhole",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/whole-extension",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "More days for the whole, once, before its 45 working days are over (行政许可法 art. 42(2)): given by whoever has the rank of the government's head, asked for by anybody else of the lead",
  body: z.strictObject({ days: z.int().min(1).max(MOST_MORE_DAYS), reasons: text(1000) }),
  answer,
  conditional: true,
  problems: [
    "unknown-application",
    "application-ended",
    "not-in-review",
    "whole-unlimited",
    "whole-over",
    "whole-extended",
    "whole-asked-too-often",
  ],
  example: { body: { days: 15, reasons: "涉及多部门联合评审，四十五个工作日内不能办结。" } },
});

export const reviseDecision = contract({
  name: "reviseDecision",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/revision",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "The organ of a decision says within ten working days what becomes of it, where a consent by silence that it rests on was revoked (复核): the lead, or of a licence its own organ",
  body: z.strictObject({
    reviewId,
    result: z.enum(REVISION_RESULTS),
    reasons: text(1000),
    article: text(200).optional().meta({ description: "needed of a decision that is revoked" }),
    change: text(1000)
      .optional()
      .meta({ description: "what of it is otherwise; needed of one that is changed" }),
    compensation: text(1000).optional().meta({
      description: "what whoever relied on it in good faith is given (行政许可法 art. 69(4))",
    }),
  }),
  answer,
  conditional: true,
  problems: ["unknown-application", "nothing-under-revision", "revision-lacks"],
  example: (region) => ({
    body: {
      reviewId: `${region.code}-0000000000000001.consult-water`,
      result: "stands",
      reasons: "其他部门的意见已经涵盖该事项，办理结果不受影响。",
    },
  }),
});

export const offerRectification = contract({
  name: "offerRectification",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/rectification",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "The lead offers the applicant to put right what is objected to without a veto, instead of a refusal, once (整改)",
  body: z.strictObject({
    days: z
      .int()
      .min(1)
      .max(RECTIFICATION_DAYS)
      .meta({ description: "working days from the applicant's consent on" }),
    reasons: text(1000),
  }),
  answer,
  conditional: true,
  problems: [
    "unknown-application",
    "application-ended",
    "not-in-review",
    "nothing-to-put-right",
    "rectification-used",
    "rectification-days",
  ],
  example: { body: { days: 10, reasons: "涵洞断面加宽后，水务部门可以同意。" } },
});

export const answerRectification = contract({
  name: "answerRectification",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/rectification/answer",
  access: "applicant",
  agent: "change-project",
  rights: ["read", "write", "secret"],
  summary:
    "The applicant agrees to put right what is objected to, or does not; the term counts from the consent",
  body: z.discriminatedUnion("answer", [
    z.strictObject({ answer: z.literal("agrees") }),
    z.strictObject({ answer: z.literal("declines"), reasons: text(1000) }),
  ]) satisfies z.ZodType<RectificationAnswer>,
  answer,
  confirmed: true,
  conditional: true,
  problems: ["no-rectification", "rectification-days"],
  example: { body: { answer: "agrees" } },
});

export const completeRectification = contract({
  name: "completeRectification",
  noun: "application",
  method: "POST",
  path: "/v1/applications/{applicationId}/rectification/completion",
  access: "applicant",
  agent: "change-project",
  rights: ["read", "write", "secret", "uploads"],
  summary:
    "The applicant says what was put right, with the files that came anew: who objected, and whose material that is, looks again (复审)",
  headers: z.object({ "x-upload-key": uploadKeyHeader }),
  body: z.strictObject({
    description: text(800),
    materials: z
      .array(MaterialBody)
      .max(MOST_FILES.application)
      .default([])
      .meta({ description: "new files, in place of those of the same kind" }),
  }),
  answer,
  confirmed: true,
  conditional: true,
  problems: ["no-rectification", "not-for-rectification", "file-key-needed", "unknown-file"],
  example: (region) => {
    const [material] = submissionExample(region).materials;
    return {
      body: {
        description: "涵洞断面由2米加宽为3米，图纸已经修改。",
        materials: material ? [{ ...material, sha256: "2".repeat(64) }] : [],
      },
    };
  },
});

export const answerRevocation = contract({
  name: "answerRevocation",
  noun: "application",
  method: "PUT",
  path: "/v1/applications/{applicationId}/revocation-statement",
  access: "applicant",
  agent: "be-heard",
  rights: ["read", "write", "secret"],
  summary:
    "The applicant states their side before a consent by silence is revoked, once, within five working days of its announcement (陈述、申辩)",
  body: z.strictObject({
    reviewId,
    announcedAt: instant.meta({ description: "which announcement is answered, as the review says it" }),
    text: text(2000),
  }),
  answer,
  conditional: true,
  problems: ["nothing-announced", "statement-given", "statement-late"],
  example: (region) => ({
    body: {
      reviewId: `${region.code}-0000000000000001.consult-water`,
      announcedAt: "2026-03-09T10:00:00.000+08:00",
      text: "项目用地在2025年的规划调整中已调出生态保护红线，附规划批复文号。",
    },
  }),
});
