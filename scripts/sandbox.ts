/**
 * `npm run sandbox -- --url <address>`: simulated departments answer on a running product, by weights and a seed, for
 * demonstrations and for whoever builds a system against the API (docs/how-to/sandbox.md).
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { machineClock } from "../functions/adapters/clock.ts";
import { applications } from "./product/application.ts";
import { command } from "./product/command.ts";
import { ADDRESSES, Misused, reach, type Reached } from "./product/reach.ts";
import { catalogueOf, exampleOf, type Submission } from "./product/region.ts";
import { lookAtOwn, submitAll, type Own } from "./sandbox/applicants.ts";
import { BEHAVIOURS, USUAL, type Behaviour, type Weights } from "./sandbox/behaviour.ts";
import { lookOnce, type Done, type Sandbox } from "./sandbox/departments.ts";

const USAGE = `Name the product, and whose tokens there are where it is no laptop (docs/how-to/sandbox.md):
  npm run sandbox -- --url http://127.0.0.1:3000 --submit 3 --days 15 --seed 7
  npm run sandbox -- --url … --departments water,land --consent 0 --object 1 --at-once
${BEHAVIOURS.map((one) => `--${one} ${USUAL[one]}`).join(" ")}: how often each, beside the others.
--seed: the same does the same. --departments: only these, with commas. --at-once: as soon as they may.
--submit <n>: so many applications first, --application <file>: like this one.
--days <n>: a laptop's clock goes on so many days, a quarter at a time, and it ends. Without it, it looks on until it is stopped.`;

const LOOK_MILLISECONDS = 3000;
/** A step of a virtual clock: in the middle of the morning, of the afternoon, and twice at night. */
const STEP = "PT6H";
const STEPS_A_DAY = 4;
/** One look may make room for the next: a review that was opened is answered, one that was answered starts another. */
const MOST_LOOKS = 10;

const WEIGHTS = Object.fromEntries(BEHAVIOURS.map((one) => [one, { type: "string" }])) as Record<
  Behaviour,
  { type: "string" }
>;

await command(USAGE, run);

async function run(): Promise<void> {
  const { weights, days, submit, application, ...asked } = askedFor();
  const reached = await reach(asked);
  const { product, onLaptop } = reached;
  if (days > 0 && !onLaptop) throw new Misused("--days moves a laptop's clock, and this is none.");
  const sandbox = await sandboxOf(reached, asked, weights);
  const example = application === undefined ? await exampleOf(product) : submissionIn(application);
  const own = await submitAll(sandbox, example, submit);
  await warn(sandbox, own, { onLaptop, days });
  const done: Done = new Set();
  for (let step = 0; days === 0 || step <= days * STEPS_A_DAY; step++) {
    await settle(sandbox, own, done);
    if (days === 0) await pause(LOOK_MILLISECONDS);
    else if (step < days * STEPS_A_DAY)
      await product.ask("staff", "PUT", "/local/clock", { body: { advance: STEP } });
  }
  for (const receipt of own) {
    const { status, progress } = await sandbox.cases.status(receipt);
    console.log(`${receipt.applicationId}: ${status}, ${progress.closed} of ${progress.total} closed`);
  }
}

/** What would have somebody wait in vain: a case that asks nobody who is simulated, a clock that nobody moves. */
async function warn(
  { product, cases, departments, isAtOnce, tell }: Sandbox,
  own: readonly Own[],
  { onLaptop, days }: { onLaptop: boolean; days: number },
): Promise<void> {
  for (const receipt of own) {
    const { reviews } = await cases.status(receipt);
    const isOurs = reviews.some(({ department }) => departments.includes(department.id));
    if (reviews.length > 0 && !isOurs)
      tell(`${receipt.applicationId}: nobody of ${departments.join(", ")} is asked`);
  }
  if (!onLaptop || isAtOnce || days > 0) return;
  const { virtual } = await product.ask<{ virtual: boolean }>("staff", "GET", "/local/clock");
  if (virtual) tell("the clock stands still: --at-once or --days");
}

/** Looks until nobody has anything left to do now. */
async function settle(sandbox: Sandbox, own: readonly Own[], done: Done): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++)
    if ((await lookOnce(sandbox, done)) + (await lookAtOwn(sandbox, own, done)) === 0) return;
}

async function sandboxOf(
  { product, tokens, onLaptop }: Reached,
  asked: { seed: string; departments?: string | undefined; "at-once": boolean },
  weights: Weights,
): Promise<Sandbox> {
  const catalogue = await catalogueOf(product);
  const known = catalogue.departments.map(({ id }) => id);
  const named = asked.departments?.split(",").map((one) => one.trim()) ?? known;
  const strange = named.find((one) => !known.includes(one));
  if (strange !== undefined)
    throw new Misused(`There is no department ${strange}: there are ${known.join(", ")}.`);
  const departments: string[] = [];
  for (const id of named) if ((await tokens.of("department", id)) !== undefined) departments.push(id);
  if (departments.length === 0) throw new Misused("No token is a department's.");
  return {
    product,
    tokens,
    cases: applications(product, tokens),
    catalogue,
    seed: asked.seed,
    isAtOnce: asked["at-once"],
    weights,
    departments,
    now: onLaptop
      ? async () => (await product.ask<{ now: string }>("staff", "GET", "/local/clock")).now
      : async () => machineClock(),
    tell: (line) => console.log(line),
  };
}

function askedFor() {
  try {
    const { values } = parseArgs({
      options: {
        ...ADDRESSES,
        ...WEIGHTS,
        seed: { type: "string", default: "1" },
        departments: { type: "string" },
        "at-once": { type: "boolean", default: false },
        submit: { type: "string", default: "0" },
        application: { type: "string" },
        days: { type: "string", default: "0" },
      },
    });
    return {
      ...values,
      weights: weightsOf(values),
      submit: numberOf(values.submit),
      days: numberOf(values.days),
    };
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

/** Those that are named, or all as usual; whoever names some means no others. */
function weightsOf(values: Partial<Record<Behaviour, string>>): Weights {
  const named = BEHAVIOURS.filter((one) => values[one] !== undefined);
  if (named.length === 0) return USUAL;
  const weights = Object.fromEntries(BEHAVIOURS.map((one) => [one, numberOf(values[one] ?? "0")])) as Record<
    Behaviour,
    number
  >;
  if (named.every((one) => weights[one] === 0))
    throw new TypeError("Somebody has to do something: all weights are 0.");
  return weights;
}

function numberOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new TypeError(`"${text}" is no number from 0 to 9999.`);
}

function submissionIn(file: string): Submission {
  try {
    return JSON.parse(readFileSync(resolve(process.env["INIT_CWD"] ?? ".", file), "utf8")) as Submission;
  } catch (error) {
    throw new Misused(`${file} cannot be used: ${(error as Error).message}`);
  }
}
