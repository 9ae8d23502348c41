/** Posts A and B (AB岗) of a department: who is away, who holds a post now, what is handed over. */
import * as z from "zod";
import { HANDLER_POSTS } from "../../domain/review/opinion.ts";
import { actor } from "../base/actor.ts";
import { instant as told } from "../base/answers.ts";
import { contract } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { instant, text } from "../base/primitives.ts";

const name = text(24);

const AbsenceBody = z
  .strictObject({
    person: name.meta({ description: "who is away, as posts and handlers name them" }),
    from: instant,
    until: instant
      .nullable()
      .default(null)
      .meta({ description: "until when, itself excluded; null or left out while nobody knows" }),
    reason: text(100),
    leader: name
      .nullable()
      .default(null)
      .meta({ description: "who comes in, where this leaves both A and B of a post away" }),
  })
  .refine(({ from, until }) => until === null || from < until, {
    path: ["until"],
    error: fault("not-after-from"),
  });

const act = { by: actor, at: told };

const absence = z.strictObject({
  absenceId: z.string(),
  person: z.string(),
  from: told,
  until: told.nullable(),
  reason: z.string(),
  leader: z.string().nullable(),
  entered: z.strictObject(act),
  awaitsConfirmation: z.boolean().meta({
    description:
      "it is of days that had gone by when it was entered: cards go by it once the leader confirms",
  }),
  confirmed: z.strictObject(act).nullable(),
  takenOff: z.strictObject({ ...act, reason: z.string() }).nullable(),
});

const handOver = z.strictObject({
  handOverId: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  reviews: z.array(z.string()),
  offered: z.strictObject(act),
  answered: z.strictObject({ ...act, refused: z.string().nullable() }).nullable(),
});

export const StaffAnswer = z
  .strictObject({
    department: z.string(),
    posts: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        nameEn: z.string(),
        A: z.string(),
        B: z.string(),
        leader: z.string().nullable(),
        matters: z.array(z.string()).nullable().meta({ description: "null: all others of the department" }),
        holder: z.strictObject({ name: z.string(), post: z.enum(HANDLER_POSTS) }),
      }),
    ),
    away: z
      .array(z.strictObject({ person: z.string(), from: told, until: told.nullable() }))
      .meta({ description: "who is away now, or will be: what overlaps is one" }),
    absences: z.array(absence),
    handOvers: z.array(handOver),
  })
  .meta({ id: "Staff" });

const answer = { status: 200, schema: StaffAnswer } as const;

export const getStaff = contract({
  name: "getStaff",
  noun: "review",
  method: "GET",
  path: "/v1/departments/{departmentId}/staff",
  access: ["department", "supervisor"],
  rights: ["read"],
  summary: "The posts of a department: who holds each now, who is away, what is handed over",
  answer,
  problems: ["not-your-department"],
});

export const recordAbsence = contract({
  name: "recordAbsence",
  noun: "review",
  method: "PUT",
  path: "/v1/departments/{departmentId}/absences/{absenceId}",
  access: ["department"],
  rights: ["read", "write"],
  summary:
    "Puts an absence on record, its end, or a correction: B has the work of A meanwhile; one that leaves both away names the leader",
  body: AbsenceBody,
  answer,
  problems: [
    "not-your-department",
    "leader-needed",
    "absence-taken-off",
    "absence-corrected-too-often",
    "too-many-absences",
  ],
  example: {
    body: {
      person: "王工",
      from: "2026-03-04T08:30:00+08:00",
      until: "2026-03-09T00:00:00+08:00",
      reason: "年休假",
    },
  },
});

export const takeOffAbsence = contract({
  name: "takeOffAbsence",
  noun: "review",
  method: "DELETE",
  path: "/v1/departments/{departmentId}/absences/{absenceId}",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Takes an absence off that is none; what was said of days gone by waits for the leader",
  body: z.strictObject({ reason: text(100) }),
  answer,
  problems: ["not-your-department", "unknown-absence"],
  example: { body: { reason: "休假取消" } },
});

export const confirmAbsence = contract({
  name: "confirmAbsence",
  noun: "review",
  method: "PUT",
  path: "/v1/departments/{departmentId}/absences/{absenceId}/confirmation",
  access: ["department"],
  rights: ["read", "write"],
  summary: "A leader confirms what was entered of days gone by: cards go by it from then on",
  answer,
  problems: ["not-your-department", "unknown-absence", "leader-confirms", "nothing-to-confirm"],
});

export const handOverReviews = contract({
  name: "handOverReviews",
  noun: "review",
  method: "PUT",
  path: "/v1/departments/{departmentId}/hand-overs/{handOverId}",
  access: ["department"],
  rights: ["read", "lists", "write"],
  summary:
    "Hands over the open reviews that somebody has (工作交接); they stay with them until it is accepted",
  body: z.strictObject({ from: name, to: name, reason: text(100) }).refine(({ from, to }) => from !== to, {
    path: ["to"],
    error: fault("same-person"),
  }),
  answer,
  problems: ["not-your-department", "nothing-to-hand-over", "too-many-hand-overs"],
  example: { body: { from: "王工", to: "钱工", reason: "岗位调整" } },
});

export const answerHandOver = contract({
  name: "answerHandOver",
  noun: "review",
  method: "PUT",
  path: "/v1/departments/{departmentId}/hand-overs/{handOverId}/answer",
  access: ["department"],
  rights: ["read", "write"],
  summary: "Whom a hand-over names accepts it, or says why not",
  body: z.strictObject({
    refused: text(100)
      .nullable()
      .default(null)
      .meta({ description: "why not; null or left out: it is accepted" }),
  }),
  answer,
  problems: ["not-your-department", "unknown-hand-over", "not-the-receiver", "hand-over-answered"],
  example: { body: {} },
});
