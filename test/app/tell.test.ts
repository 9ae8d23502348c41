/** Mail in the cloud, by a real mail server: what the queue hands over is told of once, tried again where it was not taken, and no more. */
import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { postBySecret, serverIn } from "../../functions/adapters/mailSecret.ts";
import type { MailEnd } from "../../functions/app/notices/post.ts";
import { tell } from "../../functions/notifications/tell.ts";
import { smtpServer } from "../support/smtpServer.ts";

const EMAIL = "li.na@longgang-jianshe.example";
const FROM = { address: "no-reply@approvals.example.gov.cn", name: "深圳市龙岗区" };
const APPLICATION = "440307-0000000000000001";

let smtp: Awaited<ReturnType<typeof smtpServer>>;
beforeEach(async () => void (smtp = await smtpServer()));
afterEach(() => smtp.stop());

/** The handler as the cloud wires it, but for the services of the cloud. @param email of the contact; `null`: it is erased */
function handler(secret: () => string, email: string | null = EMAIL) {
  const ends = new Map<string, MailEnd>();
  const retries: [string, number][] = [];
  const logged: unknown[] = [];
  let elapsed = 0;
  const log = {
    info: (...said: unknown[]) => void logged.push(said),
    error: (code: string, fields: object, error: unknown) =>
      void logged.push([code, fields, error instanceof Error ? error.stack : error]),
  };
  const sealed = { key: new Uint8Array(), sealed: new Uint8Array() };
  const contact = { name: "李娜娜", phone: "0755-87654321", ...(email !== null && { email }) };
  const handle = tell({
    store: { sealedContact: async () => (email === null ? undefined : sealed) },
    contacts: { open: async () => ({ contact, commitment: "c" }) },
    post: postBySecret(
      async () => secret(),
      FROM,
      () => (elapsed += 1e9),
    ),
    link: () => "https://approvals.example.gov.cn/",
    mails: { endOf: async (id) => ends.get(id) ?? null, end: async (id, as) => void ends.set(id, as) },
    retryIn: async (receipt, seconds) => void retries.push([receipt, seconds]),
    random: () => 0,
    log,
  });
  return {
    ends,
    retries,
    logged: () => JSON.stringify(logged),
    tell: (...Records: object[]) => handle({ Records }),
  };
}

const message = (id: string, received = 1, type = "application-decided") => ({
  messageId: `m-${id}`,
  receiptHandle: `r-${id}`,
  body: JSON.stringify({
    "detail-type": type,
    detail: { id, subject: APPLICATION, at: "2026-03-02T01:00:00.000Z", applicationId: APPLICATION },
  }),
  attributes: { ApproximateReceiveCount: String(received) },
});
const here = () => JSON.stringify({ url: `smtp://127.0.0.1:${smtp.port}` });
const failed = (...ids: string[]) => ({
  batchItemFailures: ids.map((id) => ({ itemIdentifier: `m-${id}` })),
});

describe("what the bus carries", () => {
  it("is told of once, however often it comes, and what applicants hear nothing of is left", async () => {
    const h = handler(here);
    expect(await h.tell(message("e1"), message("e1"), message("e2", 1, "contact-corrected"))).toEqual(
      failed(),
    );
    expect(await h.tell(message("e1"))).toEqual(failed());
    expect(smtp.mails.map(({ to, from }) => [to, from])).toEqual([[EMAIL, FROM.address]]);
    expect(smtp.mails[0]!.text).toContain("https://approvals.example.gov.cn/");
    expect(smtp.mails[0]!.raw).not.toContain(APPLICATION);
    expect([...h.ends]).toEqual([["e1", "sent"]]);
    expect(h.logged()).not.toContain(EMAIL);
  });

  it("is tried again, later and later, where the server says later, and holds up nobody", async () => {
    const h = handler(here);
    smtp.says.recipient = "451 later";
    expect(await h.tell(message("e1"), message("e2", 9))).toEqual(failed("e1", "e2"));
    expect(h.retries).toEqual([
      ["r-e1", 30],
      ["r-e2", 3600],
    ]);
    smtp.says.recipient = "250 ok";
    expect(await h.tell(message("e1", 2))).toEqual(failed());
    expect(smtp.mails).toHaveLength(1);
  });

  it("is the same mail again where the server broke off half-way, having it or not", async () => {
    const h = handler(here);
    smtp.says.message = null;
    expect(await h.tell(message("e1"))).toEqual(failed("e1"));
    smtp.says.message = "250 taken";
    expect(await h.tell(message("e1", 2))).toEqual(failed());
    const [first, second] = smtp.mails.map(({ headers }) => headers["message-id"]);
    expect([smtp.mails.length, first]).toEqual([2, second]);
  });

  it("is over where the server refuses it for good, half-way or at once, and the log has its status alone", async () => {
    const h = handler(here);
    smtp.says.recipient = `550 <${EMAIL}> unknown`;
    expect(await h.tell(message("e1"))).toEqual(failed());
    Object.assign(smtp.says, { recipient: "250 ok", message: `554 not to ${EMAIL}` });
    expect(await h.tell(message("e2"), message("e1"))).toEqual(failed());
    expect([...h.ends]).toEqual([
      ["e1", "refused"],
      ["e2", "refused"],
    ]);
    expect(h.logged()).toContain('"status":550');
    expect(h.logged()).not.toContain(EMAIL);
  });

  it("reaches nobody where the contact was erased, or has no address", async () => {
    const h = handler(here, null);
    expect(await h.tell(message("e1"))).toEqual(failed());
    expect([[...h.ends], smtp.asked]).toEqual([[["e1", "nobody"]], []]);
  });

  it("waits where nobody answers at that address", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => void closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => void closed.close(resolve));
    const h = handler(() => JSON.stringify({ url: `smtp://127.0.0.1:${port}` }));
    expect(await h.tell(message("e1"))).toEqual(failed("e1"));
    expect(h.ends.size).toBe(0);
  });

  it("waits until the secret is right, and nothing of it is in a log", async () => {
    let secret = "{}";
    const h = handler(() => secret);
    smtp.says.auth = "approvals\0new-Pa55";
    const by = (password: string) =>
      JSON.stringify({ url: `smtp://approvals@127.0.0.1:${smtp.port}`, password });
    for (const wrong of ["{}", `{"url": "x", "password": "new-Pa55`, by("old-Pa55")]) {
      secret = wrong;
      expect(await h.tell(message("e1"))).toEqual(failed("e1"));
    }
    secret = by("new-Pa55");
    expect(await h.tell(message("e1"))).toEqual(failed());
    expect(smtp.mails).toHaveLength(1);
    expect(h.logged()).not.toContain("Pa55");
    expect(h.logged()).toContain("not filled in");
  });
});

it.each([
  ["a name without a password", { url: "smtps://user@smtp.example.gov.cn" }],
  ["a password without a name", { url: "smtps://smtp.example.gov.cn", password: "p" }],
  ["a password in the address", { url: "smtps://user:Pa55@smtp.example.gov.cn", password: "p" }],
  ["another protocol", { url: "https://smtp.example.gov.cn" }],
])("a secret with %s is refused, and not repeated", (_, secret) => {
  expect(() => serverIn(JSON.stringify(secret))).toThrow(/the secret of the mail server/);
  expect(() => serverIn(JSON.stringify(secret))).not.toThrow(/Pa55/);
});
