/** One record that this version cannot read is set aside and shown as what it is; everything else goes on. */
import { describe, expect, it } from "@jest/globals";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { newItem, storedIn, type Item } from "../../functions/adapters/items.ts";
import type { StoreClient } from "../../functions/adapters/table.ts";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import { morningRound } from "../../functions/app/operations/morningRound.ts";
import { createComplaint } from "../../functions/app/base/commit.ts";
import type { CaseStore, Change } from "../../functions/app/base/ports.ts";
import { complaintIdOf } from "../../functions/domain/base/ids.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { file } from "../../functions/domain/supervision/complaint.ts";
import { getEvents } from "../../functions/http/application/getEvents.ts";
import { listApplications } from "../../functions/http/application/listApplications.ts";
import type { AnyDeps, Handler } from "../../functions/http/base/handle.ts";
import { exportAnswer } from "../../functions/http/notices/exportAnswer.ts";
import { listReviews } from "../../functions/http/review/listReviews.ts";
import { listComplaints } from "../../functions/http/supervision/listComplaints.ts";
import { superviseReviews } from "../../functions/http/supervision/superviseReviews.ts";
import { aCase, ACT, rules, T0 } from "../support/cases.ts";
import { send, type Sent } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { testSigner } from "../support/signer.ts";

const [FIRST, BAD, LAST] = [1, 2, 3].map((n) => `440307-${String(n).padStart(16, "0")}`) as [
  string,
  string,
  string,
];

type Asked = { constructor: { name: string }; input: Record<string, unknown> };

/** A table that answers what lists ask of it: a queue of the index, and the items behind its keys. */
function table(items: readonly Item[]): StoreClient {
  const keyed = (item: Item) => `${item["pk"]!.S}/${item["sk"]!.S}`;
  const send = async ({ constructor, input }: Asked): Promise<object> => {
    if (constructor.name === "GetItemCommand")
      return { Item: items.find((item) => keyed(item) === keyed(input["Key"] as Item)) };
    if (constructor.name === "BatchGetItemCommand") {
      const wanted = (input["RequestItems"] as Record<string, { Keys: Item[] }>)["t"]!.Keys.map(keyed);
      return { Responses: { t: items.filter((item) => wanted.includes(keyed(item))) } };
    }
    const { ":queue": queueOf, ":pk": caseOf } = input["ExpressionAttributeValues"] as Item;
    if (caseOf) return { Items: items.filter((item) => item["pk"]!.S === caseOf.S) };
    const queue = queueOf!.S;
    return { Items: items.filter((item) => item["queue"]!.S === queue) };
  };
  return { send: send as StoreClient["send"] };
}

/** As the version after this one may write it: its last event is none that this one knows. */
function ofAnotherVersion(item: Item): Item {
  const stored = storedIn(item);
  const { event, ...link } = JSON.parse(stored.at(-1)!) as { event: object };
  const last = JSON.stringify({ ...link, event: { ...event, type: "frozen" } });
  return { ...item, history: { L: [...stored.slice(0, -1), last].map((S) => ({ S })) } };
}

/** Three cases with a review and a complaint each; those of the second, and its application, cannot be read. */
async function setup(isSpoilt: (change: Change) => boolean = () => true) {
  const memory = memoryStore();
  const changes: Change[] = [];
  const noting = { commit: async (all: readonly Change[]) => (changes.push(...all), memory.commit(all)) };
  for (const id of [FIRST, BAD, LAST]) {
    await aCase(noting, id);
    const complaintId = complaintIdOf(id, "0".repeat(64));
    const said = { complaintId, applicationId: id, about: { department: "water" }, text: "x", filedAt: T0 };
    await createComplaint(noting, file(said, rules.clock).events, ACT);
  }
  const items = changes
    .filter((change) => change.of !== "review" || change.state.facts.department.id === "water")
    .map((change) => {
      const isOfBad = change.state.facts.applicationId === BAD;
      return isOfBad && isSpoilt(change) ? ofAnotherVersion(newItem(change)) : newItem(change);
    });
  const stored = dynamoStore({ client: table(items), table: "t" });
  const { reviewsOf, openReviewsOf, complaintsIn, loadApplication, copies } = stored;
  // A case cannot be read where its application cannot.
  const loadCase: CaseStore["loadCase"] = async (id) => (await loadApplication(id)) && memory.loadCase(id);
  const store: CaseStore = {
    ...memory,
    reviewsOf,
    openReviewsOf,
    complaintsIn,
    loadApplication,
    loadCase,
    copies,
  };
  const logged: [string, unknown][] = [];
  const log = {
    info: () => undefined,
    error: (code: string, fields: object) => void logged.push([code, fields]),
  };
  return { store, log, logged };
}

const SUPERVISOR = { role: "supervisor" };

const LISTS: readonly [Handler, Pick<Sent, "route" | "claims">, string, string][] = [
  [
    listReviews,
    { route: "listReviews", claims: { role: "department", department: "water" } },
    "reviews",
    `${BAD}.consult-water`,
  ],
  [superviseReviews, { route: "superviseReviews", claims: SUPERVISOR }, "reviews", `${BAD}.consult-water`],
  [listApplications, { route: "listApplications", claims: SUPERVISOR }, "applications", BAD],
  [listComplaints, { route: "listComplaints", claims: SUPERVISOR }, "complaints", BAD],
];

describe("one record that cannot be read", () => {
  it.each(LISTS)("is counted by a list, beside all others (%#)", async (handler, sent, rows, subject) => {
    const { store, log, logged } = await setup();
    const deps = { store, log, region: rules.region, rules: rules.clock } as Partial<AnyDeps>;
    const query = sent.route === "listApplications" ? { phase: "in-review" } : {};
    const { status, body } = await send(handler, deps, { ...sent, query, at: T0 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ unreadable: 1, nextCursor: null });
    const ids = (body[rows] as { applicationId: string }[]).map(({ applicationId }) => applicationId);
    expect(ids).toEqual([FIRST, LAST]);
    expect(logged).toEqual([["record-unreadable", { subject: expect.stringContaining(subject) }]]);
  });

  it("is told of by the morning round, which moves all others on", async () => {
    const { store, log, logged } = await setup();
    const bus = { publish: async () => undefined };
    const deps = { store, bus, log, region: rules.region, rules: rules.clock, settleSeconds: 60 };
    const due = (await store.loadReview(`${FIRST}.consult-water`))!.state.served!.due.dueAt;
    const report = await morningRound(deps, plusSeconds(due, 3600));
    expect(report.reviewsMoved).toBe(2);
    // The review among the department's, its application among those in review, and its complaint.
    expect(report.unreadable).toBe(3);
    expect(new Set(logged.map(([code]) => code))).toEqual(new Set(["record-unreadable"]));
    for (const id of [FIRST, LAST])
      expect((await store.loadReview(`${id}.consult-water`))!.state.status).not.toBe("running");
    // Once it can be read it must follow the calendar too.
    expect(await store.noted("calendar-version")).toBeUndefined();
  });

  it("is handed on as it was written: in the export of its case, which fits, and among its events", async () => {
    const { store, log } = await setup((change) => change.of === "review");
    const codes = { issueOf: async () => 1 };
    const deps: Partial<AnyDeps> = {
      store,
      log,
      codes: codes as never,
      region: rules.region,
      rules: rules.clock,
    };
    const { signer, key } = testSigner();
    const { text } = await exportAnswer({ store, signer }, BAD, T0, {
      hasComplaints: true,
      isApplicant: false,
    });
    expect(text).toContain('"type":"frozen"');
    // What was spoilt here by hand has a hash that is not its own; everything else fits.
    const { events, faults } = checkBundle(Buffer.from(text), [key]);
    expect(faults.map(({ what }) => what)).toEqual([`event 2 of ${BAD}.consult-water`]);
    const { body } = await send(getEvents, deps, {
      route: "getEvents",
      path: { applicationId: BAD },
      headers: { "x-query-code": "any" },
      at: T0,
    });
    const told = body["events"] as { type: string }[];
    expect(told).toHaveLength(events);
    expect(told.map(({ type }) => type)).toContain("frozen");
  });

  it.each(["application", "review"] as const)("is set aside with whatever needs it: an %s", async (of) => {
    const { store, log, logged } = await setup((change) => change.of === of);
    const deps = { store, log, region: rules.region, rules: rules.clock } as Partial<AnyDeps>;
    const claims = { role: "department", department: "water" };
    const { body } = await send(listReviews, deps, { route: "listReviews", claims, at: T0 });
    expect(body).toMatchObject({
      unreadable: 1,
      reviews: [{ applicationId: FIRST }, { applicationId: LAST }],
    });
    expect(logged).toEqual([["record-unreadable", { subject: `${BAD}.consult-water` }]]);
  });
});
