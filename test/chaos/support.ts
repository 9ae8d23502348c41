/** Processes that may be killed, the people who use them all the same, and what the rules say must come of it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fixturePath } from "../support/fixtures.ts";
import { ELEVEN, example, objection } from "../support/runtime.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Monday, 2 March 2026, nine in the morning: every storm begins then. */
export const MONDAY_NINE = "2026-03-02T09:00+08:00";

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    next,
    below,
    shuffled<T>(things: readonly T[]): T[] {
      const all = [...things];
      for (let i = all.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [all[i], all[j]] = [all[j]!, all[i]!];
      }
      return all;
    },
  };
}

export type Chance = ReturnType<typeof chance>;

/** `CHAOS_SEED=7` repeats a run; without it every run is another, and prints its seed. */
export const seedOf = (): number =>
  Number(process.env["CHAOS_SEED"] ?? Math.floor(performance.timeOrigin % 1_000_000));

export type Alive = {
  url: string;
  readySeconds: number;
  /** What it wrote to stderr so far. */
  errors(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** `npm start` on a folder, with the region of the tests, in virtual time. */
export async function startProcess(dataDir: string): Promise<Alive> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "server/main.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      PORT: "0",
      DATA_DIR: dataDir,
      // The load of these tests comes from one caller.
      CALLER_LIMIT: "off",
      REGION: fixturePath(),
      ...(!existsSync(join(dataDir, "clock.txt")) && { CLOCK: MONDAY_NINE }),
    },
  });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += chunk));
  const exited = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`it ended with ${code} before it was ready: ${errors}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    url,
    readySeconds: (performance.now() - started) / 1000,
    errors: () => errors,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

export type Reply = { status: number; body: any }; // oxlint-disable-line typescript/no-explicit-any -- tests look into whatever came

/** The people: they know an address that may change, and keep their tokens. */
export function people(url: () => string) {
  const tokens = new Map<string, Promise<string>>();

  /** @throws TypeError when no answer came */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const response = await fetch(`${url()}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  async function token(claims: { role: string; department?: string }): Promise<Record<string, string>> {
    const key = JSON.stringify(claims);
    const made = tokens.get(key) ?? call("POST", "/local/tokens", claims).then(({ body }) => body.token);
    tokens.set(key, made);
    made.catch(() => tokens.delete(key));
    return { authorization: `Bearer ${await made}` };
  }

  return {
    call,
    token,
    /** Every token that is needed later, while nobody is killed. */
    ready: async (): Promise<void> => {
      await Promise.all(ELEVEN.map((department) => token({ role: "department", department })));
    },
    submit: (key: string, flags: readonly string[]): Promise<Reply> => {
      const submission = example("municipal-road-application");
      const project = { ...submission.project, flags };
      return call("POST", "/v1/applications", { ...submission, project }, { "idempotency-key": key });
    },
    answer: async (reviewId: string, opinion: unknown, by = departmentOf(reviewId)): Promise<Reply> =>
      call(
        "PUT",
        `/v1/reviews/${reviewId}/opinion`,
        opinion,
        await token({ role: "department", department: by }),
      ),
    status: async ({ applicationId, queryCode }: Receipt): Promise<Status> => {
      const path = `/v1/applications/${applicationId}`;
      const { status, body } = await call("GET", path, undefined, { "x-query-code": queryCode });
      if (status !== 200) throw new Error(`status ${status}: ${JSON.stringify(body)}`);
      return body as Status;
    },
    events: async ({ applicationId, queryCode }: Receipt): Promise<Event[]> => {
      const path = `/v1/applications/${applicationId}/events`;
      return (await call("GET", path, undefined, { "x-query-code": queryCode })).body.events as Event[];
    },
    /** How many open reviews a department has, by its own worklist. */
    worklist: async (department: string): Promise<number> => {
      const headers = await token({ role: "department", department });
      let reviews = 0;
      for (let cursor: string | null = ""; cursor !== null;) {
        const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const { body } = await call("GET", `/v1/reviews${query}`, undefined, headers);
        reviews += body.reviews.length;
        cursor = body.nextCursor as string | null;
      }
      return reviews;
    },
    /** Moves the clock on; everything that falls due on the way has happened when it answers. */
    clock: async (now: string): Promise<void> => {
      const { status, body } = await call("PUT", "/local/clock", { now });
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    /** Everything under way comes to its end. */
    rest: async (): Promise<void> => {
      const { now } = (await call("GET", "/local/clock")).body as { now: string };
      await call("PUT", "/local/clock", { now });
    },
    /** The operator reconciles until everything was seen; the counts of all runs together. */
    reconcile: async (): Promise<Record<string, number>> => {
      const sums: Record<string, number> = {};
      for (let finished = false; !finished;) {
        const reply = await call(
          "POST",
          "/v1/operations/reconciliation",
          undefined,
          await token({ role: "operator" }),
        );
        if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
        for (const [name, count] of Object.entries(reply.body as Record<string, number>))
          if (typeof count === "number") sums[name] = (sums[name] ?? 0) + count;
        finished = reply.body.finished;
      }
      return sums;
    },
  };
}

export type People = ReturnType<typeof people>;
export type Receipt = { applicationId: string; queryCode: string };
export type Event = { subject: string; type: string; data: Record<string, unknown> };
export type Status = {
  status: string;
  decidedAt: string | null;
  decision: { matters: { reviewId: string; outcome: string; deemed: boolean; asOf: string }[] } | null;
  jointReview: { objections: string[] } | null;
  reviews: {
    reviewId: string;
    status: string;
    outcome: string | null;
    overdue: boolean;
    servedAt: string;
    dueAt: string;
    closedAt: string | null;
  }[];
};

export const reviewOf = (applicationId: string, department: string) =>
  `${applicationId}.consult-${department}`;
export const departmentOf = (reviewId: string) => reviewId.split(".consult-")[1]!;

/** What a department may say, and what it makes of its review. */
export const OPINIONS = {
  consented: { kind: "consent" },
  "consented-with-conditions": {
    kind: "consent-with-conditions",
    conditions: [{ text: "施工期间保持一条车道通行", basis: "discretionary" }],
  },
  objected: objection,
  "not-applicable": { kind: "not-applicable", reasons: "不涉及" },
} as const;
export type Said = keyof typeof OPINIONS;

/** The limits and what silence means, by hand: neither is taken from the region file. */
const DUE: Record<string, string> = {
  "power-supply": "2026-03-06T00:00:00.000+08:00",
  "development-reform": "2026-03-10T00:00:00.000+08:00",
  housing: "2026-03-10T00:00:00.000+08:00",
  highways: "2026-03-10T00:00:00.000+08:00",
  "traffic-police": "2026-03-10T00:00:00.000+08:00",
  "civil-defence": "2026-03-10T00:00:00.000+08:00",
  ecology: "2026-03-12T00:00:00.000+08:00",
  land: "2026-03-12T00:00:00.000+08:00",
  water: "2026-03-12T00:00:00.000+08:00",
  forestry: "2026-03-12T00:00:00.000+08:00",
  planning: "2026-03-17T00:00:00.000+08:00",
};
const NEVER_BY_SILENCE = new Set(["ecology", "planning", "land", "civil-defence"]);

/** One application, what its departments mean to say and when, and what was acknowledged. */
export type Case = {
  key: string;
  flags: string[];
  receipt: Receipt;
  /** What each department means to say, and on which day; who is silent is not here. */
  means: Map<string, { says: Said; day: number }>;
  /** What was answered with 200, and when it was received by the virtual clock. */
  acknowledged: Map<string, { says: Said; at: string }>;
};

/** Some consent, few object, some are silent; one project in ten is on the negative list. */
export function cases(count: number, { next, below }: Chance, days: number): Case[] {
  return Array.from({ length: count }, (_, i) => {
    // The first half of the applications hears from everybody sooner or later who may not be silent.
    const silence = [0.05, 0.15, 0.35, 0.6][i % 4]!;
    const means = new Map<string, { says: Said; day: number }>();
    for (const department of ELEVEN) {
      if (next() < silence && !(i % 2 === 0 && NEVER_BY_SILENCE.has(department))) continue;
      const draw = next();
      const says: Said =
        draw < 0.005
          ? "objected"
          : draw < 0.04
            ? "consented-with-conditions"
            : draw < 0.08
              ? "not-applicable"
              : "consented";
      means.set(department, { says, day: below(days) });
    }
    return {
      key: `chaos-${i}`,
      flags: i % 10 === 9 ? ["ecological-redline"] : [],
      receipt: { applicationId: "", queryCode: "" },
      means,
      acknowledged: new Map(),
    };
  });
}

type Expected = { status: string; decidedAt: string | null; outcomes: Record<string, string> };

/** What the acknowledged callbacks and the rules on silence make of an application once every limit has run out. */
export function expected({ acknowledged, flags }: Case): Expected {
  const closings: string[] = [];
  const outcomes = Object.fromEntries(
    ELEVEN.map((department) => {
      const answer = acknowledged.get(department);
      if (answer) {
        closings.push(answer.at);
        return [department, answer.says];
      }
      if (NEVER_BY_SILENCE.has(department) || flags.length > 0) return [department, "overdue"];
      closings.push(DUE[department]!);
      return [department, "deemed-consent"];
    }),
  );
  const all = Object.values(outcomes);
  const status = all.includes("overdue")
    ? "in-review"
    : all.includes("objected")
      ? "joint-review"
      : all.includes("consented-with-conditions")
        ? "granted-with-conditions"
        : "granted";
  const isDecided = status.startsWith("granted");
  return { status, decidedAt: isDecided ? closings.sort().at(-1)! : null, outcomes };
}

/** What is on record instead of what was expected, in words; empty when all is right. */
export function wrongs(one: Case, status: Status): string[] {
  const want = expected(one);
  const found: string[] = [];
  const check = (what: string, is: unknown, should: unknown) => {
    if (is !== should)
      found.push(`${one.receipt.applicationId} ${what}: ${String(is)}, not ${String(should)}`);
  };
  check("status", status.status, want.status);
  check("decided", status.decidedAt, want.decidedAt);
  check("reviews", status.reviews.length, ELEVEN.length);
  for (const review of status.reviews) {
    const department = departmentOf(review.reviewId);
    check(department, review.outcome ?? review.status, want.outcomes[department]);
    check(`${department} due`, review.dueAt, DUE[department]);
    const answer = one.acknowledged.get(department);
    if (review.outcome === "deemed-consent") check(`${department} closed`, review.closedAt, DUE[department]);
    else if (answer) check(`${department} closed`, review.closedAt, answer.at);
  }
  for (const { reviewId, outcome } of status.decision?.matters ?? [])
    check(`${departmentOf(reviewId)} in the decision`, outcome, want.outcomes[departmentOf(reviewId)]);
  return found;
}

/** Reviews that were answered for good more than once, or applications decided more than once, by the histories. */
export function repeatedEnds(events: readonly Event[]): string[] {
  const ends = new Map<string, number>();
  for (const { subject, type } of events)
    if (["opinion-given", "closed-by-silence", "application-decided", "joint-review-opened"].includes(type))
      ends.set(subject, (ends.get(subject) ?? 0) + 1);
  return [...ends].filter(([, count]) => count > 1).map(([subject, count]) => `${subject}: ${count} ends`);
}

/** Does `act` for each, so many at a time. */
export async function each<T>(
  things: readonly T[],
  together: number,
  act: (thing: T) => Promise<void>,
): Promise<void> {
  const left = [...things];
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
    }),
  );
}

/** Raw counts, in one line each, past the test runner. */
export const say = (text: string): void => void process.stderr.write(`  ${text}\n`);

export const tally = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
