/** What is simulated, from a file: who is asked, how they answer, what comes in. */
import * as z from "zod";

const texts = (most: number) =>
  z.strictObject({ zh: z.string().min(1).max(most), en: z.string().min(1).max(most) });
const name = texts(120);
const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
const probability = z.number().min(0).max(1);
const days = z
  .strictObject({ mean: z.number().min(1).max(500), spread: z.number().min(0).max(3).default(0.5) })
  .describe("Working days: their mean, and their standard deviation as a share of it (log-normal).");
const limitDays = z.int().min(1).max(250);
const MOST_LINKS = 40;

const behaviour = {
  response: days.describe("From its service to its answer, without the time that it waits for a supplement."),
  silence: probability.describe("Never answers before somebody presses for it."),
  objection: probability,
  supplement: z
    .strictObject({ probability, days: days.describe("Until the applicant has handed it in.") })
    .describe("Asks for material once, in its window."),
  afterLadder: days
    .nullable()
    .describe("From the last step of the ladder until it answers under pressure; null where it never does."),
};

const department = z.strictObject({
  id: code,
  name,
  ...behaviour,
  capacity: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe(
      "Answers that it can give on one day; what is ready beyond it waits. Left out: as many as come.",
    ),
});

const link = z.strictObject({
  code,
  name,
  department: code,
  limit: limitDays.describe("The promised limit, in working days."),
  statutoryLimit: limitDays,
  onTimeout: z
    .enum(["deemed-consent", "escalate", "deemed-refusal", "proceed-without"])
    .describe("What its silence means where silence may count."),
  after: z
    .array(code)
    .max(MOST_LINKS)
    .default([])
    .describe("Links that must be closed before this one starts, in every mode."),
  response: days.optional().describe("Where it differs from its department's."),
});

const type = z.strictObject({
  code,
  name,
  share: z.number().gt(0).max(1),
  links: z
    .array(code)
    .min(1)
    .max(MOST_LINKS)
    .describe("In the order in which the serial road goes through them."),
});

const rate = z.number().min(0).max(1000);

export const Scenario = z.strictObject({
  $schema: z.string().optional(),
  name,
  note: texts(500).describe("What of it is published, and what is made up: it is printed with every result."),
  year: z.int().min(2000).max(2100),
  zone: z.literal("Asia/Shanghai"),
  applications: z.int().min(1).max(1_000_000),
  seed: z.int().min(0),
  arrivals: z
    .strictObject({ monday: rate, tuesday: rate, wednesday: rate, thursday: rate, friday: rate })
    .describe("How many come on a working day of each kind, beside each other."),
  departments: z.array(department).min(1).max(60),
  links: z.array(link).min(1).max(200),
  types: z.array(type).min(1).max(20),
});

export type Scenario = z.output<typeof Scenario>;
export type SimulatedDepartment = Scenario["departments"][number];
export type SimulatedLink = Scenario["links"][number];

/** One thing that is wrong with a scenario, and where. */
export type ScenarioFault = { path: string; message: string };

/** The JSON Schema of a scenario file, for editors. */
export const scenarioSchema = (): unknown => z.toJSONSchema(Scenario, { io: "input" });

/** A scenario as read from a file, or every fault at once. */
export function readScenario(content: unknown): { scenario: Scenario } | { faults: ScenarioFault[] } {
  const read = Scenario.safeParse(content);
  if (!read.success) {
    const named = Named.safeParse(content);
    return {
      faults: [
        ...read.error.issues.map(({ path, message }) => ({ path: pathText(path), message })),
        // Whatever else is wrong: who knows one fault wants to know of the other, too.
        ...(named.success ? namesFaults(named.data) : []),
      ],
    };
  }
  const faults = [...namesFaults(read.data), ...sumFaults(read.data)];
  return faults.length > 0 ? { faults } : { scenario: read.data };
}

const codes = z.array(z.string()).default([]);

/** What of a scenario names something, where that can be read though something else cannot. */
const Named = z.looseObject({
  departments: z.array(z.looseObject({ id: z.string() })),
  links: z.array(z.looseObject({ code: z.string(), department: z.string(), after: codes })),
  types: z.array(z.looseObject({ code: z.string(), links: codes })),
});

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`,
    "",
  ) || "the file";

/** Names that lead nowhere, stand twice or lead round in a circle. */
function namesFaults({ departments, links, types }: z.output<typeof Named>): ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  const known = { department: departments.map(({ id }) => id), link: links.map(({ code }) => code) };
  const twice = (path: string, codes: readonly string[]) =>
    codes.forEach((one, i) => {
      if (codes.indexOf(one) < i) faults.push({ path: `${path}[${i}]`, message: `"${one}" stands twice` });
    });
  twice("departments", known.department);
  twice("links", known.link);
  twice(
    "types",
    types.map((one) => one.code),
  );
  links.forEach(({ code: own, department: asked, after }, i) => {
    if (!known.department.includes(asked))
      faults.push({ path: `links[${i}].department`, message: `no department is "${asked}"` });
    after.forEach((before, a) => {
      const path = `links[${i}].after[${a}]`;
      if (!known.link.includes(before)) faults.push({ path, message: `no link is "${before}"` });
      else if (before === own) faults.push({ path, message: `"${own}" would wait for itself` });
    });
  });
  types.forEach((one, t) => {
    twice(`types[${t}].links`, one.links);
    one.links.forEach((asked, l) => {
      const path = `types[${t}].links[${l}]`;
      const found = links.find(({ code }) => code === asked);
      if (!found) return void faults.push({ path, message: `no link is "${asked}"` });
      const late = found.after.find((before) => one.links.indexOf(before) > l);
      if (late !== undefined)
        faults.push({
          path,
          message: `"${asked}" comes after "${late}", which stands behind it on this road`,
        });
    });
  });
  return faults;
}

/** Limits beyond the law, shares that are no whole, and a year in which nobody comes. */
function sumFaults({ links, types, arrivals }: Scenario): ScenarioFault[] {
  const faults: ScenarioFault[] = [];
  links.forEach(({ limit, statutoryLimit }, i) => {
    if (limit > statutoryLimit)
      faults.push({
        path: `links[${i}].limit`,
        message: `${limit} days are promised where the law allows ${statutoryLimit}`,
      });
  });
  const whole = types.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(whole - 1) > 1e-6)
    faults.push({ path: "types", message: `the shares sum to ${whole}, not to 1` });
  if (Object.values(arrivals).every((one) => one === 0))
    faults.push({ path: "arrivals", message: "nothing comes on any day" });
  return faults;
}
