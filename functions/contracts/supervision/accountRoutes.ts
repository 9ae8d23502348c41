/** 责任追究: the cards of a department and year, what they lead to, and what is decided and said beside them. */
import * as z from "zod";
import { MEASURES } from "../../domain/catalogue/consequences.ts";
import { CONTEST_OUTCOMES, FORMS, PROPOSAL_OUTCOMES } from "../../domain/supervision/account.ts";
import { actor } from "../base/actor.ts";
import { deadline, instant as told, named } from "../base/answers.ts";
import { contract } from "../base/contract.ts";
import { fault } from "../base/faults.ts";
import { reviewId } from "../base/identifiers.ts";
import { instant, text } from "../base/primitives.ts";
import { breachRule, card as cardAnswer } from "./answers.ts";

const colour = z.enum(["yellow", "red"]);
const nth = z.int().min(1).max(20);
const year = z.int().min(2020).max(2199).meta({ description: "the calendar year of the breaches" });

const card = z.strictObject({ reviewId, rule: breachRule, at: instant });
const step = z
  .strictObject({ person: text(24).nullable(), colour, nth })
  .meta({ description: "which consequence: whose (null: the department's), and for which of their cards" });
const reasons = text(1000);
const how = text(200).meta({ description: "how it reached them where they did not sign for it themselves" });

export const AccountDecisionBody = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("confirm-card"), year, card, reasons }),
  z.strictObject({ do: z.literal("serve-card"), year, card, how }),
  z.strictObject({
    do: z.literal("decide-contest"),
    year,
    card,
    outcome: z.enum(CONTEST_OUTCOMES),
    reasons,
  }),
  z.strictObject({ do: z.literal("serve-proposal"), year, step, how }),
  z.strictObject({
    do: z.literal("decide-proposal"),
    year,
    step,
    outcome: z.enum(PROPOSAL_OUTCOMES),
    reasons,
  }),
  z.strictObject({ do: z.literal("note-objection"), year, reviewId }),
  z.strictObject({
    do: z.literal("return-objection"),
    year,
    reviewId,
    about: z
      .array(z.enum(FORMS))
      .min(1)
      .max(FORMS.length)
      .meta({ description: "of what of its form another look is asked for" }),
    reasons,
  }),
]);

export const AccountAnswerBody = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("receive-card"), year, card }),
  z.strictObject({ do: z.literal("contest-card"), year, card, reasons }),
  z.strictObject({ do: z.literal("receive-proposal"), year, step }),
  z.strictObject({ do: z.literal("state-case"), year, step, text: text(2000) }),
  z.strictObject({ do: z.literal("answer-objection"), year, reviewId, text: text(2000) }),
]);

const act = { by: actor, at: told };
const key = z.strictObject({ reviewId, rule: breachRule, at: told });

const accountCard = z
  .strictObject({
    ...key.shape,
    applicationId: z.string(),
    project: z.strictObject({ name: z.string(), code: z.string() }),
    colour,
    counts: colour.nullable().meta({
      description:
        "as which it counts; null where it was revoked, or is of a delay that counts by a graver one",
    }),
    person: z
      .string()
      .nullable()
      .meta({ description: "who held the post then; null where nobody did, or an outage is on record" }),
    held: z
      .strictObject({ days: z.int(), of: z.int() })
      .nullable()
      .meta({ description: "on how many days of the limit that person held it" }),
    outage: z.boolean(),
    corrected: cardAnswer.shape.corrected,
    confirmed: z.strictObject({ ...act, reasons: z.string() }).nullable(),
    served: z
      .strictObject({ ...act, person: z.string(), how: z.string().nullable(), contestUntil: deadline })
      .nullable(),
    contest: z.strictObject({ ...act, reasons: z.string() }).nullable(),
    contestDecided: z
      .strictObject({ ...act, outcome: z.enum(CONTEST_OUTCOMES), reasons: z.string() })
      .nullable(),
    may: z
      .array(z.enum(["confirm-card", "serve-card", "decide-contest", "receive-card", "contest-card"]))
      .meta({ description: "what whoever reads may do about it now" }),
  })
  .meta({ id: "AccountCard" });

const accountStep = z
  .strictObject({
    ...step.shape,
    nth: z.int(),
    person: z.string().nullable(),
    measure: z.enum(MEASURES),
    status: z.enum(["proposed", "served", "stated", "confirmed", "dismissed", "fallen"]).meta({
      description: "fallen: a card that it rests on was revoked, or counts otherwise now",
    }),
    cards: z.array(key),
    served: z.strictObject({ ...act, how: z.string().nullable(), stateUntil: deadline }).nullable(),
    statement: z.strictObject({ ...act, text: z.string() }).nullable(),
    decided: z.strictObject({ ...act, outcome: z.enum(PROPOSAL_OUTCOMES), reasons: z.string() }).nullable(),
    number: z.int().nullable().meta({
      description:
        "of what was confirmed: its number among those of the department and year, which it keeps; null of what was not",
    }),
    may: z.array(
      z.enum(["serve-proposal", "confirm-proposal", "dismiss-proposal", "receive-proposal", "state-case"]),
    ),
  })
  .meta({ id: "AccountStep" });

const reportedObjection = z
  .strictObject({
    reviewId,
    applicationId: z.string(),
    project: z.strictObject({ name: z.string(), code: z.string() }),
    receivedAt: told,
    reasons: z.string(),
    article: z.string(),
    curableBy: z.string(),
    status: z.enum(["reported", "noted", "returned", "answered"]),
    until: deadline.meta({ description: "of what is reported or returned: by when it is dealt with" }),
    overdue: z.boolean(),
    noted: z.strictObject(act).nullable(),
    returned: z.strictObject({ ...act, about: z.array(z.enum(FORMS)), reasons: z.string() }).nullable(),
    answered: z.strictObject({ ...act, text: z.string() }).nullable(),
    may: z.array(z.enum(["note-objection", "return-objection", "answer-objection"])),
  })
  .meta({ id: "ReportedObjection" });

export const AccountAnswer = z
  .strictObject({
    department: z.strictObject({ id: z.string(), ...named }),
    year: z.int(),
    table: z.array(z.strictObject({ colour, nth: z.int(), measure: z.enum(MEASURES) })),
    cards: z.array(accountCard),
    subjects: z
      .array(
        z.strictObject({
          person: z.string().nullable().meta({ description: "null: the department itself" }),
          yellow: z.int(),
          red: z.int(),
          steps: z.array(accountStep),
        }),
      )
      .meta({ description: "of a department's person their own alone; its leaders see the department's" }),
    objections: z.array(reportedObjection).meta({
      description:
        "否决报备: the objections of the year, those that wait first; each is noted or sent back for another look at its form",
    }),
  })
  .meta({ id: "Account" });

const answer = { status: 200, schema: AccountAnswer } as const;

export const getAccount = contract({
  name: "getAccount",
  noun: "supervision",
  method: "GET",
  path: "/v1/departments/{departmentId}/account",
  access: ["department", "supervisor"],
  rights: ["read", "lists"],
  summary:
    "The cards of a department in a calendar year, what was decided beside them, and the consequences they lead to (责任追究): all for supervisors, their own for each person",
  query: z.strictObject({
    year: z
      .string()
      .regex(/^20\d\d$/, fault("format"))
      .optional()
      .meta({ description: "this year unless said otherwise", examples: ["2026"] }),
  }),
  answer,
  problems: ["not-your-department"],
  example: { query: { year: "2026" } },
});

const exampleStep = { person: "王工", colour: "yellow", nth: 1 } as const;

export const decideInAccount = contract({
  name: "decideInAccount",
  noun: "supervision",
  method: "POST",
  path: "/v1/departments/{departmentId}/account/decisions",
  access: ["supervisor"],
  rights: ["read", "lists", "write"],
  summary:
    "A supervisor confirms a card, says that a card or a proposal was served, decides a contested card, confirms or dismisses what is proposed",
  body: AccountDecisionBody,
  answer,
  problems: [
    "not-your-department",
    "own-organ",
    "no-such-card",
    "card-corrected",
    "card-confirmed",
    "contest-pending",
    "not-the-person",
    "no-contest",
    "contest-decided",
    "confirmed-in-case",
    "no-such-proposal",
    "not-served",
    "statement-awaited",
    "proposal-decided",
    "no-objection",
    "objection-settled",
    "account-full",
  ],
  example: {
    body: {
      do: "decide-proposal",
      year: 2026,
      step: exampleStep,
      outcome: "dismissed",
      reasons: "当日系统升级，已核实，不予追究。",
    },
  },
});

export const answerInAccount = contract({
  name: "answerInAccount",
  noun: "supervision",
  method: "POST",
  path: "/v1/departments/{departmentId}/account/answers",
  access: ["department"],
  rights: ["read", "lists", "write"],
  summary:
    "Whom a card or a proposal concerns signs for it, states their case (申辩), or contests a card, each once and within five working days",
  body: AccountAnswerBody,
  answer,
  problems: [
    "not-your-department",
    "no-such-card",
    "card-corrected",
    "not-the-person",
    "not-served",
    "contest-too-late",
    "card-contested",
    "no-such-proposal",
    "statement-made",
    "statement-too-late",
    "proposal-decided",
    "objection-not-returned",
    "objection-settled",
    "account-full",
  ],
  example: {
    body: { do: "state-case", year: 2026, step: exampleStep, text: "当日平台无法登录，已向值班员报告。" },
  },
});
