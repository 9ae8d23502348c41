/** The events of an application. */
import * as z from "zod";
import type { ApplicationEvent } from "../../domain/application/applicationEvent.ts";
import {
  AUTHORITY_PAPERS,
  FIRST_ISSUE,
  IDENTITY_PAPERS,
  REISSUE_REASONS,
} from "../../domain/application/queryCode.ts";
import { UNFIT } from "../../domain/base/finding.ts";
import { UNCOPIED } from "../../domain/base/link.ts";
import { concluded, convened, decided } from "../../domain/notices/ofConclusion.ts";
import {
  accepted,
  lapsed,
  materialsRequested,
  notAccepted,
  receipted,
  termSet,
  withdrawn,
} from "../../domain/notices/ofIntake.ts";
import { agentAuthorised, authorityEnded } from "../../domain/notices/ofAgency.ts";
import { linkNotCopied, promiseBroken } from "../../domain/notices/ofPromises.ts";
import { handedOn } from "../../domain/notices/ofHandingOn.ts";
import { presiderNamed, presiderNeeded, presiderNeededSince } from "../../domain/notices/ofPresiding.ts";
import { mattersAdded } from "../../domain/notices/ofAddition.ts";
import { isNewReview, projectChanged } from "../../domain/notices/ofChange.ts";
import { leadOverdue } from "../../domain/notices/ofLateness.ts";
import { RECTIFICATIONS } from "./rectification.ts";
import { copies, type EventRow } from "./row.ts";
import { OF_THE_WHOLE } from "./whole.ts";
import { VISITS_OF_CASES } from "./visits.ts";
import { GREEN_OF_CASES } from "./green.ts";
import {
  acceptance,
  applicationFacts,
  asked,
  changeEffect,
  conclusion,
  decision,
  defect,
  joint,
  leadDecision,
  material,
  presider,
  sitting,
} from "./shapes/application.ts";
import { flagRaised, promiseTerms } from "./shapes/catalogue.ts";
import * as caseActs from "./shapes/caseAct.ts";
import { day, instant, text } from "./shapes/base.ts";
import { firstContact } from "./shapes/inquiry.ts";
import { ladderStep } from "./shapes/review.ts";

export const APPLICATION_EVENTS = {
  "application-received": {
    data: z.object({
      type: z.literal("application-received"),
      facts: applicationFacts,
      materials: z.array(material),
      alsoOpen: z.array(text).optional(),
      openByOthers: z.literal(true).optional(),
    }),
    announced: ({ facts }) => ({ projectType: facts.project.type, receivedAt: facts.receivedAt }),
    follows: ({ materials }) => [{ does: "note-agents" }, { does: "count" }, ...copies(materials)],
    mail: "agent",
  },
  "acceptance-awaited": {
    data: z.object({ type: z.literal("acceptance-awaited"), since: instant, acceptBy: instant }),
    announced: ({ acceptBy }) => ({ acceptBy }),
    notices: receipted,
  },
  "materials-requested": {
    data: z.object({
      type: z.literal("materials-requested"),
      missing: z.array(text),
      defects: z.array(defect),
      at: instant,
      lapsesAt: instant,
      returned: z.boolean(),
    }),
    announced: ({ missing, defects, lapsesAt }) => ({
      missing,
      defects: defects.map((one) => one.material),
      until: lapsesAt,
    }),
    notices: materialsRequested,
    mail: "progress",
  },
  "term-set": {
    data: z.object({
      type: z.literal("term-set"),
      dueAt: instant,
      dueDate: day,
      call: z.object({ callBy: instant, callOn: day }).optional(),
    }),
    announced: ({ dueAt }) => ({ until: dueAt }),
    notices: termSet,
    mail: "progress",
  },
  "material-handed-in": {
    data: z.object({ type: z.literal("material-handed-in"), material, at: instant }),
    announced: (event) => ({ material: event.material.code }),
    follows: (event) => [
      { does: "supply", material: event.material.code, until: event.at },
      ...copies([event.material]),
    ],
    mail: "agent",
  },
  "material-replaced": {
    data: z.object({ type: z.literal("material-replaced"), material, at: instant }),
    announced: (event) => ({ material: event.material.code }),
    // What was asked for in that very instant is answered by it.
    follows: (event) => [
      { does: "supply", material: event.material.code, until: event.at },
      ...copies([event.material]),
    ],
    mail: "agent",
  },
  "application-accepted": {
    data: z.object({ type: z.literal("application-accepted"), acceptance }),
    // What had been remarked on a flag before.
    withheld: ["acceptance.acts.reason"],
    announced: ({ acceptance: { acceptedAt, how, reviews } }) => ({
      acceptedAt,
      how,
      reviews: reviews.length,
    }),
    follows: () => [{ does: "settle-bill" }, { does: "start" }],
    notices: accepted,
    mail: "progress",
  },
  "application-not-accepted": {
    data: z.object({
      type: z.literal("application-not-accepted"),
      reasons: text,
      article: text,
      referral: text.nullable(),
      at: instant,
    }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "settle-bill" }, { does: "count" }],
    notices: notAccepted,
    mail: "progress",
  },
  "application-lapsed": {
    data: z.object({ type: z.literal("application-lapsed"), asOf: instant }),
    announced: ({ asOf }) => ({ asOf }),
    follows: () => [{ does: "settle-bill" }, { does: "count" }],
    notices: lapsed,
    mail: "progress",
  },
  "application-withdrawn": {
    data: z.object({ type: z.literal("application-withdrawn"), reason: text, at: instant }),
    announced: ({ at }) => ({ at }),
    follows: () => [{ does: "settle-bill" }, { does: "wake" }, { does: "count" }],
    notices: withdrawn,
    mail: "agent",
  },
  // That a flag stands, and on which basis, is the applicant's to know; what departments remark on it is not.
  "flag-raised": {
    data: caseActs.flagRaised,
    withheld: ["reason"],
    announced: ({ flag, actor, at }) => ({ flag, by: actor.department, at }),
  },
  "flag-lifted": {
    data: caseActs.flagLifted,
    withheld: ["reason"],
    announced: ({ flag, actor, at }) => ({ flag, by: actor.department, at }),
  },
  "facts-confirmed": {
    data: caseActs.factsConfirmed,
    follows: () => [{ does: "settle-bill" }],
    announced: ({ attributes, actor, at }) => ({ attributes, by: actor.department, at }),
  },
  "flag-added": {
    data: caseActs.flagAdded,
    announced: ({ flag, actor, at }) => ({ flag, by: actor.as, at }),
  },
  "received-at-window": {
    data: z.object({ type: z.literal("received-at-window"), contact: firstContact, at: instant }),
    announced: ({ contact, at }) => ({ organ: contact.organ.id, at }),
  },
  "contact-corrected": {
    data: z.object({ type: z.literal("contact-corrected"), commitment: text, at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "contact-erased": {
    data: z.object({
      type: z.literal("contact-erased"),
      why: z.enum(["retention", "ordered"]),
      basis: text,
      reasons: text.nullable(),
      at: instant,
    }),
    announced: ({ why, at }) => ({ why, at }),
  },
  "promise-given": {
    data: z.object({
      type: z.literal("promise-given"),
      promises: z.array(
        z.object({
          code: text,
          ...promiseTerms,
          dueAt: instant,
          dueDate: day,
          signedBy: text,
        }),
      ),
      at: instant,
    }),
    announced: ({ promises, at }) => ({ materials: promises.map(({ code }) => code), at }),
  },
  "promise-reminded": {
    data: z.object({ type: z.literal("promise-reminded"), materials: z.array(text), at: instant }),
    announced: ({ materials, at }) => ({ materials, at }),
    mail: "progress",
  },
  "promise-broken": {
    data: z.object({ type: z.literal("promise-broken"), materials: z.array(text), asOf: instant }),
    announced: ({ materials, asOf }) => ({ materials, asOf }),
    follows: ({ materials, asOf }) => [{ does: "bar", promises: materials, asOf }],
    webhook: "review.promise-broken",
    notices: promiseBroken,
    mail: "progress",
  },
  "link-copied": {
    data: z.object({
      type: z.literal("link-copied"),
      code: text,
      uri: text,
      file: z.object({ name: text, sha256: text, fileId: text, bytes: z.int(), kind: text }),
      at: instant,
    }),
    announced: ({ code, at }) => ({ material: code, at }),
  },
  "link-not-copied": {
    data: z.object({
      type: z.literal("link-not-copied"),
      code: text,
      uri: text,
      digest: text,
      why: z.enum(UNCOPIED),
      tries: z.int(),
      at: instant,
    }),
    announced: ({ code, why, at }) => ({ material: code, why, at }),
    webhook: "review.link-not-copied",
    notices: linkNotCopied,
    mail: "progress",
  },
  "files-erased": {
    data: z.object({ type: z.literal("files-erased"), basis: text, at: instant }),
    announced: ({ at }) => ({ at }),
  },
  "file-found": {
    data: z.object({
      type: z.literal("file-found"),
      fileId: text,
      found: z.enum(["whole", ...UNFIT]),
      at: instant,
    }),
    announced: ({ fileId, found, at }) => ({ fileId, found, at }),
  },
  "query-code-reissued": {
    data: z.object({
      type: z.literal("query-code-reissued"),
      issue: z.int().min(FIRST_ISSUE + 1),
      why: z.enum(REISSUE_REASONS),
      basis: z.discriminatedUnion("by", [
        z.object({ by: z.literal("sign-in") }),
        z.object({
          by: z.literal("window"),
          person: z.enum(IDENTITY_PAPERS),
          authority: z.enum(AUTHORITY_PAPERS),
        }),
      ]),
      digest: text,
      at: instant,
    }),
    announced: ({ issue, basis, at }) => ({ issue, by: basis.by, at }),
    mail: "code",
  },
  "agent-authorised": {
    data: z.object({
      type: z.literal("agent-authorised"),
      authorisationId: text,
      agent: text,
      isTeam: z.boolean(),
      acts: z.array(text),
      begins: instant,
      until: day,
      ends: instant,
    }),
    announced: ({ authorisationId, isTeam, acts, begins, until }) => ({
      authorisationId,
      isTeam,
      acts,
      begins,
      until,
    }),
    webhook: "review.agent-authorised",
    notices: agentAuthorised,
    mail: "progress",
  },
  "authority-ended": {
    data: z.object({ type: z.literal("authority-ended"), authorisationId: text, why: text, at: instant }),
    announced: ({ authorisationId, why, at }) => ({ authorisationId, why, at }),
    webhook: "review.authority-ended",
    notices: authorityEnded,
    mail: "progress",
  },
  ...VISITS_OF_CASES,
  ...RECTIFICATIONS,
  ...OF_THE_WHOLE,
  ...GREEN_OF_CASES,
  "matters-added": {
    data: z.object({
      type: z.literal("matters-added"),
      attributes: z.record(text, z.union([z.boolean(), z.number(), z.string()])),
      evidence: text,
      flags: z.array(flagRaised),
      reviews: z.array(asked),
      added: z.array(text),
      at: instant,
    }),
    announced: ({ attributes, added, at }) => ({ attributes: Object.keys(attributes), reviews: added, at }),
    follows: () => [{ does: "settle-bill" }, { does: "join" }],
    notices: mattersAdded,
    mail: "progress",
  },
  "project-changed": {
    data: z.object({
      type: z.literal("project-changed"),
      change: z.int().min(1),
      description: text,
      at: instant,
      digest: text,
      attributes: z.record(text, z.union([z.boolean(), z.number(), z.string()])),
      materials: z.array(material),
      flags: z.array(flagRaised),
      reviews: z.array(asked),
      effects: z.array(changeEffect),
      jointReview: z.enum(["stands", "set-aside"]).optional(),
    }),
    announced: ({ change, at, attributes, materials, effects, jointReview }) => ({
      change,
      at,
      attributes: Object.keys(attributes),
      materials: materials.map(({ code }) => code),
      reviews: effects.map(({ effect, reviewId }) => ({ effect, reviewId })),
      ...(jointReview && { jointReview }),
    }),
    follows: ({ effects, materials }) => [
      ...(effects.some(isNewReview) ? [{ does: "join" as const }] : []),
      ...copies(materials),
    ],
    notices: projectChanged,
    mail: "agent",
  },
  "matter-handed-on": {
    data: z.object({
      type: z.literal("matter-handed-on"),
      from: text,
      to: text,
      department: text,
      reasons: text,
      named: z.enum(["lead", "supervisor"]).optional(),
      at: instant,
    }),
    announced: ({ from, to, department, named, at }) => ({
      from,
      to,
      department,
      ...(named && { named }),
      at,
    }),
    follows: () => [{ does: "join" }],
    notices: handedOn,
    mail: "progress",
  },
  "joint-review-opened": {
    data: z.object({ type: z.literal("joint-review-opened"), joint }),
    announced: (event) => ({ openedAt: event.joint.openedAt, dueAt: event.joint.dueAt }),
    notices: presiderNeeded,
  },
  "joint-review-widened": {
    data: z.object({
      type: z.literal("joint-review-widened"),
      objections: z.array(text),
      clashes: z.array(text),
      at: instant,
    }),
    announced: ({ objections, clashes, at }) => ({ objections, clashes, at }),
    notices: presiderNeededSince,
  },
  "joint-review-convened": {
    data: z.object({ type: z.literal("joint-review-convened"), sitting }),
    announced: ({ sitting: { heldOn, invited } }) => ({ heldOn, invited }),
    notices: convened,
    mail: "progress",
  },
  "presider-named": {
    data: z.object({ type: z.literal("presider-named"), presider }),
    announced: (event) => ({ department: event.presider.department, at: event.presider.namedAt }),
    notices: presiderNamed,
    mail: "progress",
  },
  "joint-review-concluded": {
    data: z.object({ type: z.literal("joint-review-concluded"), conclusion }),
    announced: (event) => ({ result: event.conclusion.result }),
    notices: concluded,
    mail: "progress",
  },
  "lead-asked": {
    data: z.object({ type: z.literal("lead-asked"), asOf: instant, decideBy: instant, decideOn: day }),
    announced: ({ decideBy }) => ({ decideBy }),
  },
  "lead-overdue": {
    data: z.object({ type: z.literal("lead-overdue"), to: ladderStep, asOf: instant }),
    announced: ({ to, asOf }) => ({ to, asOf }),
    notices: leadOverdue,
    mail: "progress",
  },
  "application-decided": {
    data: z.object({
      type: z.literal("application-decided"),
      decision,
      decidedAt: instant,
      lead: leadDecision.nullable(),
      deliverBy: z.object({ dueAt: instant, dueDate: day }).optional(),
    }),
    announced: ({ decision: { result, matters }, decidedAt }) => ({
      result,
      matters: matters.map(({ reviewId, result }) => ({ reviewId, result })),
      decidedAt,
    }),
    follows: () => [{ does: "settle-bill" }, { does: "wake" }, { does: "count" }],
    notices: decided,
    mail: "progress",
  },
} as const satisfies { [E in ApplicationEvent as E["type"]]: EventRow<E> };
