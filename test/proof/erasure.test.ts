/**
 * Erasure, drilled: what is personal of a case is erased, its export still verifies, and no byte of it is left in the data
 * folder, the logs or what the bus was told; and the same on the table of the cloud.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { dynamoStore } from "../../functions/adapters/dynamoStore.ts";
import { changeCase, createCase } from "../../functions/app/base/commit.ts";
import { checkBundle } from "../../functions/app/notices/checkBundle.ts";
import type { PublicKey } from "../../functions/app/base/signing.ts";
import { eraseContact } from "../../functions/domain/application/contact.ts";
import { receive } from "../../functions/domain/application/intake.ts";
import { ACT, rules, submission, T0 } from "../support/cases.ts";
import { CONTACTS } from "../support/contacts.ts";
import { openDatabase } from "../support/dynalite/database.ts";
import { recordIn } from "../support/record.ts";
import { ELEVEN, example, objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

/** Whose data it is can be told wherever it turns up. */
const PERSON = { name: "欧阳晓岚", phone: "+86 138 0013 8000", email: "ouyang.xiaolan@example.org" };
const OTHER = { name: "司马静好", phone: "0755-98765432" };
const PARTS = [...Object.values(PERSON), ...Object.values(OTHER), "13800138000", "075598765432"];

/** Every file below a folder, whole. */
function filesUnder(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ name: path, bytes: readFileSync(path) }));
}

/** Which of these bytes are found in which file. */
const foundIn = (folder: string, parts: readonly (string | Uint8Array)[]): string[] =>
  filesUnder(folder).flatMap(({ name, bytes }) =>
    parts
      .filter((part) => bytes.includes(Buffer.from(part)))
      .map((part) => `${Buffer.from(part).toString("hex")} in ${name}`),
  );

describe("on one machine", () => {
  let w: World;
  let applicant: Applicant;
  let path: string;
  beforeAll(async () => {
    w = await world();
    const good = example("municipal-road-application");
    applicant = await w.submit({ ...good, applicant: { ...good.applicant, contact: PERSON } });
    path = `/v1/applications/${applicant.applicationId}`;
    // Others around it, so that its pages are not the only ones.
    for (let n = 0; n < 3; n++) await w.submit();
    for (const department of ELEVEN.slice(0, 3)) await w.opinion(applicant, department);
    await w.opinion(applicant, "water", objection);
    await w.clock("P20D");
  });
  afterAll(() => w.stop());
  const own = () => w.as.applicant(applicant);
  const exported = async () => (await fetch(`${w.url}${path}/export`, { headers: own() })).text();

  /** What lies sealed in the file, read beside the product. */
  async function lying(): Promise<Uint8Array[]> {
    await w.halt();
    const record = recordIn(w.dataDir);
    const sealed = await record.store.sealedContact(applicant.applicationId);
    record.close();
    await w.restart();
    return sealed ? [Buffer.from(sealed.key), Buffer.from(sealed.sealed)] : [];
  }

  it("its applicant, its departments and its lead read it, and whoever reads stands in the trail", async () => {
    expect((await w.call("GET", `${path}/contact`, undefined, own())).body.contact).toEqual(PERSON);
    for (const department of ["land", "planning"]) {
      const headers = await w.as.department(department);
      expect((await w.call("GET", `${path}/case/contact`, undefined, headers)).body.contact).toEqual(PERSON);
    }
    const trail = await w.call(
      "GET",
      `/v1/audit-trail?applicationId=${applicant.applicationId}`,
      undefined,
      await w.as.role("auditor"),
    );
    expect(JSON.stringify(trail.body)).toContain("getContact");
  });

  it("lies in no file as it reads, nor in the history, nor in what is exported", async () => {
    expect(foundIn(w.dataDir, PARTS)).toEqual([]);
    const [events, bundle] = [JSON.stringify(await w.events(applicant)), await exported()];
    for (const part of PARTS) expect(`${events}${bundle}`).not.toContain(part);
    expect(events).toMatch(/"contact":"[0-9a-f]{64}"/);
  });

  it("is corrected by its applicant: the history says that it was, and not what it was", async () => {
    const sealed = await lying();
    expect(foundIn(w.dataDir, sealed)).toHaveLength(2);
    const before = (await w.events(applicant)).length;
    for (let n = 0; n < 2; n++) {
      const { status, body } = await w.call("PUT", `${path}/contact`, OTHER, own());
      expect([status, body.contact, body.correctedAt !== null]).toEqual([200, OTHER, true]);
    }
    const events = await w.events(applicant);
    expect(events).toHaveLength(before + 1);
    expect(events.some(({ type }: { type: string }) => type === "contact-corrected")).toBe(true);
    for (const part of PARTS) expect(JSON.stringify(events)).not.toContain(part);
    // What was there before is gone with its key, while the product runs.
    expect(foundIn(w.dataDir, [...PARTS, ...sealed])).toEqual([]);
  });

  it("is erased by a supervisor with a basis: no byte of it is left, and the export verifies", async () => {
    const sealed = await lying();
    expect(foundIn(w.dataDir, sealed)).toHaveLength(2);
    const basis = { basis: "个人信息保护法第四十七条", reasons: "联系人书面要求删除" };
    const supervisor = await w.as.role("supervisor");
    const erased = await w.call("POST", `${path}/contact-erasure`, basis, supervisor);
    expect([erased.status, erased.body.why, erased.body.basis]).toEqual([200, "ordered", basis.basis]);
    // At once, in the file and its log, while the product runs.
    expect(foundIn(w.dataDir, [...PARTS, ...sealed])).toEqual([]);
    expect((await w.call("POST", `${path}/contact-erasure`, basis, supervisor)).body).toEqual(erased.body);

    const shown = (await w.call("GET", `${path}/contact`, undefined, own())).body;
    expect([shown.contact, shown.erasedAt]).toEqual([null, erased.body.erasedAt]);
    expect((await w.call("PUT", `${path}/contact`, OTHER, own())).body.code).toBe("contact-erased");
    const [event] = (await w.events(applicant)).filter(
      ({ type }: { type: string }) => type === "contact-erased",
    );
    expect(event).toMatchObject({ data: { ...basis, why: "ordered" }, by: { role: "supervisor" } });

    const { keys } = (await w.call("GET", "/v1/keys")).body as { keys: PublicKey[] };
    const bundle = await exported();
    expect(checkBundle(Buffer.from(bundle), keys).faults).toEqual([]);
    for (const part of PARTS) expect(bundle).not.toContain(part);
    expect(JSON.stringify(w.logged)).not.toMatch(
      new RegExp(PARTS.map((part) => part.replace("+", "\\+")).join("|")),
    );
    await w.restart();
    expect(foundIn(w.dataDir, [...PARTS, ...sealed])).toEqual([]);
  });
});

it("on the table of the cloud: nothing of it is in any item once it is erased", async () => {
  const database = await openDatabase();
  try {
    const store = dynamoStore(database);
    const id = "440307-ERASE00000000001";
    const { sealed, commitment } = await CONTACTS.seal(id, PERSON);
    const given = { applicationId: id, digest: "d", contact: commitment };
    const decision = receive(
      rules.region,
      { ...submission, claims: [], applicant: { ...submission.applicant, contact: PERSON } },
      given,
      T0,
      rules.clock,
    );
    await createCase(store, decision, ACT, undefined, sealed);
    const scanned = async (): Promise<string> => {
      const { Items = [] } = await database.client.send(new ScanCommand({ TableName: database.table }));
      return JSON.stringify(Items, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
      );
    };
    const bytes = [sealed.key, sealed.sealed].map((part) => Buffer.from(part).toString("hex"));
    const before = await scanned();
    for (const part of bytes) expect(before).toContain(part);
    for (const part of PARTS) expect(before).not.toContain(part);
    const erasure = { why: "retention", basis: "b", reasons: null } as const;
    await changeCase(store, id, ACT, ({ application }) => eraseContact(application.state, erasure, T0), null);
    const after = await scanned();
    for (const part of [...bytes, ...PARTS]) expect(after).not.toContain(part);
    expect(after).toContain(commitment);
  } finally {
    await database.close();
  }
});
