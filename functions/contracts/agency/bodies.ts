/** What is sent about agents and their authorisations (委托书). */
import * as z from "zod";
import { AGENT_ACTS, ALL_ACTS } from "../../domain/agency/acts.ts";
import { MOST_DAYS } from "../../domain/agency/terms.ts";
import { IDENTITY_SEEN, TOLD_BY } from "../../domain/agency/authorisation.ts";
import { daysBetween } from "../../domain/base/time.ts";
import { fault } from "../base/faults.ts";
import { applicationId, fileId } from "../base/identifiers.ts";
import { localDate, projectCode, text } from "../base/primitives.ts";

/** By which the identity service knows an agent; it is shown to them, and they tell it to whoever names them. */
export const agentNumber = z
  .string()
  .regex(/^[A-Za-z0-9._:@-]{1,64}$/, fault("format"))
  .meta({
    description: "the agent's number (代理人编号), as their own page shows it",
    examples: ["agent-01"],
  });

const agent = z.strictObject({ id: agentNumber, name: text(24) });

const listed = <T extends readonly [string, ...string[]]>(acts: T) =>
  z
    .array(z.enum(acts))
    .min(1)
    .refine((all) => new Set(all).size === all.length, fault("act-twice"));

const days = {
  from: localDate.meta({ description: "its first day" }),
  until: localDate.meta({ description: "its last day, which ends it at 24:00" }),
};

type Days = { from: string; until: string };

/** It begins before it ends, and somebody looks at it again after a time. */
const dated = <T extends z.ZodType<Days>>(body: T) =>
  body
    .refine(({ from, until }) => from <= until, { path: ["until"], error: fault("before-from") })
    .refine(({ from, until }) => from > until || daysBetween(from, until) < MOST_DAYS, {
      path: ["until"],
      error: fault("authorisation-too-long"),
    });

const about = z.strictObject({
  projectCode,
  applicationId: applicationId
    .nullable()
    .default(null)
    .meta({ description: "one application about the project; null: all of them, those to come among them" }),
  site: text(100)
    .nullable()
    .default(null)
    .meta({ description: "the lot or the place, where others may build too" }),
});

/** By the applicant who has signed in. */
export const AuthorisationBody = dated(z.strictObject({ agent, about, acts: listed(ALL_ACTS), ...days }));

/** For an agent of the free team (申请代办), whoever that will be. */
export const AgentRequestBody = dated(z.strictObject({ about, acts: listed(AGENT_ACTS), ...days }));

/** At the window: what its clerk has seen, and by what the applicant is told; the agent has no hand in that. */
export const WindowAuthorisationBody = dated(
  z.strictObject({
    agent,
    wholeProject: z.boolean().default(false).meta({
      description: "whether it is about all applications about the project, and not this one alone",
    }),
    site: about.shape.site,
    acts: listed(ALL_ACTS),
    ...days,
    seen: z.enum(IDENTITY_SEEN).meta({ description: "by what whoever gives it has shown who they are" }),
    paper: fileId.meta({
      description: "the paper with its seal, announced for this application and completed",
    }),
    told: z.enum(TOLD_BY).meta({
      description:
        "by what the applicant is told: a channel of the register's or their own sign-in, none that the agent has",
    }),
  }),
);

export const ExtensionOfAuthorityBody = z.strictObject({ until: days.until });

const reasons = text(300).nullable().default(null);

export const RevocationBody = z.strictObject({ why: z.enum(["revoked", "done"]), reasons });
export const ResignationBody = z.strictObject({ why: z.enum(["resigned", "done"]), reasons });
export const OfficialEndBody = z.strictObject({
  why: z.enum(["revoked", "death", "dissolution"]),
  reasons: text(300).meta({ description: "on what paper it rests" }),
});

export const RequestAnswerBody = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("assign"),
    agent: agentNumber.meta({ description: "somebody of the free team, by their number" }),
  }),
  z.strictObject({ decision: z.literal("refuse"), reasons: text(500) }),
]);
