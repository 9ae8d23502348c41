/**
 * The cloud in one process and in virtual time, to count what a case takes of it: every function as it is deployed (its
 * routes, its task, its consumer) over a client of its own of the production adapter's table, the workflow file on the
 * engine of the laptop, and a stream that hands each commit over in one batch.
 */
import { isDeepStrictEqual } from "node:util";
import type { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { chance } from "../../functions/adapters/chance.ts";
import { copiesIn } from "../../functions/adapters/copies.ts";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import type { Item } from "../../functions/adapters/items.ts";
import type { Rules } from "../../functions/adapters/rulesFile.ts";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { auditTable } from "../../functions/adapters/auditTable.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import type { Aside, Log } from "../../functions/app/base/ports.ts";
import { reconcile } from "../../functions/app/operations/reconciliation.ts";
import { morningRound } from "../../functions/schedule/morningRound.ts";
import { ROUTES, type RouteName } from "../../functions/contracts/routes.ts";
import { epochOf, type Instant } from "../../functions/domain/base/time.ts";
import type { AnyDeps, Handler } from "../../functions/http/base/handle.ts";
import type { Serve } from "../../functions/http/base/frame.ts";
import { serve } from "../../functions/http/base/serve.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { SETTLE_SECONDS } from "../../infra/limits.ts";
import { ROUTE_FUNCTIONS, type RouteFunction } from "../../infra/routeFunctions.ts";
import { activity } from "../../server/activity.ts";
import { runtimeClock } from "../../server/clock.ts";
import { localEngine, type LocalEngine, type TaskHandlers } from "../../server/engine.ts";
import { contactsBy } from "../../functions/app/base/contacts.ts";
import { fileCaseKeys } from "../../server/caseKeys.ts";
import { allHandlers, taskHandlers } from "../../server/handlers.ts";
import { newKey, signerBy } from "../../server/signingKeys.ts";
import { metrics } from "../../server/metrics.ts";
import { everyMorning } from "../../server/rounds.ts";
import { openRecord } from "../../server/store/schema.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { openDatabase } from "../../test/support/dynalite/database.ts";
import { gatewayEvent, type Sent } from "../../test/support/gateway.ts";
import { TASKS } from "../../workflows/tasks.ts";
import type { Images } from "./capacity.ts";
import { countedBus, countedEngine, countedSigner, type Call } from "./counted.ts";
import { countedTable, type Spent, type Written } from "./countedTable.ts";
import { passes } from "./filter.ts";

export type CloudOptions = {
  rules: Rules;
  start: Instant;
  /** The filters of the stream's consumers. */
  wants: unknown;
};

/** What was taken of the cloud since the last time. */
export type Taken = {
  spent: readonly Spent[];
  invocations: Readonly<Record<string, number>>;
  transitions: number;
  events: number;
  /** What was called beside the table. */
  calls: readonly Call[];
  /** The size of each event on the bus, in bytes. */
  eventBytes: readonly number[];
  /** What was kept in the trail of reads. */
  audited: readonly Images[];
};

export type Reply = { status: number; body: Record<string, unknown> };

/** By whose name the requests of the morning round are counted. */
export const ROUND = "morningRound";

/** More than any count has. */
const MOST_RECONCILED = 1000;

export type Cloud = Awaited<ReturnType<typeof cloud>>;

export async function cloud({ rules: { region, clock: rules }, start, wants }: CloudOptions) {
  const database = await openDatabase();
  const going = activity();
  const clock = runtimeClock({ machine: () => start, activity: going, start });
  const counts = metrics();
  const failures: { code: string; error: unknown }[] = [];
  const log: Log = {
    info: () => undefined,
    error: (code, _, error) => void failures.push({ code, error }),
  };
  let spent: Spent[] = [];
  let invocations: Record<string, number> = {};
  let eventBytes: number[] = [];
  let calls: Call[] = [];
  let audited: Images[] = [];
  let transitions = 0;
  const note = (call: Call) => void calls.push(call);

  const table = countedTable({
    client: database.client,
    key: ["pk", "sk"],
    index: ["queue", "rank"],
    spent: (one) => void spent.push(one),
    written: (written) => handOver(written),
  });
  const storeOf = (name: string) => dynamoStore({ client: table.clientOf(name), table: database.table });

  const invoked = <T>(name: string, act: () => Promise<T>): Promise<T> => {
    invocations[name] = (invocations[name] ?? 0) + 1;
    return going.track(act);
  };

  const bus = countedBus("announce", note, (bytes) => void eventBytes.push(bytes));
  const executions = openRecord(":memory:");
  const engine = localEngine({
    database: executions,
    writes: groupedWrites(executions),
    clock,
    activity: going,
    metrics: counts,
    log,
    random: chance,
    tasks,
  });

  /** Each task with a store of its own. */
  function tasks(itself: LocalEngine): TaskHandlers {
    const own = TASKS.map(({ name }) => {
      const store = storeOf(name);
      const handlers = taskHandlers({
        store,
        engine: countedEngine(name, itself, note),
        rules,
        now: clock.now,
        settleSeconds: SETTLE_SECONDS,
        log,
      });
      return [name, (payload: unknown) => invoked(name, () => handlers[name](payload))] as const;
    });
    return Object.fromEntries(own) as TaskHandlers;
  }

  /** Whatever is set aside is a fault here. */
  const aside: Aside = {
    put: async (record) => void failures.push({ code: "record-set-aside", error: record }),
  };
  const { signer, keys } = signerBy(newKey());
  /** What signs for a function, and what it wakes, both counted as its own. */
  const servicesOf = (name: string) => ({
    signer: countedSigner(name, signer, note),
    keys,
    engine: countedEngine(name, engine, note),
  });
  const consumers = {
    driveWorkflow: driveWorkflow({
      ...servicesOf("driveWorkflow"),
      aside,
      // The example regions have no copies made of links.
      copying: copiesIn(table.clientOf("driveWorkflow"), database.table),
      store: storeOf("driveWorkflow"),
      region,
      rules,
      now: clock.now,
      settleSeconds: SETTLE_SECONDS,
      log,
    }),
    announce: announce({ aside, store: storeOf("announce"), bus, now: clock.now, log }),
  };
  let handed: Promise<unknown> = Promise.resolve();
  let sequence = 0;

  /** Every commit is one batch, after the one before it; whoever wants nothing of it is not called. */
  function handOver(written: Written): void {
    // A write that changes nothing is not in the stream.
    const changed = written.filter(({ before, after }) => !isDeepStrictEqual(before, after));
    const records = changed.map(({ before, after }) => ({
      eventName: before === undefined ? "INSERT" : after === undefined ? "REMOVE" : "MODIFY",
      dynamodb: {
        SequenceNumber: String(++sequence).padStart(21, "0"),
        ApproximateCreationDateTime: epochOf(clock.now()) / 1000,
        Keys: keysOf((after ?? before)!),
        ...(after && { NewImage: after }),
        ...(before && { OldImage: before }),
      },
    }));
    const Records = records.filter((record) => passes(wants, record));
    if (Records.length === 0) return;
    void going.track(() => (handed = handed.then(() => Promise.all(Object.entries(consumers).map(consume)))));

    async function consume([name, consumer]: [
      string,
      (batch: unknown) => Promise<{ batchItemFailures: object[] }>,
    ]) {
      const { batchItemFailures } = await invoked(name, () => consumer({ Records }));
      for (const error of batchItemFailures) failures.push({ code: "batch-item-failure", error });
    }
  }

  /** A table of its own, which is only written to here. */
  const trail: StoreClient = {
    send: async ({ input: { Item } }: PutItemCommand) => {
      audited.push({ before: undefined, after: Item });
      return {};
    },
  };

  const contacts = contactsBy(fileCaseKeys(Buffer.alloc(32, 7)));
  const handlers = await allHandlers();
  const functions = new Map<RouteFunction, Serve>(
    ROUTE_FUNCTIONS.map((fn) => {
      const deps = {
        store: storeOf(fn.name),
        ...servicesOf(fn.name),
        bus,
        contacts,
        codes: queryCodes(async () => "a secret of at least thirty-two bytes for the count"),
        settleSeconds: SETTLE_SECONDS,
        region,
        rules,
        log,
        meter: { begin: () => () => undefined },
        // What keeps a flood out is counted beside: one write for each submission.
        limits: null,
        audit: auditTable({ client: trail, table: "trail" }),
        document: () => "{}",
        // Nor does it hand in a file of its own: its materials are links.
      } as unknown as AnyDeps;
      return [
        fn,
        serve(
          handlers.filter((handler) => fn.routes.some(({ name }) => name === nameOf(handler))),
          deps,
          ROUTES,
        ),
      ];
    }),
  );

  const operating = { bus, region, rules, settleSeconds: SETTLE_SECONDS, log };
  const reconciling = { ...operating, ...servicesOf("reconciliation"), store: storeOf("reconciliation") };
  everyMorning({
    clock,
    activity: going,
    zone: rules.zone,
    round: morningRound({ ...operating, ...servicesOf(ROUND), store: storeOf(ROUND), now: clock.now }),
    log,
  });

  function check(): void {
    const [first, ...more] = failures;
    if (first) throw new Error(`${first.code}, and ${more.length} more`, { cause: first.error });
  }

  return {
    region,
    now: clock.now,
    /** Adds to figures without a case. */
    count: storeOf("figures").count,
    /** Sends a request to the function that has its route, on the first API that does. What follows is done when this resolves. @throws what failed of it */
    async send(sent: Omit<Sent, "at">): Promise<Reply> {
      const [fn, act] = [...functions].find(([{ routes }]) =>
        routes.some(({ name }) => name === sent.route),
      )!;
      const event = gatewayEvent({ ...sent, at: clock.now() });
      const { statusCode, body } = (await invoked(fn.name, () => act(event as never, {} as never))) as {
        statusCode: number;
        body: string;
      };
      await going.rest();
      check();
      return { status: statusCode, body: JSON.parse(body) as Reply["body"] };
    },
    /** Moves on, with every morning's round on the way. */
    moveTo: (to: Instant) => clock.moveTo(to),
    /** An hour's reconciliation of everything there is. */
    async reconcile(): Promise<void> {
      await invoked("reconciliation", () => reconcile(reconciling, clock.now(), MOST_RECONCILED));
      await going.rest();
      check();
    },
    /** What was taken since the last time. @throws what failed first meanwhile */
    taken(): Taken {
      check();
      const { stateTransitions } = counts.counts();
      const moved = stateTransitions - transitions;
      const events = eventBytes.length;
      const taken = { spent, invocations, transitions: moved, events, calls, eventBytes, audited };
      [spent, invocations, transitions] = [[], {}, stateTransitions];
      [calls, eventBytes, audited] = [[], [], []];
      return taken;
    },
    async close(): Promise<void> {
      clock.stop();
      engine.stop();
      await database.close();
    },
  };
}

const keysOf = ({ pk, sk }: Item): Item => ({ pk: pk!, sk: sk! });

const nameOf = ({ contract }: Handler): RouteName => contract.name as RouteName;
