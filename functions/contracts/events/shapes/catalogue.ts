/** What of the region's rules a record keeps, frozen as of acceptance. */
import * as z from "zod";
import type { KeptPost } from "../../../domain/catalogue/posts.ts";
import type { Condition } from "../../../domain/catalogue/condition.ts";
import type { Department, LegalBasis, Matter, Policies } from "../../../domain/catalogue/region.ts";
import { NEGATIVE_LIST, type FlagRaised } from "../../../domain/catalogue/flags.ts";
import type { Tariff } from "../../../domain/catalogue/tariff.ts";
import type { Claim, Project } from "../../../domain/catalogue/routing.ts";
import type { Reached } from "../../../domain/review/service.ts";
import { count, instant, shape, text } from "./base.ts";
import { limit } from "./calendar.ts";

export const basis = shape<LegalBasis>()(z.object({ document: text, article: text }));

/** A promise's words, what allows it, and how it is checked. */
export const promiseTerms = {
  text,
  textEn: text,
  basis,
  checkDays: count.optional(),
  putRightDays: count.optional(),
};

const value = z.union([z.boolean(), z.number(), text]);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ attribute: text, is: value }),
    z.object({ attribute: text, oneOf: z.array(value) }),
    z.object({ attribute: text, atLeast: z.number() }),
    z.object({ attribute: text, atMost: z.number() }),
    z.object({ all: z.array(condition) }),
    z.object({ any: z.array(condition) }),
    z.object({ not: condition }),
  ]),
);

const upTo = z.number().exactOptional();

export const tariff = shape<Tariff>()(
  z.object({
    name: text,
    nameEn: text,
    charge: z.union([
      z.object({ fixed: z.number() }),
      z.object({
        by: text,
        how: z.enum(["whole", "each"]),
        tiers: z.array(
          z.union([z.object({ upTo, amount: z.number() }), z.object({ upTo, perUnit: z.number() })]),
        ),
      }),
    ]),
    due: z.enum(["acceptance", "grant"]),
    collectedBy: text,
    basis: z.object({
      kind: z.enum(["law", "administrative-regulation", "approval"]),
      document: text,
      article: text,
    }),
    reliefs: z.array(z.object({ code: text, name: text, nameEn: text, percent: z.number(), basis })),
    withheldBy: basis.exactOptional(),
  }),
);

export const matter = shape<Matter>()(
  z.object({
    code: text,
    name: text,
    nameEn: text,
    department: text,
    kind: z.enum(["opinion", "filing", "utility", "technical-review", "licence"]),
    basis,
    limit,
    statutoryLimit: limit,
    onTimeout: z.enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]),
    afterLadder: z.literal("lead-proceeds").exactOptional(),
    tacitBasis: basis.nullable(),
    projectTypes: z.array(text),
    when: condition.nullable(),
    materials: z.array(text),
    fee: z.number(),
    tariff: tariff.exactOptional(),
    prerequisites: z.array(z.object({ matter: text, tolerable: z.boolean() })),
    veto: z.boolean(),
    siteVisit: z.literal(true).exactOptional(),
    greenLimit: limit.exactOptional(),
    higherAuthority: z
      .object({ name: text, nameEn: text, level: z.enum(["province", "state"]) })
      .exactOptional(),
    replaceableBy: z.array(z.enum(["area-assessment", "promise"])),
    promise: z.object(promiseTerms).optional(),
  }),
);

const named = { id: text, name: text, nameEn: text };

export const departmentName = shape<Pick<Department, "id" | "name" | "nameEn">>()(z.object(named));

export const keptPost = shape<KeptPost>()(
  z.object({
    A: text,
    B: text,
    code: text.optional(),
    name: text.optional(),
    leader: text.optional(),
    head: text.optional(),
  }),
);

/** A department as a review knows it: how it is reached, and who answers for it. */
export const reached = shape<Reached>()(
  z.object({
    ...named,
    posts: keptPost.nullable(),
    channel: z.enum(["in-box", "webhook"]),
    clockFrom: z.enum(["dispatch", "receipt"]).optional(),
  }),
);

export const claim = shape<Claim>()(
  z.discriminatedUnion("by", [
    z.object({ matter: text, by: z.literal("area-assessment"), reference: text }),
    z.object({ matter: text, by: z.literal("promise"), signedBy: text, text: text.optional() }),
  ]),
);

const flag = z.enum(NEGATIVE_LIST);

export const flagRaised = shape<FlagRaised>()(
  z.object({ flag, source: z.enum(["region-file", "applicant"]), at: instant.optional() }),
);

export const project = shape<Project>()(
  z.object({
    name: text,
    code: text,
    type: text,
    attributes: z.record(z.string(), value),
    flags: z.array(flag),
  }),
);

export const policies = shape<Policies>()(
  z.object({
    licencesByTacitConsent: z.boolean(),
    intake: z.enum(["automatic", "window"]),
    decision: z.enum(["automatic", "lead"]),
    repeatedProject: z.enum(["warn", "refuse"]),
    materialsTermDays: count,
    supplementTermDays: count,
    longestSpecialProcedureDays: count,
    afterLadderDays: count,
  }),
);
