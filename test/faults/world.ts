/**
 * The cloud in memory and in virtual time: the real handlers over the store in memory, an engine that interprets the
 * deployed workflow, a table stream with its shards, a bus, a queue, endpoints and schedules. Whatever crosses a port
 * may fail as `chance` says. A process (an invocation) may die at any port call, and takes its memory with it.
 */
import { setImmediate as soon } from "node:timers";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { phaseOf } from "../../functions/app/base/ports.ts";
import type {
  Announcement,
  Bus,
  CaseStore,
  Commit,
  Engine,
  Log,
  Webhooks,
} from "../../functions/app/base/ports.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { reconcile, type ReconciliationReport } from "../../functions/app/operations/reconciliation.ts";
import { keyOfSubject } from "../../functions/domain/base/ids.ts";
import type { ClockRules } from "../../functions/domain/calendar/clock.ts";
import type { Chained } from "../../functions/domain/base/history.ts";
import type { Region } from "../../functions/domain/catalogue/region.ts";
import { instantOfEpoch, type Instant } from "../../functions/domain/base/time.ts";
import { answerAtWindow } from "../../functions/http/application/answerAtWindow.ts";
import { changeProject } from "../../functions/http/application/changeProject.ts";
import { concludeJointReview } from "../../functions/http/application/concludeJointReview.ts";
import { conveneJointReview } from "../../functions/http/application/conveneJointReview.ts";
import { decideApplication } from "../../functions/http/application/decideApplication.ts";
import { endSpecialProcedure } from "../../functions/http/review/endSpecialProcedure.ts";
import { extendLimit } from "../../functions/http/review/extendLimit.ts";
import { giveOpinion } from "../../functions/http/review/giveOpinion.ts";
import { handInMaterial } from "../../functions/http/application/handInMaterial.ts";
import { requestSupplement } from "../../functions/http/review/requestSupplement.ts";
import { startSpecialProcedure } from "../../functions/http/review/startSpecialProcedure.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { takePosition } from "../../functions/http/review/takePosition.ts";
import { withdrawApplication } from "../../functions/http/application/withdrawApplication.ts";
import { announce } from "../../functions/stream/announce.ts";
import type { BatchResponse } from "../../functions/stream/consumer.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { nextGeneration } from "../../functions/tasks/nextGeneration.ts";
import { open } from "../../functions/tasks/open.ts";
import { tickReview } from "../../functions/tasks/tickReview.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import type { AnyDeps } from "../../functions/http/base/handle.ts";
import { serve } from "../../functions/http/base/serve.ts";
import { gatewayEvent } from "../support/gateway.ts";
import { deliver, type QueueResponse } from "../../functions/webhooks/deliver.ts";
import {
  API_SECONDS,
  CONSUMER_SECONDS,
  GATEWAY_SECONDS,
  ROUND_SECONDS,
  SETTLE_SECONDS,
  TASK_SECONDS,
} from "../../infra/limits.ts";
import { TASKS } from "../../workflows/tasks.ts";
import { memoryStore } from "../support/memoryStore.ts";
import type { Chance } from "./chance.ts";
import { execute, MACHINE } from "./workflow.ts";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds as an instant; the latest are remembered. */
export const instant = (ms: number): Instant => {
  if (ms !== latest.ms) latest = { ms, instant: instantOfEpoch(ms) };
  return latest.instant;
};
let latest = { ms: NaN, instant: "" };

const HTTP = {
  submitApplication,
  handInMaterial,
  answerAtWindow,
  withdrawApplication,
  changeProject,
  giveOpinion,
  requestSupplement,
  startSpecialProcedure,
  endSpecialProcedure,
  extendLimit,
  takePosition,
  conveneJointReview,
  concludeJointReview,
  decideApplication,
};

export type Route = keyof typeof HTTP;

/** A request as its sender composed it: sent again, it says the same. */
export type Command = {
  route: Route;
  path: Record<string, string>;
  body: unknown;
  headers?: Record<string, string>;
  claims?: Record<string, string>;
};

export type Reply = { status: number; body: Record<string, unknown> };

/** One committed write, in the order of commits. `cause` is the request that it answers. */
export type Committed = {
  n: number;
  at: number;
  subject: string;
  events: readonly Chained<CaseEvent>[];
  isNew: boolean;
  cause: Command | null;
};

/** An invocation. Once dead, nothing it waits for comes back. */
type Process = {
  dead: boolean;
  deadline: number;
  command: Command | null;
  kill(error: Error): void;
  died: Promise<never>;
};

/** What a function's instance holds between invocations; one at a time. */
type Instance = { current: Process | null; store: CaseStore; engine: Engine; bus: Bus; webhooks: Webhooks };

const NEVER = new Promise<never>(() => undefined);

/** An error by its name; where it was thrown is nowhere of interest, and costs time. */
function failure(name: string): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(name), { name });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

const SECRET = "a secret of at least thirty-two bytes for the tests";

type Execution = { name: string; applicationId: string; dead: boolean };
type Wait = { execution: Execution; settle: (error: Error | null) => void };
type Streamed = { subject: string; record: { dynamodb: { SequenceNumber: string } }; hashes: string[] };
type Iterator = {
  consumer: "driveWorkflow" | "announce";
  pending: Streamed[];
  isBusy: boolean;
  tries: number;
};

export type World = ReturnType<typeof world>;

export function world(region: Region, rules: ClockRules, start: number, luck: (now: () => number) => Chance) {
  let now = start;
  const chance = luck(() => now);
  const clock = () => instant(now);
  const codes = queryCodes(async () => SECRET);
  const log: Log = { info: () => undefined, error: () => undefined };

  // ---------------------------------------------------------------- time
  const queue: { at: number; n: number; run: () => void }[] = [];
  let count = 0;
  function at(ms: number, run: () => void): void {
    const entry = { at: Math.max(Math.round(ms), now), n: count++, run };
    // A binary heap: by time, and by who came first.
    queue.push(entry);
    for (let i = queue.length - 1; i > 0;) {
      const up = (i - 1) >> 1;
      if (isSooner(queue[up]!, queue[i]!)) break;
      [queue[up], queue[i]] = [queue[i]!, queue[up]!];
      i = up;
    }
  }
  const isSooner = (a: { at: number; n: number }, b: { at: number; n: number }) =>
    a.at < b.at || (a.at === b.at && a.n < b.n);
  function next() {
    const first = queue[0]!;
    const last = queue.pop()!;
    if (queue.length > 0) {
      queue[0] = last;
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (left < queue.length && isSooner(queue[left]!, queue[least]!)) least = left;
        if (right < queue.length && isSooner(queue[right]!, queue[least]!)) least = right;
        if (least === i) break;
        [queue[i], queue[least]] = [queue[least]!, queue[i]!];
        i = least;
      }
    }
    return first;
  }
  const sleep = (ms: number) => new Promise<void>((resolve) => at(now + ms, resolve));
  let steps = 0;
  /** Lets everything happen until then. */
  async function runUntil(until: number): Promise<void> {
    await rest();
    while (queue.length > 0 && queue[0]!.at <= until) {
      if (++steps > 200_000) throw new Error("it does not come to rest");
      const entry = next();
      now = entry.at;
      entry.run();
      await rest();
    }
    now = Math.max(now, until);
  }
  const rest = () => new Promise<void>((resolve) => soon(resolve));

  // ---------------------------------------------------------------- processes
  const idle = new Map<string, { instance: Instance; handler: unknown }[]>();
  async function invoke<H extends (...given: never[]) => Promise<unknown>, T>(
    name: string,
    seconds: number,
    make: (instance: Instance) => H,
    act: (handler: H) => Promise<T>,
    command: Command | null = null,
  ): Promise<T> {
    let reject: (error: Error) => void;
    const died = new Promise<never>((_, no) => (reject = no));
    died.catch(() => undefined);
    const process: Process = {
      dead: false,
      deadline: now + seconds * SECOND,
      command,
      died,
      kill(error) {
        process.dead = true;
        reject(error);
      },
    };
    const warm = idle.get(name)?.pop();
    const instance = warm?.instance ?? instanceOf();
    const handler = (warm?.handler as H | undefined) ?? make(instance);
    instance.current = process;
    const acting = act(handler);
    acting.catch(() => undefined);
    try {
      return await Promise.race([acting, died]);
    } finally {
      // One that died takes its memory with it.
      if (!process.dead) idle.set(name, [...(idle.get(name) ?? []), { instance, handler }]);
    }
  }

  /** One call of a port: it may fail before, after, or not come back. */
  function caller(holder: { current: Process | null }) {
    return async function call<T>(what: string, isWrite: boolean, apply: () => Promise<T> | T): Promise<T> {
      const process = holder.current!;
      if (process.dead) return NEVER;
      if (chance.strikes("crash", `before ${what}`)) return die(process);
      if (chance.strikes("throttled", what)) throw failure("ThrottlingException");
      if (chance.strikes("slow")) await travel(process);
      if (process.dead) return NEVER;
      const result = await apply();
      if (isWrite && chance.strikes("answer-lost", what)) throw failure("TimeoutError");
      if (isWrite && chance.strikes("crash", `after ${what}`)) return die(process);
      if (chance.strikes("slow")) await travel(process);
      return process.dead ? NEVER : result;
    };
  }

  function die(process: Process): Promise<never> {
    process.kill(failure("Runtime.ExitError"));
    return NEVER;
  }

  /** Seconds on the way; an invocation that outlives its time-out is ended by the platform. */
  async function travel(process: Process): Promise<void> {
    const some = chance.below("slow-how", 1);
    const ms = some < 0.9 ? some * 3 * SECOND : (some - 0.9) * 120 * SECOND;
    if (now + ms <= process.deadline) return sleep(ms);
    await sleep(process.deadline - now);
    if (!process.dead) process.kill(failure("Sandbox.Timedout"));
  }

  function instanceOf(): Instance {
    const instance = { current: null } as unknown as Instance;
    const call = caller(instance);
    instance.store = storeOf(call, instance);
    instance.engine = engineOf(call);
    instance.bus = busOf(call);
    instance.webhooks = webhooksOf(call);
    return instance;
  }
  type Call = ReturnType<typeof caller>;

  // ---------------------------------------------------------------- the table and its stream
  const base = memoryStore();
  const commits: Committed[] = [];
  const lines = new Map<string, { S: string }[]>();
  const tokens = new Map<string, string>();
  const shards: Iterator[][] = [0, 1].map(() =>
    (["driveWorkflow", "announce"] as const).map((consumer) => ({
      consumer,
      pending: [],
      isBusy: false,
      tries: 0,
    })),
  );
  const lostRecords = new Set<string>();
  /** While it is held, nobody reads the stream and no execution begins. */
  let isHeld = false;
  const held = new Map<string, () => void>();

  function committed<S, E extends CaseEvent>(
    subject: string,
    { expected, events }: Commit<S, E>,
    cause: Command | null,
  ): void {
    const { applicationId, sortKey } = keyOfSubject(subject);
    commits.push({ n: commits.length + 1, at: now, subject, events, isNew: expected === 0, cause });
    const L = [...(lines.get(subject) ?? []), ...events.map((event) => ({ S: JSON.stringify(event) }))];
    lines.set(subject, L);
    const token = tokens.get(subject);
    const record = {
      eventName: expected === 0 ? "INSERT" : "MODIFY",
      dynamodb: {
        SequenceNumber: String(commits.length),
        NewImage: {
          pk: { S: applicationId },
          sk: { S: sortKey },
          version: { N: String(expected + events.length) },
          history: { L },
          ...(token !== undefined && { waitToken: { S: token } }),
        },
        ...(expected > 0 && { OldImage: { version: { N: String(expected) } } }),
      },
    };
    // An item's records stay in one shard, and in order; between shards there is none.
    const shard = Buffer.from(subject).reduce((sum, byte) => sum + byte, 0) % shards.length;
    for (const iterator of shards[shard]!) {
      iterator.pending.push({ subject, record, hashes: events.map(({ hash }) => hash) });
      pump(iterator);
    }
  }

  function pump(iterator: Iterator): void {
    if (isHeld || iterator.isBusy || iterator.pending.length === 0) return;
    iterator.isBusy = true;
    const delay = chance.strikes("stream-delayed", iterator.consumer)
      ? chance.below("stream-delay", 5 * HOUR)
      : 300 + Math.min(iterator.tries, 10) * 20 * SECOND;
    at(now + delay, () => void hand(iterator));
  }

  async function hand(iterator: Iterator): Promise<void> {
    const batch = iterator.pending.slice(0, 1 + Math.floor(chance.below("batch", 6)));
    let done = 0;
    if (chance.strikes("stream-lost", `${iterator.consumer} ${batch.length}`)) {
      done = batch.length;
      if (iterator.consumer === "announce")
        for (const { hashes } of batch) for (const hash of hashes) lostRecords.add(hash);
    } else
      try {
        const Records = batch.map(({ record }) => record);
        const { batchItemFailures } = await invoke(
          iterator.consumer,
          CONSUMER_SECONDS,
          ({ engine, store, bus }) =>
            iterator.consumer === "announce"
              ? announce({ bus, log })
              : driveWorkflow({ engine, store, region, rules, log }),
          (handler): Promise<BatchResponse> => handler({ Records }),
        );
        const failed = batchItemFailures[0]?.itemIdentifier;
        done =
          failed === undefined
            ? batch.length
            : batch.findIndex(({ record }) => record.dynamodb.SequenceNumber === failed);
      } catch {
        // The whole batch comes again.
      }
    iterator.tries = done < batch.length ? iterator.tries + 1 : 0;
    // Its place was not noted in time: all or a part comes again.
    if (done > 0 && chance.strikes("stream-repeated", iterator.consumer))
      done = Math.floor(chance.below("repeated-from", done));
    iterator.pending.splice(0, done);
    iterator.isBusy = false;
    pump(iterator);
  }

  function storeOf(call: Call, holder: { current: Process | null }): CaseStore {
    const read = <A extends unknown[], T>(name: string, apply: (...args: A) => Promise<T>) => {
      return (...args: A) => call(name, false, () => apply(...args));
    };
    const write = <A extends unknown[], T>(name: string, apply: (...args: A) => Promise<T>) => {
      return (...args: A) => call(name, true, () => apply(...args));
    };
    function save<S, E extends CaseEvent>(
      subject: string,
      commit: Commit<S, E>,
      put: () => Promise<"saved" | "conflict">,
    ): Promise<"saved" | "conflict"> {
      return call(`save ${subject.slice(-12)}`, true, async () => {
        if (commit.expected > 0 && chance.strikes("conflict", subject)) return "conflict";
        const answer = await put();
        if (answer === "conflict") return answer;
        committed(subject, commit, holder.current!.command);
        return chance.strikes("retried-by-sdk", subject) ? "conflict" : answer;
      });
    }
    return {
      loadCase: read("loadCase", base.loadCase),
      loadApplication: read("loadApplication", base.loadApplication),
      loadReview: read("loadReview", base.loadReview),
      saveApplication: (commit) =>
        save(commit.state.facts.applicationId, commit, () => base.saveApplication(commit)),
      saveReview(commit, token) {
        const { reviewId } = commit.state.facts;
        return save(reviewId, commit, async () => {
          const answer = await base.saveReview(commit, token);
          if (answer === "saved" && token !== undefined) tokens.set(reviewId, token);
          return answer;
        });
      },
      countAttempt: write("countAttempt", base.countAttempt),
      registerWait: write("registerWait", async (id, token) => {
        const row = await base.registerWait(id, token);
        if (row) tokens.set(id, token);
        return row;
      }),
      registerConclusion: write("registerConclusion", async (id, token) => {
        const row = await base.registerConclusion(id, token);
        if (row) tokens.set(id, token);
        return row;
      }),
      registerExecution: write("registerExecution", base.registerExecution),
      generationOf: read("generationOf", base.generationOf),
      waitsOf: read("waitsOf", base.waitsOf),
      forgetWait: write("forgetWait", async (id, token) => {
        if (tokens.get(id) === token) tokens.delete(id);
        await base.forgetWait(id, token);
      }),
      reviewsOf: read("reviewsOf", base.reviewsOf),
      openReviewsOf: read("openReviewsOf", base.openReviewsOf),
      // Those that are over: the latest first.
      applicationsIn: read("applicationsIn", async (phase, limit, cursor) => {
        const page = await base.applicationsIn(phase, limit, cursor);
        return phase === "over" ? { ...page, items: page.items.sort((a, b) => lastOf(b) - lastOf(a)) } : page;
      }),
      histories: read("histories", base.histories),
      loadComplaint: base.loadComplaint,
      saveComplaint: base.saveComplaint,
      complaintsOf: base.complaintsOf,
      complaintsIn: base.complaintsIn,
      issueNotice: write("issueNotice", base.issueNotice),
      noticesOf: read("noticesOf", base.noticesOf),
      notice: read("notice", base.notice),
      noted: read("noted", base.noted),
      note: write("note", base.note),
    };
  }
  const lastOf = (id: string): number => commits.findLast(({ subject }) => subject === id)?.at ?? 0;

  // ---------------------------------------------------------------- the engine
  const executions = new Map<string, Execution>();
  const names = new Set<string>();
  const waits = new Map<string, Wait>();
  let tokenCount = 0;
  const failedExecutions: string[] = [];
  const entered: Record<string, number> = {};

  function begin(name: string, applicationId: string, generation: number): void {
    const execution: Execution = { name, applicationId, dead: false };
    executions.set(name, execution);
    const alive = <T>(value: T): T | Promise<never> => (execution.dead ? NEVER : value);
    const settled = <T>(promise: Promise<T>): Promise<T> =>
      promise.then(
        (value) => alive(value),
        (error: Error) => (execution.dead ? NEVER : Promise.reject(error)),
      );
    const ran = execute(
      MACHINE,
      { applicationId, generation },
      {
        random: () => chance.below("jitter", 1),
        sleep: (seconds) => settled(sleep(seconds * SECOND)),
        invoke: (state, payload) => {
          entered[state] = (entered[state] ?? 0) + 1;
          return settled(runTask(state, payload));
        },
        park: (state, payload, seconds) =>
          settled(
            new Promise((resolve, reject) => {
              entered[state] = (entered[state] ?? 0) + 1;
              const token = `token-${++tokenCount}`;
              const settle = (error: Error | null) => {
                if (!waits.delete(token)) return;
                if (error) reject(error);
                else resolve({});
              };
              waits.set(token, { execution, settle });
              at(now + seconds * SECOND, () => settle(failure("States.Timeout")));
              runTask(state, payload(token)).catch((error: Error) => settle(error));
            }),
          ),
      },
    );
    const ended = (error?: Error) => {
      executions.delete(name);
      if (error) failedExecutions.push(`${name}: ${error.name} ${error.message}`);
    };
    ran.then(() => ended(), ended);
  }

  function runTask(state: string, payload: unknown): Promise<unknown> {
    const { name } = TASKS.find((task) => task.state === state)!;
    const input: unknown = JSON.parse(JSON.stringify(payload));
    return invoke(
      name,
      TASK_SECONDS,
      ({ store, engine }) => {
        const deps = { store, engine, rules, now: clock, settleSeconds: SETTLE_SECONDS };
        return { open, awaitReview, tickReview, conclude, nextGeneration }[name](deps);
      },
      (task: (input: unknown) => Promise<unknown>) => task(input),
    );
  }

  const executionName = (id: string, generation: number) => `${id}-g${generation}`;

  function engineOf(call: Call): Engine {
    const answer = (how: string, error: () => Error | null) => (token: string) =>
      call(how, true, () => {
        const wait = waits.get(token);
        if (!wait) return "gone" as const;
        // Taken, and nothing comes of it.
        if (!chance.strikes("wake-lost", how)) wait.settle(error());
        return "woken" as const;
      });
    return {
      start: (id, generation) =>
        call(`start g${generation}`, true, () => {
          const name = executionName(id, generation);
          if (names.has(name)) return "already-started" as const;
          names.add(name);
          if (isHeld) held.set(name, () => begin(name, id, generation));
          else if (!chance.strikes("start-lost", name)) begin(name, id, generation);
          return "started" as const;
        }),
      isRunning: (id, generation) =>
        call("isRunning", false, () => {
          const name = executionName(id, generation);
          return executions.has(name) || held.has(name);
        }),
      wake: answer("wake", () => null),
      rearm: answer("rearm", () => failure("Rearm")),
    };
  }

  /** A disaster: every execution ends. Their names stay used up, as they do for ninety days. */
  function loseExecutions(): void {
    for (const execution of executions.values()) execution.dead = true;
    for (const [token, { execution }] of waits) if (execution.dead) waits.delete(token);
    executions.clear();
    idle.clear();
  }

  /** Everything but the record and the schedules stands still: all executions are lost, and nothing is read. */
  function hold(): void {
    isHeld = true;
    loseExecutions();
  }
  function goOn(): void {
    isHeld = false;
    for (const begins of held.values()) begins();
    held.clear();
    for (const iterator of shards.flat()) pump(iterator);
  }

  // ---------------------------------------------------------------- bus, queue, endpoints
  const announced = new Map<string, number>();
  const lostAnnouncements = new Set<string>();
  const taken: { subject: string; id: string; at: number }[] = [];
  let messageCount = 0;

  function busOf(call: Call): Bus {
    return {
      publish: (announcements) =>
        call("publish", true, () => {
          for (const announcement of announcements) {
            announced.set(announcement.id, (announced.get(announcement.id) ?? 0) + 1);
            if (!(announcement.type in WEBHOOK_TYPES)) continue;
            if (chance.strikes("bus-lost", announcement.type)) lostAnnouncements.add(announcement.id);
            else message(announcement, 1);
          }
        }),
    };
  }

  function message(announcement: Announcement, tries: number): void {
    if (chance.strikes("queue-lost", announcement.type)) return;
    at(now + 500, () => void take(announcement, tries));
    if (chance.strikes("queue-repeated", announcement.type))
      at(now + 700, () => void take(announcement, tries));
  }

  async function take(announcement: Announcement, tries: number): Promise<void> {
    const { id, type, subject, at: then, data } = announcement;
    const messageId = String(++messageCount);
    const body = JSON.stringify({ "detail-type": type, detail: { id, subject, at: then, ...data } });
    const attributes = { ApproximateReceiveCount: String(tries) };
    const batch = { Records: [{ messageId, receiptHandle: messageId, body, attributes }] };
    try {
      const { batchItemFailures } = await invoke(
        "deliver",
        CONSUMER_SECONDS,
        ({ store, webhooks }) =>
          deliver({
            store,
            webhooks,
            region,
            rules,
            now: clock,
            random: () => chance.below("back-off", 1),
            log,
          }),
        (handler): Promise<QueueResponse> => handler(batch),
      );
      if (batchItemFailures.length === 0) return;
    } catch {
      // Visible again after its time.
    }
    const seconds = visibleIn.get(messageId) ?? 6 * CONSUMER_SECONDS;
    visibleIn.delete(messageId);
    if (tries < 14) at(now + seconds * SECOND, () => void take(announcement, tries + 1));
  }
  const visibleIn = new Map<string, number>();

  function webhooksOf(call: Call): Webhooks {
    return {
      send: ({ id, body }) =>
        call("send", true, () => {
          if (chance.strikes("endpoint-fails"))
            return { status: chance.below("endpoint-how", 2) < 1 ? 503 : null };
          const { data } = JSON.parse(body) as { data: { reviewId: string } };
          taken.push({ subject: data.reviewId, id, at: now });
          return { status: chance.strikes("endpoint-answer-lost") ? null : 204 };
        }),
      retryIn: (receiptHandle, seconds) =>
        call("retryIn", true, () => void visibleIn.set(receiptHandle, seconds)),
    };
  }

  // ---------------------------------------------------------------- callers
  let requests = 0;
  /** One try: what the caller sees of it, `null` where no answer comes. */
  async function send(command: Command): Promise<Reply | null> {
    const { route, path, body, headers = {}, claims } = command;
    const event = gatewayEvent({
      route,
      path,
      body,
      headers,
      ...(claims && { claims }),
      at: instantOfEpoch(now),
      id: String(++requests),
    });
    // Waiting for a function, and its start.
    if (chance.strikes("slow")) await sleep(chance.below("cold", 15 * SECOND));
    const seen = invoke(
      route,
      API_SECONDS,
      ({ store }) =>
        serve(
          [HTTP[route]],
          { store, codes, region, rules, log, meter: { request: () => undefined } } as unknown as AnyDeps,
          ROUTES,
        ),
      (handler) => (handler as unknown as (event: unknown, context: unknown) => Promise<unknown>)(event, {}),
      command,
    ).then(
      (result) => {
        const { statusCode, body: text } = result as { statusCode: number; body: string };
        return { status: statusCode, body: JSON.parse(text) as Reply["body"] };
      },
      () => null,
    );
    if (chance.strikes("connection-lost", route))
      return sleep(chance.below("hangs-up", 2 * SECOND)).then(() => null);
    return Promise.race([seen, sleep(GATEWAY_SECONDS * SECOND).then(() => null)]);
  }

  // ---------------------------------------------------------------- schedules
  const scheduled = <T>(name: string, act: (instance: Instance) => Promise<T>): Promise<T | null> =>
    invoke(
      name,
      ROUND_SECONDS,
      (instance) => () => act(instance),
      (handler) => handler(),
    ).catch(() => null);

  const goRound = () =>
    scheduled("morningRound", ({ store, bus }) =>
      morningRound({ store, bus, region, rules, settleSeconds: SETTLE_SECONDS, log }, clock()),
    );
  const goReconcile = (most = 5000): Promise<ReconciliationReport | null> =>
    scheduled("reconciliation", ({ store, engine, bus }) =>
      reconcile({ store, engine, bus, region, rules, settleSeconds: SETTLE_SECONDS, log }, clock(), most),
    );

  return {
    chance,
    region,
    rules,
    now: () => now,
    at,
    sleep,
    runUntil,
    send,
    codes,
    goRound,
    goReconcile,
    loseExecutions,
    hold,
    goOn,
    /** The record itself, as nobody's port. */
    record: base,
    commits,
    announced,
    lostRecords,
    lostAnnouncements,
    taken,
    /** Executions that run, and the tokens they wait by. */
    executions: () => [...executions.keys()],
    waiting: () => [...waits.entries()].map(([token, { execution }]) => `${execution.name} ${token}`),
    failedExecutions,
    entered,
    steps: () => steps,
    phaseOf,
  };
}
