/** Applicants are told by mail that there is something to see: once for each event, by whatever address stands then, and no more. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { DatabaseSync } from "node:sqlite";
import type { SmtpServer } from "../../functions/adapters/mail.ts";
import { MOST_TRIES } from "../../functions/webhooks/batch.ts";
import { ask } from "../../server/control.ts";
import type { MailSettings } from "../../server/mailSettings.ts";
import { mailsIn } from "../../server/store/mails.ts";
import { example, world, type Applicant, type World } from "../support/runtime.ts";
import { mailOf, smtpServer } from "../support/smtpServer.ts";

const FROM = "no-reply@approvals.example.gov.cn";
const EMAIL = "li.na@longgang-jianshe.example";
const good = example("municipal-road-application");
const contact = { name: "李娜娜", phone: "0755-87654321", email: EMAIL };
const told = { ...good, applicant: { ...good.applicant, contact } };

let smtp: Awaited<ReturnType<typeof smtpServer>>;
let w: World;
beforeEach(async () => {
  smtp = await smtpServer();
});
afterEach(async () => {
  await w.stop();
  await smtp.stop();
});

const served = (): MailSettings => ({
  from: FROM,
  server: { host: "127.0.0.1", port: smtp.port, secure: false },
});
/** The record as it is open now: nobody else may open it meanwhile. */
let database: DatabaseSync;
const worldBy = (mail?: MailSettings) =>
  world({ ...(mail && { mail }), faults: { record: (opened) => void (database = opened) } });
const ended = () =>
  Object.fromEntries(
    mailsIn(database)
      .counts()
      .map(({ outcome, n }) => [outcome ?? "waits", n]),
  );
const ids = () => smtp.mails.map(({ headers }) => headers["message-id"]);

describe("a mail", () => {
  it("says in Chinese, then in English, where to look, and nothing of whom or what it is about", async () => {
    w = await worldBy(served());
    const own = await w.submit(told);
    expect(smtp.mails).toHaveLength(1);
    const [{ from, to, headers, text, raw }] = smtp.mails as [(typeof smtp.mails)[0]];
    expect([from, to]).toEqual([FROM, EMAIL]);
    expect(headers).toMatchObject({
      to: EMAIL,
      from: expect.stringContaining(`<${FROM}>`),
      subject: "您的并联审批申请有新进展 / There is news about your application",
      "auto-submitted": "auto-generated",
      "message-id": expect.stringMatching(/^<[0-9a-f]{40}@approvals\.example\.gov\.cn>$/),
    });
    expect(text.indexOf("并联审批")).toBeLessThan(text.indexOf("There is news"));
    expect(text).toContain(`${w.url}/`);
    const said = `${raw}\n${text}\n${Object.values(headers).join("\n")}`;
    const { project, applicant } = good;
    for (const word of [
      own.applicationId,
      own.queryCode,
      contact.name,
      contact.phone,
      project.name,
      project.code,
      applicant.name,
      applicant.creditCode,
    ])
      expect(said).not.toContain(word);
  });

  it("is in no log, and its address in no file of the record", async () => {
    w = await worldBy(served());
    smtp.says.recipient = `550 <${EMAIL}> unknown`;
    await w.submit(told);
    expect(
      JSON.stringify(w.logged, (_, value: unknown) => (value instanceof Error ? value.stack : value)),
    ).not.toContain(EMAIL);
    expect(w.logged).toContainEqual(
      expect.objectContaining({
        code: "notification-failed",
        fields: expect.objectContaining({ status: 550 }),
      }),
    );
    for (const name of readdirSync(w.dataDir)) {
      const path = join(w.dataDir, name);
      if (statSync(path).isFile()) expect([name, readFileSync(path).includes(EMAIL)]).toEqual([name, false]);
    }
    // Refused for good, it is not tried again.
    await w.clock("P2D");
    expect(ended()["refused"]).toBeGreaterThan(0);
    expect(smtp.asked.filter((line) => line.startsWith("RCPT")).length).toBe(ended()["refused"]);
  });

  it("tells of another query code that it was given, and does not hold it", async () => {
    w = await worldBy(served());
    const own = await w.submit(told);
    const token = await w.as.signedIn(good.applicant.creditCode);
    const path = `/v1/applications/${own.applicationId}/query-code`;
    const { body } = await w.call("POST", path, { replaces: 1, why: "disclosed" }, token);
    await w.rest();
    expect(smtp.mails).toHaveLength(2);
    const { headers, text, raw } = smtp.mails[1]!;
    expect(headers["subject"]).toContain("已补发查询码");
    for (const code of [own.queryCode, body.queryCode]) expect(`${raw}${text}`).not.toContain(code);
  });
});

describe("an event", () => {
  it("is told of once, whoever announces it again, and after the next start", async () => {
    w = await worldBy(served());
    await w.submit(told);
    const operator = await w.as.role("operator");
    for (let i = 0; i < 2; i++) {
      await w.call("POST", "/v1/operations/reconciliation", undefined, operator);
      await w.restart();
    }
    expect(new Set(ids()).size).toBe(smtp.mails.length);
    expect(smtp.mails).toHaveLength(1);
    expect(ended()).toEqual({ sent: 1 });
  });

  it("is told of again under the same Message-ID where the server was not there, or broke off, or said later", async () => {
    w = await worldBy(served());
    smtp.says.message = null;
    await w.submit(told);
    expect(ended()).toEqual({ waits: 1 });
    smtp.says.recipient = "451 later";
    await w.clock("PT2M");
    expect(ended()).toEqual({ waits: 1 });
    // It is on record: the next start goes on with it.
    await w.restart();
    Object.assign(smtp.says, { recipient: "250 ok", message: "250 taken" });
    await w.clock("PT10M");
    expect(ended()).toEqual({ sent: 1 });
    const [first, second] = ids();
    expect([ids().length, second]).toEqual([2, first]);
  });

  it("is given up after so many tries, further and further apart, which is on record and rings", async () => {
    w = await worldBy(served());
    smtp.says.recipient = "451 later";
    await w.submit(told);
    const tries = () => smtp.asked.filter((line) => line.startsWith("RCPT")).length;
    await w.clock("PT1H");
    expect([tries() > 3, tries() < 9]).toEqual([true, true]);
    await w.clock("PT11H");
    expect([tries(), ended()]).toEqual([MOST_TRIES, { "given-up": 1 }]);
    expect(w.logged.filter(({ code }) => code === "notification-failed")).toHaveLength(1);
    // Once the server is well, whoever runs it has it sent again: the same mail, once.
    Object.assign(smtp.says, { recipient: "250 ok" });
    expect(await ask(w.dataDir, { what: "mail-again" })).toBe(1);
    await w.rest();
    expect([smtp.mails.length, new Set(ids()).size, ended()]).toEqual([1, 1, { sent: 1 }]);
    expect(await ask(w.dataDir, { what: "mail-again" })).toBe(0);
  });

  it("goes to the address that stands when it is sent, and to nobody where it was erased, or never named", async () => {
    w = await worldBy(served());
    smtp.says.recipient = "451 later";
    const [corrected, erased] = [await w.submit(told), await w.submit(told)];
    await w.submit(good);
    const path = (own: Applicant, part: string) => `/v1/applications/${own.applicationId}/${part}`;
    const other = { ...contact, email: "zhang@longgang-jianshe.example" };
    await w.call("PUT", path(corrected, "contact"), other, w.as.applicant(corrected));
    const supervisor = await w.as.role("supervisor");
    await w.call("POST", path(erased, "contact-erasure"), { basis: "b", reasons: "r" }, supervisor);
    smtp.says.recipient = "250 ok";
    await w.clock("PT10M");
    expect(smtp.mails.map(({ to }) => to)).toEqual([other.email]);
    expect(ended()).toEqual({ sent: 1, nobody: 2 });
  });
});

it("with a name and a password that are read from a file, and again where they were wrong", async () => {
  let password = "old";
  smtp.says.auth = "approvals\0new";
  const { server } = served() as { server: SmtpServer };
  w = await worldBy({
    from: FROM,
    server: { ...server, user: "approvals", password: async () => password },
  });
  await w.submit(told);
  expect(ended()).toEqual({ waits: 1 });
  password = "new";
  await w.clock("PT2M");
  expect(ended()).toEqual({ sent: 1 });
  expect(JSON.stringify(w.logged)).not.toMatch(/"(old|new)"/);
});

it("without a mail server each lies in a folder, for its owner alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mail-"));
  w = await worldBy({ from: FROM, folder: join(folder, "out") });
  await w.submit(told);
  const [name, ...more] = readdirSync(join(folder, "out"));
  expect([name, more]).toEqual([expect.stringMatching(/^[0-9a-f]{40}\.eml$/), []]);
  const path = join(folder, "out", name!);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const { headers, text } = mailOf("", "", readFileSync(path, "latin1"));
  expect([headers["to"], text.includes("查看")]).toEqual([EMAIL, true]);
  rmSync(folder, { recursive: true });
});

it("nothing is sent, nor noted, unless it is switched on", async () => {
  w = await worldBy();
  await w.submit(told);
  expect([smtp.asked, ended()]).toEqual([[], {}]);
});
