/** The whole product in one process: the composition root of one machine, a laptop or a server. */
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Logger } from "@aws-lambda-powertools/logger";
import { chance } from "../functions/adapters/chance.ts";
import { machineClock } from "../functions/adapters/clock.ts";
import { secretsOf } from "../functions/adapters/webhookSecrets.ts";
import { paymentOrders } from "../functions/adapters/paymentOrders.ts";
import { paymentSignatures } from "../functions/adapters/paymentSignatures.ts";
import { webhookSender } from "../functions/adapters/webhookSender.ts";
import { powertoolsLog } from "../functions/adapters/powertools.ts";
import type { Rules } from "../functions/adapters/rulesFile.ts";
import { CALENDAR } from "../functions/app/operations/morningRound.ts";
import { clamdScanner, type ScannerAddress } from "../functions/adapters/clamd.ts";
import { linkFetcher } from "../functions/adapters/linkFetcher.ts";
import type { FetchFile } from "../functions/app/files/copying.ts";
import { collect } from "../functions/app/files/uploading.ts";
import { endKeeping } from "../functions/app/files/keeping.ts";
import { reconcile } from "../functions/app/operations/reconciliation.ts";
import type { Announcement, Bus, Engine, Log } from "../functions/app/base/ports.ts";
import { queryCodes } from "../functions/app/application/queryCodes.ts";
import { openApiDocument } from "../functions/contracts/openapi/document.ts";
import { ROUTES } from "../functions/contracts/routes.ts";
import { serve } from "../functions/http/base/serve.ts";
import { CALLER_LIMIT, limitCallers, type Limit } from "../functions/http/base/throttle.ts";
import { everyVersion } from "../functions/domain/calendar/ownDays.ts";
import { everyCode } from "../functions/domain/catalogue/successors.ts";
import { isId } from "../functions/domain/base/ids.ts";
import type { Instant } from "../functions/domain/base/time.ts";
import { morningRound } from "../functions/schedule/morningRound.ts";
import { announcing } from "../functions/stream/announce.ts";
import { deliver } from "../functions/webhooks/deliver.ts";
import { WEBHOOK_TYPES } from "../functions/contracts/events/events.ts";
import { ORDER_OPENED } from "../functions/contracts/events/billing.ts";
import { isOfOrders, placeOrders } from "../functions/webhooks/orders.ts";
import type { PaymentOrders } from "../functions/app/billing/ordering.ts";
import { concernedBy } from "../functions/webhooks/inquiries.ts";
import { isOfTracking, trackingNow } from "../functions/webhooks/tracking.ts";
import { countingFigures, driving } from "../functions/stream/driveWorkflow.ts";
import { activity } from "./activity.ts";
import { everyDaysAnchor } from "./anchoring.ts";
import { exportFolder, nationalExports } from "./nationalExport.ts";
import { runtimeClock, type RuntimeClock } from "./clock.ts";
import { localEngine, type LocalEngine } from "./engine.ts";
import { MACHINE, watchClock } from "./clockWatch.ts";
import { listenIn } from "./control.ts";
import { feed, type Feed } from "./feed.ts";
import { folder, type Folder } from "./files.ts";
import { copierOf } from "./fileStore/copier.ts";
import { filesIn } from "./fileStore/files.ts";
import { NAMES } from "./folderCheck.ts";
import { allHandlers, taskHandlers } from "./handlers.ts";
import { localIssuer } from "./issuer.ts";
import { contactsBy } from "../functions/app/base/contacts.ts";
import { fileCaseKeys } from "./caseKeys.ts";
import { checkFree, listen } from "./listen.ts";
import { localRoutes } from "./localRoutes.ts";
import { metrics } from "./metrics.ts";
import { keyFileSigner } from "./keyFile.ts";
import { oidc } from "../functions/adapters/oidc.ts";
import { serverOfRegion } from "./ownAudience.ts";
import { watchBusy } from "./quiet.ts";
import { readinessRoute, type Readiness } from "./readiness.ts";
import { copyingLog } from "./store/copyingLog.ts";
import { recordCheck } from "./recordCheck.ts";
import { loggedRequests, unlogged } from "./requests.ts";
import { countInReview, reconcileAll } from "./resume.ts";
import { gently } from "./gently.ts";
import { everyMorning } from "./rounds.ts";
import { builtAssets } from "./pages/built.ts";
import { pagesOnce, type Assets } from "./pages/pages.ts";
import { EMBEDDED_PROVIDER } from "../functions/app/billing/payments.ts";
import { localOrders, localProvider } from "./payments.ts";
import { webhookQueue } from "./webhooks.ts";
import { apiServer } from "./http.ts";
import { keptHistories } from "./store/kept.ts";
import { mailQueue } from "./mails.ts";
import { postBy, type MailSettings } from "./mailSettings.ts";
import { notify } from "../functions/notifications/notify.ts";
import type { AnchorSettings, ServerSettings } from "./settings.ts";
import { auditIn } from "./store/audit.ts";
import { limitsIn } from "./store/limits.ts";
import { backUp } from "./store/backup.ts";
import { checkOwner, noteOwner } from "./store/binding.ts";
import { quickCheck, type RecordFault } from "./store/check.ts";
import { copiesOf } from "./store/copies.ts";
import { contentsIn } from "./store/fileBackup.ts";
import { checkRegionKept, noteRegion } from "./store/keptRegion.ts";
import { openDatesIn } from "./store/openDates.ts";
import { outboxOf } from "./store/outbox.ts";
import { openRecord } from "./store/schema.ts";
import { sqliteStore } from "./store/sqliteStore.ts";
import { diskOf } from "./store/disk.ts";
import { groupedWrites } from "./store/writes.ts";
import type { Told } from "./workflow/runner.ts";
import { Unusable } from "./unusable.ts";

/** Under which name a provider of payments has its secrets, and its lane of orders: no department is called so. */
const paymentName = (provider: string): string => `payments/${provider}`;

export type RuntimeOptions = {
  rules: Rules;
  dataDir: string;
  /** What its pages load; as `npm run build` left it unless said otherwise. */
  assets?: Assets;
  /** The loopback unless said otherwise. */
  host?: string;
  /** 0 for any free port. */
  port: number;
  /** Whose tokens it takes and how it is reached; without it, it is the laptop's, with `/local`. */
  server?: ServerSettings;
  /** Virtual time from this instant on, for a folder that has no time of its own; one that has carries on where it was. */
  clock?: Instant;
  log?: Log;
  /** How often one caller may call; as in the cloud unless said otherwise, `null` for as often as they like. */
  callerLimit?: Limit | null;
  /** Where anchors are kept and posted to; in its own folder and nowhere else unless said otherwise. */
  anchors?: AnchorSettings;
  /** How applicants are told of news; not at all unless said. */
  mail?: MailSettings;
  /** Where files are scanned before they may be handed in; nowhere unless said. */
  scanner?: ScannerAddress;
  /** How files that were handed in as links are fetched; over the network unless said otherwise. */
  fetchFile?: FetchFile;
  faults?: Faults;
};

/** What a test lets go wrong between the parts: each is handed the part and answers what stands in for it. */
export type Faults = {
  /** The engine that the stream and the tasks wake; reconciliation keeps the real one. */
  wakes?: (engine: LocalEngine) => Engine;
  /** The clock by which the engine's alarm rings. */
  timers?: (clock: RuntimeClock) => RuntimeClock;
  /** The record itself, for what no part of the product would do to it. */
  record?: (database: DatabaseSync) => void;
  /** Told of every step of the workflow. */
  steps?: (told: Told) => void;
};

export type Runtime = {
  url: string;
  resumed: number;
  now(): Instant;
  isVirtual(): boolean;
  /** For how many milliseconds nobody has been waiting for an answer. */
  lull(): number;
  close(): Promise<void>;
};

/** Nothing that was received in time is under way when the runtime's clock rings: it comes to rest first. */
const SETTLE_SECONDS = 0;

/** Applications that a morning's reconciliation looks at; in the cloud it goes every hour. */
const MOST_RECONCILED = 1000;

export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { region, clock: rules } = options.rules;
  limitCallers(options.callerLimit === undefined ? CALLER_LIMIT : options.callerLimit);
  const log =
    options.log ?? powertoolsLog(new Logger({ serviceName: "parallel-approvals", logLevel: "WARN" }));
  const { host = "127.0.0.1" } = options;
  const served = options.server && serverOfRegion(options.server, region.code);
  await checkFree(host, options.port);
  const kept = folder(options.dataDir);
  checkTime(kept, options);
  const start = kept.clock() ?? options.clock;
  const owner = { region: region.code, isServer: served !== undefined, clock: options.clock };
  kept.make();
  let faults: RecordFault[] | undefined;
  const database = openRecord(kept.record, undefined, (found) => {
    checkOwner(found.database, kept.record, owner);
    checkRegionKept(found.database, kept.record, region);
    if (found.isCurrent) faults = quickCheck(found.database, kept.record);
  });

  const counts = metrics();
  const going = activity();
  const clock = runtimeClock({
    machine: machineClock,
    activity: going,
    onMove: (now) => kept.keepClock(now),
    ...(start !== undefined && { start }),
  });

  const state: Readiness = { status: "resuming", record: "being-checked" };
  const background = gently(going);
  const check = recordCheck(database, contentsIn(kept.path), state, background, log);
  // One of an older schema has only now the tables that it shall have.
  check.tell(faults ?? quickCheck(database, kept.record));
  noteOwner(database, owner);
  noteRegion(database, region);
  kept.keepToOwner();
  if (start !== undefined) kept.keepClock(start);
  const writes = groupedWrites(database, diskOf(database), () => void (state.status = "disk-failed"));
  /** Whoever is told anything outside is told what a power cut does not take back. */
  const onceSettled =
    <Told, R>(tell: (told: Told) => Promise<R>) =>
    async (told: Told): Promise<R> => {
      await writes.settled();
      return tell(told);
    };
  const histories = keptHistories();
  let stream: Feed | undefined;
  const store = sqliteStore({
    database,
    writes,
    kept: histories,
    cursorKey: kept.cursorKey(),
    onCommit: (applicationId) => stream?.push(applicationId),
    observe: { read: (id) => counts.read(id), write: (id) => counts.write(id) },
  });

  const secret = kept.secret();
  const limits = limitsIn(database, writes, machineClock);
  const audit = auditIn(database, writes, kept.cursorKey());
  const tasks = (engine: Parameters<typeof taskHandlers>[0]["engine"]) =>
    taskHandlers({ store, engine, rules, now: clock.now, settleSeconds: SETTLE_SECONDS, log });
  const { wakes = sound, timers = sound, record = silent, steps = silent } = options.faults ?? {};
  record(database);
  const engine = localEngine({
    database,
    writes,
    clock: timers(clock),
    activity: going,
    metrics: counts,
    log,
    random: chance,
    tasks: (itself) => tasks(wakes(itself)),
    observe: steps,
  });
  const endpoints = region.departments.filter(({ service }) => service.channel === "webhook");
  const toldAt = async ({ type, subject, data }: Announcement): Promise<string | undefined> => {
    if (type === ORDER_OPENED) return paymentName(String(data["provider"]));
    if (isId("inquiry", subject)) {
      const concerned = concernedBy(region, data);
      return concerned?.service.channel === "webhook" ? concerned.id : undefined;
    }
    if (endpoints.length === 0) return undefined;
    if (isId("application", subject)) {
      // Of what happens to a case several may hear, one after the other: it waits in one line, whoever they are.
      if (!isOfTracking(WEBHOOK_TYPES[type]!)) return endpoints[0]!.id;
      const application = (await store.loadApplication(subject))?.state;
      const tracking = application && trackingNow(region, application);
      return endpoints.find(({ id }) => id === tracking?.id)?.id;
    }
    const review = await store.loadReview(subject);
    return review ? endpoints.find(({ id }) => id === review.state.facts.department.id)?.id : undefined;
  };
  const queue = webhookQueue({ database, writes, clock, activity: going, toldAt, log });
  const contacts = contactsBy(fileCaseKeys(kept.contactKey()));
  const mails = options.mail && mailQueue({ database, writes, clock, activity: going, random: chance, log });
  const bus: Bus = {
    async publish(announcements) {
      for (const announcement of announcements)
        counts.announcement(String(announcement.data["applicationId"]));
      const told = mails === undefined ? [queue] : [queue, mails];
      // Of most nobody is told.
      const queued = announcements.flatMap((one) => told.flatMap(({ push }) => push(one) ?? []));
      if (queued.length > 0) await Promise.all(queued);
    },
  };
  // Read for every try: what was put in its place counts from the next one on.
  const entered = () => kept.webhookSecrets(endpoints.map(({ id }) => id));
  const secretsFor = async (department: string) => secretsOf(department, entered());
  // Made before the first message is signed, so that somebody can hand them out.
  if (endpoints.length > 0) entered();
  const delivering = deliver({
    store,
    webhooks: {
      send: onceSettled(webhookSender({ secretsOf: secretsFor, allowPrivate: true })),
      retryIn: queue.retryIn,
    },
    region,
    rules,
    now: clock.now,
    random: chance,
    log,
  });
  const scan = options.scanner ? clamdScanner(options.scanner) : null;
  const files = filesIn(kept, database, writes, { scan, store, now: clock.now, log, activity: going });
  const copier = copierOf({
    store,
    region,
    ...files.deps,
    copies: copiesOf(database, writes),
    fetchFile: options.fetchFile ?? linkFetcher(),
    scan,
    clock,
    activity: going,
    log,
  });
  const { signer, keys } = keyFileSigner(kept.path);
  const outbox = outboxOf(database, writes, histories);
  stream = feed({
    outbox,
    reactions: [
      driving({
        engine: wakes(engine),
        store,
        copying: copier.copying,
        signer,
        region,
        rules,
        now: clock.now,
        settleSeconds: SETTLE_SECONDS,
        log,
        answersFirst: () => new Promise<void>((resolve) => void setImmediate(resolve)),
      }),
      announcing({ bus, log }),
    ],
    afterwards: [countingFigures({ store, rules, now: clock.now, log })],
    activity: going,
    log,
  });

  const issuer = served ? null : localIssuer(kept.path, region.code);
  const foreign = served && oidc({ ...served, log });
  const { applicantIssuer } = served ?? {};
  const ofApplicants = applicantIssuer !== undefined && oidc({ ...served!, issuer: applicantIssuer, log });
  // Entered as the departments' are; of the embedded provider they are made by themselves, where there is one.
  const paymentSecrets = async (provider: string) => {
    const name = paymentName(provider);
    return secretsOf(
      name,
      kept.webhookSecrets(issuer !== null && provider === EMBEDDED_PROVIDER ? [name] : []),
    );
  };
  const placeOrder = paymentOrders({ secretsOf: paymentSecrets, allowPrivate: issuer !== null });
  const orders = localOrders(() => origin);
  const ordering: PaymentOrders = {
    embedded: issuer ? [EMBEDDED_PROVIDER] : [],
    place: async (orderAt, order) => (orderAt === null ? orders.place(order) : placeOrder(orderAt, order)),
  };
  const { retryIn } = queue;
  const placing = placeOrders({
    store,
    payments: ordering,
    retryIn,
    region,
    now: clock.now,
    random: chance,
    log,
  });
  const exports = exportFolder(join(kept.path, NAMES.national));
  const api = serve(
    await allHandlers(),
    {
      store,
      engine,
      bus,
      settleSeconds: SETTLE_SECONDS,
      limits: options.callerLimit === null ? null : limits,
      codes: queryCodes(async () => secret),
      tokens: (ofApplicants || foreign || issuer!).verify,
      signer,
      keys,
      contacts,
      ...files.deps,
      region,
      rules,
      log,
      document: () => JSON.stringify(openApiDocument(region)),
      meter: { begin: () => () => undefined },
      audit,
      exports,
      payments: { ...paymentSignatures(paymentSecrets), ...ordering },
      ...(served?.publicUrl !== undefined && { origin: served.publicUrl }),
    },
    ROUTES,
  );
  const answering = apiServer({
    api,
    contents: files.contents,
    pages: pagesOnce(options.assets ?? builtAssets, region.applicants === "code", log, served),
    local:
      issuer &&
      localRoutes({
        clock,
        issuer,
        metrics: counts,
        setAside: outbox.countSetAside,
        secretsOf: secretsFor,
        standing: queue.standing,
        orders,
        announce: localProvider(api, () => paymentSecrets(EMBEDDED_PROVIDER), clock.now),
        region,
        log,
      }),
    ready: readinessRoute(state, openDatesIn(database, everyCode(region.departments)), log),
    clock,
    activity: going,
    settled: writes.settled,
    verify: (foreign ?? issuer!).verify,
    requests: served ? loggedRequests(log) : unlogged(),
    proxies: served?.proxies ?? null,
    tls: served?.tls,
    log,
  });
  const { server, leave } = answering;

  const round = morningRound({
    store,
    bus,
    region,
    rules,
    settleSeconds: SETTLE_SECONDS,
    now: clock.now,
    log,
  });
  // A calendar that was replaced while nobody was here, or a department's own days off, moves every open clock first.
  if ((await store.noted(CALENDAR)) !== everyVersion(rules.calendar)) await round();
  let isClosing = false;
  const reconciling = {
    store,
    engine,
    bus,
    signer,
    keys,
    region,
    rules,
    settleSeconds: SETTLE_SECONDS,
    log,
  };
  const anchorToday = everyDaysAnchor({
    ...reconciling,
    folder: options.anchors?.folder ?? join(kept.path, NAMES.anchors),
    address: options.anchors?.address ?? null,
    now: clock.now,
    isClosing: () => isClosing,
  });
  const national = nationalExports({
    ...reconciling,
    exports,
    now: clock.now,
    isClosing: () => isClosing,
  });
  const everyDay = async () => {
    await round();
    await reconcile(reconciling, clock.now(), MOST_RECONCILED);
    await anchorToday();
    await national.everyDay();
    await audit.forget(clock.now());
    await limits.forget();
    await endKeeping({ ...files.deps, store, region }, clock.now());
    await collect({ ...files.deps, store }, clock.now());
  };
  everyMorning({ clock, activity: going, zone: region.zone, round: everyDay, log });

  engine.resume();
  await files.resume();
  copier.resume();
  queue.consume((batch) => (isOfOrders(batch) ? placing(batch) : delivering(batch)));
  // Until it listens nobody can follow a link to it.
  const startMails = (origin: string) =>
    mails?.consume(
      notify({
        store,
        contacts,
        post: { send: onceSettled(postBy(options.mail!, region.name).send) },
        link: () => `${served?.publicUrl ?? origin}/`,
        log,
      }),
    );
  await stream.resume();
  const resumed = countInReview(database);
  const port = await listen(server, host, options.port);
  const origin = `${served?.tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${port}`;
  startMails(origin);
  void stream.caughtUp().then(() => {
    if (state.status === "resuming") state.status = "ready";
  });
  void reconcileAll(reconciling, { activity: going, now: clock.now, background, histories })
    .then(() => check.beside())
    // A machine that is off at night has its anchor all the same.
    .then(() => (served ? going.track(anchorToday) : undefined))
    .catch((error: unknown) => log.error("reconciliation-failed", {}, error));
  const control = {
    async backUp(to: string) {
      await backUp(database, kept.path, to);
      log.info("backed-up", { to });
    },
    check: check.now,
    async mailAgain() {
      if (mails === undefined) throw new Unusable("No mail is sent here: set SMTP_URL or MAIL_DIR.");
      return mails.again();
    },
    national: national.ofDay,
  };
  const unlisten = await listenIn(kept.path, control, log);
  const unwatch = clock.isVirtual() ? () => undefined : watchClock(MACHINE, log);
  const unwatchBusy = watchBusy(copyingLog(database, log));
  void foreign?.probe();

  return {
    url: origin,
    resumed,
    now: clock.now,
    isVirtual: clock.isVirtual,
    lull: going.lull,
    async close() {
      state.status = "stopping";
      unwatch();
      unwatchBusy();
      background.stop();
      files.stop();
      copier.stop();
      leave();
      const told = Promise.all([queue.stop(), mails?.stop()]);
      // What is here whole is answered; what is not is let go.
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeIdleConnections();
      await going.rest();
      server.closeAllConnections();
      await closed;
      await told;
      await unlisten();
      clock.stop();
      engine.stop();
      writes.flush();
      database.close();
    },
  };
}

/** @throws Unusable when the folder's own time is another than the one that is asked for */
function checkTime(kept: Folder, { clock, server }: RuntimeOptions): void {
  const own = kept.clock();
  if (own === undefined) return;
  if (server)
    throw new Unusable(
      `${kept.path} was used in virtual time (it stands at ${own}), and a server keeps the machine's. Choose another folder with DATA_DIR.`,
    );
  if (clock !== undefined)
    throw new Unusable(
      `CLOCK is set, and ${kept.path} has a clock of its own, at ${own}. Start without CLOCK to carry on there, or choose another folder with DATA_DIR.`,
    );
}

const sound = <T>(part: T): T => part;
const silent = (): void => undefined;
