/** Region files as chance makes them: small ones, with everything that a file may say. */
import { generalPost } from "../../functions/domain/catalogue/posts.ts";
import { parseRegion } from "../../functions/contracts/catalogue/regionFile.ts";
import type { AttributeValue, Condition } from "../../functions/domain/catalogue/condition.ts";
import type { AttributeType, Matter, Region } from "../../functions/domain/catalogue/region.ts";
import { fixtureRules } from "../support/fixtures.ts";
import type { Luck } from "./luck.ts";

type Mutable<T> = T extends Condition
  ? T
  : T extends readonly (infer E)[]
    ? Mutable<E>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T;

/** A region file that may still be written to. */
export type Draft = Mutable<Region>;

const { region: usual } = fixtureRules();
const BASIS = { document: "国办发〔2018〕33号", article: "四" };
/** In which words something is promised. */
export const PROMISE = { text: "承诺", textEn: "We promise", basis: BASIS };

export const named = (code: string): { name: string; nameEn: string } => ({
  name: `名${code}`,
  nameEn: code,
});

/** Who signs for a department; no two have one mark. */
const signsOf = (id: string): Draft["departments"][number]["signs"] => ({
  mark: `部${id
    .replace(/\D/g, "")
    .split("")
    .map((digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)])
    .join("")}`,
  name: "王强",
  post: "局长",
  postEn: "Director",
});

export const aDepartment = (luck: Luck, id: string): Draft["departments"][number] => ({
  id,
  ...named(id),
  service: aService(luck),
  posts: luck.strikes(0.3) ? [{ ...generalPost({ A: "李明", B: "张伟" }), matters: null }] : [],
  signs: signsOf(id),
});

/** A code that nothing in the file has or has had. */
export function fresh(draft: Draft, prefix: string): string {
  const text = JSON.stringify(draft);
  for (let i = 0; ; i++) if (!text.includes(`"${prefix}${i}"`)) return `${prefix}${i}`;
}

/** The file as the product reads it, or `null` where something is wrong with it. */
export function read(draft: Draft): Region | null {
  const parsed = parseRegion(draft);
  return parsed.ok ? parsed.value : null;
}

export function aFact(luck: Luck, code: string): Draft["attributes"][number] {
  const kind = luck.between(0, 2);
  if (kind === 0) return { code, ...named(code), type: "boolean" };
  if (kind === 1) {
    const choices = ["a", "b", "c", "d"].slice(0, luck.between(2, 4)).map((end) => {
      const choice = `${code}-${end}`;
      return { code: choice, ...named(choice) };
    });
    return { code, ...named(code), type: "choice", choices };
  }
  return { code, ...named(code), type: "number", unit: "米", unitEn: "metres", min: 0, max: 100, step: 10 };
}

/** A value that may be stated of a fact. */
export function aValue(luck: Luck, fact: AttributeType): AttributeValue {
  if (fact.type === "boolean") return luck.strikes(0.5);
  if (fact.type === "choice") return luck.one(fact.choices).code;
  return fact.min + fact.step * luck.between(0, Math.floor((fact.max - fact.min) / fact.step));
}

export function aCondition(luck: Luck, facts: readonly AttributeType[], depth = 2): Condition {
  if (depth > 0 && luck.strikes(0.35)) {
    const parts = [aCondition(luck, facts, depth - 1), aCondition(luck, facts, depth - 1)];
    return luck.one<Condition>([{ all: parts }, { any: parts }, { not: parts[0]! }]);
  }
  const fact = luck.one(facts);
  const attribute = fact.code;
  if (fact.type === "number") {
    const bound = aValue(luck, fact) as number;
    return luck.one<Condition>([
      { attribute, atLeast: bound },
      { attribute, atMost: bound },
    ]);
  }
  if (fact.type === "choice" && luck.strikes(0.4)) {
    const [first, second] = fact.choices;
    return { attribute, oneOf: [first!.code, second!.code] };
  }
  return { attribute, is: aValue(luck, fact) };
}

export function aMatter(luck: Luck, draft: Draft, code: string): Draft["matters"][number] {
  const kind = luck.one<Matter["kind"]>(["opinion", "filing", "utility", "technical-review", "licence"]);
  const department = luck.one(draft.departments).id;
  const isLead = draft.projectTypes.some(({ lead }) => lead === department);
  const limit = {
    days: luck.between(1, 9),
    unit: luck.strikes(0.8) ? ("working-days" as const) : ("calendar-days" as const),
  };
  const onTimeout = luck.one<Matter["onTimeout"]>([
    ...(isLead || kind === "licence" ? [] : ["deemed-consent" as const, "deemed-consent" as const]),
    "escalate",
    "deemed-refusal",
    "proceed-without",
  ]);
  const veto = luck.strikes(0.1);
  const mayBeGivenUp =
    (kind === "opinion" || kind === "technical-review") &&
    (onTimeout === "escalate" || onTimeout === "deemed-consent") &&
    !veto &&
    !isLead;
  return {
    code,
    ...named(code),
    department,
    kind,
    basis: BASIS,
    limit,
    statutoryLimit: { ...limit, days: limit.days + luck.between(0, 9) },
    onTimeout,
    ...(mayBeGivenUp && luck.strikes(0.5) && { afterLadder: "lead-proceeds" as const }),
    tacitBasis: BASIS,
    projectTypes: luck.strikes(0.7)
      ? draft.projectTypes.map((type) => type.code)
      : [luck.one(draft.projectTypes).code],
    when: draft.attributes.length > 0 && luck.strikes(0.4) ? aCondition(luck, draft.attributes) : null,
    materials: luck.some(
      draft.materials.map((material) => material.code),
      3,
    ),
    fee: 0,
    prerequisites: luck
      .some(
        draft.matters.map((matter) => matter.code),
        1,
      )
      .map((matter) => ({ matter, tolerable: luck.strikes(0.3) })),
    veto,
    ...(luck.strikes(0.3) ? { replaceableBy: ["promise"], promise: PROMISE } : { replaceableBy: [] }),
  };
}

const many = (luck: Luck, prefix: string, least: number, most: number): string[] =>
  Array.from({ length: luck.between(least, most) }, (_, i) => `${prefix}${i}`);

export function aService(luck: Luck): Draft["departments"][number]["service"] {
  if (luck.strikes(0.15)) return { channel: "webhook", url: `https://d${luck.between(0, 9)}.example/in` };
  return luck.strikes(0.2) ? { channel: "in-box", clockFrom: "receipt" } : { channel: "in-box" };
}

/** A file that may be used. */
export function aRegion(luck: Luck): Draft {
  for (;;) {
    const draft = attempt(luck);
    if (read(draft) !== null) return draft;
  }
}

function attempt(luck: Luck): Draft {
  const draft = {
    ...(structuredClone(usual) as Draft),
    version: "v0",
    departments: many(luck, "dept", 2, 4).map((id) => aDepartment(luck, id)),
    materials: many(luck, "paper", 1, 4).map((code) => ({ code, ...named(code) })),
    attributes: many(luck, "fact", 1, 3).map((code) => aFact(luck, code)),
    flags: [] as Draft["flags"],
    projectTypes: [] as Draft["projectTypes"],
    matters: [] as Draft["matters"],
    areaAssessments: [],
  };
  draft.projectTypes = many(luck, "type", 1, 2).map((code) => ({
    code,
    ...named(code),
    lead: luck.one(draft.departments).id,
  }));
  for (const code of many(luck, "matter", 2, 4)) draft.matters.push(aMatter(luck, draft, code));
  if (luck.strikes(0.3))
    draft.flags.push({ flag: "cultural-relic", when: aCondition(luck, draft.attributes) });
  draft.policies = {
    ...draft.policies,
    intake: luck.strikes(0.4) ? "window" : "automatic",
    decision: luck.strikes(0.3) ? "lead" : "automatic",
    licencesByTacitConsent: luck.strikes(0.5),
  };
  return draft;
}
