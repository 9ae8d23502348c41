/** What must not be found where it does not belong: query codes in the table, people's data in logs, addresses and counts. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { queryCodes } from "../../functions/app/application/queryCodes.ts";
import { recordIn } from "../support/record.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";
import { json, send } from "./wire.ts";

jest.setTimeout(60_000);

/** Whose data it is can be told wherever it turns up. */
const PERSON = {
  name: "欧阳晓岚",
  phone: "+86 138 0013 8000",
  creditCode: "91990000MA5F1A2B54",
};

let w: World;
let applicant: Applicant;
/** Every address that was called. */
const addresses: string[] = [];
beforeAll(async () => {
  w = await world();
  const good = example("municipal-road-application");
  applicant = await w.submit({
    ...good,
    applicant: {
      name: "深圳岚山建设有限公司",
      creditCode: PERSON.creditCode,
      contact: { name: PERSON.name, phone: PERSON.phone },
    },
  });
  // A life with something of everything: answers, refusals, a fault of the caller's, silence, a withdrawal.
  const id = applicant.applicationId;
  const own = w.as.applicant(applicant);
  const call = (method: string, path: string, body?: unknown, headers = own as Record<string, string>) => {
    addresses.push(path);
    return send(w.url, {
      method,
      path,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
  for (const department of ELEVEN.slice(0, 4)) await w.opinion(applicant, department);
  await w.opinion(applicant, "water", objection);
  await w.opinion(applicant, "water", { kind: "consent" });
  await call("POST", "/v1/applications", {
    applicant: { contact: { name: PERSON.name, phone: PERSON.phone }, creditCode: PERSON.creditCode },
  });
  await call("POST", `/v1/applications/${id}/complaints`, {
    about: { department: "land" },
    text: `${PERSON.name} ${PERSON.phone}`,
  });
  await w.clock("P20D");
  const notices = json(await call("GET", `/v1/applications/${id}/notices`)).notices;
  for (const { noticeId } of notices)
    await call("GET", `/v1/applications/${id}/notices/${noticeId}`, undefined, {
      ...own,
      accept: "text/html",
    });
  await call("POST", "/v1/operations/reconciliation", undefined, await w.as.role("operator"));
  await call("POST", `/v1/applications/${id}/withdrawal`, { reason: `${PERSON.name} ${PERSON.phone}` });
  await w.rest();
});
afterAll(() => w.stop());

const shown = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    part instanceof Error ? [part.message, part.stack, Object.entries(part)] : part,
  );
const digits = PERSON.phone.replace(/\D/g, "").slice(-11);

describe("a person's name, telephone and credit code", () => {
  it("are in no log", () => {
    expect(w.logged.length).toBeGreaterThan(20);
    for (const entry of w.logged)
      for (const part of [...Object.values(PERSON), digits, applicant.queryCode])
        expect(shown(entry)).not.toContain(part);
  });

  it("are in no count", async () => {
    const counts = shown([await w.metrics(), await w.metrics(applicant)]);
    for (const part of [...Object.values(PERSON), digits, applicant.queryCode])
      expect(counts).not.toContain(part);
  });

  it("are in no address: neither in one that is called nor in one that is given", async () => {
    const given =
      w.logged
        .map(shown)
        .join("\n")
        .match(/\/v1\/\S+/g) ?? [];
    for (const address of [...addresses, ...given])
      expect(decodeURIComponent(address)).not.toMatch(
        new RegExp(`${PERSON.name}|${PERSON.creditCode}|${digits}|${applicant.queryCode}`),
      );
  });

  it("are shown to departments no further than they need: who applies, not whom to ring up", async () => {
    const headers = await w.as.department("land");
    const path = `/v1/reviews/${applicant.applicationId}.consult-land`;
    const { text } = await send(w.url, { method: "GET", path, headers });
    expect(text).toContain(PERSON.creditCode);
    expect(text).not.toMatch(new RegExp(`${PERSON.name}|${digits}`));
    const list = (await send(w.url, { method: "GET", path: "/v1/reviews?status=closed", headers })).text;
    expect(list).toContain(applicant.applicationId);
    for (const part of Object.values(PERSON)) expect(list).not.toContain(part);
  });
});

describe("a query code", () => {
  it("has 130 bits, and every letter of it varies", async () => {
    const codes = queryCodes(async () => "s".repeat(43));
    const many = await Promise.all(
      Array.from({ length: 2000 }, (_, i) => codes.codeOf(`440307-${String(i).padStart(16, "0")}`, 1)),
    );
    expect(new Set(many).size).toBe(many.length);
    for (let place = 0; place < 26; place++) expect(new Set(many.map((code) => code[place])).size).toBe(32);
    expect(26 * Math.log2(32)).toBeGreaterThanOrEqual(128);
  });

  it("hangs on the secret and on the application, and says nothing about a notice's code", async () => {
    const [one, other] = [queryCodes(async () => "a".repeat(43)), queryCodes(async () => "b".repeat(43))];
    const id = "440307-0000000000000000";
    expect(await one.codeOf(id, 1)).not.toBe(await other.codeOf(id, 1));
    expect(await one.issueOf(id, await one.codeOf(id, 1))).toBe(1);
    expect((await one.codeOf(id, 1)).slice(0, 16)).not.toBe(await one.noticeCode(id, ""));
  });

  it("matches whole and as it was given, and no other way", async () => {
    const codes = queryCodes(async () => "a".repeat(43));
    const id = "440307-0000000000000000";
    const code = await codes.codeOf(id, 1);
    for (const other of [
      "",
      code.slice(1),
      `${code} `,
      code.toLowerCase(),
      `${code}${code}`,
      "长".repeat(26),
    ])
      expect(await codes.issueOf(id, other)).toBeUndefined();
    for (let place = 0; place < code.length; place++) {
      const other = code[place] === "0" ? "1" : "0";
      const changed = code.slice(0, place) + other + code.slice(place + 1);
      expect(await codes.issueOf(id, changed)).toBeUndefined();
    }
  });

  it.each(["app/application/queryCodes.ts", "http/notices/verifyNotice.ts", "http/base/applicants.ts"])(
    "is compared in constant time: %s compares it in no other way",
    (file) => {
      const source = readFileSync(new URL(`../../functions/${file}`, import.meta.url), "utf8");
      expect(source).toMatch(/timingSafeEqual\(|codes\.(vouches|issueOf)\(/);
      expect(source).not.toMatch(/code\s*[!=]==?\s(?!undefined)|[!=]==?\s*(await )?codes?\./);
    },
  );

  it("is in no row of the record, not in part and not as its digest; nor is the secret", async () => {
    const secret = readFileSync(join(w.dataDir, "secret.txt"), "utf8");
    await w.halt();
    const { database, close } = recordIn(w.dataDir);
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as {
      name: string;
    }[];
    const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
    close();
    const all = JSON.stringify(rows);
    const items = rows.length;
    expect(items).toBeGreaterThan(20);
    expect(all).toContain(PERSON.creditCode);
    const digest = (as: "hex" | "base64") => createHash("sha256").update(applicant.queryCode).digest(as);
    for (const part of [
      applicant.queryCode.slice(0, 8),
      applicant.queryCode.slice(-8),
      digest("hex"),
      digest("base64"),
      secret,
    ])
      expect(all).not.toContain(part);
  });

  it("and every secret of the folder are readable for their owner alone", () => {
    for (const file of ["secret.txt", "issuer.pem", "record.sqlite"])
      expect([file, (statSync(join(w.dataDir, file)).mode & 0o077).toString(8)]).toEqual([file, "0"]);
  });
});
