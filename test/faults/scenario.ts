/** What a schedule is about: departments, what people do and when, and what goes wrong. Drawn by fast-check, so it shrinks. */
import * as fc from "fast-check";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { fixtureRules } from "../support/fixtures.ts";
import { FAULTS, type Fault } from "./chance.ts";

export const rules = fixtureRules();

/** Hours after somebody could act first; or around the due instant, in milliseconds; or never by themselves. */
export type When = { hours: number } | { due: number } | null;

export type OpinionKind = "consent" | "conditions" | "objection" | "not-applicable";

export type DepartmentPlan = {
  days: number;
  onTimeout: "deemed-consent" | "escalate" | "deemed-refusal" | "proceed-without";
  channel: "in-box" | "webhook";
  waitsFor: number[];
  opinion: { kind: OpinionKind; when: When };
  /** Another opinion from the same department, at nearly the same time. */
  rival: { kind: OpinionKind; after: number } | null;
  supplement: { hours: number; suppliedAfter: number | null; shared: boolean } | null;
  procedure: { hours: number; days: number; endedAfter: number | null } | null;
  extension: { hours: number; days: number } | null;
};

export type Scenario = {
  seed: number;
  startHours: number;
  departments: DepartmentPlan[];
  /** Which of them leads; `null` for one that has no review of its own. */
  lead: number | null;
  intake: "automatic" | "window";
  clerkAfter: number | null;
  missing: { after: number } | null;
  decision: "automatic" | "lead";
  withdrawnAfter: number | null;
  changedAfter: number | null;
  leadAfter: number;
  concludes: "grant" | "refuse";
  twin: boolean;
  /** One department answers only when the execution has had to hand over to the next. */
  sleeps: boolean;
  faultDays: number;
  /** So long before its end only people act: nobody reads the stream, nothing executes, no schedule runs. */
  darkHours: number;
  reconcileHours: number;
  disasters: number[];
  budget: number;
  rates: Partial<Record<Fault, number>>;
};

const hours = fc.oneof(fc.nat(30), fc.nat(120));
const opinionKind = fc.constantFrom<OpinionKind>(
  "consent",
  "consent",
  "consent",
  "conditions",
  "objection",
  "not-applicable",
);

const when: fc.Arbitrary<When> = fc.oneof(
  { weight: 5, arbitrary: hours.map((given) => ({ hours: given })) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(-20_000, -5000, -1000, -1, 0, 1, 1000, 30_000, 70_000, 3 * 3600_000, 26 * 3600_000)
      .map((due) => ({ due })),
  },
  { weight: 3, arbitrary: fc.constant(null) },
);

const department = fc.record({
  days: fc.constantFrom(1, 1, 2, 3),
  onTimeout: fc.constantFrom(
    "deemed-consent" as const,
    "deemed-consent" as const,
    "escalate" as const,
    "proceed-without" as const,
    "deemed-refusal" as const,
  ),
  channel: fc.constantFrom("in-box" as const, "in-box" as const, "webhook" as const),
  waitsFor: fc.oneof(
    { weight: 3, arbitrary: fc.constant<number[]>([]) },
    { weight: 2, arbitrary: fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }) },
  ),
  opinion: fc.record({ kind: opinionKind, when }),
  rival: fc.option(fc.record({ kind: opinionKind, after: fc.constantFrom(-500, 0, 10, 900, 5000) }), {
    freq: 5,
    nil: null,
  }),
  supplement: fc.option(
    fc.record({
      hours: fc.nat(20),
      suppliedAfter: fc.option(fc.nat(90), { nil: null }),
      shared: fc.boolean(),
    }),
    { freq: 3, nil: null },
  ),
  procedure: fc.option(
    fc.record({
      hours: fc.nat(20),
      days: fc.integer({ min: 1, max: 4 }),
      endedAfter: fc.option(fc.nat(60), { nil: null }),
    }),
    { freq: 5, nil: null },
  ),
  extension: fc.option(fc.record({ hours: fc.nat(24), days: fc.integer({ min: 1, max: 3 }) }), {
    freq: 5,
    nil: null,
  }),
});

const seldom = <T>(arbitrary: fc.Arbitrary<T>, of: number): fc.Arbitrary<T | null> =>
  fc.nat(of - 1).chain((n) => (n === of - 1 ? arbitrary : fc.constant<T | null>(null)));

const RATES: Record<Fault, readonly number[]> = {
  conflict: [0, 0.1, 0.4],
  "retried-by-sdk": [0, 0.1, 0.3],
  throttled: [0, 0.02, 0.1, 0.3],
  "answer-lost": [0, 0.05, 0.2],
  crash: [0, 0.02, 0.1],
  slow: [0, 0.1, 0.5],
  "wake-lost": [0, 0.2, 0.7],
  "start-lost": [0, 0.3, 0.7],
  "executions-lost": [1],
  "stream-delayed": [0, 0.1, 0.4],
  "stream-repeated": [0, 0.2, 0.5],
  "stream-lost": [0, 0.1, 0.4],
  "bus-lost": [0, 0.3],
  "queue-repeated": [0, 0.3],
  "queue-lost": [0, 0.3],
  "endpoint-fails": [0, 0.3, 0.8],
  "endpoint-answer-lost": [0, 0.4],
  "connection-lost": [0, 0.2, 0.5],
  "round-missed": [0, 0.3, 0.8],
  "reconciliation-missed": [0, 0.3, 0.6],
};

const rates = fc.record(
  Object.fromEntries(FAULTS.map((fault) => [fault, fc.constantFrom(...RATES[fault])])),
) as fc.Arbitrary<Partial<Record<Fault, number>>>;

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(0x7fffffff),
  startHours: fc.nat(167),
  departments: fc.array(department, { minLength: 2, maxLength: 5 }),
  lead: fc.option(fc.nat(4), { nil: null }),
  intake: fc.constantFrom(
    "automatic" as const,
    "automatic" as const,
    "automatic" as const,
    "window" as const,
  ),
  clerkAfter: fc.option(fc.nat(60), { nil: null }),
  missing: seldom(fc.record({ after: fc.nat(100) }), 5),
  decision: fc.constantFrom("automatic" as const, "automatic" as const, "lead" as const),
  withdrawnAfter: seldom(hours, 6),
  changedAfter: seldom(fc.nat(24), 8),
  leadAfter: fc.nat(60),
  concludes: fc.constantFrom("grant" as const, "refuse" as const),
  twin: fc.nat(7).map((n) => n === 7),
  sleeps: fc.nat(39).map((n) => n === 39),
  faultDays: fc.integer({ min: 1, max: 6 }),
  darkHours: fc.constantFrom(0, 0, 10, 30),
  reconcileHours: fc.constantFrom(3, 12, 24),
  disasters: fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(140), { maxLength: 2 }) },
  ),
  budget: fc.oneof({ weight: 1, arbitrary: fc.nat(10) }, { weight: 3, arbitrary: fc.nat(80) }),
  rates,
});

/** Materials: each matter lists one of its own, and any may be asked for once more. */
export const OWN = [
  "site-plan",
  "design-scheme",
  "environmental-statement",
  "land-survey",
  "water-and-drainage-plan",
];
export const SHARED = "traffic-impact";
export const FORM = "application-form";

export const matterCode = (i: number): string => `matter-${i}`;
const IDS = ["development-reform", "ecology", "land", "housing", "water"];
export const departmentId = (i: number): string => IDS[i]!;

/** What a region is made of. */
export type RegionPlan = Pick<Scenario, "lead" | "intake" | "decision"> & {
  departments: readonly Pick<DepartmentPlan, "days" | "onTimeout" | "channel" | "waitsFor">[];
};

/** The region that a scenario plays in: that of the examples, with these departments and matters. */
export function regionOf({ departments, lead, intake, decision }: RegionPlan): Region {
  const { region } = rules;
  const template = region.matters.find(({ code }) => code === "consult-housing")!;
  const leadId = lead === null || lead >= departments.length ? "planning" : departmentId(lead);
  return {
    ...region,
    departments: region.departments
      .filter(({ id }) => id === leadId || IDS.slice(0, departments.length).includes(id))
      .map((known) => ({
        ...known,
        service:
          departments[IDS.indexOf(known.id)]?.channel === "webhook"
            ? { channel: "webhook", url: `https://${known.id}.example.org/hook` }
            : { channel: "in-box" },
      })),
    projectTypes: region.projectTypes.map((type) => ({ ...type, lead: leadId })),
    matters: departments.map((plan, i) => ({
      ...template,
      code: matterCode(i),
      name: matterCode(i),
      nameEn: matterCode(i),
      department: departmentId(i),
      kind: "opinion",
      limit: { days: plan.days, unit: "working-days" },
      onTimeout: plan.onTimeout,
      when: null,
      projectTypes: ["municipal-road"],
      materials: [FORM, OWN[i]!],
      replaceableBy: [],
      veto: false,
      // Only what comes before it in the catalogue: no cycles.
      prerequisites: [...new Set(plan.waitsFor)]
        .filter((other) => other < i)
        .map((other) => ({ matter: matterCode(other), tolerable: false })),
    })),
    policies: {
      ...region.policies,
      intake,
      decision,
      materialsTermDays: 3,
      supplementTermDays: 2,
      longestSpecialProcedureDays: 10,
    },
  };
}
