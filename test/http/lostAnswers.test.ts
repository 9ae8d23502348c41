/** A write that succeeds and says nothing: "send it again" is told only where a repeat makes no second one. */
import { describe, expect, it } from "@jest/globals";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import type { CaseStore } from "../../functions/app/base/ports.ts";
import { ROUTES } from "../../functions/contracts/routes.ts";
import { exampleOf } from "../../functions/contracts/base/contract.ts";
import { authoriseAtWindow } from "../../functions/http/agency/authoriseAtWindow.ts";
import { giveAuthorisation } from "../../functions/http/agency/giveAuthorisation.ts";
import { requestAgent } from "../../functions/http/agency/requestAgent.ts";
import { CONTENTS, uploadOf } from "../files/content.ts";
import { personOf } from "../support/people.ts";
import { inGroups } from "../../functions/domain/base/ids.ts";
import { submitApplication } from "../../functions/http/application/submitApplication.ts";
import { CONTACTS } from "../support/contacts.ts";
import type { UploadRegister } from "../../functions/app/files/files.ts";
import { announceFile } from "../../functions/http/files/announceFile.ts";
import { announceFirst } from "../../functions/http/files/announceFirst.ts";
import { openRecord } from "../../server/store/schema.ts";
import { uploadsOf } from "../../server/store/uploads.ts";
import { groupedWrites } from "../../server/store/writes.ts";
import { newFileId } from "../../functions/adapters/fileIds.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import type { AnyDeps, Handler } from "../../functions/http/base/handle.ts";
import { askRefund } from "../../functions/http/billing/askRefund.ts";
import { takePaymentNotice } from "../../functions/http/billing/takePaymentNotice.ts";
import { askBeforehand } from "../../functions/http/application/askBeforehand.ts";
import { askInquiry } from "../../functions/http/application/askInquiry.ts";
import { complainAnonymously } from "../../functions/http/supervision/complainAnonymously.ts";
import { fileComplaint } from "../../functions/http/supervision/fileComplaint.ts";
import { placeHold } from "../../functions/http/supervision/placeHold.ts";
import { aCase, rules, T0 } from "../support/cases.ts";
import { charging, EVERY_SIGNATURE, paidNotice, SIGNED_HEADERS } from "../support/charging.ts";
import { send, type Came, type Sent } from "../support/gateway.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { example } from "../support/runtime.ts";

const region = charging(rules.region);
const codes = queryCodes(async () => "s".repeat(32));
const TAKEN = "440307-0000000000000001";

/** Writes, and loses the answer: as a socket that is cut after the table has committed. */
function losing(store: CaseStore): CaseStore {
  const lost = async (written: Promise<unknown>) => {
    await written;
    throw new Error("secret: socket hang up");
  };
  return {
    ...store,
    commit: async (changes) => lost(store.commit(changes)),
    placeHold: async (hold) => lost(store.placeHold(hold)),
    keepAuthorisation: async (...all) => lost(store.keepAuthorisation(...all)),
  };
}

const losingUploads = (uploads: UploadRegister): UploadRegister => ({
  ...uploads,
  async announceUpload(upload) {
    await uploads.announceUpload(upload);
    throw new Error("secret: socket hang up");
  },
});

/** Whatever is on record. */
async function records(store: CaseStore, uploads: UploadRegister): Promise<number> {
  const applications = [
    ...(await store.applicationsIn("intake", 100)).items,
    ...(await store.applicationsIn("in-review", 100)).items,
  ];
  const holds = (await store.holdsIn("standing", 100)).items;
  const complaints = (await store.complaintsIn("open", 100)).items;
  const refunds = (await store.billsIn("refunds", 100)).items;
  const inquiries = (await store.inquiriesOpen(100)).items;
  const authorisations = await store.authorisationsOf(submission.body.applicant.creditCode);
  const announced = await uploads.looseUploads("9999-01-01T00:00:00.000Z", 100);
  const listed = [applications, holds, complaints, refunds, inquiries, authorisations, announced];
  return listed.reduce((sum, { length }) => sum + length, 0);
}

const FILE = { name: "总平面图.pdf", bytes: 2048, sha256: "0".repeat(64), type: "application/pdf" };

/** As the contract shows it: by the applicant who has signed in, or by the clerk at the window. */
function authorising(route: "giveAuthorisation" | "requestAgent" | "authoriseAtWindow"): Omit<Sent, "at"> {
  const { creditCode, name } = example("municipal-road-application").applicant;
  const { body } = exampleOf(
    ROUTES.find((one) => one.name === route)!,
    rules.region,
  );
  const claims =
    route === "authoriseAtWindow"
      ? { role: "department", department: "planning", name: "窗口小陈" }
      : { role: "applicant", creditCode, name };
  return { route, claims, path: { applicationId: TAKEN }, body };
}

/** Whatever paper the clerk names is kept. */
const withPapers = (uploads: UploadRegister): UploadRegister => ({
  ...uploads,
  upload: async (fileId) =>
    (await uploads.upload(fileId)) ??
    uploadOf(CONTENTS.pdf, "pdf", {
      fileId,
      by: personOf("planning"),
      applications: [TAKEN],
      status: "kept",
    }),
});

type Creating = {
  handler: Handler;
  sent: Omit<Sent, "at">;
  /** What had come before it. */
  before?: { handler: Handler; sent: Omit<Sent, "at"> };
};

const submission = { route: "submitApplication", body: example("municipal-road-application") } as const;
const complaint = { route: "fileComplaint", path: { applicationId: TAKEN } } as const;

const CREATING: Readonly<Record<string, Creating>> = {
  "a submission": { handler: submitApplication, sent: submission },
  "a submission with a key": {
    handler: submitApplication,
    sent: { ...submission, headers: { "idempotency-key": "k-1" } },
  },
  "a complaint": {
    handler: fileComplaint,
    sent: { ...complaint, body: { about: { department: "water" }, text: "逾期未答复" } },
  },
  "a refund": {
    handler: askRefund,
    sent: {
      route: "askRefund",
      path: { applicationId: TAKEN },
      body: { matter: "consult-forestry", amount: 10_000, reasons: "面积核定有误" },
    },
    before: {
      handler: takePaymentNotice,
      sent: {
        route: "takePaymentNotice",
        path: { provider: "local" },
        headers: SIGNED_HEADERS,
        body: paidNotice(TAKEN),
      },
    },
  },
  "an anonymous complaint": {
    handler: complainAnonymously,
    sent: {
      route: "complainAnonymously",
      headers: { "idempotency-key": "k-2" },
      body: { about: { department: "water" }, text: "窗口要求找指定中介" },
    },
  },
  "a question before there is a case": {
    handler: askBeforehand,
    sent: {
      route: "askBeforehand",
      headers: { "idempotency-key": "k-1" },
      body: { projectType: "municipal-road", text: "要先做哪些评估？" },
    },
  },
  "a question": {
    handler: askInquiry,
    sent: { route: "askInquiry", path: { applicationId: TAKEN }, body: { text: "需要盖哪些章？" } },
  },
  "a file": {
    handler: announceFile,
    sent: { route: "announceFile", path: { applicationId: TAKEN }, body: FILE },
  },
  "a file before the submission": { handler: announceFirst, sent: { route: "announceFirst", body: FILE } },
  "an authorisation": { handler: giveAuthorisation, sent: authorising("giveAuthorisation") },
  "a request for an agent": { handler: requestAgent, sent: authorising("requestAgent") },
  "an authorisation at the window": { handler: authoriseAtWindow, sent: authorising("authoriseAtWindow") },
  "an integrity hold": {
    handler: placeHold,
    sent: {
      route: "placeHold",
      claims: { role: "supervisor" },
      body: {
        creditCode: submission.body.applicant.creditCode,
        reason: "拖欠农民工工资",
        basis: "国办发〔2019〕35号",
        from: "2026-03-01",
      },
    },
  },
};

async function lostAnswer({ handler, sent, before: come }: Creating, language = "en") {
  const store = memoryStore();
  await aCase(store, TAKEN, { region });
  const database = openRecord(":memory:");
  const uploads = uploadsOf(database, groupedWrites(database));
  const logged: unknown[] = [];
  const log = { info: () => undefined, error: (...entry: unknown[]) => void logged.push(entry[2]) };
  const deps = {
    codes,
    contacts: CONTACTS,
    payments: EVERY_SIGNATURE,
    region,
    rules: rules.clock,
    log,
    files: memoryFiles(),
    newFileId,
  } as Partial<AnyDeps>;
  const headers = {
    ...sent.headers,
    "accept-language": language,
    "x-query-code": await codes.codeOf(TAKEN, 1),
  };
  const ask = async (beside: { store: CaseStore; uploads: UploadRegister }): Promise<Came> =>
    send(handler, { ...deps, ...beside }, { ...sent, headers, at: T0 });
  if (come) await send(come.handler, { ...deps, store }, { ...come.sent, at: T0 });
  const before = await records(store, uploads);
  const lost = await ask({ store: losing(store), uploads: losingUploads(withPapers(uploads)) });
  const made = (await records(store, uploads)) - before;
  const again = await ask({ store, uploads: withPapers(uploads) });
  const more = (await records(store, uploads)) - before - made;
  database.close();
  return { store, lost, made, again, more, logged };
}

describe("an answer that is lost after the write", () => {
  it("is tried here for every route that creates something", () => {
    const tried = Object.values(CREATING).map(({ sent }) => sent.route);
    const creating = ROUTES.filter(({ answer }) => answer.status === 201).map(({ name }) => name);
    expect(new Set(creating)).toEqual(new Set(tried));
  });

  it.each(Object.entries(CREATING))("of %s says so only as far as it is true", async (_, creating) => {
    const { lost, made, again, more, logged } = await lostAnswer(creating);
    expect([lost.status, made, again.status]).toEqual([500, 1, 201]);
    expect(JSON.stringify(lost.body)).not.toContain("secret");
    expect(logged).toEqual([expect.objectContaining({ message: "secret: socket hang up" })]);
    const saysAgain = /the same request (again|may be sent again)/i.test(String(lost.body["detail"]));
    expect([saysAgain, more]).toEqual(saysAgain ? [true, 0] : [false, 1]);
  });

  it.each(["en", "zh-CN"])("of a submission without a key names number and code (%s)", async (language) => {
    const { lost, store } = await lostAnswer(CREATING["a submission"]!, language);
    const { code, applicationId, queryCode, detail } = lost.body as Record<string, string>;
    expect(code).toBe("outcome-unknown");
    expect(await store.loadApplication(applicationId!)).toBeDefined();
    expect(await codes.issueOf(applicationId!, queryCode!)).toBe(1);
    for (const told of [applicationId!, inGroups(queryCode!)]) expect(detail).toContain(told);
    expect(detail).toMatch(/submit again only if it is not there|查不到的，方可重新提交/);
  });
});
