/** The forgeries of the table: the state alone, the history alone, a notice alone; each is found, named, alarmed and left. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { discrepanciesIn } from "../../functions/app/base/copies.ts";
import { baseOf } from "../../functions/adapters/items.ts";
import { digestOf } from "../../functions/app/base/digest.ts";
import type { Change, Copy } from "../../functions/app/base/ports.ts";
import { aReview, consent, T0 } from "../support/cases.ts";
import { recordIn } from "../support/record.ts";
import { memoryStore } from "../support/memoryStore.ts";
import { objection, world, type Applicant, type World } from "../support/runtime.ts";

jest.setTimeout(60_000);

describe("in the record of one machine", () => {
  let w: World;
  let applicant: Applicant;
  beforeEach(async () => {
    w = await world();
    applicant = await w.submit();
    await w.opinion(applicant, "land", objection);
    await w.rest();
  });
  afterEach(() => w.stop());

  const land = () => `${applicant.applicationId}.consult-land`;

  /** Alters the file while nobody serves it, and starts again. @returns what the operator was told */
  async function altered(statement: string, ...values: string[]): Promise<unknown[]> {
    await w.halt();
    const database = new DatabaseSync(join(w.dataDir, "record.sqlite"));
    const { changes } = database.prepare(statement).run(...values);
    expect(changes).toBe(1);
    database.close();
    w.logged.length = 0;
    await w.restart();
    return told();
  }
  const told = () => w.logged.filter(({ code }) => code === "record-altered").map(({ fields }) => fields);
  const reconciled = async () =>
    (await w.call("POST", "/v1/operations/reconciliation", undefined, await w.as.role("operator"))).body;

  it("the state alone: the place in the lists by which a department finds its review", async () => {
    const found = await altered("UPDATE records SET rank = '2027' || rank WHERE subject = ?", land());
    expect(found).toEqual([{ subject: land(), part: "state" }]);
  });

  it("the history alone: an opinion turned round, and it stays as it was found", async () => {
    const turn =
      "UPDATE events SET body = replace(body, 'objection', 'consent') WHERE subject = ? AND seq = 3";
    expect(await altered(turn, land())).toContainEqual({ subject: land(), part: "history" });
    w.logged.length = 0;
    expect(await reconciled()).toMatchObject({ altered: 1, finished: true });
    expect(told()).toEqual([{ subject: land(), part: "history" }]);
    // Nothing was healed, and it rings again.
    w.logged.length = 0;
    expect((await reconciled()).altered).toBe(1);
    expect(told()).toHaveLength(1);
  });

  it("the history alone: its last event cut off", async () => {
    expect(await altered("DELETE FROM events WHERE subject = ? AND seq = 3", land())).toEqual([
      { subject: land(), part: "history" },
    ]);
  });

  it("a notice alone: what it says", async () => {
    const statement = "UPDATE notices SET body = replace(body, '\"project\":', '\"was\":') WHERE id LIKE ?";
    const found = await altered(statement, "acceptance%");
    expect(found).toEqual([
      { subject: expect.stringContaining(`${applicant.applicationId}/acceptance.`), part: "notice" },
    ]);
  });

  it("a notice alone, under a digest of its own: by its signature", async () => {
    await w.halt();
    const { database, store, close } = recordIn(w.dataDir);
    const issued = (await store.noticesOf(applicant.applicationId)).find(
      ({ notice }) => notice.body.kind === "acceptance",
    )!;
    const forged = { ...issued.notice, project: { ...issued.notice.project, name: "别墅" } };
    const { changes } = database
      .prepare("UPDATE notices SET body = ?, digest = ? WHERE id = ?")
      .run(JSON.stringify(forged), digestOf(forged), forged.noticeId);
    expect(changes).toBe(1);
    close();
    w.logged.length = 0;
    await w.restart();
    const subject = `${applicant.applicationId}/${forged.noticeId}`;
    expect(told()).toEqual([{ subject, part: "notice" }]);
    // Even the code that is printed anew says so, and rings.
    w.logged.length = 0;
    const [printed] = (await w.notices(applicant)).filter(
      ({ kind }: { kind: string }) => kind === "acceptance",
    );
    const query = new URLSearchParams({ number: printed.number, code: printed.code });
    const { status, body } = await w.call("GET", `/v1/notices/verification?${String(query)}`);
    expect([status, body]).toEqual([200, { integrity: "altered", number: printed.number }]);
    expect(told()).toEqual([{ subject, part: "notice" }]);
    // So does whoever reads it, who is shown nothing of what it says now.
    const path = `/v1/applications/${applicant.applicationId}/notices/${forged.noticeId}`;
    const own = w.as.applicant(applicant);
    expect((await w.call("GET", path, undefined, own)).body).toEqual({
      integrity: "altered",
      noticeId: forged.noticeId,
      number: printed.number,
    });
    const page = await fetch(`${w.url}${path}`, { headers: { accept: "text/html", ...own } });
    const text = await page.text();
    expect([text.includes("登记内容已被改动"), text.includes("别墅")]).toEqual([true, false]);
    expect(told()).toHaveLength(3);
  });

  it("is left alone until somebody has looked, and others are reconciled", async () => {
    await altered("UPDATE records SET rank = '2027' || rank WHERE subject = ?", land());
    await w.submit();
    expect(await reconciled()).toMatchObject({ applicationsSeen: 2, altered: 1, failed: 0, finished: true });
  });
});

describe("in a table whose histories go on in other items", () => {
  async function copiesOf(): Promise<{ copies: Copy[]; id: string }> {
    const store = memoryStore();
    const applicationId = "440307-0000000000000001";
    const id = await aReview(store, applicationId);
    const before = (await store.loadReview(id))!;
    await consent(store, id);
    const copies = await store.copies(applicationId);
    const { base, baseHead } = baseOf({ of: "review", before } as Change & { before: typeof before });
    const kept = { state: base!.S!, head: baseHead!.S! };
    return { id, copies: copies.map((copy) => (copy.subject === id ? { ...copy, base: kept } : copy)) };
  }
  const changed = (copies: readonly Copy[], id: string, change: (copy: Copy) => Partial<Copy>) =>
    discrepanciesIn(copies.map((copy) => (copy.subject === id ? { ...copy, ...change(copy) } : copy)));

  it("what the earlier events made is compared with what they make", async () => {
    const { copies, id } = await copiesOf();
    expect(discrepanciesIn(copies)).toEqual([]);
    const why = "what its earlier events made of it is not what is kept of that";
    for (const base of [
      { state: copies.find(({ subject }) => subject === id)!.base!.state.replace("running", "suspended") },
      { head: "0".repeat(64) },
      { state: "{" },
    ])
      expect(changed(copies, id, (copy) => ({ base: { ...copy.base!, ...base } }))).toEqual([
        { subject: id, part: "state", why },
      ]);
  });

  it("a queue, a rank, a version or an event that is another one is named, and whether it is state or history", async () => {
    const { copies, id } = await copiesOf();
    const parts = (found: ReturnType<typeof changed>) => found.map(({ subject, part }) => [subject, part]);
    const state = [[id, "state"]];
    expect(
      parts(changed(copies, id, ({ place }) => ({ place: { ...place, queue: "department#x#open" } }))),
    ).toEqual(state);
    expect(parts(changed(copies, id, ({ version }) => ({ version: version - 1 })))).toEqual(state);
    const cut = changed(copies, id, ({ events }) => ({ events: events.slice(0, -1) }));
    expect(parts(cut)).toEqual([[id, "history"]]);
    const swapped = ({ events }: Copy) => ({
      events: events.with(1, { ...events[1]!, at: T0.replace("2026", "2025") }),
    });
    expect(parts(changed(copies, id, swapped))).toEqual([[id, "history"]]);
  });
});
