/** A department with an endpoint of its own: reached, not reached, reached late; signed so that it can tell. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { checkPublic, ForbiddenAddress } from "../../functions/adapters/publicAddress.ts";
import { webhookSender } from "../../functions/adapters/webhookSender.ts";
import { webhookSecrets } from "../../functions/adapters/webhookSecrets.ts";
import { backOffSeconds } from "../../functions/webhooks/batch.ts";
import { rulesWith } from "../support/rules.ts";
import { ELEVEN, example, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(30_000);

type Received = { headers: IncomingMessage["headers"]; body: string };

let server: Server;
let received: Received[];
let answerWith: number;
let headersWith: Record<string, string>;
let w: World;

beforeEach(async () => {
  received = [];
  answerWith = 204;
  headersWith = {};
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answerWith, headersWith).end();
    });
  });
  await new Promise<void>((ready) => void server.listen(0, "127.0.0.1", ready));
});
afterEach(() => new Promise((closed) => void server.close(closed)));

const housing = async (applicant: Applicant) =>
  (await w.status(applicant)).reviews.find(
    (review: { department: { id: string } }) => review.department.id === "housing",
  );
const secretsOf = () =>
  (JSON.parse(readFileSync(join(w.dataDir, "webhooks.json"), "utf8")) as Record<string, string[]>)[
    "housing"
  ]!;
const dispatches = () => received.filter(({ body }) => body.includes('"review.dispatched"'));

describe("a department with an endpoint", () => {
  beforeEach(async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/approvals`;
    const { region } = rulesWith({});
    const departments = region.departments.map((department) =>
      department.id === "housing" ? { ...department, service: { channel: "webhook", url } } : department,
    );
    w = await world({ rules: rulesWith({ region: { departments } }) });
  });
  afterEach(() => w.stop());

  it("hears of what happens to a case, whatever review it is", async () => {
    const good = example("municipal-road-application");
    const { creditCode, name } = good.applicant;
    const signedIn = await w.as.signedIn(creditCode, name);
    const authorisation = {
      agent: { id: "agent-li", name: "李明" },
      about: { projectCode: good.project.code },
      acts: ["supply"],
      from: "2026-03-02",
      until: "2026-03-31",
    };
    expect((await w.call("POST", "/v1/own-authorisations", authorisation, signedIn)).status).toBe(201);
    const { body } = await w.call("POST", "/v1/applications", good, signedIn);
    await w.rest();
    const told = received.map((one) => JSON.parse(one.body) as { type: string; data: { reviewId: string } });
    expect(
      told.filter(({ type }) => type === "review.agent-authorised").map(({ data }) => data.reviewId),
    ).toEqual([`${body.applicationId}.consult-housing`]);
  });

  it("hears as the tracker of a case that it is theirs, of a yellow lamp on its day, and of contact not made", async () => {
    const applicant = await w.submit();
    const path = `/v1/applications/${applicant.applicationId}/green-channel`;
    const tracker = { department: "housing", name: "王强", phone: "0755-1" };
    const basis = { document: "市重点项目计划", article: "第12项" };
    const entering = { by: "supervisor", basis, reasons: "r", tracker };
    expect((await w.call("POST", path, entering, await w.as.role("supervisor"))).status).toBe(200);
    await w.rest();
    const told = (type: string) =>
      received
        .map(({ body }) => JSON.parse(body) as { type: string; data: { reviewId: string | null } })
        .filter((one) => one.type === type);
    const { applicationId } = applicant;
    expect(told("tracking.begun")).toMatchObject([
      {
        data: {
          applicationId,
          department: "housing",
          reviewId: null,
          contactBy: "2026-03-04T00:00:00.000+08:00",
        },
      },
    ]);
    await w.clock("P4D");
    await w.rest();
    expect(told("tracking.contact-missed")).toHaveLength(1);
    const yellow = told("tracking.lamp-yellow").map(({ data }) => data.reviewId);
    expect(yellow).toContain(`${applicationId}.consult-power-supply`);
    expect(new Set(yellow).size).toBe(yellow.length);
    expect(JSON.stringify(received)).not.toContain("王强");
    expect(told("review.green-channel-joined")).toHaveLength(1);
  });

  it("is served when its endpoint answers, by a message it can verify", async () => {
    const applicant = await w.submit();
    expect(await housing(applicant)).toMatchObject({ status: "running", dueDate: "2026-03-09" });
    const [{ headers, body }] = dispatches() as [Received];
    // The runtime's time is virtual; the library compares with the machine's, as every receiver does.
    const [secret] = secretsOf();
    expect(new Webhook(secret!).verify(body, headers as Record<string, string>)).toMatchObject({
      type: "review.dispatched",
      timestamp: "2026-03-02T01:00:00.000Z",
      data: {
        reviewId: `${applicant.applicationId}.consult-housing`,
        callbackUrl: `/v1/reviews/${applicant.applicationId}.consult-housing/opinion`,
      },
    });
    const events = await w.events(applicant);
    const served = events.find(
      (event: { type: string; subject: string }) =>
        event.type === "review-served" && event.subject.endsWith("housing"),
    );
    expect(served.data.evidence).toEqual({ by: "answer" });
    expect(events.find(({ type }: { type: string }) => type === "endpoint-answered").data.answer).toEqual({
      webhookId: headers["webhook-id"],
      status: 204,
      at: "2026-03-02T01:00:00.000Z",
    });
  });

  it("has its secret before anything was sent; what is put in its place signs from the next try on", async () => {
    expect(secretsOf()).toEqual([expect.stringMatching(/^whsec_/)]);
    answerWith = 401;
    await w.submit();
    const next = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    writeFileSync(join(w.dataDir, "webhooks.json"), JSON.stringify({ housing: [next] }));
    await w.clock("PT1M");
    const { headers, body } = dispatches().at(-1)!;
    expect(() => new Webhook(next).verify(body, headers as Record<string, string>)).not.toThrow();
    // Whoever has saved half of it, or nonsense, is tried again, too, and nothing is written over it.
    const tries = dispatches().length;
    writeFileSync(join(w.dataDir, "webhooks.json"), '{"housing": "plain"}');
    await w.clock("PT5M");
    expect([dispatches().length, w.logged.map(({ code }) => code)]).toEqual([
      tries,
      expect.arrayContaining(["webhook-failed"]),
    ]);
    expect(readFileSync(join(w.dataDir, "webhooks.json"), "utf8")).toBe('{"housing": "plain"}');
  });

  it("has no clock while its endpoint is down for three days: the operator is told, nobody consents by silence", async () => {
    answerWith = 503;
    const applicant = await w.submit();
    for (const department of ELEVEN.filter((id) => id !== "housing")) await w.opinion(applicant, department);
    await w.clock("P3D");
    expect(await housing(applicant)).toMatchObject({ status: "dispatched", dueAt: null, lamp: "grey" });
    expect(dispatches().length).toBeGreaterThanOrEqual(10);
    expect(new Set(dispatches().map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const events = await w.events(applicant);
    expect(events.map(({ type }: { type: string }) => type)).toContain("review-unserved");
    expect(w.logged.map(({ code }) => code)).toContain("review-unserved");
    const notices = await w.notices(applicant);
    expect(notices.map(({ kind }: { kind: string }) => kind)).toContain("date-open");
    expect(await housing(applicant)).toMatchObject({
      dateOpen: true,
      sentAt: "2026-03-02T09:00:00.000+08:00",
    });

    answerWith = 200;
    await w.clock("P1D"); // the next morning's reconciliation sends it again
    const review = await housing(applicant);
    expect(review).toMatchObject({ status: "running" });
    expect(review.servedAt > "2026-03-05T09:00").toBe(true);
    expect(new Set(dispatches().map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("is listed on the laptop with its secrets before anything is sent, and with what it has not taken", async () => {
    const listed = async () => (await w.call("GET", "/local/webhooks")).body.endpoints;
    const [before, ...others] = await listed();
    expect(others).toEqual([]);
    expect(before).toMatchObject({ department: "housing", secrets: secretsOf(), notTaken: [] });
    answerWith = 503;
    const { applicationId } = await w.submit();
    const [after] = await listed();
    expect(after.notTaken).toEqual([
      {
        webhookId: dispatches()[0]!.headers["webhook-id"],
        type: "review.dispatched",
        reviewId: `${applicationId}.consult-housing`,
        tries: 1,
        nextAt: expect.stringMatching(/^2026-03-02T09:00:\d\d\.\d{3}\+08:00$/),
      },
    ]);
  });

  it("hears what it has not taken after a restart, too, under the same id", async () => {
    const applicant = await w.submit();
    answerWith = 503;
    await w.call(
      "POST",
      `/v1/applications/${applicant.applicationId}/withdrawal`,
      { reason: "x" },
      w.as.applicant(applicant),
    );
    await w.rest();
    const cancelled = () => received.filter(({ body }) => body.includes('"review.cancelled"'));
    expect(cancelled()).toHaveLength(1);
    await w.halt();
    answerWith = 204;
    await w.restart();
    await w.clock("PT2M");
    expect(cancelled()).toHaveLength(2);
    expect(new Set(cancelled().map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("A5: is served where it opens the review, though its endpoint answers 503 for weeks", async () => {
    answerWith = 503;
    const applicant = await w.submit();
    await w.clock("P21D");
    expect(await housing(applicant)).toMatchObject({ status: "dispatched", dueAt: null });
    const opened = await w.call(
      "GET",
      `/v1/reviews/${applicant.applicationId}.consult-housing`,
      undefined,
      await w.as.department("housing"),
    );
    expect(opened.body).toMatchObject({
      status: "running",
      servedAt: "2026-03-23T09:00:00.000+08:00",
      dueDate: "2026-03-30",
      receipt: { openedAt: "2026-03-23T09:00:00.000+08:00", answeredAt: null },
    });
    await w.clock("P10D");
    expect(await housing(applicant)).toMatchObject({ outcome: "deemed-consent" });
  });

  it("can be sent to again by the operator, under the same id, and by nobody else", async () => {
    answerWith = 500;
    const applicant = await w.submit();
    const path = `/v1/operations/webhooks/${applicant.applicationId}.consult-housing`;
    expect((await w.call("POST", path, undefined, await w.as.department("housing"))).status).toBe(403);
    answerWith = 200;
    const sent = await w.call("POST", path, undefined, await w.as.role("operator"));
    expect(sent).toMatchObject({ status: 202, body: { webhookId: dispatches()[0]!.headers["webhook-id"] } });
    await w.rest();
    expect(await housing(applicant)).toMatchObject({ status: "running" });
    const inBox = `/v1/operations/webhooks/${applicant.applicationId}.consult-land`;
    expect(await w.call("POST", inBox, undefined, await w.as.role("operator"))).toMatchObject({
      status: 409,
      body: { code: "no-endpoint" },
    });
  });

  it("is sent what the operator names, or the latest, and nothing is promised that nobody sends", async () => {
    const applicant = await w.submit();
    const operator = await w.as.role("operator");
    const again = (type?: string) =>
      w.call(
        "POST",
        `/v1/operations/webhooks/${applicant.applicationId}.consult-housing${type ? `?type=${type}` : ""}`,
        undefined,
        operator,
      );
    // Its endpoint has answered: there is no dispatch left to send.
    expect(await again()).toMatchObject({ status: 409, body: { code: "served-already" } });
    expect(await again("review.overdue")).toMatchObject({
      status: 409,
      body: { code: "never-sent", webhook: "review.overdue" },
    });
    expect((await again("review.dispached")).status).toBe(400);
    expect(dispatches()).toHaveLength(1);

    answerWith = 503;
    await w.call(
      "POST",
      `/v1/applications/${applicant.applicationId}/withdrawal`,
      { reason: "x" },
      w.as.applicant(applicant),
    );
    await w.rest();
    const cancelled = () => received.filter(({ body }) => body.includes('"review.cancelled"'));
    const before = cancelled().length;
    answerWith = 204;
    const sent = await again();
    expect(sent).toMatchObject({ status: 202, body: { type: "review.cancelled", status: "closed" } });
    await w.rest();
    expect(cancelled().length).toBeGreaterThan(before);
    const ids = new Set(cancelled().map(({ headers }) => headers["webhook-id"]));
    expect([...ids]).toEqual([sent.body.webhookId]);
    expect(await again("review.dispatched")).toMatchObject({
      status: 409,
      body: { code: "served-already" },
    });
  });

  it("is sent again what it lost about a question, or a case as a whole, under the same id", async () => {
    const applicant = await w.submit();
    const { applicationId } = applicant;
    const operator = await w.as.role("operator");
    const again = (id: string, type?: string) =>
      w.call("POST", `/v1/operations/webhooks/${id}${type ? `?type=${type}` : ""}`, undefined, operator);
    const heard = (type: string) =>
      received.filter(({ body }) => (JSON.parse(body) as { type: string }).type === type);
    const ask = await w.call(
      "POST",
      `/v1/applications/${applicationId}/inquiries`,
      { text: "要盖哪些章？" },
      w.as.applicant(applicant),
    );
    const { inquiryId } = ask.body;
    await w.rest();
    // Its lead, who was asked, has an in-box.
    expect((await again(inquiryId)).body).toMatchObject({ status: 409, code: "no-endpoint" });
    answerWith = 500;
    const to = { to: "housing", reasons: "属施工许可" };
    const on = `/v1/inquiries/${inquiryId}/handing-on`;
    expect((await w.call("POST", on, to, await w.as.department("planning"))).status).toBe(200);
    await w.rest();
    const [lost] = heard("inquiry.handed-on");
    answerWith = 204;
    expect(await again(inquiryId)).toMatchObject({
      status: 202,
      body: {
        recordId: inquiryId,
        type: "inquiry.handed-on",
        status: "open",
        webhookId: lost!.headers["webhook-id"],
      },
    });
    await w.rest();
    const [, second] = heard("inquiry.handed-on");
    expect([second!.body, second!.headers["webhook-id"]]).toEqual([lost!.body, lost!.headers["webhook-id"]]);
    expect((await again(inquiryId, "inquiry.overdue")).body.code).toBe("never-sent");

    expect((await again(applicationId, "tracking.begun")).body.code).toBe("never-sent");
    const tracker = { department: "housing", name: "王强", phone: "0755-1" };
    const entering = { by: "supervisor", basis: { document: "d", article: "a" }, reasons: "r", tracker };
    await w.call(
      "POST",
      `/v1/applications/${applicationId}/green-channel`,
      entering,
      await w.as.role("supervisor"),
    );
    await w.rest();
    expect(await again(applicationId, "tracking.begun")).toMatchObject({
      status: 202,
      body: { status: "in-review" },
    });
    await w.rest();
    const [first, repeated, ...more] = heard("tracking.begun");
    expect(more).toEqual([]);
    expect(repeated!.headers["webhook-id"]).toBe(first!.headers["webhook-id"]);

    // Who keeps track of it from now on has an in-box, whoever else of the case has an endpoint.
    const next = { department: "planning", name: "李静", phone: "0755-2", reasons: "r" };
    const naming = `/v1/applications/${applicationId}/green-channel/tracker`;
    await w.call("PUT", naming, next, await w.as.role("supervisor"));
    expect((await again(applicationId, "tracking.named")).body.code).toBe("no-endpoint");
    expect((await again(applicationId, "tracking.begun")).body.code).toBe("no-endpoint");

    const nobody = `${applicationId.slice(0, -1)}${applicationId.endsWith("0") ? "1" : "0"}`;
    for (const [id, code] of [
      [`${applicationId}-Q0123456789AB`, "unknown-inquiry"],
      [nobody, "unknown-application"],
      [`${applicationId}.nothing`, "unknown-review"],
    ])
      expect((await again(id!)).body).toMatchObject({ status: 404, code });
    expect((await again("water")).body.errors).toMatchObject([{ path: "recordId", code: "record-id" }]);
  });

  it("is switched off when it says that it is gone: the in-box has what comes later, until it is switched on", async () => {
    answerWith = 410;
    const first = await w.submit();
    expect(dispatches()).toHaveLength(1);
    expect(await housing(first)).toMatchObject({ status: "dispatched", dueAt: null });
    expect(w.logged.filter(({ code }) => code === "endpoint-switched-off")).toEqual([
      expect.objectContaining({ level: "error", fields: expect.objectContaining({ department: "housing" }) }),
    ]);
    const operator = await w.as.role("operator");
    const endpoints = () => w.call("GET", "/v1/operations/endpoints", undefined, operator);
    expect((await endpoints()).body.endpoints).toMatchObject([
      {
        department: { id: "housing" },
        status: "off",
        switches: [{ off: { at: "2026-03-02T09:00:00.000+08:00" }, on: null }],
      },
    ]);

    // Later dispatches go by the in-box, with its clock; nothing is sent, whatever happens.
    await w.clock("2026-03-03T09:00:00+08:00");
    const second = await w.submit();
    expect(await housing(second)).toMatchObject({
      status: "running",
      servedAt: "2026-03-03T09:00:00.000+08:00",
      dueDate: "2026-03-10",
    });
    await w.clock("2026-03-05T09:00:00+08:00");
    expect(received).toHaveLength(1);
    expect(await housing(first)).toMatchObject({ status: "dispatched", dateOpen: true });
    const again = `/v1/operations/webhooks/${first.applicationId}.consult-housing`;
    expect(await w.call("POST", again, undefined, operator)).toMatchObject({
      status: 409,
      body: { code: "endpoint-off", department: "housing" },
    });

    // On again: reconciliation sends what it had not taken, and new ones go there at once.
    answerWith = 204;
    const on = await w.call(
      "PUT",
      "/v1/operations/endpoints/housing",
      { status: "on", reason: "已恢复" },
      operator,
    );
    expect(on).toMatchObject({
      status: 200,
      body: { status: "on", switches: [{ on: { by: { role: "operator" }, reason: "已恢复" } }] },
    });
    await w.clock("P1D");
    await w.rest();
    expect(await housing(first)).toMatchObject({ status: "running" });
    expect(dispatches()).toHaveLength(2);
    const third = await w.submit();
    expect(dispatches()).toHaveLength(3);
    expect(await housing(third)).toMatchObject({ status: "running" });
  });

  it("that is switched off is served when somebody of it reads what the endpoint had not taken", async () => {
    answerWith = 410;
    const applicant = await w.submit();
    await w.clock("2026-03-04T10:00:00+08:00");
    const path = `/v1/reviews/${applicant.applicationId}.consult-housing`;
    await w.call("GET", path, undefined, await w.as.department("housing"));
    expect(await housing(applicant)).toMatchObject({
      status: "running",
      servedAt: "2026-03-04T10:00:00.000+08:00",
    });
  });

  it("is asked again when it asks to be, and no sooner", async () => {
    answerWith = 503;
    headersWith = { "retry-after": "7200" };
    await w.submit();
    await w.clock("PT1H59M");
    expect(dispatches()).toHaveLength(1);
    await w.clock("PT2M");
    expect(dispatches()).toHaveLength(2);
  });

  it("has been reached when it acts through the API, whatever its endpoint says", async () => {
    answerWith = 503;
    const applicant = await w.submit();
    expect(await w.opinion(applicant, "housing")).toMatchObject({
      status: 200,
      body: { status: "closed", outcome: "consented", servedAt: "2026-03-02T09:00:00.000+08:00" },
    });
  });

  it("hears when its review falls silent", async () => {
    await w.submit();
    await w.clock("2026-03-10T00:01:00+08:00");
    expect(received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toContain(
      "review.closed-by-silence",
    );
  });
});

describe("a webhook", () => {
  it("is signed by both secrets while one replaces the other", async () => {
    const secrets = ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"];
    const { port } = server.address() as AddressInfo;
    const send = webhookSender({ secretsOf: async () => secrets, allowPrivate: true });
    const body = JSON.stringify({ to: "both" });
    expect(await send({ department: "housing", url: `http://127.0.0.1:${port}/`, id: "m1", body })).toEqual({
      status: 204,
      retryAfter: null,
    });
    const headers = received[0]!.headers as Record<string, string>;
    expect(headers["webhook-signature"]!.split(" ")).toHaveLength(2);
    for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual({ to: "both" });
  });

  it("hears when its receiver wants to be asked again, as seconds or as a date", async () => {
    const secretsOf = async () => ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
    const send = webhookSender({ secretsOf, allowPrivate: true });
    const { port } = server.address() as AddressInfo;
    const delivery = { department: "housing", url: `http://127.0.0.1:${port}/`, id: "m1", body: "{}" };
    answerWith = 503;
    headersWith = { "retry-after": "90" };
    expect(await send(delivery)).toEqual({ status: 503, retryAfter: 90 });
    headersWith = { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" };
    expect(await send(delivery)).toEqual({ status: 503, retryAfter: 0 });
  });

  it("is not sent without a secret", async () => {
    const send = webhookSender({ secretsOf: async () => [], allowPrivate: true });
    const delivery = {
      department: "x",
      url: "http://127.0.0.1:1/",
      id: "m",
      body: "{}",
    };
    await expect(send(delivery)).rejects.toThrow("no secret");
  });

  it.each([
    "http://example.org/",
    "https://127.0.0.1/",
    "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://0.0.0.0/",
    "https://[::7f00:1]/",
    "https://[::10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[64:ff9b:1::a00:1]/",
    "https://[2002:a00:1::]/",
    "https://[2001:0:a00:1::]/",
    "https://[::ffff:0:a00:1]/",
    "https://[fec0::1]/",
    "https://[4000::1]/",
    "https://100.64.0.1/",
    "https://198.18.0.1/",
    "https://2130706433/",
  ])("never leaves the cloud for %s", async (url) => {
    const secretsOf = async () => ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
    const send = webhookSender({ secretsOf, allowPrivate: false });
    await expect(send({ department: "x", url, id: "m", body: "{}" })).rejects.toThrow(ForbiddenAddress);
  });

  it("never leaves the cloud for a name that resolves to an address inside", async () => {
    const secretsOf = async () => ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"];
    const send = webhookSender({ secretsOf, allowPrivate: false });
    const { port } = server.address() as AddressInfo;
    const url = `https://localhost:${port}/`;
    const delivery = { department: "x", url, id: "m", body: "{}" };
    expect(await send(delivery)).toEqual({ status: null, retryAfter: null });
    expect(received).toEqual([]);
  });

  it("may leave for a public address", () => {
    expect(() => checkPublic("203.0.113.7")).toThrow(ForbiddenAddress); // documentation addresses are not public
    expect(() => checkPublic("8.8.8.8")).not.toThrow();
    expect(() => checkPublic("2001:4860:4860::8888")).not.toThrow();
  });

  it("is tried again further and further apart, an hour and a half at most, for hours in all", () => {
    expect([1, 2, 3].map((count) => backOffSeconds(count, 0))).toEqual([30, 60, 120]);
    expect(backOffSeconds(20, 1)).toBe(5400);
    const all = Array.from({ length: 13 }, (_, i) => backOffSeconds(i + 1, 0)).reduce((a, b) => a + b);
    expect(all).toBeGreaterThan(6 * 3600);
  });

  it("reads a rotated secret within minutes", async () => {
    let stored = { housing: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] };
    let now = 0;
    const read = webhookSecrets(
      async () => JSON.stringify(stored),
      () => now,
    );
    expect(await read("housing")).toEqual(stored.housing);
    const before = stored.housing;
    stored = { housing: ["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", ...before] };
    expect(await read("housing")).toEqual(before);
    now += 6 * 60_000;
    expect(await read("housing")).toEqual(stored.housing);
    expect(await read("land")).toEqual([]);
  });

  it("that one department has entered wrongly stop that department alone, and are never said", async () => {
    const good = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const read = webhookSecrets(async () =>
      JSON.stringify({ housing: [good], land: ["hunter2"], water: good }),
    );
    expect(await read("housing")).toEqual([good]);
    for (const department of ["land", "water"]) {
      const failed = await read(department).catch((error: unknown) => String(error));
      expect(failed).toMatch(`the webhook secrets of ${department} are malformed`);
      expect(failed).not.toMatch(/hunter2|MfKQ9r8/);
    }
  });
});
