/**
 * `npm run bench:supervision -- [--cases 2000] [--reads 300] [note]`: a month of so many cases on one machine, most of them
 * answered, some silent, some late; then each view of supervision, one client, one after the other. The floor is what the same
 * process answers a request with that reads nothing. The note is printed with the conditions.
 */
import { parseArgs } from "node:util";
import { caller, closedLoop, expectStatus, percentile, type Caller } from "./load.ts";
import { PRODUCT, start, stopAllAtExit } from "./processes.ts";
import { consent, mattersOf, submit, tokenFor, type Submitted } from "./product.ts";
import { machine, MEGABYTE, row } from "./report.ts";

const MOST_MILLISECONDS = 50;
const CLIENTS = 20;

/** Working days of March 2026 on which cases come, and the day on which supervision looks at the month: every day in between has its round. */
const DAYS = [16, 17, 18, 19, 20, 23, 24, 25, 26, 27].map((day) => `2026-03-${String(day).padStart(2, "0")}`);
const MORNING = "T09:00:00+08:00";
const LATER = `2026-03-31${MORNING}`;

/** Of ten reviews of a department so many are answered at once; the others wait for their limits. */
const ANSWERED_OF_TEN = 8;

const VIEWS: readonly (readonly [string, string])[] = [
  ["figures of the month", "/v1/supervision/departments?from=2026-03-01&to=2026-03-31"],
  ["figures of a year", "/v1/supervision/departments?from=2025-04-01&to=2026-03-31"],
  ["appraisal of the month", "/v1/supervision/appraisals/2026-03"],
  ["appraisal of the quarter", "/v1/supervision/appraisals/2026-Q1"],
  ["appraisal of the year", "/v1/supervision/appraisals/2026"],
  ["red lamps", "/v1/supervision/reviews?lamp=red&limit=20"],
  ["yellow lamps", "/v1/supervision/reviews?lamp=yellow&limit=20"],
  ["untouched", "/v1/supervision/reviews?untouched=true&limit=20"],
  ["likely late", "/v1/supervision/reviews?likelyLate=true&limit=20"],
  ["held and pushed around", "/v1/supervision/held?limit=20"],
  [
    "a list behind a mark",
    "/v1/supervision/figures?figure=closedInTime&department=water&from=2026-03-01&to=2026-03-31&limit=20",
  ],
  ["cards of the month", "/v1/supervision/figures?figure=yellowCards&from=2026-03-01&to=2026-03-31&limit=20"],
  ["complaints", "/v1/complaints?status=open&limit=20"],
  ["holds", "/v1/integrity-holds?limit=20"],
  ["a department's account of the year", "/v1/departments/water/account"],
];

const { values, positionals } = parseArgs({
  options: { cases: { type: "string", default: "2000" }, reads: { type: "string", default: "300" } },
  allowPositionals: true,
});
const [cases, reads] = [Number(values.cases), Number(values.reads)];

stopAllAtExit();
const under = machine(positionals.join(" "));
const progress = (text: string) => console.error(`${Math.round(performance.now() / 1000)} s  ${text}`);
const { floor, taken, resident, closed } = await measure();
const worst = Math.max(...taken.map(({ milliseconds }) => percentile(milliseconds, 99)));
const told = (milliseconds: readonly number[]) =>
  [50, 95, 99].map((p) => `p${p} ${percentile(milliseconds, p).toFixed(1)}`).join(", ");
console.log(
  [
    ...under,
    `  ${cases} cases of eleven departments in ten working days of a month (virtual time), ${closed} reviews closed in it; then ${reads} reads of each view, one client.`,
    "",
    "VIEWS OF SUPERVISION (measured), milliseconds",
    row("floor: a request that reads nothing", "", told(floor)),
    ...taken.map(({ name, milliseconds }) => row(name, "", told(milliseconds))),
    row("resident", (resident / MEGABYTE).toFixed(0), "MB"),
    "",
    row(
      `the slowest view: p99 ms ≤ ${MOST_MILLISECONDS}`,
      worst.toFixed(1),
      worst <= MOST_MILLISECONDS ? "met" : "MISSED",
    ),
  ].join("\n"),
);

async function measure() {
  const program = {
    ...PRODUCT,
    env: (folder: string) => ({ ...PRODUCT.env(folder), CLOCK: `${DAYS[0]}${MORNING}` }),
  };
  const product = await start(program);
  const to = caller(product.url, CLIENTS);
  try {
    await layOut(to);
    const body = { role: "supervisor" };
    const { token } = expectStatus(await to.send({ method: "POST", path: "/local/tokens", body }), 200) as {
      token: string;
    };
    const headers = { authorization: `Bearer ${token}` };
    const timed = async (path: string) => {
      const one = async () => void expectStatus(await to.send({ method: "GET", path, headers }), 200);
      await closedLoop(1, Array.from({ length: 20 }), one);
      return (await closedLoop(1, Array.from({ length: reads }), one)).milliseconds;
    };
    const floor = await timed("/healthz");
    const taken: { name: string; milliseconds: number[] }[] = [];
    for (const [name, path] of VIEWS) {
      progress(name);
      taken.push({ name, milliseconds: await timed(path) });
    }
    const month = expectStatus(
      await to.send({ method: "GET", path: "/v1/supervision/appraisals/2026-03", headers }),
      200,
    ) as { departments: { closed: number }[] };
    const closed = month.departments.reduce((sum, one) => sum + one.closed, 0);
    return { floor, taken, closed, resident: product.memory().resident };
  } finally {
    to.close();
    await product.stop();
  }
}

/** The month: as many cases on each of its days, most reviews answered on the day, and the limits of the others run out. */
async function layOut(to: Caller): Promise<void> {
  let tokens = new Map<string, string>();
  let matters: { suffix: string; department: string }[] = [];
  for (const [i, day] of DAYS.entries()) {
    if (i > 0) await move(to, `${day}${MORNING}`);
    const count = Math.floor((cases * (i + 1)) / DAYS.length) - Math.floor((cases * i) / DAYS.length);
    const submitted: Submitted[] = [];
    await closedLoop(CLIENTS, Array.from({ length: count }), async () => {
      submitted.push(await submit(to));
    });
    if (matters.length === 0) matters = await mattersOf(to, submitted[0]!);
    // A token lasts for hours, and the clock has moved by days.
    tokens = new Map(
      await Promise.all(
        matters.map(async ({ department }) => [department, await tokenFor(to, department)] as const),
      ),
    );
    const answers = submitted.flatMap(({ applicationId }, n) =>
      matters.flatMap(({ suffix, department }, m) =>
        (n + m) % 10 < ANSWERED_OF_TEN ? [{ reviewId: `${applicationId}${suffix}`, department }] : [],
      ),
    );
    await closedLoop(CLIENTS, answers, ({ reviewId, department }) =>
      consent(to, reviewId, tokens.get(department)!),
    );
    progress(`${day}: ${count} cases, ${answers.length} answers`);
  }
  progress("to the end of the month");
  await move(to, LATER);
}

async function move(to: Caller, now: string): Promise<void> {
  expectStatus(await to.send({ method: "PUT", path: "/local/clock", body: { now } }), 200);
}
