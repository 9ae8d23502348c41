/** Delivery of webhooks, message by message: what counts as served, what is tried again, and what is left alone. */
import { describe, expect, it } from "@jest/globals";
import { changeInquiry, changeReview, createInquiry } from "../../functions/app/base/commit.ts";
import { ask, handOn } from "../../functions/domain/application/inquiry.ts";
import { APPLICANT } from "../../functions/domain/base/actor.ts";
import { SOMEBODY } from "../support/people.ts";
import type { Delivered, Delivery, Log } from "../../functions/app/base/ports.ts";
import { plusSeconds } from "../../functions/domain/base/time.ts";
import { switchEndpoint, switchesOf } from "../../functions/app/base/endpoints.ts";
import { switchOff, switchOn } from "../../functions/domain/review/endpoint.ts";
import { deliver } from "../../functions/webhooks/deliver.ts";
import { aCase, rules, T0, withdrawCase } from "../support/cases.ts";
import { memoryStore } from "../support/memoryStore.ts";

const ID = "440307-0000000000000001";
const HOUSING = `${ID}.consult-housing`;
const answeredAt = plusSeconds(T0, 600);

/** A review under way to an endpoint that answers with these, one after the other; `null`: not at all. */
async function setup(...answers: (number | null | Delivered)[]) {
  const store = memoryStore();
  const departments = rules.region.departments.map((department) => ({
    ...department,
    service: { channel: "webhook" as const, url: "https://example.org/" },
  }));
  const region = { ...rules.region, departments };
  await aCase(store, ID, { region });

  const sent: Delivery[] = [];
  const retries: [string, number][] = [];
  const failures: object[] = [];
  const alarms: string[] = [];
  const log: Log = {
    info: () => undefined,
    error: (code, fields) => void (alarms.push(code), failures.push(fields)),
  };
  const handle = deliver({
    store,
    webhooks: {
      send: async (delivery) => {
        sent.push(delivery);
        const answer = answers.shift() ?? null;
        return typeof answer === "object" && answer !== null ? answer : { status: answer, retryAfter: null };
      },
      retryIn: async (receiptHandle, seconds) => void retries.push([receiptHandle, seconds]),
    },
    region,
    rules: rules.clock,
    now: () => answeredAt,
    random: () => 0,
    log,
  });
  return {
    store,
    sent,
    retries,
    failures,
    alarms,
    region,
    handle: (...records: object[]) => handle({ Records: records }),
    review: async () => (await store.loadReview(HOUSING))!.state,
  };
}

const message = (messageId: string, body?: string, received = 1) => ({
  messageId,
  receiptHandle: `handle of ${messageId}`,
  body:
    body ?? JSON.stringify({ "detail-type": "review-sent", detail: { id: "h0", subject: HOUSING, at: T0 } }),
  attributes: { ApproximateReceiveCount: String(received) },
});

describe("a dispatch", () => {
  it.each([200, 204, 299])("is served by an endpoint that answers %d, as of its answer", async (status) => {
    const { handle, review, retries } = await setup(status);
    expect(await handle(message("m1"))).toEqual({ batchItemFailures: [] });
    expect(await review()).toMatchObject({ status: "running", served: { servedAt: answeredAt } });
    expect(retries).toEqual([]);
  });

  it.each([null, 300, 302, 304, 400, 404, 500])(
    "is not served by %p: no clock runs, and it is tried again later and later",
    async (status) => {
      const { handle, review, retries } = await setup(status, status);
      const failed = { batchItemFailures: [{ itemIdentifier: "m1" }] };
      expect(await handle(message("m1"))).toEqual(failed);
      expect(await handle(message("m1", undefined, 4))).toEqual(failed);
      expect(await review()).toMatchObject({ status: "dispatched", served: null });
      expect(retries).toEqual([
        ["handle of m1", 30],
        ["handle of m1", 240],
      ]);
    },
  );

  it("that was served is not sent again, whoever hands it over again", async () => {
    const { handle, sent, review } = await setup(204, 204);
    await handle(message("m1"));
    const served = await review();
    expect(await handle(message("m2"))).toEqual({ batchItemFailures: [] });
    expect(sent).toHaveLength(1);
    expect(await review()).toEqual(served);
  });
});

describe("what happens to a case", () => {
  it("is told to whoever is asked with the material that it is about, and of no material to whoever is open", async () => {
    const { handle, sent } = await setup(...Array.from({ length: 20 }, () => 204));
    const of = (type: string, data: object) =>
      message(
        type,
        JSON.stringify({ "detail-type": type, detail: { id: type, subject: ID, at: T0, ...data } }),
      );
    await handle(of("link-not-copied", { material: "green-space-plan" }));
    expect(sent.map(({ department }) => department)).toEqual(["forestry"]);
    await handle(of("authority-ended", {}));
    expect(sent).toHaveLength(1 + 11);
  });
});

describe("whose a matter is that goes round", () => {
  const told = (type: string, id: string) =>
    message(type, JSON.stringify({ "detail-type": type, detail: { id, subject: HOUSING, at: T0 } }));

  it("is told to everybody in the circle and to the lead, each once, with who names whom until when", async () => {
    const { store, handle, sent, retries } = await setup(204, 204, 500, 204, 204, 204);
    await changeReview(store, HOUSING, { at: T0, by: SOMEBODY }, () => ({
      events: [
        {
          type: "jurisdiction-opened",
          because: "crosswise",
          parties: ["water", "housing"],
          decides: "lead",
          at: T0,
        },
      ],
    }));
    await handle(told("jurisdiction-opened", "h9"));
    expect(retries).toHaveLength(1);
    await handle(told("jurisdiction-opened", "h9"));
    const ids = ["h9", "h9.water", "h9.planning"];
    expect(sent.map(({ department, id }) => [department, id])).toEqual(
      ["housing", "water", "planning", "housing", "water", "planning"].map((one, i) => [one, ids[i % 3]]),
    );
    expect(JSON.parse(sent[1]!.body)).toMatchObject({
      type: "review.jurisdiction-opened",
      data: {
        reviewId: HOUSING,
        naming: { decides: "lead", until: "2026-03-06T00:00:00.000+08:00", named: null },
      },
    });
  });
});

describe("an inquiry", () => {
  const INQUIRY = `${ID}-Q0123456789AB`;
  const told = (type: string, data: object) =>
    message(
      type,
      JSON.stringify({ "detail-type": type, detail: { id: type, subject: INQUIRY, at: T0, ...data } }),
    );
  const contact = (id: string) => ({
    organ: { id, name: id, nameEn: id },
    post: null,
    head: "李局",
    phone: "12345",
  });

  it("is told to whom it concerns: who was asked, to whom it is handed on, who has it as it is late", async () => {
    const { store, handle, sent, retries } = await setup(204, 500, 204, 204, 204);
    const facts = { inquiryId: INQUIRY, applicationId: ID, text: "需盖哪些章？", askedAt: T0 };
    const { events } = ask({ ...facts, contact: contact("planning") }, rules.clock);
    await createInquiry(store, events, { at: T0, by: APPLICANT });
    await handle(told("inquiry-asked", { organ: "planning" }));
    const by = { department: "planning", to: contact("land"), reasons: "属用地事项" };
    await changeInquiry(store, INQUIRY, { at: T0, by: SOMEBODY }, (inquiry) =>
      handOn(inquiry, by, rules.region.departments, T0, rules.clock),
    );
    expect((await handle(told("inquiry-handed-on", { organ: "land" }))).batchItemFailures).toHaveLength(1);
    expect(retries).toHaveLength(1);
    await handle(told("inquiry-handed-on", { organ: "land" }));
    await handle(told("inquiry-overdue", { organ: "planning" }));
    // What of it is announced and concerns no department has nobody to tell.
    await handle(told("inquiry-accepted", {}), told("inquiry-overdue", { organ: "weather" }));
    const bodies = sent.map(({ department, body }) => [department, JSON.parse(body) as object]);
    const data = {
      inquiryId: INQUIRY,
      applicationId: ID,
      status: "open",
      readUrl: `/v1/inquiries/${INQUIRY}`,
    };
    expect(bodies).toMatchObject([
      ["planning", { type: "inquiry.asked", data: { ...data, department: "planning", acceptBy: null } }],
      ["land", { type: "inquiry.handed-on", data: { ...data, acceptBy: "2026-03-04T00:00:00.000+08:00" } }],
      ["land", { type: "inquiry.handed-on", data: { ...data, department: "land" } }],
      ["planning", { type: "inquiry.overdue", data: { ...data, answerBy: "2026-03-04T00:00:00.000+08:00" } }],
    ]);
    expect(JSON.stringify(sent)).not.toMatch(/盖哪些章|属用地/);
  });
});

describe("an endpoint that asks to be asked later", () => {
  const asks = (status: number, retryAfter: number | null) => ({ status, retryAfter });
  it.each([
    ["is asked then", asks(503, 900), 1, 900],
    ["is asked no sooner than we would by ourselves", asks(429, 5), 4, 240],
    ["is asked within six hours whatever it asks for", asks(503, 30 * 86_400), 1, 21_600],
    ["is asked as usual where it asks for nothing", asks(503, null), 1, 30],
  ])("%s", async (_, answer, received, seconds) => {
    const { handle, retries } = await setup(answer);
    await handle(message("m1", undefined, received));
    expect(retries).toEqual([["handle of m1", seconds]]);
  });
});

describe("an endpoint that answers 410", () => {
  it("is switched off at once: the operator is alarmed, nothing is tried again, and nothing more is sent", async () => {
    const { store, handle, sent, review, retries, alarms, failures } = await setup(410, 204);
    expect(await handle(message("m1"))).toEqual({ batchItemFailures: [] });
    expect([retries, alarms]).toEqual([[], ["endpoint-switched-off"]]);
    expect(failures).toEqual([{ department: "housing", reviewId: HOUSING, webhookId: "h0" }]);
    expect(await switchesOf(store, "housing")).toEqual([
      { off: { at: answeredAt, webhookId: "h0", url: "https://example.org/" }, on: null },
    ]);
    expect(await handle(message("m2"))).toEqual({ batchItemFailures: [] });
    expect(sent).toHaveLength(1);
    expect(await review()).toMatchObject({ status: "dispatched", served: null });
  });

  it("is one department's, and hears again once it is switched on", async () => {
    const { store, region, handle, sent, review } = await setup(410, 204, 204);
    await handle(message("m1"));
    const water = JSON.stringify({
      "detail-type": "review-sent",
      detail: { id: "h1", subject: `${ID}.consult-water`, at: T0 },
    });
    await handle(message("m2", water));
    expect(sent.map(({ department }) => department)).toEqual(["housing", "water"]);
    const housing = region.departments.find(({ id }) => id === "housing")!;
    const on = { by: SOMEBODY, at: plusSeconds(answeredAt, -60), reason: "r" };
    await switchEndpoint(store, housing.id, (before) => switchOn(before, on));
    await handle(message("m3"));
    expect(await review()).toMatchObject({ status: "running" });
  });

  it.each([
    ["that asks to be asked later all the same", [{ status: 410, retryAfter: 900 }], 1],
    ["after it has failed thirteen times", [410], 14],
    ["after an outage that it came back from", [503, null, 410], 3],
  ] as const)("is switched off at once, %s", async (_, answers, received) => {
    const { store, handle, sent, retries, alarms } = await setup(...answers);
    for (const [i] of answers.entries())
      await handle(message("m1", undefined, received - answers.length + 1 + i));
    expect(retries).toHaveLength(answers.length - 1);
    expect(alarms).toEqual(["endpoint-switched-off"]);
    expect(await switchesOf(store, "housing")).toHaveLength(1);
    expect(await handle(message("m1", undefined, received + 1))).toEqual({ batchItemFailures: [] });
    expect(sent).toHaveLength(answers.length);
  });

  it("is switched off by whatever it is told, and its department hears of the case by its in-box", async () => {
    const { handle, store, review, alarms } = await setup(204, 410);
    await handle(message("m1"));
    await withdrawCase(store, ID, plusSeconds(answeredAt, 60));
    const detail = { id: "h2", subject: HOUSING, at: plusSeconds(answeredAt, 60) };
    const body = JSON.stringify({ "detail-type": "review-cancelled", detail });
    expect(await handle(message("m2", body))).toEqual({ batchItemFailures: [] });
    expect(alarms).toEqual(["endpoint-switched-off"]);
    const { items } = await store.reviewsOf("housing", "closed", 10);
    expect(items.map(({ state }) => state)).toEqual([await review()]);
  });

  it("is switched off for its department alone", async () => {
    const { store } = await setup();
    const off = { at: T0, webhookId: "h", url: "https://example.org/" };
    await switchEndpoint(store, "water", (before) => switchOff(before, off));
    expect(await switchesOf(store, "water")).toEqual([{ off, on: null }]);
    expect(await switchesOf(store, "housing")).toEqual([]);
  });
});

describe("a withdrawal", () => {
  it("is still told of when its announcement comes late, and a dispatch that comes later still is not", async () => {
    const { store, handle, sent, review } = await setup(204);
    const withdrawnAt = plusSeconds(T0, 300);
    await withdrawCase(store, ID, withdrawnAt);
    const detail = { id: "h1", subject: HOUSING, at: withdrawnAt };
    const late = JSON.stringify({ "detail-type": "review-cancelled", detail });
    expect(await handle(message("m1", late), message("m2"))).toEqual({ batchItemFailures: [] });
    expect(sent.map(({ id, body }) => [id, (JSON.parse(body) as { type: string }).type])).toEqual([
      ["h1", "review.cancelled"],
    ]);
    expect(await review()).toMatchObject({ status: "closed", outcome: "cancelled", closedAt: withdrawnAt });
  });
});

describe("a batch", () => {
  it("goes on after a message that cannot be read: only that one is handed back, and logged", async () => {
    const { handle, review, retries, failures } = await setup(204);
    expect(await handle(message("bad", "{"), message("good"))).toEqual({
      batchItemFailures: [{ itemIdentifier: "bad" }],
    });
    expect(await review()).toMatchObject({ status: "running" });
    expect(retries).toEqual([["handle of bad", 30]]);
    expect(failures).toEqual([{ messageId: "bad" }]);
  });
});
