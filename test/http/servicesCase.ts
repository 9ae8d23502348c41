/** A case in a region where the services are for something, and the steps of a history that may come to it. */
import fc from "fast-check";
import { AGENT_ACTS, type AgentAct } from "../../functions/domain/agency/acts.ts";
import type { RouteName } from "../../functions/contracts/routes.ts";
import { rules } from "../support/cases.ts";
import { charging } from "../support/charging.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { stage, type Given, type Stage } from "../support/situations.ts";

export const VISITING = ["land", "water", "highways"] as const;
export const DEPARTMENTS = [...VISITING, "housing", "forestry"] as const;
export const { zone } = rules.region;

/** What the rules themselves know, alike in both of a pair. */
export const RULES = ["opinion", "ask", "read", "supply", "start", "end", "extend"];
const SERVICES = [
  "inquire hand-on take refuse answer assign away back hand-over take-over act act act resign revoke",
  "want-visit want-visit call call call confirm other-date move call-off call-off attend find find find to-visit to-visit",
  "pay pay ask-refund decide-refund pay-out green green ungreen track contact",
].flatMap((line) => line.split(" "));

export type Act = { do: string; who: number; a: number };
export type Step = { do: "pass"; hours: number } | Act;

const step = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 44 }).map((hours): Step => ({ do: "pass", hours })) },
  ...[RULES, SERVICES].map((names, i) => ({
    weight: [4, 12][i]!,
    arbitrary: fc.record({ do: fc.constantFrom(...names), who: fc.nat(99), a: fc.nat(99) }),
  })),
);

export const history = fc.record({
  /** What the agent may do; the applicant's own terms run from service on them where they may receive. */
  acts: fc.subarray([...AGENT_ACTS], { minLength: 1 }),
  steps: fc.array(step, { minLength: 12, maxLength: 40, size: "max" }),
});
export type History = { acts: AgentAct[]; steps: Step[] };

const POST = {
  code: "general",
  name: "综合岗",
  nameEn: "General",
  A: "甲某",
  B: "乙某",
  leader: "丙某",
  matters: null,
};
const departments = rules.region.departments.map((one) => ({ ...one, posts: [POST] }));
const green = { days: 1, unit: "working-days" } as const;
const matters = charging(rules.region).matters.map((plain) => {
  const matter = { ...plain, greenLimit: green };
  return VISITING.some((id) => id === matter.department)
    ? // The law gives little more than is promised: a visit soon comes to its end.
      {
        ...matter,
        siteVisit: true as const,
        statutoryLimit: { ...matter.limit, days: matter.limit.days + 2 },
      }
    : matter;
});
export const open = async () => stage(memoryStore(), { departments, matters });
export const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)];

/** As supervision reads it: whoever else does leaves evidence. */
export const asSupervisor = (on: Stage, route: RouteName): Given => ({
  route,
  path: { applicationId: on.applicationId },
  claims: { role: "supervisor" },
});
