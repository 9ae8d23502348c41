/** Notices: owed once each, kept as issued, read and printed, and verifiable by anybody who holds one. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Actor } from "../../functions/domain/base/actor.ts";
import { digestOf } from "../../functions/app/base/digest.ts";
import { noticesOwed } from "../../functions/app/notices/notices.ts";
import type { CaseEvent } from "../../functions/domain/application/caseEvent.ts";
import { parseInstant } from "../../functions/domain/base/time.ts";
import { noticeIn, type Document } from "../../functions/domain/notices/document.ts";
import { ELEVEN, objection, world, type Applicant, type World } from "../support/runtime.ts";
import { heard } from "../support/hearing.ts";

let w: World;
let applicant: Applicant;
let path: string;

beforeAll(async () => {
  w = await world();
  applicant = await w.submit();
  path = `/v1/applications/${applicant.applicationId}`;
  for (const department of ELEVEN)
    if (department === "water") await w.opinion(applicant, department, objection);
    else if (department !== "housing" && department !== "ecology") await w.opinion(applicant, department);
  await w.clock("2026-03-10T00:00:00+08:00"); // housing falls silent
});
afterAll(async () => {
  await w.stop();
});

type Listed = { noticeId: string; kind: string; code: string; number: string; reviewId: string | null };

const notices = async (): Promise<Listed[]> =>
  (await w.call("GET", `${path}/notices`, undefined, w.as.applicant(applicant))).body.notices;
const verifying = (number: string, code: string): string =>
  `/v1/notices/verification?${String(new URLSearchParams({ number, code }))}`;

const ofKind = async (kind: string): Promise<Listed> =>
  (await notices()).find((notice) => notice.kind === kind)!;

describe("the notices of an application", () => {
  it("are those that its events owe the applicant, oldest first", async () => {
    expect((await notices()).map(({ kind }) => kind)).toEqual(["acceptance", "delay", "deemed-consent"]);
  });

  it("exist once however often what issues them runs", async () => {
    const before = await notices();
    await w.restart();
    expect(await notices()).toEqual(before);
  });

  it("can be rebuilt from the history, and equal what was issued", async () => {
    const { events } = (await w.call("GET", `${path}/events`, undefined, w.as.applicant(applicant))).body;
    type Told = {
      subject: string;
      seq: number;
      at: string;
      by: Actor;
      type: string;
      data: object;
      hash: string;
    };
    const subjects = Map.groupBy(events as Told[], ({ subject }) => subject);
    const histories = [...subjects].map(([subject, own]) => ({
      subject,
      events: own.map(({ seq, at, by, type, data, hash }) => {
        const event = { type, ...data } as CaseEvent;
        return { seq, at: parseInstant(at), by, event, previous: "", hash };
      }),
    }));
    const owed = noticesOwed(histories, { region: w.rules.region, rules: w.rules.clock });
    const rebuilt = owed.find(({ body }) => body.kind === "deemed-consent");
    const { noticeId, number, code } = await ofKind("deemed-consent");
    const verified = await w.call("GET", verifying(number, code));
    const issued = await w.call("GET", `${path}/notices/${noticeId}`, undefined, w.as.applicant(applicant));
    const document = issued.body.notice as Document;
    expect(verified.body).toMatchObject({ integrity: "intact", digest: digestOf(document), void: null });
    expect(noticeIn(document)).toEqual(JSON.parse(JSON.stringify(rebuilt)));
    expect(document.number).toMatch(/^[\u4e00-\u9fff]+默〔2026〕\d+号$/);
  });

  it("are read as a page, Chinese first and English on request, with nothing that runs", async () => {
    const { noticeId, number, code } = await ofKind("deemed-consent");
    const page = async (query: string) => {
      const response = await fetch(`${w.url}${path}/notices/${noticeId}${query}`, {
        headers: { accept: "text/html", ...w.as.applicant(applicant) },
      });
      return { headers: response.headers, text: await response.text() };
    };
    const chinese = await page("");
    expect(chinese.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(chinese.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; frame-ancestors 'none'$/,
    );
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(chinese.text).toContain("超时默许告知书");
    expect(chinese.text).toContain(number);
    expect(chinese.text.replaceAll("-", "")).toContain(code);
    expect(chinese.text).not.toMatch(/<script|onclick|style="/);
    const english = await page("?lang=en");
    expect(english.headers.get("content-language")).toBe("en");
    expect(english.text).toContain('<html lang="en">');
  });

  it("are verified by their code only, and a wrong one tells nothing", async () => {
    const { noticeId } = await ofKind("acceptance");
    const wrong = await w.call("GET", `${path}/notices/${noticeId}/verification?code=${"0".repeat(16)}`);
    const unknown = await w.call(
      "GET",
      `${path}/notices/decision.application.99/verification?code=${"0".repeat(16)}`,
    );
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(wrong.body.code).toBe(unknown.body.code);
  });

  it("tell supervisors of an objection and a silence, and each department of its own only", async () => {
    const supervisor = await w.as.role("supervisor");
    const kindsFor = async (department: string, headers: Record<string, string>) => {
      const review = `/v1/reviews/${applicant.applicationId}.consult-${department}/notices`;
      const { status, body } = await w.call("GET", review, undefined, headers);
      return status === 200 ? body.notices.map(({ kind }: Listed) => kind) : status;
    };
    expect(await kindsFor("water", supervisor)).toEqual(
      expect.arrayContaining(["objection-report", "delay"]),
    );
    expect(await kindsFor("housing", await w.as.department("housing"))).toContain("deemed-consent");
    expect(await kindsFor("housing", await w.as.department("water"))).toBe(403);
    expect(await kindsFor("housing", await w.as.department("planning"))).toContain("deemed-consent");
  });

  it("are void once the consent by silence is revoked, and can be asked for as before", async () => {
    const { noticeId, number, code } = await ofKind("deemed-consent");
    const reviewId = `${applicant.applicationId}.consult-housing`;
    const announcedAt = await heard(w, applicant, reviewId, await w.as.role("supervisor"));
    const revocation = { announcedAt, reasons: "申请材料隐瞒文物保护范围" };
    const address = `/v1/reviews/${reviewId}/revocation`;
    await w.rest();
    const told = (await notices()).find(({ kind }) => kind === "revocation-announced")!;
    const sent = (await w.call("GET", `${path}/messages`, undefined, w.as.applicant(applicant))).body
      .messages;
    expect(
      sent.find((one: { notices: Listed[] }) =>
        one.notices.some(({ noticeId }) => noticeId === told.noticeId),
      ),
    ).toMatchObject({ part: "matters", text: expect.stringContaining("拟予撤销"), todo: null });
    // Announced, and asked for by somebody who may not decide it, it is under review and holds.
    const clerk = await w.call("POST", "/local/tokens", { role: "supervisor", rank: "officer", name: "周" });
    const asking = { authorization: `Bearer ${clerk.body.token}` };
    expect((await w.call("POST", address, revocation, asking)).status).toBe(200);
    expect((await w.call("GET", verifying(number, code))).body).toMatchObject({
      void: null,
      superseded: null,
      underReview: { why: "revocation-announced" },
    });
    // What the organ above has announced is not its own to decide.
    expect(await w.call("POST", address, revocation, await w.as.department("housing"))).toMatchObject({
      status: 403,
      body: { code: "announced-by-superior" },
    });
    expect(await w.call("POST", address, revocation, await w.as.role("supervisor"))).toMatchObject({
      status: 200,
      body: { outcome: "deemed-consent" },
    });
    const verified = await w.call("GET", verifying(number, code));
    expect(verified.body).toMatchObject({ integrity: "intact", void: { reasons: revocation.reasons } });
    const page = await fetch(`${w.url}${path}/notices/${noticeId}`, {
      headers: { accept: "text/html", ...w.as.applicant(applicant) },
    });
    expect(await page.text()).toContain("已撤销");
    await w.rest();
    const revoking = (await notices()).find(({ kind }) => kind === "revocation")!;
    expect((await w.call("GET", verifying(number, code))).body.superseded).toMatchObject({
      in: "whole",
      number: revoking.number,
      kind: "revocation",
    });
  });

  it("order the overdue department up the ladder, one step a notice", async () => {
    await w.clock("2026-03-18T09:00:00+08:00"); // ecology was due on the 11th
    const review = `/v1/reviews/${applicant.applicationId}.consult-ecology/notices`;
    const { body } = await w.call("GET", review, undefined, await w.as.role("supervisor"));
    const orders = body.notices.filter(({ kind }: Listed) => kind === "supervision-order");
    const steps = await Promise.all(
      orders.map(
        async ({ noticeId }: Listed) =>
          (await w.call("GET", `${review}/${noticeId}`, undefined, await w.as.role("supervisor"))).body.notice
            .body.to,
      ),
    );
    expect(steps).toEqual(["leader", "head-and-supervisor", "government"]);
  });
});
