/**
 * A region's own catalogue as a scenario: who is asked, within which limit, after whom and what silence means are the
 * catalogue's; how offices behave is assumed, and whoever shows the result says so.
 */
import type { Scenario, SimulatedLink } from "./scenario.ts";

/** What of a catalogue is simulated. */
export type SimulatedCatalogue = {
  version: string;
  departments: readonly { id: string; name: string; nameEn: string }[];
  projectTypes: readonly { code: string; name: string; nameEn: string }[];
  matters: readonly CatalogueMatter[];
};

type Limit = { days: number; unit: "working-days" | "calendar-days" };

type CatalogueMatter = {
  code: string;
  name: string;
  nameEn: string;
  department: string;
  limit: Limit;
  statutoryLimit: Limit;
  onTimeout: SimulatedLink["onTimeout"];
  tacitBasis: object | null;
  projectTypes: readonly string[];
  prerequisites: readonly { matter: string; tolerable: boolean }[];
};

/** How offices are taken to behave. */
export type Assumed = {
  /** How long an answer takes on average, as a share of its promised limit. */
  pace: number;
  /** How often nobody answers before somebody presses for it: 0 to 1. */
  silence: number;
};

/** Of every office alike, and of every matter: whoever reads the result is told. */
export const ASSUMED_OF_ALL = {
  spread: 0.5,
  supplement: { probability: 0.15, days: { mean: 5, spread: 0.5 } },
  afterLadder: { mean: 10, spread: 0.5 },
} as const;

/** So many days are working days of seven. */
const WORKING = 5 / 7;

/**
 * @param type a project type of it, in which every one of its matters is taken to apply
 * @param year in which the cases come
 * @param applications how many of them
 * @returns `null` where the type has no matter
 */
export function scenarioOfCatalogue(
  catalogue: SimulatedCatalogue,
  type: string,
  { pace, silence }: Assumed,
  { year, applications, seed }: Pick<Scenario, "year" | "applications" | "seed">,
): Scenario | null {
  const { departments, projectTypes, version } = catalogue;
  const road = inOrder(catalogue.matters.filter((matter) => matter.projectTypes.includes(type)));
  const named = projectTypes.find(({ code }) => code === type);
  if (road.length === 0 || named === undefined) return null;
  const asked = new Set(road.map(({ department }) => department));
  const { spread, supplement, afterLadder } = ASSUMED_OF_ALL;
  const name = { zh: named.name, en: named.nameEn };
  return {
    name,
    note: {
      zh: `目录${version}的时限、前置关系与默许规则；各部门的用时、沉默与补正均为假设。`,
      en: `Limits, prerequisites and tacit consent of catalogue ${version}; how offices behave is assumed.`,
    },
    year,
    zone: "Asia/Shanghai",
    applications,
    seed,
    arrivals: { monday: 1, tuesday: 1, wednesday: 1, thursday: 1, friday: 1 },
    departments: departments
      .filter(({ id }) => asked.has(id))
      .map((one) => ({
        id: one.id,
        name: { zh: one.name, en: one.nameEn },
        // Each of its matters says for itself how long it takes.
        response: { mean: 1, spread },
        silence,
        objection: 0,
        supplement,
        afterLadder,
      })),
    links: road.map((matter) => {
      const limit = inWorkingDays(matter.limit);
      return {
        code: matter.code,
        name: { zh: matter.name, en: matter.nameEn },
        department: matter.department,
        limit,
        statutoryLimit: Math.max(limit, inWorkingDays(matter.statutoryLimit)),
        // Without a basis no silence counts, whatever is written beside it (guard G1).
        onTimeout:
          matter.tacitBasis === null && matter.onTimeout !== "proceed-without"
            ? "escalate"
            : matter.onTimeout,
        after: firmly(matter, road),
        response: { mean: Math.max(1, pace * limit), spread },
      };
    }),
    types: [{ code: type, name, share: 1, links: road.map(({ code }) => code) }],
  };
}

const inWorkingDays = ({ days, unit }: Limit): number =>
  unit === "working-days" ? days : Math.max(1, Math.ceil(days * WORKING));

/** What has to come first on the same road; what is tolerated (容缺) holds nobody up. */
const firmly = ({ prerequisites }: CatalogueMatter, road: readonly CatalogueMatter[]): string[] =>
  prerequisites
    .filter(({ matter, tolerable }) => !tolerable && road.some(({ code }) => code === matter))
    .map(({ matter }) => matter);

/** As the catalogue has them, but nobody before whom they must come after: so a case walks from desk to desk. */
function inOrder(matters: readonly CatalogueMatter[]): CatalogueMatter[] {
  const placed: CatalogueMatter[] = [];
  const place = (matter: CatalogueMatter): void => {
    if (placed.includes(matter)) return;
    for (const code of firmly(matter, matters)) place(matters.find((one) => one.code === code)!);
    placed.push(matter);
  };
  matters.forEach(place);
  return placed;
}
