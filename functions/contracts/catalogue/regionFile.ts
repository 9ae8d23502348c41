/** Region and calendar files: their shape, and everything that is wrong with one, at once. */
import * as z from "zod";
import { calendarFaults, type CalendarYear } from "../../domain/calendar/calendar.ts";
import { DIRECTIONS, INDICATOR_NAMES } from "../../domain/catalogue/appraisalFormula.ts";
import type { Condition } from "../../domain/catalogue/condition.ts";
import { WEEKDAYS } from "../../domain/catalogue/duty.ts";
import { NEGATIVE_LIST } from "../../domain/catalogue/flags.ts";
import { generalPost, type Post } from "../../domain/catalogue/posts.ts";
import { NOTICE_KINDS } from "../../domain/notices/marks.ts";
import { APPLICANTS, MATERIALS_BY, ON_TIMEOUT_BY_KIND, type Region } from "../../domain/catalogue/region.ts";
import { checkRegion, type DraftMatter, type DraftRegion } from "../../domain/catalogue/regionFaults.ts";
import type { Fault } from "../../domain/base/fault.ts";
import { MEASURES } from "../../domain/catalogue/consequences.ts";
import { MOST_RELIEFS, MOST_TIERS, type Tariff } from "../../domain/catalogue/tariff.ts";
import { ok, refuse, type Result } from "../../domain/base/result.ts";
import { plainFaultsOf } from "../base/faults.ts";
import { localDate, projectCode, slug, text } from "../base/primitives.ts";

// A record holds the matters it was accepted with: lengths and counts keep the largest one below 400 KB.
/** Departments are reached by TLS; a receiver on the same machine is for trying out, and never reached by the cloud. */
const isReachable = (url: string): boolean =>
  url.startsWith("https:") || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(url);

const host = z
  .string()
  .max(150)
  .regex(
    /^([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}(:\d{1,5})?$/,
    "the name of a host in small letters such as files.example.gov.cn, no address of a network",
  );

const named = { name: text(40), nameEn: text(80) };
/** The codes in whose place it stands, all of them: those that they had stood in for, too. */
const succeeds = z.array(slug).min(1).max(20).exactOptional();
const limit = z.strictObject({
  days: z.int().min(1).max(365),
  unit: z.enum(["working-days", "calendar-days"]).default("working-days"),
});
const basis = z.strictObject({ document: text(80), article: text(40) });
const promiseTerms = {
  text: text(500),
  textEn: text(1000),
  basis,
  checkDays: z.int().min(1).max(250).exactOptional(),
  putRightDays: z.int().min(1).max(120).exactOptional(),
};
const clockFrom = z.enum(["dispatch", "receipt"]).optional();
/** 机关代字: Chinese characters alone, as they stand before the year in the number of a document. */
const mark = z.string().regex(/^[\u4e00-\u9fff]{1,10}$/, "one to ten Chinese characters such as 深龙规");
const signs = z.strictObject({ mark, name: text(20), post: text(20), postEn: text(40) });
const organ = { name: text(60), nameEn: text(120) };
const recourse = z.strictObject({ reviewBy: z.strictObject(organ), court: z.strictObject(organ) });

const value = z.union([z.boolean(), z.number(), slug]);
const attributeCode = z.string().regex(/^[a-z][a-zA-Z0-9]{0,63}$/, "a name such as occupiesGreenSpace");

const numberFields = {
  unit: text(20),
  unitEn: text(40),
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
};

const fact = {
  code: attributeCode,
  ...named,
  succeeds: z.array(attributeCode).min(1).max(20).exactOptional(),
};
const attribute = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      ...fact,
      type: z.literal("choice"),
      choices: z
        .array(z.strictObject({ code: slug, ...named, succeeds }))
        .min(2)
        .max(50),
    }),
    z.strictObject({
      ...fact,
      type: z.literal("number"),
      ...numberFields,
    }),
    z.strictObject({ ...fact, type: z.literal("boolean") }),
  ],
  "one of choice, number, boolean: free text never decides who is asked",
);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ attribute: attributeCode, is: value }),
      z.strictObject({ attribute: attributeCode, oneOf: z.array(value).min(1) }),
      z.strictObject({ attribute: attributeCode, atLeast: z.number() }),
      z.strictObject({ attribute: attributeCode, atMost: z.number() }),
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
      z.strictObject({ not: condition }),
    ],
    "a condition: { attribute, is | oneOf | atLeast | atMost } or { all | any: [conditions] } or { not: condition }",
  ),
);

const yuan = z
  .number()
  .min(0)
  .max(1_000_000_000)
  .refine(
    (value) => /^\d+(\.\d{1,6})?$/.test(String(value)),
    "yuan with six digits behind the point at most",
  );

const tier = z.union(
  [
    z.strictObject({ upTo: z.number().positive().exactOptional(), amount: yuan }),
    z.strictObject({ upTo: z.number().positive().exactOptional(), perUnit: yuan }),
  ],
  "a tier: { upTo, amount } or { upTo, perUnit }, in yuan; the last one without upTo",
);

const charged = {
  ...named,
  due: z.enum(["acceptance", "grant"]),
  collectedBy: slug,
  basis: z.strictObject({
    kind: z.enum(["law", "administrative-regulation", "approval"]),
    document: text(80),
    article: text(40),
  }),
  reliefs: z
    .array(z.strictObject({ code: slug, ...named, percent: z.number().positive().max(100), basis }))
    .max(MOST_RELIEFS)
    .default([]),
  withheldBy: basis.exactOptional(),
};

const tariff = z
  .union(
    [
      z.strictObject({ ...charged, fixed: yuan }),
      z.strictObject({
        ...charged,
        by: attributeCode,
        how: z.enum(["whole", "each"]).default("whole"),
        tiers: z.array(tier).min(1).max(MOST_TIERS),
      }),
    ],
    "a tariff: { fixed } or { by, tiers }, with name, nameEn, due, collectedBy, basis",
  )
  .transform((stated): Tariff => {
    const { name, nameEn, due, collectedBy, basis, reliefs, withheldBy } = stated;
    const charge =
      "fixed" in stated ? { fixed: stated.fixed } : { by: stated.by, how: stated.how, tiers: stated.tiers };
    return { name, nameEn, charge, due, collectedBy, basis, reliefs, ...(withheldBy && { withheldBy }) };
  });

const matter = z
  .strictObject({
    code: slug,
    ...named,
    department: slug,
    kind: z.enum(["opinion", "filing", "utility", "technical-review", "licence"]),
    // A missing one is told by the domain, beside all contradictions: a fault of shape would hide those.
    basis: basis.nullable().default(null),
    limit,
    statutoryLimit: limit,
    onTimeout: z.enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"]).optional(),
    afterLadder: z.literal("lead-proceeds").exactOptional(),
    tacitBasis: basis.nullable().default(null),
    projectTypes: z.array(slug),
    when: condition.nullable().default(null),
    materials: z.array(slug).max(8).default([]),
    fee: z.number().min(0).default(0),
    tariff: tariff.exactOptional(),
    prerequisites: z
      .array(z.strictObject({ matter: slug, tolerable: z.boolean().default(false) }))
      .max(10)
      .default([]),
    veto: z.boolean().default(false),
    siteVisit: z.literal(true).exactOptional().meta({
      description: "it takes a look at the site: one joint visit for all of a case whose matter does",
    }),
    higherAuthority: z
      .strictObject({ ...organ, level: z.enum(["province", "state"]) })
      .exactOptional()
      .meta({
        description: "who decides it (需国家、省审批): its department examines it first, and sends it on",
      }),
    greenLimit: z
      .strictObject({
        days: z.int().min(1).max(365),
        unit: z.literal("working-days", "a green limit counts working days").default("working-days"),
      })
      .exactOptional()
      .meta({
        description:
          "how soon it is to be done in the green channel, from the entry on: at most the promised limit",
      }),
    replaceableBy: z
      .array(z.enum(["area-assessment", "promise"]))
      .max(2)
      .default([]),
    promise: z.strictObject(promiseTerms).exactOptional(),
    succeeds,
  })
  .transform((m): DraftMatter => ({ ...m, onTimeout: m.onTimeout ?? ON_TIMEOUT_BY_KIND[m.kind] }));

const person = text(20);

/** The posts of a department; two persons by themselves, as older files name them, are one post for all matters. */
const posts = z
  .union([
    z.strictObject({ A: person, B: person }),
    z
      .array(
        z.strictObject({
          code: slug,
          ...named,
          A: person,
          B: person,
          leader: person.nullable().default(null),
          matters: z.array(slug).min(1).max(60).nullable().default(null),
        }),
      )
      .max(20),
  ])
  .nullable()
  .default(null)
  .transform((said): readonly Post[] => {
    if (said === null) return [];
    return "A" in said ? [generalPost(said)] : said;
  });

/** The file `regions/<code>.yaml`. */
export const RegionFile = z.strictObject({
  code: z.string().regex(/^\d{6}$/, "an administrative division code (行政区划代码) of six digits"),
  ...named,
  zone: z.string(),
  closeOfBusiness: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 17:30")
    .nullable()
    .default(null),
  applicants: z.enum(APPLICANTS).default("both"),
  confirmBySignIn: z.boolean().default(false),
  inquiries: z
    .strictObject({
      answerDays: z.int().min(1).max(10).exactOptional().meta({
        description: "within how many working days a question (咨询) is answered; one where it is left out",
      }),
      acceptDays: z.int().min(1).max(10).exactOptional().meta({
        description:
          "within how many working days whom one is handed on to (转办) says whether they take it; one where it is left out",
      }),
    })
    .exactOptional(),
  agency: z
    .strictObject({
      team: z
        .array(
          z.strictObject({
            id: z
              .string()
              .regex(/^[A-Za-z0-9._:@-]{1,64}$/, "what the identity service knows them by (the claim sub)"),
            name: text(24),
            nameEn: text(48),
            organ: slug.exactOptional().meta({
              description: "the department whose person they are: they act in no case in which it takes part",
            }),
          }),
        )
        .min(1)
        .max(50),
    })
    .exactOptional(),
  paymentProviders: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^(?!local$)[a-z][a-z0-9-]{0,39}$/,
            "small letters, digits and hyphens, and not local, which is embedded",
          ),
        ...named,
        orderAt: z
          .url({ error: "an https address" })
          .max(300)
          .refine(isReachable, "an https address")
          .meta({ description: "where the provider takes orders" }),
      }),
    )
    .min(1)
    .max(10)
    .exactOptional(),
  hostedAbroad: z
    .strictObject({
      awsRegions: z
        .array(z.string().regex(/^(?!cn-)[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region outside of cn-*"))
        .min(1)
        .max(10),
      basis: text(200),
    })
    .exactOptional(),
  retention: z
    .strictObject({
      contact: z.strictObject({
        purpose: text(100),
        purposeEn: text(200),
        daysAfterEnd: z.int().min(1).max(36_500),
        basis: text(100),
      }),
      files: z.strictObject({ daysAfterEnd: z.int().min(365).max(36_500), basis: text(100) }).exactOptional(),
    })
    .exactOptional(),
  version: text(64),
  calendar: z.strictObject({
    id: slug,
    localDays: z
      .array(z.strictObject({ date: localDate, working: z.boolean(), name: text(100) }))
      .default([]),
  }),
  departments: z
    .array(
      z.strictObject({
        id: slug,
        ...named,
        succeeds,
        service: z.discriminatedUnion("channel", [
          z.strictObject({ channel: z.literal("in-box"), clockFrom }),
          z.strictObject({
            channel: z.literal("webhook"),
            // Its secret is in the secret store, under the department's id; never in this file.
            url: z
              .url({ error: "an https address" })
              .max(500)
              .refine(isReachable, "an https address (plain http only to this machine, to try it out)"),
          }),
        ]),
        posts,
        duty: z
          .strictObject({
            roster: z.partialRecord(z.enum(WEEKDAYS), slug),
            rosterAs: z
              .array(z.strictObject({ date: localDate, as: z.enum(WEEKDAYS) }))
              .max(60)
              .default([]),
          })
          .exactOptional(),
        daysOff: z
          .array(z.strictObject({ date: localDate, name: text(40), nameEn: text(80) }))
          .max(60)
          .exactOptional(),
        signs,
        phone: text(40).optional(),
        recourse: recourse.optional(),
      }),
    )
    .min(1),
  materials: z
    .array(
      z.strictObject({
        code: slug,
        ...named,
        succeeds,
        validDays: z.int().min(1).max(3650).exactOptional(),
        mayFollow: z.strictObject({ days: z.int().min(1).max(60), ...promiseTerms }).exactOptional(),
      }),
    )
    .max(60),
  attributes: z.array(attribute).max(30),
  flags: z
    .array(
      z.strictObject({ flag: z.enum(NEGATIVE_LIST, `one of ${NEGATIVE_LIST.join(", ")}`), when: condition }),
    )
    .default([]),
  controlFigures: z
    .array(z.strictObject({ code: slug, ...named, ...numberFields }))
    .max(40)
    .default([]),
  projectTypes: z.array(z.strictObject({ code: slug, ...named, lead: slug, succeeds })).min(1),
  matters: z.array(matter).min(1),
  policies: z.strictObject({
    licencesByTacitConsent: z.boolean().default(false),
    intake: z.enum(["automatic", "window"]).default("automatic"),
    decision: z.enum(["automatic", "lead"]).default("automatic"),
    repeatedProject: z.enum(["warn", "refuse"]).default("warn"),
    materialsTermDays: z.int().min(1).max(120).default(30),
    supplementTermDays: z.int().min(1).max(60).default(10),
    longestSpecialProcedureDays: z.int().min(1).max(365).default(120),
    afterLadderDays: z.int().min(1).max(60).default(5),
  }),
  areaAssessments: z
    .array(
      z.strictObject({
        reference: text(40),
        ...named,
        validUntil: localDate,
        matters: z.array(slug).min(1).max(50),
      }),
    )
    .max(50)
    .default([]),
  greenChannel: z
    .strictObject({
      projects: z.array(z.strictObject({ code: projectCode, name: text(100), basis })).max(500),
    })
    .exactOptional()
    .meta({ description: "the authority's list of key projects, by project code (重点项目清单)" }),
  consequences: z
    .array(
      z.strictObject({
        colour: z.enum(["yellow", "red"]),
        nth: z.int().min(1).max(20),
        measure: z.enum(MEASURES),
      }),
    )
    .min(1)
    .max(40)
    .exactOptional()
    .meta({
      description:
        "what the cards of a calendar year lead to (责任追究): the nth of a colour, 提醒, 约谈, 通报批评 or 移送; as is usual where it is left out",
    }),
  appraisal: z
    .strictObject({
      indicators: z
        .array(
          z.strictObject({
            indicator: text(40).meta({ description: `one of ${INDICATOR_NAMES.join(", ")}, once` }),
            weight: z
              .number()
              .meta({ description: "of exactly 100 together, none 0; 33.3 is taken as it is written" }),
            direction: z.enum(DIRECTIONS).optional(),
            full: z.number().meta({ description: "the value that has full marks" }),
            none: z.number().meta({ description: "the value that has none" }),
          }),
        )
        .min(1)
        .max(20),
    })
    .exactOptional()
    .meta({ description: "by which departments are marked and ranked (绩效考评); without it nobody is" }),
  documents: z.strictObject({
    recourse,
    supervisor: z.strictObject({ ...organ, signs }),
    government: z.strictObject({ signs, recourse }),
    marks: z.partialRecord(z.enum(NOTICE_KINDS), mark).default({}),
  }),
  materialsBy: z.enum(MATERIALS_BY).default("both"),
  links: z
    .strictObject({
      hosts: z.array(host).max(20),
      copiedFrom: z.array(host).max(20).default([]),
    })
    .default({ hosts: [], copiedFrom: [] }),
  contacts: z.strictObject({
    enquiries: text(100),
    complaints: text(100),
    government: text(60),
    governmentEn: text(120),
  }),
}) satisfies z.ZodType<DraftRegion>;

/** The JSON Schema by which editors complete and check a region file; what contradicts itself `check` alone finds. */
export const regionFileSchema = (): object => ({
  title: "A region file of parallel approvals",
  ...z.toJSONSchema(RegionFile, { io: "input" }),
});

/** The file `regions/calendars/<id>.yaml`. */
export const CalendarFile = z.strictObject({
  version: text(64),
  years: z
    .array(
      z.strictObject({
        year: z.int().min(2000).max(2200),
        status: z.enum(["official", "provisional"]),
        source: z.array(z.url({ protocol: /^https$/, error: "an https address" })),
        holidays: z.array(z.strictObject({ name: text(50), from: localDate, to: localDate })),
        makeUp: z.array(z.strictObject({ date: localDate, for: text(50) })),
      }),
    )
    .min(1),
}) satisfies z.ZodType<{ version: string; years: CalendarYear[] }>;

/** The JSON Schema by which editors complete and check a calendar file; that years and spans fit together `check` alone finds. */
export const calendarFileSchema = (): object => ({
  title: "A calendar file of parallel approvals",
  ...z.toJSONSchema(CalendarFile, { io: "input" }),
});

export type CalendarFile = z.infer<typeof CalendarFile>;

/** Parses a region file's content; every fault with its path. */
export function parseRegion(content: unknown): Result<Region, Fault[]> {
  const parsed = RegionFile.safeParse(content);
  return parsed.success ? checkRegion(parsed.data) : refuse(plainFaultsOf(parsed.error));
}

/** Parses a calendar file's content; every fault with its path. */
export function parseCalendar(content: unknown): Result<CalendarFile, Fault[]> {
  const parsed = CalendarFile.safeParse(content);
  if (!parsed.success) return refuse(plainFaultsOf(parsed.error));
  const faults = calendarFaults(parsed.data.years);
  return faults.length > 0 ? refuse(faults) : ok(parsed.data);
}
