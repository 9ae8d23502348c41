/** What is answered about the region's rules. */
import * as z from "zod";
import { DIRECTIONS, INDICATOR_NAMES } from "../../domain/catalogue/appraisalFormula.ts";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { APPLICANTS, MATERIALS_BY } from "../../domain/catalogue/region.ts";
import { basis, date, limitUnit, materialName, named, onTimeout } from "../base/answers.ts";

const promiseTerms = {
  text: z.string(),
  textEn: z.string(),
  basis: z.strictObject({ document: z.string(), article: z.string() }),
  checkDays: z
    .int()
    .optional()
    .meta({ description: "working days in which it is checked; 40 unless it says so" }),
  putRightDays: z
    .int()
    .optional()
    .meta({ description: "working days for putting right what was found wrong; none unless it says so" }),
};

const succeeds = z.array(z.string()).optional().meta({
  description: "the codes in whose place it stands; cases that were accepted before still have them",
});

const limit = z.strictObject({ days: z.int(), unit: limitUnit });

const condition = z.looseObject({}).meta({ description: "a condition on the project's attributes" });

const fact = { code: z.string(), ...named, succeeds };

const numberFields = {
  unit: z.string(),
  unitEn: z.string(),
  min: z.number(),
  max: z.number(),
  step: z.number().meta({ description: "what is stated is a multiple of it" }),
};

const attribute = z.discriminatedUnion("type", [
  z.strictObject({
    ...fact,
    type: z.literal("choice"),
    choices: z.array(z.strictObject({ code: z.string(), ...named, succeeds })),
  }),
  z.strictObject({
    ...fact,
    type: z.literal("number"),
    ...numberFields,
  }),
  z.strictObject({ ...fact, type: z.literal("boolean") }),
]);

const upTo = z.number().exactOptional();

/** 收费标准. */
export const tariff = z
  .strictObject({
    ...named,
    charge: z.union([
      z.strictObject({ fixed: z.number() }),
      z.strictObject({
        by: z.string().meta({ description: "the fact that it goes by, as somebody has vouched for it" }),
        how: z.enum(["whole", "each"]),
        tiers: z.array(
          z.union([
            z.strictObject({ upTo, amount: z.number() }),
            z.strictObject({ upTo, perUnit: z.number() }),
          ]),
        ),
      }),
    ]),
    due: z.enum(["acceptance", "grant"]),
    collectedBy: z.string(),
    basis: z.strictObject({
      kind: z.enum(["law", "administrative-regulation", "approval"]),
      document: z.string(),
      article: z.string(),
    }),
    reliefs: z.array(z.strictObject({ code: z.string(), ...named, percent: z.number(), basis })),
    withheldBy: basis.exactOptional(),
  })
  .meta({ description: "what may be charged, in yuan (收费标准)" });

const matter = z.strictObject({
  code: z.string(),
  ...named,
  department: z.string(),
  kind: z.enum(["opinion", "filing", "utility", "technical-review", "licence"]),
  basis,
  limit: limit.meta({ description: "the promised limit (承诺时限)" }),
  statutoryLimit: limit.meta({ description: "the most the law allows (法定时限)" }),
  onTimeout,
  afterLadder: z.literal("lead-proceeds").exactOptional().meta({
    description:
      "the lead goes on without an answer that is overdue, once the ladder and a further term are over",
  }),
  tacitBasis: basis
    .nullable()
    .meta({ description: "what allows silence to count as consent or as refusal, if anything does" }),
  projectTypes: z.array(z.string()),
  when: condition.nullable(),
  materials: z.array(z.string()),
  fee: z.number().meta({ description: "yuan; 0 where there is none, or a tariff says what is charged" }),
  tariff: tariff.exactOptional(),
  prerequisites: z.array(z.strictObject({ matter: z.string(), tolerable: z.boolean() })),
  veto: z.boolean(),
  siteVisit: z.literal(true).exactOptional().meta({
    description: "whether it takes a look at the site, jointly with the others of a case (联合踏勘)",
  }),
  higherAuthority: z
    .strictObject({ ...named, level: z.enum(["province", "state"]) })
    .exactOptional()
    .meta({ description: "who decides it (需国家、省审批), after the first examination (初审)" }),
  greenLimit: limit.exactOptional().meta({ description: "its limit in the green channel (绿色通道)" }),
  replaceableBy: z.array(z.enum(["area-assessment", "promise"])),
  promise: z
    .strictObject(promiseTerms)
    .optional()
    .meta({ description: "in which words a promise stands in for it, and how it is checked (告知承诺)" }),
  succeeds,
});

/** 绩效考评: the formula, as it is published. */
export const appraisalFormula = z
  .strictObject({
    indicators: z.array(
      z.strictObject({
        indicator: z.enum(INDICATOR_NAMES),
        weight: z.number().meta({ description: "of 100" }),
        direction: z.enum(DIRECTIONS),
        full: z.number().meta({ description: "the value that has full marks, and whatever is better" }),
        none: z.number().meta({ description: "the value that has none, and whatever is worse" }),
      }),
    ),
  })
  .meta({ id: "AppraisalFormula" });

export const CatalogueAnswer = z.strictObject({
  region: z.strictObject({
    code: z.string(),
    ...named,
    zone: z.string(),
    closeOfBusiness: z.string().nullable(),
  }),
  version: z.string(),
  calendarVersion: z.string(),
  applicants: z
    .enum(APPLICANTS)
    .meta({ description: "by what applicants are known: a query code, a sign-in, or either" }),
  confirmBySignIn: z.boolean().meta({
    description: "whether a withdrawal and a change of the project take a sign-in, whoever has the code",
  }),
  policies: z.strictObject({
    licencesByTacitConsent: z.boolean(),
    intake: z.enum(["automatic", "window"]),
    decision: z.enum(["automatic", "lead"]),
    repeatedProject: z.enum(["warn", "refuse"]),
    materialsTermDays: z.int(),
    supplementTermDays: z.int(),
    longestSpecialProcedureDays: z.int(),
    afterLadderDays: z.int().meta({
      description:
        "working days after the last step of the ladder until the lead goes on without an answer, where a matter says so",
    }),
  }),
  materialsBy: z.enum(MATERIALS_BY).meta({
    description:
      "how material is handed in: files that the platform keeps, links to where they lie, or either",
  }),
  links: z
    .strictObject({ hosts: z.array(z.string()), copiedFrom: z.array(z.string()) })
    .meta({ description: "where files may lie that are handed in as links, and from where copies are made" }),
  retention: z
    .strictObject({
      contact: z.strictObject({
        purpose: z.string(),
        purposeEn: z.string(),
        daysAfterEnd: z.int(),
        basis: z.string(),
      }),
      files: z
        .strictObject({ daysAfterEnd: z.int(), basis: z.string() })
        .optional()
        .meta({ description: "when the files of a case are erased by themselves; absent: they are not" }),
    })
    .nullable()
    .meta({ description: "for what a contact is kept, and when it is erased by itself; null: it is not" }),
  contacts: z.strictObject({
    enquiries: z.string(),
    complaints: z.string(),
    government: z.string(),
    governmentEn: z.string(),
  }),
  departments: z.array(
    z.strictObject({
      id: z.string(),
      ...named,
      succeeds,
      daysOff: z
        .array(z.strictObject({ date, ...named }))
        .optional()
        .meta({ description: "days that it alone has off: they count for its clocks only" }),
    }),
  ),
  projectTypes: z.array(z.strictObject({ code: z.string(), ...named, lead: z.string(), succeeds })),
  attributes: z.array(attribute).meta({ description: "the facts that may be stated of a project, and how" }),
  flags: z.array(z.strictObject({ flag: z.enum(NEGATIVE_LIST), when: condition })).meta({
    description: "which stated facts put a project on the negative list, where no silence counts as consent",
  }),
  controlFigures: z.array(z.strictObject({ ...fact, ...numberFields })).meta({
    description: "what conditions may be about (控制指标): two departments' that cannot both be met clash",
  }),
  materials: z.array(
    z.strictObject({
      ...materialName.shape,
      succeeds,
      validDays: z.int().optional().meta({
        description: "for how long later applications may refer to it",
      }),
      mayFollow: z
        .strictObject({
          days: z.int().meta({ description: "working days from the promise" }),
          ...promiseTerms,
        })
        .optional()
        .meta({ description: "that it may come later, against a promise in these words" }),
    }),
  ),
  matters: z.array(matter),
  appraisal: appraisalFormula
    .nullable()
    .meta({ description: "by which departments are marked and ranked (绩效考评); null: nobody is" }),
  areaAssessments: z.array(
    z.strictObject({ reference: z.string(), ...named, validUntil: date, matters: z.array(z.string()) }),
  ),
  plans: z.array(
    z.strictObject({
      projectType: z.string(),
      lead: z.string(),
      serialDays: z.number(),
      criticalPath: z.strictObject({ days: z.number(), matters: z.array(z.string()) }),
      gainDays: z.number(),
    }),
  ),
});
