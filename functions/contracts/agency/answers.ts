/** What is answered about agents and their authorisations. */
import * as z from "zod";
import { ENDINGS, IDENTITY_SEEN, TOLD_BY } from "../../domain/agency/authorisation.ts";
import { ALL_ACTS } from "../../domain/agency/acts.ts";
import { actor } from "../base/actor.ts";
import { date, deadline, instant, materialName } from "../base/answers.ts";
import { authorisationId } from "../base/identifiers.ts";
import { pageEnd } from "../base/lists.ts";
import { offer } from "../base/offer.ts";

const agent = z.strictObject({
  id: z.string(),
  name: z.string(),
  isTeam: z.boolean().meta({ description: "whether they are of the region's free team (帮办代办队伍)" }),
});

export const AuthorisationAnswer = z
  .strictObject({
    authorisationId,
    applicant: z.strictObject({ creditCode: z.string(), name: z.string() }),
    agent: agent.nullable().meta({ description: "null while nobody of the free team is assigned" }),
    about: z.strictObject({
      projectCode: z.string(),
      applicationId: z.string().nullable(),
      site: z.string().nullable(),
    }),
    acts: z.array(z.enum(ALL_ACTS)),
    from: date,
    until: date.meta({ description: "its last day: it ends at 24:00" }),
    status: z.enum(["asked", "coming", "standing", "over"]),
    since: instant.meta({ description: "when it was given, or asked for" }),
    answerBy: deadline.meta({ description: "by when a request is to be answered; null where it was none" }),
    isLate: z.boolean().meta({ description: "whether a request should have been answered by now" }),
    window: z
      .strictObject({ seen: z.enum(IDENTITY_SEEN), told: z.enum(TOLD_BY), paper: z.string(), by: actor })
      .nullable()
      .meta({ description: "of one that was given at the window: what its clerk has seen" }),
    over: z
      .strictObject({
        why: z.enum([...ENDINGS, "expired", "refused"]),
        at: instant,
        reasons: z.string().nullable(),
      })
      .nullable(),
    lastActAt: instant.nullable(),
    offers: z.array(
      z.discriminatedUnion("command", [
        offer("extendAuthorisation", { after: date }),
        offer("revokeAuthorisation", {}),
        offer("resignAuthorisation", {}),
        offer("answerAgentRequest", {}),
      ]),
    ),
  })
  .meta({ id: "AuthorisationAnswer" });

export const AuthorisationsAnswer = z.strictObject({ authorisations: z.array(AuthorisationAnswer) });

/** One case of a client, with what the applicant owes in it and by when. */
const clientCase = z.strictObject({
  applicationId: z.string(),
  status: z.string(),
  project: z.strictObject({ name: z.string(), code: z.string(), type: z.string() }),
  owed: z.array(
    z.strictObject({
      material: materialName,
      dueAt: deadline.meta({ description: "until when it is in time" }),
      why: z.enum(["intake", "supplement", "promised"]),
    }),
  ),
});

export const WorklistOfAgent = z.strictObject({
  agent: z.strictObject({ id: z.string(), isTeam: z.boolean() }),
  load: z.strictObject({
    clients: z.int().meta({ description: "applicants on this page" }),
    cases: z.int(),
    owed: z.int().meta({ description: "things that are owed, over all of them" }),
  }),
  clients: z
    .array(z.strictObject({ authorisation: AuthorisationAnswer, cases: z.array(clientCase) }))
    .meta({ description: "whoever owes something first, by when it is due" }),
  ...pageEnd,
});

export const AgentRequestsAnswer = z.strictObject({
  requests: z.array(AuthorisationAnswer),
  team: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      nameEn: z.string(),
      load: z.int().meta({ description: "authorisations of theirs that stand, a hundred at most" }),
    }),
  ),
  ...pageEnd,
});
