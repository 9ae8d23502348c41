/** The routes of satisfaction (好差评): an applicant rates a department, supervision answers for every bad mark. */
import * as z from "zod";
import { contract } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { page, PeriodQuery } from "../base/lists.ts";
import { text } from "../base/primitives.ts";
import type { ProblemCode } from "../base/problems.ts";
import { ground, mark } from "../events/shapes/rating.ts";
import { RatingAnswer, RatingsAnswer, SaidAnswer, SatisfactionAnswer } from "./ratingAnswers.ts";

const answer = { status: 200, schema: RatingAnswer } as const;

const agreed = z
  .boolean()
  .default(false)
  .meta({ description: "whether the department may read the words; without it, supervision alone does" });

export const rateDepartment = contract({
  name: "rateDepartment",
  noun: "supervision",
  method: "PUT",
  path: "/v1/applications/{applicationId}/ratings/{departmentId}",
  access: "applicant",
  alone: true,
  rights: ["read", "write", "secret"],
  summary:
    "The applicant rates a department that is done with their case, once, within thirty days, from 1 to 5, of which 5 is the best (好差评)",
  body: z.strictObject({ mark, words: text(1000).nullable().default(null), agreed }),
  answer,
  problems: ["not-in-this-case", "rated-already", "not-to-be-rated-yet", "rating-too-late"],
  example: { body: { mark: 2, words: "窗口三次要求补交同一份材料。", agreed: true } },
});

export const followUpRating = contract({
  name: "followUpRating",
  noun: "supervision",
  method: "PUT",
  path: "/v1/applications/{applicationId}/ratings/{departmentId}/follow-up",
  access: "applicant",
  alone: true,
  rights: ["read", "write", "secret"],
  summary:
    "Whoever rated says what they think of the answer, once, within thirty days (追评); the mark stays",
  body: z.strictObject({ words: text(1000), agreed }),
  answer,
  problems: ["rating-not-answered", "rating-followed-up", "rating-too-late"],
  example: { body: { words: "已电话说明，材料当日受理。", agreed: true } },
});

const DUTY = [
  "unknown-rating",
  "no-rating-duty",
  "rating-answered",
  "rating-excluded",
  "own-organ",
] as const satisfies readonly ProblemCode[];

export const listRatings = contract({
  name: "listRatings",
  noun: "supervision",
  method: "GET",
  path: "/v1/ratings",
  access: ["supervisor"],
  rights: ["read", "lists"],
  summary:
    "Bad marks that supervision owes an answer to, the earliest first; or all others, the latest first",
  query: z.strictObject({ status: z.enum(["owed", "kept"]).default("owed"), ...page }),
  answer: { status: 200, schema: RatingsAnswer },
  problems: [],
  example: { query: { status: "owed", limit: "20" } },
});

export const callRater = contract({
  name: "callRater",
  noun: "supervision",
  method: "PUT",
  path: "/v1/ratings/{ratingId}/call",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "Whoever gave a bad mark was called (回访), or could not be reached: what came of it; due within one working day",
  body: z.strictObject({ note: text(1000) }),
  answer,
  problems: [...DUTY, "rater-called"],
  example: { body: { note: "已电话联系，申请人反映窗口重复要求补正。" } },
});

export const extendRatingAnswer = contract({
  name: "extendRatingAnswer",
  noun: "supervision",
  method: "PUT",
  path: "/v1/ratings/{ratingId}/extension",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "A complex one is answered within fifteen working days instead of five, with reasons, once",
  body: z.strictObject({ reasons: text(1000) }),
  answer,
  problems: [...DUTY, "rating-extended", "rating-extension-late"],
  example: { body: { reasons: "须调取三个部门的办理记录。" } },
});

export const answerRating = contract({
  name: "answerRating",
  noun: "supervision",
  method: "PUT",
  path: "/v1/ratings/{ratingId}/answer",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary: "Answers a bad mark, after the call; whoever rated reads what was found and put right",
  body: z.strictObject({ answer: text(2000) }),
  answer,
  problems: [...DUTY, "rater-not-called"],
  example: { body: { answer: "经核查情况属实，已责成窗口一次性告知并致歉。" } },
});

export const excludeRating = contract({
  name: "excludeRating",
  noun: "supervision",
  method: "PUT",
  path: "/v1/ratings/{ratingId}/exclusion",
  access: ["supervisor"],
  rights: ["read", "write"],
  summary:
    "A mark that was given by mistake or in malice counts no more, with reasons; whoever rated is told, and it stays on record",
  body: z.strictObject({ ground, reasons: text(1000) }),
  answer,
  problems: ["unknown-rating", "rating-excluded", "own-organ"],
  example: { body: { ground: "mistaken", reasons: "申请人来电说明误将1分当作最好，录音留存。" } },
});

export const listSaid = contract({
  name: "listSaid",
  noun: "supervision",
  method: "GET",
  path: "/v1/departments/{departmentId}/ratings",
  access: ["department"],
  rights: ["read", "lists"],
  summary:
    "What was said of a department in a period, for itself: marks that count by their month, and words where whoever rated agreed; no case and no name",
  query: z.strictObject({ ...PeriodQuery.shape, ...page }),
  answer: { status: 200, schema: SaidAnswer },
  problems: ["not-your-department"],
  example: { query: { from: "2026-03-01", to: "2026-03-31" } },
});

export const getSatisfaction = contract({
  name: "getSatisfaction",
  noun: "supervision",
  method: "GET",
  path: "/v1/satisfaction",
  access: "anyone",
  rights: ["read"],
  summary: "How satisfied applicants were with each department in a month that is over, from five marks up",
  query: z.strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, fault("month"))
      .optional()
      .meta({ description: "such as 2026-03; the last that is over, unless said" }),
  }),
  answer: { status: 200, schema: SatisfactionAnswer },
  problems: [],
  example: { query: { month: "2026-01" } },
});
