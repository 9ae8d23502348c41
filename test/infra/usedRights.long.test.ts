/**
 * What everything used, against what is granted: every route that changes something and every function beside the APIs
 * runs on a table that allows what the template allows. Nothing that is granted to write is left unused.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { AUDIT_PARTITIONS } from "../../functions/adapters/auditUse.ts";
import { AUDIT_BY_CASE, auditTable } from "../../functions/adapters/auditTable.ts";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { QUEUES } from "../../functions/adapters/items.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { limitsTable } from "../../functions/adapters/limitsTable.ts";
import { mailBook } from "../../functions/adapters/mailBook.ts";
import { PARTITIONS } from "../../functions/adapters/tableUse.ts";
import { queueOfApplications } from "../../functions/app/base/places.ts";
import type { CaseStore, Log } from "../../functions/app/base/ports.ts";
import { MAIL_KINDS, WEBHOOK_TYPES } from "../../functions/contracts/events/events.ts";
import type { RouteName } from "../../functions/contracts/routes.ts";
import { billIdOf } from "../../functions/domain/base/ids.ts";
import { epochOf, plusSeconds } from "../../functions/domain/base/time.ts";
import type { Upload } from "../../functions/domain/files/upload.ts";
import { uploadsIn } from "../../functions/adapters/uploads.ts";
import { noteFinding } from "../../functions/app/files/finding.ts";
import { refer } from "../../functions/app/files/referring.ts";
import { copiesIn } from "../../functions/adapters/copies.ts";
import { newFileId } from "../../functions/adapters/fileIds.ts";
import { copyLinks } from "../../functions/app/files/copying.ts";
import { checkFiles } from "../../functions/app/files/checking.ts";
import { complete } from "../../functions/app/files/uploading.ts";
import { collecting } from "../../functions/schedule/collecting.ts";
import { billMoment } from "../../functions/app/billing/settleBill.ts";
import { openOrder } from "../../functions/domain/billing/order.ts";
import { placeOrders } from "../../functions/webhooks/orders.ts";
import { changeBill, changeCase } from "../../functions/app/base/commit.ts";
import { SOMEBODY } from "../support/people.ts";
import { CONTENTS, digestOf, uploadOf } from "../files/content.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { anchoring } from "../../functions/schedule/anchoring.ts";
import { exportingNational } from "../../functions/schedule/exportingNational.ts";
import { morningRound } from "../../functions/schedule/morningRound.ts";
import { reconciliation } from "../../functions/schedule/reconciliation.ts";
import { announce } from "../../functions/stream/announce.ts";
import { driveWorkflow } from "../../functions/stream/driveWorkflow.ts";
import { lostEvents } from "../../functions/stream/lostEvents.ts";
import { awaitReview } from "../../functions/tasks/awaitReview.ts";
import { conclude } from "../../functions/tasks/conclude.ts";
import { tell } from "../../functions/notifications/tell.ts";
import { deliver } from "../../functions/webhooks/deliver.ts";
import { reconcileNow } from "../../functions/http/operations/reconcileNow.ts";
import { countsCalls, ROUTE_FUNCTIONS } from "../../infra/routeFunctions.ts";
import { FUNCTION_NAMES } from "../../infra/wiring.ts";
import { aCase, consent, rules, T0, withdrawCase } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { openDatabase, openTable, type Database } from "../support/dynalite/database.ts";
import { policed, type Asked } from "../support/dynalite/policed.ts";
import { withStream, type StreamRecord } from "../support/dynalite/streamed.ts";
import { example } from "../support/fixtures.ts";
import { send } from "../support/gateway.ts";
import { SIGNING } from "../support/signer.ts";
import { COMMANDS, situationOf } from "../support/situations.ts";
import { answered, concluding, ID, setup, waiting } from "../support/workflow.ts";
import { deployedIn, ownOf } from "./deployed.ts";
import { actionsOf, synth } from "./synth.ts";

type Condition = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

const DAY = 24 * 3600;
const ADDRESSED = { name: "李娜娜", phone: "0755-87654321", email: "li.na@longgang-jianshe.example" };
const WRITES = /^(Put|Update|Delete)Item /;

/** What the template lets each function do with the record and with the trail of reads, as a client would ask for it. */
function grantedBy(isTrail: boolean): ReadonlyMap<string, ReadonlySet<Asked>> {
  const kinds = Object.entries(isTrail ? AUDIT_PARTITIONS : PARTITIONS);
  const index = isTrail ? AUDIT_BY_CASE : QUEUES;
  const granted = new Map<string, Set<Asked>>();
  for (const fn of deployedIn(synth({ code: "440307", awsRegion: "cn-north-1", copies: true }))) {
    const own = granted.get(fn.name) ?? new Set<Asked>();
    for (const statement of ownOf(fn))
      // Statements that say the same of several resources are one (CDK, minimised policies).
      for (const resource of [statement.Resource].flat().map((each) => JSON.stringify(each))) {
        if (resource.includes("ExportsOutputFnGetAttAudit") !== isTrail) continue;
        const actions = actionsOf(statement).flatMap(
          (action) => /^dynamodb:(\w+Item|Query)$/.exec(action)?.[1] ?? [],
        );
        const like = (statement.Condition as Condition | undefined)?.["ForAllValues:StringLike"];
        const keys = [like?.["dynamodb:LeadingKeys"] ?? []].flat();
        const on = resource.includes(`/index/${index}`)
          ? [index]
          : kinds.flatMap(([kind, pattern]) => (keys.includes(pattern) ? [kind] : []));
        for (const action of actions) for (const kind of on) own.add(`${action} ${kind}`);
      }
    granted.set(fn.name, own);
  }
  return granted;
}

const GRANTED = grantedBy(false);
const GRANTED_ON_TRAIL = grantedBy(true);
const denied: string[] = [];
const used = new Map(FUNCTION_NAMES.map((name) => [name, new Set<Asked>()]));

let database: Database;
let tables = 0;
afterEach(() => expect(denied.splice(0)).toEqual([]));
beforeAll(async () => void (database = await openDatabase()));
afterAll(() => database.close());

function may(fn: string, asked: Asked): boolean {
  if (GRANTED.get(fn)!.has(asked)) return true;
  denied.push(`${fn}: ${asked}`);
  return false;
}

const log: Log = { info: () => undefined, error: () => undefined };

/** A table of its own: as it is set up, and as a function finds it. */
async function table() {
  const name = `used-${++tables}`;
  await openTable(database.client, name);
  const records: StreamRecord[] = [];
  const told = withStream(database.client, (record) => void records.push(record));
  const of = (client: StoreClient) => dynamoStore({ client, table: name });
  const clientAs = (fn: string): StoreClient =>
    policed(
      told,
      (asked) => may(fn, asked),
      (asked) => void used.get(fn)!.add(asked),
    );
  return {
    store: of(told),
    as: (fn: string): CaseStore => of(clientAs(fn)),
    uploadsAs: (fn: string) => uploadsIn(clientAs(fn), name),
    copyingAs: (fn: string) => copiesIn(clientAs(fn), name),
    mailsAs: (fn: string) => mailBook(clientAs(fn), name, () => T0),
    records: (): unknown[] => records.splice(0).map((record) => withKeys(record)),
    /** So many applications that a list of them has a second page; nothing is known of them but that they are there. */
    async fill(many: number): Promise<void> {
      for (let i = 0; i < many; i++) {
        const pk = `440307-9${String(i).padStart(15, "0")}`;
        const Item = {
          pk: { S: pk },
          sk: { S: "application" },
          queue: { S: queueOfApplications("in-review") },
          rank: { S: `${plusSeconds(T0, DAY)}#${pk}` },
        };
        await database.client.send(new PutItemCommand({ TableName: name, Item }));
      }
    },
  };
}

const [DISPATCHED] = Object.entries(WEBHOOK_TYPES).find(([, type]) => type === "review.dispatched")!;

const withKeys = (record: StreamRecord) => {
  const { pk, sk } = (record.dynamodb.NewImage ?? record.dynamodb.OldImage)!;
  const arrived = { ApproximateCreationDateTime: epochOf(T0) / 1000 };
  return { ...record, dynamodb: { ...record.dynamodb, ...arrived, Keys: { pk, sk } } };
};

/** What all of them are made of, but for the store. */
const world = () => ({
  ...setup().deps,
  log,
  aside: { put: async () => undefined },
  bus: { publish: async () => undefined },
});

const fnOf = (route: RouteName): string =>
  ROUTE_FUNCTIONS.find(({ routes }) => routes.some(({ name }) => name === route))!.name;

describe("a function may do what it comes to do:", () => {
  it.each(COMMANDS)("%s", async (route) => {
    const { store, as, fill } = await table();
    const { on, given } = await situationOf(route)(store);
    if (route === "recountFigures") await fill(10);
    const came = await on.ask(given, as(fnOf(route)));
    expect([came.status < 300, came.body["detail"]]).toEqual([true, undefined]);
  });

  it("an acceptance at the window", async () => {
    const { store, as } = await table();
    const { on, given } = await situationOf("answerAtWindow")(store);
    const accepted = { ...given, body: { decision: "accept" } };
    expect((await on.ask(accepted, as(fnOf("answerAtWindow")))).status).toBeLessThan(300);
  });

  it("lists with more than a page", async () => {
    const { store, as } = await table();
    const { on } = await situationOf("giveOpinion")(store);
    await on.answered({ kind: "consent" });
    const query = { limit: "1" };
    for (const route of [
      "listReviews",
      "superviseReviews",
      "listComplaints",
      "listInquiries",
      "listRefunds",
      "listHolds",
      "listOutages",
    ] as const) {
      const claims =
        route === "listReviews" ? { role: "department", department: "water" } : { role: "supervisor" };
      const came = await on.ask(
        { route, claims, ...(route !== "superviseReviews" && { query }) },
        as(fnOf(route)),
      );
      expect([route, came.status, came.body["detail"]]).toEqual([route, 200, undefined]);
    }
    const came = await on.ask(
      { route: "listApplications", query, claims: { role: "department", department: on.lead } },
      as("staff-read"),
    );
    expect(came.status).toBe(200);
    await on.ask({ route: "superviseReviews", query, claims: { role: "supervisor" } }, as("staff-read"));
    const figure = { route: "listFigure", query: { figure: "received", ...query } } as const;
    await on.ask({ ...figure, claims: { role: "supervisor" } }, as("staff-read"));
  });

  it("the register of files, from an announcement to who collects", async () => {
    const name = `used-${++tables}`;
    await openTable(database.client, name);
    const files = memoryFiles();
    const registerAs = (fn: string) =>
      uploadsIn(
        policed(
          database.client,
          (asked) => may(fn, asked),
          (asked) => void used.get(fn)!.add(asked),
        ),
        name,
      );
    const announced: Upload[] = [];
    for (const fn of ["public-secret", "staff-secret"]) {
      const uploads = registerAs(fn);
      const upload = uploadOf(CONTENTS.pdf, "pdf", { applications: [] });
      announced.push(upload);
      expect(await uploads.takeRoom(fn, 1, { files: 1, bytes: 1 })).toBe(true);
      await uploads.announceUpload(upload);
      await files.put(upload, CONTENTS.pdf);
      expect((await complete({ files, uploads }, upload, T0)).refusal).toBeNull();
    }
    // A submission refers to what has been completed.
    const submitting = registerAs("public-write-secret");
    const kept = await submitting.upload(announced[0]!.fileId);
    expect(await refer(submitting, [kept!], ID)).toBe(true);
    const named = announced.map(({ fileId }) => ({ event: fileId as never }))[0]!;
    const { store: cases, as } = await table();
    await aCase(cases, ID);
    const own = as("collectFiles");
    const store: typeof own = {
      ...own,
      histories: async (id) => [{ subject: id, events: [named as never] }],
    };
    // Another came in parts.
    const large = uploadOf(CONTENTS.png, "png", {
      applications: [ID],
      parts: { name: null, checksum: null },
    });
    const sending = registerAs("public-secret");
    await sending.announceUpload(large);
    const part = { number: 1, bytes: large.announced.bytes, sha256: large.announced.sha256 };
    await files.putPart(large, part, CONTENTS.png);
    expect((await complete({ files, uploads: sending }, large, T0)).upload?.status).toBe("checking");
    const looking = {
      files,
      uploads: registerAs("checkFiles"),
      log,
      scan: null,
      now: () => T0,
      isOver: () => false,
    };
    expect(await checkFiles(looking)).toBe(1);
    const contact = { purpose: "p", purposeEn: "p", daysAfterEnd: 365, basis: "b" };
    const retention = { contact, files: { daysAfterEnd: 365, basis: "b" } };
    const region = { ...rules.region, retention };
    await withdrawCase(cases, ID, T0);
    const uploads = registerAs("collectFiles");
    // Somebody has read it, and it was not as it was handed in.
    await noteFinding({ uploads: sending, log }, (await sending.upload(kept!.fileId))!, "altered", T0);
    const at = (days: number) => ({
      files,
      uploads,
      store,
      region,
      log,
      now: () => plusSeconds(T0, days * DAY),
    });
    expect(await collecting(at(2))()).toEqual({ told: 1, ended: 0, collected: 2 });
    expect(await collecting(at(400))()).toEqual({ told: 0, ended: 1, collected: 1 });
  });

  it("a record that is in no figure any more leaves their lists", async () => {
    const { as } = await table();
    for (const fn of ["staff-write", "driveWorkflow", "morningRound"]) {
      const of = { applicationId: ID, department: fn, records: {}, more: [] };
      const row = { subject: `${ID}.consult-water`, day: "2026-03-02" };
      const entered = { ...of, times: 0, listed: [{ ...row, counters: { received: 1 } }] };
      expect(await as(fn).count(entered)).toBe("saved");
      expect(await as(fn).count({ ...of, times: 1, listed: [{ ...row, counters: {} }] })).toBe("saved");
    }
  });

  it("an applicant's own list, with more than a page", async () => {
    const { store, as } = await table();
    const { on } = await situationOf("giveOpinion")(store);
    const body = example("municipal-road-application");
    await on.done({ route: "submitApplication", body, headers: { "idempotency-key": "k-2" } });
    const claims = { role: "applicant", creditCode: body.applicant.creditCode, name: body.applicant.name };
    const came = await on.ask(
      { route: "listOwnApplications", query: { limit: "1" }, claims },
      as(fnOf("listOwnApplications")),
    );
    expect(came).toMatchObject({ status: 200, body: { nextCursor: expect.any(String) } });
  });

  it("the consumers of the stream, from an acceptance to a conclusion", async () => {
    const { store, as, records } = await table();
    const deps = { ...world(), now: () => plusSeconds(T0, 60) };
    const { reviews } = await aCase(store, ID);
    for (const { state } of reviews) await consent(store, state.facts.reviewId);
    await conclude({ ...deps, store })(concluding("t"));
    const Records = records();
    for (const consumer of [
      driveWorkflow({ ...deps, store: as("driveWorkflow") }),
      announce({ ...deps, store: as("announce") }),
    ])
      expect(await consumer({ Records })).toEqual({ batchItemFailures: [] });
    const body = JSON.stringify({ timestamp: T0, DDBStreamBatchInfo: { batchSize: 1 } });
    const lost = lostEvents({ log, store: as("lostEvents") });
    expect(await lost({ Records: [{ messageId: "m", body }] })).toEqual({ batchItemFailures: [] });
  });

  it("a promise that is not held, which keeps its applicant from the next", async () => {
    const { store, as, records } = await table();
    const { on, given } = await situationOf("checkPromise")(store);
    expect((await on.ask(given, as(fnOf("checkPromise")))).status).toBe(200);
    const driven = { ...world(), region: on.region, now: on.now, store: as("driveWorkflow") };
    expect(await driveWorkflow(driven)({ Records: records() })).toEqual({ batchItemFailures: [] });
    const { creditCode } = example("municipal-road-application").applicant;
    expect(await store.holdsOf(creditCode)).toMatchObject([{ keepsFrom: "promising" }]);
  });

  it("an order of a payment", async () => {
    const { store, as } = await table();
    const { on, given } = await situationOf("placeOrder")(store);
    expect((await on.ask(given, as(fnOf("placeOrder")))).status).toBe(200);
    expect((await store.loadBill(billIdOf(on.applicationId)))!.state.orders).toHaveLength(1);
  });

  it("a bill that is paid again, and goes on with its case", async () => {
    const { store, as, records } = await table();
    const { on, given } = await situationOf("takePaymentNotice")(store);
    await on.done(given);
    const again = { ...given, body: { ...(given.body as object), transaction: "t2" } };
    expect((await on.ask(again, as(fnOf("takePaymentNotice")))).status).toBe(200);
    const driven = { ...world(), region: on.region, now: on.now, store: as("driveWorkflow") };
    await on.done(on.own("withdrawApplication", { body: { reason: "项目取消" } }));
    expect(await driveWorkflow(driven)({ Records: records() })).toEqual({ batchItemFailures: [] });
    expect((await store.loadBill(billIdOf(on.applicationId)))!.state.refunds).toHaveLength(1);
  });

  it("copies of links, from who asks for them to who keeps them, and to what cannot be had", async () => {
    const { store, as, uploadsAs, copyingAs, records } = await table();
    const handed = CONTENTS.pdf;
    await aCase(store, ID);
    const uri = "https://files.example.org/plan.pdf";
    const material = { code: "site-plan", files: [{ name: "plan", sha256: digestOf(handed), uri }] };
    const act = { at: T0, by: SOMEBODY };
    await changeCase(store, ID, act, () => ({ events: [{ type: "material-handed-in", material, at: T0 }] }));
    const region = {
      ...rules.region,
      links: { hosts: ["files.example.org"], copiedFrom: ["files.example.org"] },
    };
    const driven = { ...world(), region, copying: copyingAs("driveWorkflow"), store: as("driveWorkflow") };
    expect(await driveWorkflow(driven)({ Records: records() })).toEqual({ batchItemFailures: [] });
    const lies: (Uint8Array | null)[] = [null, handed];
    const own = {
      store: as("copyLinks"),
      uploads: uploadsAs("copyLinks"),
      copying: copyingAs("copyLinks"),
      files: memoryFiles(),
      newFileId,
      scan: null,
      region,
      log,
      isOver: () => false,
      fetchFile: async (asked: string) => {
        const bytes = asked === uri ? lies.shift() : undefined;
        return bytes ? { bytes } : { why: "unreachable" as const };
      },
    };
    for (const seconds of [0, 60]) {
      const tried = await copyLinks({ ...own, now: () => plusSeconds(T0, seconds) });
      expect(tried).toBeGreaterThanOrEqual(1);
    }
    const { materials } = (await store.loadApplication(ID))!.state;
    expect(materials.at(-1)?.files).toMatchObject([{ copy: { is: "kept" } }]);
  });

  it("the tasks of the workflow", async () => {
    const { store, as } = await table();
    await aCase(store, ID);
    await awaitReview({ ...world(), store: as("awaitReview") })(waiting("t1"));
    const other = await table();
    // Somebody objects, so that it waits for the joint review.
    await answered(other, "consult-housing");
    await conclude({ ...world(), store: other.as("conclude") })(concluding("t2"));
    const waits = [...(await store.waitsOf(ID)), ...(await other.store.waitsOf(ID))];
    expect(waits.map(({ token }) => token)).toEqual(["t1", "t2"]);
  });

  it("the delivery of webhooks, one that is taken and one that is gone", async () => {
    const { store, as } = await table();
    const service = { channel: "webhook" as const, url: "https://example.org/" };
    const departments = world().region.departments.map((one) => ({ ...one, service }));
    const region = { ...world().region, departments };
    const { reviews } = await aCase(store, ID, { region });
    const answers = [204, 410];
    const send = async () => ({ status: answers.shift()!, retryAfter: null });
    const webhooks = { send, retryIn: async () => undefined };
    const handle = deliver({ ...world(), region, webhooks, random: () => 0, store: as("deliverWebhook") });
    const Records = reviews.slice(0, 2).map(({ state }, i) => ({
      messageId: `m${i}`,
      receiptHandle: "r",
      body: JSON.stringify({
        "detail-type": DISPATCHED,
        detail: { id: `e${i}`, subject: state.facts.reviewId, at: T0 },
      }),
      attributes: { ApproximateReceiveCount: "1" },
    }));
    expect(await handle({ Records })).toEqual({ batchItemFailures: [] });
    expect(answers).toEqual([]);
  });

  it("an order that is placed by itself", async () => {
    const { store, as } = await table();
    const { on } = await situationOf("placeOrder")(store);
    const orders: string[] = [];
    await changeBill(store, on.applicationId, { at: T0, by: SOMEBODY }, (found) =>
      openOrder(billMoment(found, on.region, on.now()), { provider: "local", slip: 0 }),
    );
    const handle = placeOrders({
      log,
      store: as("placeOrders"),
      payments: {
        embedded: ["local"],
        place: async (_, { order }) => {
          orders.push(order);
          return "https://pay.example.org/";
        },
      },
      retryIn: async () => undefined,
      region: on.region,
      now: on.now,
      random: () => 0,
    });
    const { applicationId } = on;
    const detail = { id: "e", subject: applicationId, at: T0, applicationId, orderId: "O1" };
    const record = (times: string) => ({
      messageId: "m",
      receiptHandle: "r",
      body: JSON.stringify({ "detail-type": "order-opened", detail }),
      attributes: { ApproximateReceiveCount: times },
    });
    expect((await handle({ Records: [record("1")] })).batchItemFailures).toHaveLength(1);
    expect(await handle({ Records: [record("2")] })).toEqual({ batchItemFailures: [] });
    expect(orders).toEqual([`${applicationId}-O1`]);
  });

  it("the mail to applicants, once for each event", async () => {
    const { store, as, mailsAs } = await table();
    const { sealed } = await CONTACTS.seal(ID, ADDRESSED);
    await aCase(store, ID, { sealed });
    const letters: string[] = [];
    const handle = tell({
      log,
      store: as("tellApplicants"),
      mails: mailsAs("tellApplicants"),
      contacts: CONTACTS,
      post: {
        send: async ({ to }) => {
          letters.push(to);
          return { as: "taken" };
        },
      },
      link: () => "https://approvals.example.org/",
      retryIn: async () => undefined,
      random: () => 0,
    });
    const record = {
      messageId: "m",
      receiptHandle: "r",
      body: JSON.stringify({
        "detail-type": Object.keys(MAIL_KINDS).find((type) => MAIL_KINDS[type] === "progress"),
        detail: { id: "e", subject: ID, at: T0, applicationId: ID },
      }),
      attributes: { ApproximateReceiveCount: "1" },
    };
    for (let i = 0; i < 2; i++)
      expect(await handle({ Records: [record] })).toEqual({ batchItemFailures: [] });
    expect(letters).toEqual([ADDRESSED.email]);
  });

  /** In review, waiting at the window since long ago, and answered by a token that nobody holds any more. */
  async function neglected(many = 0) {
    const { store, as, fill } = await table();
    const { on } = await situationOf("answerAtWindow")(store);
    const { reviews } = await aCase(store, ID);
    const [{ state }] = reviews as [(typeof reviews)[number]];
    await consent(store, state.facts.reviewId);
    await store.noteWait({ subject: state.facts.reviewId, generation: 1, token: "t" });
    await fill(many);
    const late = plusSeconds(T0, 21 * DAY);
    const engine = { ...setup().engine, wake: async () => "gone" as const };
    return { as, late, deps: { ...world(), ...SIGNING, engine, region: on.region, now: () => late } };
  }

  it("the morning round", async () => {
    for (const many of [0, 101]) {
      const { as, deps } = await neglected(many);
      await morningRound({ ...deps, store: as("morningRound") })();
    }
  });

  it("reconciliation, by the hour and when it is asked for", async () => {
    const hourly = await neglected(26);
    await reconciliation({ ...hourly.deps, store: hourly.as("reconciliation") })();
    const { as, late, deps } = await neglected(26);
    const asked = { route: "reconcileNow", claims: { role: "operator" }, at: late } as const;
    const came = await send(reconcileNow, { ...deps, store: as(fnOf("reconcileNow")) }, asked);
    expect(came.status).toBe(200);
  });

  it("anchoring", async () => {
    const { as, deps } = await neglected(26);
    const anchors = { keep: async () => "kept" as const, read: async () => undefined };
    await anchoring({ ...deps, anchors, store: as("anchoring") })();
  });

  it("the export for the national system", async () => {
    const { as, deps } = await neglected(26);
    const exports = { keep: async () => "kept" as const, read: async () => undefined };
    await exportingNational({ ...deps, exports, store: as("exportNational") })();
  });

  it("what may be done so often", async () => {
    const name = "limits";
    await openTable(database.client, name);
    for (const fn of ROUTE_FUNCTIONS.filter(countsCalls)) {
      const client = policed(
        database.client,
        (asked) => may(fn.name, asked),
        (asked) => void used.get(fn.name)!.add(asked),
      );
      expect(await limitsTable(client, name, () => T0).take("x", { seconds: 60, most: 9 })).toBe(0);
    }
  });

  it("the trail of reads", async () => {
    const name = "trail";
    await openTable(database.client, name, { name: AUDIT_BY_CASE, hash: "case", range: "sk" });
    const entry = {
      at: T0,
      requestId: "r",
      who: { role: "auditor" },
      route: "getCase",
      method: "GET",
      about: {},
      applicationId: ID,
      from: "",
      status: 200,
    } as const;
    for (const [fn, granted] of GRANTED_ON_TRAIL) {
      if (granted.size === 0) continue;
      const note = (asked: Asked) => void used.get(fn)!.add(`trail: ${asked}`);
      const client = policed(
        database.client,
        (asked) => granted.has(asked),
        note,
        AUDIT_PARTITIONS,
        AUDIT_BY_CASE,
      );
      const trail = auditTable({ client, table: name });
      for (const requestId of ["r1", "r2"]) await trail.keep({ ...entry, requestId }, "2026-03-02");
      if (!granted.has(`Query ${AUDIT_BY_CASE}`)) continue;
      await trail.entries({ day: "2026-03-02" }, T0, 1);
      await trail.entries({ applicationId: ID }, T0, 1);
    }
  });
});

describe("of what a function is granted to write", () => {
  const grantedTo = (name: string): Asked[] => [
    ...GRANTED.get(name)!,
    ...[...(GRANTED_ON_TRAIL.get(name) ?? [])].map((asked): Asked => `trail: ${asked}`),
  ];
  const isWrite = (asked: Asked) => WRITES.test(asked.replace("trail: ", ""));

  it("nothing is left unused", () => {
    const rows = FUNCTION_NAMES.map((name) => {
      const cells = grantedTo(name)
        .toSorted()
        .map((asked) => (used.get(name)!.has(asked) ? asked : `(${asked})`));
      return `| ${name} | ${cells.join(", ") || "nothing"} |`;
    });
    process.stdout.write(
      [
        "| function | granted on the tables, in brackets what no run asked for |",
        "|---|---|",
        ...rows,
        "",
      ].join("\n"),
    );
    const unused = FUNCTION_NAMES.flatMap((name) =>
      grantedTo(name)
        .filter((asked) => isWrite(asked) && !used.get(name)!.has(asked))
        .map((asked) => `${name}: ${asked}`),
    );
    expect(unused).toEqual([]);
  });

  it("records are written anew by those alone who begin some, and what waits is forgotten by reconciliation alone", () => {
    const may = (asked: Asked) => FUNCTION_NAMES.filter((name) => GRANTED.get(name)!.has(asked));
    // Reviews by an acceptance or a changed project, complaints, inquiries, bills, and documents as they are issued.
    expect(may("PutItem case")).toEqual([
      "public-write-secret",
      "public-write-secret-payments",
      "public-write-payments",
      "staff-write",
      "staff-write-sign-engine-publish",
      "driveWorkflow",
      "morningRound",
      "reconciliation",
    ]);
    // Only notes of who waits are forgotten, which lie under the case as its records do.
    expect(may("DeleteItem case")).toEqual(["staff-write-sign-engine-publish", "reconciliation"]);
  });
});
